"""From a web page to an article: trafilatura finds the story, the page's metadata the rest."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from claims.errors import ReadingError
from claims.model import Article
from claims.reading import days, layout, metadata
from claims.reading.decoding import decode_page, refuse_binary
from claims.reading.english import check
from claims.reading.lines import Line
from claims.reading.texts import refuse_endless

if TYPE_CHECKING:
    from trafilatura.settings import Document

LARGEST = 10_000_000
"""Largest page, in bytes. The slowest that was tried (a hundred thousand paragraphs in 3 MB) takes eight seconds."""

_TEASER = 1_200  # letters; less is what a paywall shows of an article
_HINTED_TEASER = 600  # letters, where a page has parts for a paywall but does not say that it is closed
_LITTLE = 200  # letters; less is no article unless the page says that it is one
_WALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock|keep)|to continue reading|already (?:a subscriber|subscribed)|"
    r"(?:article|content|story|page) is (?:for|available (?:only )?to|exclusive to|reserved for) (?:\w+ )?(?:subscribers|members)|"
    r"subscribers? only|subscriber[- ]exclusive|(?:sign|log) in to (?:continue|read)|create (?:a|your) free account to|"
    r"unlock this (?:article|story)|start your free trial",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|\bpersonal data\b|\bprivacy\b|\bpersonali[sz]ed (?:ads?\b|advertising|content)|\byour choices\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\b(?:accept|agree|allow|reject|refuse|manage|change)\b[^.]{0,40}\b(?:cookies|choices|preferences|settings|all)\b|on your device",
    re.IGNORECASE,
)
_WALL_CLASS = "//*[contains(@class,'paywall') or contains(@id,'paywall') or contains(@class,'regwall')]"
for _name in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # their remarks on bad pages would land on the terminal


def from_html(
    data: bytes,
    *,
    name: str,
    identity: str | None = None,
    address: str | None = None,
    charset: str | None = None,
    largest: int = LARGEST,
) -> Article:
    """The article in a page. Its text has a paragraph a line.

    Args:
        data: the page.
        name: what to call it in an error.
        identity: the article's id; by default the page's canonical address.
        address: where it was fetched.
        charset: what the server said of its encoding.
        largest: the largest page, in bytes, that is taken apart.

    Raises:
        ReadingError: nothing there, no article, behind a paywall, not English, too large.
    """
    if len(data) > largest:
        raise ReadingError(f"{name}: larger than {largest:,} bytes, which no page of an article is")
    if not data.strip(b"\x00 \t\r\n\f"):
        raise ReadingError(f"{name}: the page is empty")
    refuse_binary(data, name)
    tree = _parse(decode_page(data, charset), name)
    declared = metadata.read(tree, address)
    shown = _shown_before_wall(tree, declared)
    links = {_plain(link.text_content()) for link in tree.xpath("//a")}
    document = _extract(tree, address, name)
    text = _paragraphs(document.text or "")
    refuse_endless(text, name)
    _refuse_fragments(text, links, declared.article, shown, name)
    return _article(text, declared, document, identity, address, name)


def _parse(page: str, name: str) -> Any:
    """The page as a tree. lxml wants no encoding declaration in front of decoded text, nor any NUL."""
    from trafilatura.utils import load_html

    bare = re.sub(r"^\s*<\?xml[^>]*>", "", page.lstrip("\ufeff").replace("\x00", ""), count=1)
    tree = load_html(bare) if bare.strip() else None
    if tree is None:
        raise ReadingError(f"{name}: this is not a web page")
    return tree


def _shown_before_wall(tree: Any, declared: metadata.Metadata) -> int:
    """How many letters a paywall on this page may show of an article: with fewer, the rest is taken to be behind it."""
    visible = " ".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::template)]"))
    if not declared.free or _WALL.search(visible):
        return _TEASER
    return _HINTED_TEASER if tree.xpath(_WALL_CLASS) else 0


def _extract(tree: Any, address: str | None, name: str) -> Document:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree,
            url=address,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            # The day of publication, from what the page declares; no guess from any date that it shows.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as error:  # a parser of other people's pages: whatever it trips over is that page's fault
        raise ReadingError(f"{name}: the page cannot be taken apart: {type(error).__name__}") from error
    if found is None or isinstance(found, dict) or not found.text:
        raise ReadingError(f"{name}: no article was found in the page")
    return found


def _paragraphs(text: str) -> str:
    """The text with sentences joined again that a line break in a paragraph had cut."""
    return re.sub(r"(?<=[\w,;–—-])\n(?=[a-z])", " ", text).strip()


def _refuse_fragments(text: str, links: set[str], declared: bool, shown: int, name: str) -> None:
    """Refuse what is left of an article behind a paywall, a list of links, and a page of a few words."""
    letters = sum(c.isalpha() for c in text)
    if letters < shown:
        raise ReadingError(f"{name}: behind a paywall; only its beginning can be read")
    lines = [line for line in text.splitlines() if line.strip()]
    asking = sum(len(line) for line in lines if _CONSENT.search(line))
    if letters < _TEASER and asking > len(text) / 2 and _CHOICE.search(text):
        raise ReadingError(f"{name}: the page asks for consent to cookies instead of showing an article")
    linked = sum(_plain(line.lstrip("-• ")) in links for line in lines)
    prose = sum(Line(0, len(line), line).prose for line in lines)
    if linked > len(lines) / 2 or prose == 0 or (letters < _LITTLE and not declared):
        raise ReadingError(f"{name}: the page is not an article (a list of links, or hardly any text)")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _article(
    text: str, declared: metadata.Metadata, document: Document, identity: str | None, address: str | None, name: str
) -> Article:
    title = _without_publisher(declared.headline or document.title, declared.publisher or document.sitename)
    found = layout.read(text, headline=title)
    check(layout.body(text, found.blocks), name)
    url = declared.url or address
    people = (document.author or "").replace("; ", ", ")
    return Article(
        id=identity or url or name,
        text=text,
        headline=title or found.headline,
        url=url,
        publisher=declared.publisher or document.sitename or found.publisher or _host(url),
        author=declared.author or people or found.author,
        published=declared.published or days.read(document.date) or found.published,
        blocks=found.blocks,
    )


def _without_publisher(title: str | None, publisher: str | None) -> str | None:
    """The headline in "Pool to close | The Harbor Ledger"."""
    if not title or not publisher:
        return title
    bare = re.sub(rf"\s+[|–—-]\s+{re.escape(publisher)}\s*$", "", title, flags=re.IGNORECASE)
    return bare or title


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
