"""Keyboards, and what an answer and its records look like behind them. Nothing here touches the network."""

from __future__ import annotations

from collections.abc import Sequence

from bot import links, render
from bot.buttons import data
from bot.render.html import fit
from bot.says import Button, Rows, Say
from bot.visit import Visit
from claims.model import Answer, Receipt


def answer(visit: Visit, found: Answer, n: int = 0, question: int | None = None) -> Say:
    """A page of an answer. `question` is the number of the open question that it was kept as, if it was."""
    permanent = _permanent(visit, found.answers[0]) if found.answers and visit.private else None
    shown = render.page(found, n, visit.t, permanent=permanent)
    if not found.answers:
        return Say(shown.html, _unanswered(visit, found, question), answer=found)
    if not visit.private:
        return Say(shown.html, (_details(visit, found.answers[0]),), answer=found)
    numbers = [r.number for r in found.answers]
    return Say(shown.html, page_rows(visit, numbers, shown, n), answer=found)


def page_rows(visit: Visit, numbers: Sequence[int], shown: render.Page, n: int) -> Rows:
    """The buttons under a page of records: details of the one, or a button that opens each of several."""
    t = visit.t
    turn: list[Button] = []
    if n > 0:
        turn.append(Button(t.b_back, data("list", numbers, n - 1)))
    if shown.more:
        turn.append(Button(t.b_more, data("list", numbers, n + 1)))
    if len(shown.shown) == 1 and n == 0:
        return (*_detail_rows(visit, numbers, shown.shown.start), tuple(turn))
    opens = tuple(Button(t.b_open.format(n=i + 1), data("open", numbers, i)) for i in shown.shown)
    at = shown.shown.start
    rest = (Button(t.b_timeline, data("time", numbers, at)), Button(t.b_none, data("none", numbers, at)),
            Button(t.b_follow, data("follow", numbers, at)))  # fmt: skip
    return (opens, rest, tuple(turn))


def _detail_rows(visit: Visit, numbers: Sequence[int], at: int) -> Rows:
    t = visit.t
    return (
        (Button(t.b_context, data("context", numbers, at)), Button(t.b_sources, data("sources", numbers, at)),
         Button(t.b_timeline, data("time", numbers, at))),
        (Button(t.b_why, data("why", numbers, at)), Button(t.b_none, data("none", numbers, at)),
         Button(t.b_follow, data("follow", numbers, at))),
    )  # fmt: skip


def record(visit: Visit, found: Receipt, numbers: Sequence[int], at: int, first: str = "") -> Say:
    """One record on its own, reached from a list, a link or a notice."""
    parts = [first] if first else []
    parts += render.card(found, visit.t, _permanent(visit, found) if visit.private else None)
    return Say(fit(parts), record_rows(visit, found, numbers, at))


def record_rows(visit: Visit, found: Receipt, numbers: Sequence[int], at: int) -> Rows:
    """The buttons under one record."""
    t = visit.t
    if not visit.private:
        return (_details(visit, found),)
    rows: list[tuple[Button, ...]] = [
        (Button(t.b_context, data("context", numbers, at)), Button(t.b_sources, data("sources", numbers, at)),
         Button(t.b_proof, data("proof", (found.number,)))),
        (Button(t.b_timeline, data("time", numbers, at)), Button(t.b_follow, data("follow", numbers, at)),
         Button(t.b_share, share=_words(found))),
    ]  # fmt: skip
    if len(numbers) > 1:
        rows.append((Button(t.b_back, data("list", numbers, 0)),))
    if visit.admin:
        rows.append(
            (Button(t.b_review, data("judge", (found.number,))), Button(t.b_remove, data("remove", (found.number,))))
        )
    return tuple(rows)


def detail(visit: Visit, parts: Sequence[str], numbers: Sequence[int], at: int, first: str = "") -> Say:
    """Context, sources or the reason, under the answer's own first line, with the way back."""
    whole = [*([first] if first else []), *parts]
    back = Button(visit.t.b_back, data("list" if first else "open", numbers, 0 if first else at))
    return Say(fit(whole, left_out=render.escape(visit.t.left_out)), ((back,),))


def _permanent(visit: Visit, found: Receipt) -> str | None:
    return links.address(visit.desk.username, links.to_claim(found)) if visit.desk.username else None


def _details(visit: Visit, found: Receipt) -> tuple[Button, ...]:
    """In a group the details are behind a link, so that one message is all that everybody has to read."""
    return (Button(visit.t.b_details, url=links.address(visit.desk.username, links.to_claim(found))),)


def _unanswered(visit: Visit, found: Answer, question: int | None) -> Rows:
    if not visit.private:
        return ()
    rows: list[tuple[Button, ...]] = []
    if found.nearest is not None:
        rows.append((Button(visit.t.b_open.format(n=1), data("open", (found.nearest.number,))),))
    if question is not None:
        rows.append((Button(visit.t.b_tell, data("tell", (question,))),))
    return tuple(rows)


def _words(found: Receipt) -> str:
    """Words that find a record again in another chat."""
    words = " ".join(found.quote.split())
    return words if len(words) <= 120 else words[:120].rsplit(" ", 1)[0]
