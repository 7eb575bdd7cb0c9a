"""Looking in: the file opens in Datasette as it is, and `claims browse` makes that pleasant."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from claims import browsing
from claims.errors import UsageError
from claims.store import Store, writer
from claims.tracker import Tracker
from tests.store.making import article, said

TEXT = """The council met.

“Nobody will pay a <b>toll</b> on these bridges,” Ada Quill said. “It is late,” Ben Oster said."""


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = str(tmp_path / "news.db")
    with Store(file) as store:
        for text, publisher in ((TEXT, "Ferndale Echo"), (TEXT + "\n\nMore follows.", "Ferndale Echo")):
            found = article(text, "a", url="https://echo.example/a", publisher=publisher, headline="Tolls & bridges")
            toll = said(found, "Nobody will pay a <b>toll</b> on these bridges", "Ada Quill", "mayor")
            writer.add(store, found, [toll, said(found, "It is late", "Ben Oster")])
    return file


@pytest.fixture
async def site(path: str, tmp_path: Path) -> AsyncIterator[Any]:
    given = browsing.arguments(path, tmp_path, host="127.0.0.1", port=0)
    options = dict(zip(given[2::2], given[3::2], strict=False))
    described = Path(options["--metadata"]).read_text(encoding="utf-8")  # noqa: ASYNC240  # a small file
    opened = Datasette(
        [path],
        metadata=json.loads(described),
        template_dir=options["--template-dir"],
        plugins_dir=options["--plugins-dir"],
        static_mounts=[("whosaid", str(browsing.HERE / "static"))],
        settings={"default_page_size": 50},
    )
    await opened.invoke_startup()
    yield opened.client
    for database in opened.databases.values():
        database.close()


async def page(site: Any, address: str, status: int = 200) -> str:
    response = await site.get(address)
    assert response.status_code == status, response.text[:500]
    return str(response.text)


async def test_the_first_page_leads_to_statements_speakers_and_articles(site: Any) -> None:
    found = await page(site, "/")
    for table in ("statements", "by_speaker", "sources"):
        assert f'href="/news/{table}"' in found
        await page(site, f"/news/{table}")
    assert "/whosaid/browse.css" in found
    assert "blockquote" in await page(site, "/whosaid/browse.css")


async def test_statements_have_facets_and_lead_to_their_claim(site: Any) -> None:
    found = await page(site, "/news/statements")
    assert "2 rows" in found  # the newest reading alone
    assert 'id="facet-speaker"' in found
    assert 'id="facet-outlet"' in found
    key = re.search(r'href="/claim/(\w+)"', found)
    assert key is not None
    assert "<blockquote>" in await page(site, f"/claim/{key[1]}")


async def test_search_finds_other_forms_of_a_word(site: Any) -> None:
    for words, count in (
        ("bridge", 1),
        ("bridges toll", 1),
        ("PAYING", 1),
        ("quill", 1),
        ("ferry", 0),
        ("?!", 0),
        ('"', 0),
    ):
        response = await site.get("/news/statements.json", params={"_search": words})
        assert response.json()["filtered_table_rows_count"] == count, words


async def test_the_page_of_a_claim_shows_words_speaker_and_source_and_escapes_them(site: Any, path: str) -> None:
    with Tracker(path, read_only=True) as tracker:
        key = tracker.search("toll")[0].claim
    found = await page(site, f"/claim/{key}")
    assert "“Nobody will pay a &lt;b&gt;toll&lt;/b&gt; on these bridges”" in found
    assert "Ada Quill</a>, mayor, reported on 1 May 2024" in found
    assert "Tolls &amp; bridges" in found
    assert "https://echo.example/a#:~:text=Nobody" in found
    assert "1 article, 1 independent source" in found


async def test_an_unknown_claim_is_not_found(site: Any) -> None:
    assert "no claim goes by the id" in await page(site, "/claim/zzz", 404)


async def test_tables_about_people_who_asked_stay_closed(site: Any) -> None:
    await page(site, "/news/open_questions", 403)


async def test_the_file_opens_in_datasette_as_it_is(path: str) -> None:
    plain = Datasette([path])
    await plain.invoke_startup()
    for table in ("statements", "by_speaker", "sources", "claims", "quotations", "articles", "speakers"):
        assert (await plain.client.get(f"/news/{table}.json")).json()["rows"], table
    for database in plain.databases.values():
        database.close()


def test_others_than_this_machine_may_not_write_queries() -> None:
    assert ("default_allow_sql", "on") in browsing.settings("127.0.0.1")
    assert ("default_allow_sql", "off") in browsing.settings("0.0.0.0")  # noqa: S104


def test_without_datasette_a_line_says_how_to_get_it(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browsing, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'whosaid\[browse\]'"):
        browsing.arguments(path, tmp_path, host="127.0.0.1", port=0)


def test_claims_browse_serves_until_it_is_stopped(path: str) -> None:
    command = [sys.executable, "-c", "from claims.cli import main; main()", "--db", path, "browse", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        deadline = time.monotonic() + 60
        lines = []
        for line in process.stderr:
            lines.append(line)
            if "running on http://127.0.0.1" in line or time.monotonic() > deadline:
                break
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
    assert any("running on" in line for line in lines), lines
