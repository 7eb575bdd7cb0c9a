"""An invented article about a pool, with three statements, for stores that need something in them."""

from __future__ import annotations

from datetime import date

from claims.model import Article, Quotation
from claims.store import Store, writer

TEXT = (
    "Harbor council votes to close pool\n"
    "“We had no money left,” said the treasurer, Ines Dahl. “Not a cent.”\n"
    "The mayor, Tom Reyes, said that he would look for a buyer."
)


def quotation(article: Article, *parts: str, speaker: str, mention: str) -> Quotation:
    """A quotation of words that stand in an article."""
    content = tuple((article.text.index(part), article.text.index(part) + len(part)) for part in parts)
    start = article.text.index(mention)
    return Quotation(
        article=article.id, kind="direct", quote=" ".join(parts), content=content, speaker=speaker,
        speaker_kind="person", mention=(start, start + len(mention)), said_on=date(2021, 3, 1),
        said_on_precision="day", said_on_basis="published", before="", after="", confidence=0.9,
    )  # fmt: skip


def fill(store: Store, number: int = 1) -> None:
    """Add an article with three statements, one of them in two parts."""
    text = f"{TEXT}\nThis was vote number {number} of the year."
    article = Article(
        id=f"pool-{number}", text=text, headline="Harbor council votes to close pool", publisher="The Harbor Ledger",
        url=f"https://ledger.example/pool-{number}", published=date(2021, 3, 1),
    )  # fmt: skip
    found = [
        quotation(article, "We had no money left,", "Not a cent.", speaker="Ines Dahl", mention="Ines Dahl"),
        quotation(article, "he would look for a buyer", speaker="Tom Reyes", mention="The mayor, Tom Reyes"),
        quotation(article, f"vote number {number}", speaker="Tom Reyes", mention="Tom Reyes"),
    ]
    writer.add(store, article, found)
