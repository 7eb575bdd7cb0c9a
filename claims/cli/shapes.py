"""The JSON that other programs read. Keys are added, never changed or taken away."""

from __future__ import annotations

from datetime import date
from typing import Any

from claims.model import Answer, Evidence, Linked, Precision, Quotation, Receipt, Review, Timeline


def day(value: date | None, precision: Precision) -> str | None:
    """A day as far as it is known: 2021-03-18, 2021-03 or 2021."""
    if value is None:
        return None
    return value.isoformat()[: {"month": 7, "year": 4}.get(precision, 10)]


def quotation(found: Quotation) -> dict[str, Any]:
    """A line of `claims extract --jsonl`. Offsets are code points into the article's text, ends exclusive."""
    return {
        "article": found.article,
        "kind": found.kind,
        "quote": found.quote,
        "content": [list(span) for span in found.content],
        "cue": list(found.cue) if found.cue else None,
        "mention": list(found.mention) if found.mention else None,
        "speaker": found.speaker,
        "role": found.role,
        "said_on": day(found.said_on, found.said_on_precision),
        "said_on_precision": found.said_on_precision,
        "addressee": found.addressee,
        "medium": found.medium,
        "denies": found.denies,
        "confidence": found.confidence,
        "speaker_kind": found.speaker_kind,
        "said_on_basis": found.said_on_basis,
        "prompt": found.prompt,
        "inside": found.inside,
    }


def receipt(found: Receipt) -> dict[str, Any]:
    """A receipt within an answer."""
    return {
        "claim": found.claim,
        "quote": found.quote,
        "kind": found.kind,
        "speaker": found.speaker,
        "role": found.role,
        "mention": found.mention,
        "cue": found.cue,
        "denies": found.denies,
        "said_on": day(found.said_on, found.said_on_precision),
        "said_on_precision": found.said_on_precision,
        "said_on_basis": found.said_on_basis,
        "before": found.before,
        "after": found.after,
        "prompt": found.prompt,
        "addressee": found.addressee,
        "medium": found.medium,
        "sources": [
            {
                "article": source.article,
                "headline": source.headline,
                "publisher": source.publisher,
                "author": source.author,
                "url": source.url,
                "published": source.published.isoformat() if source.published else None,
                "link": source.link,
                "vanished": source.vanished,
            }
            for source in found.sources
        ],
        "independent_sources": found.independent_sources,
        "score": found.score,
        "differences": [{"asked": d.asked, "said": d.said} for d in found.differences],
        "status": found.status,
        "evidence": [_evidence(e) for e in found.evidence],
        "reviews": [review(r) for r in found.reviews],
        "linked": [_linked(other) for other in found.linked],
        "vanished": found.vanished,
    }


def review(found: Review) -> dict[str, Any]:
    """A fact-check with who made it and when."""
    return {
        "id": found.id,
        "claim": found.claim,
        "rating": found.rating,
        "by": found.by,
        "publisher": found.publisher,
        "reviewed_on": found.reviewed_on.isoformat() if found.reviewed_on else None,
        "url": found.url,
        "note": found.note,
        "scale": found.scale,
        "value": found.value,
        "best": found.best,
        "worst": found.worst,
        "ours": found.ours,
        "withdrawn_on": found.withdrawn_on.isoformat() if found.withdrawn_on else None,
        "withdrawn_why": found.withdrawn_why,
        "revision": found.revision,
        "repeats": found.repeats,
    }


def _evidence(found: Evidence) -> dict[str, Any]:
    on = found.on.isoformat() if found.on else None
    return {"text": found.text, "by": found.by, "on": on, "url": found.url, "claim": found.claim}


def _linked(found: Linked) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "claim": found.claim,
        "quote": found.quote,
        "speaker": found.speaker,
        "said_on": day(found.said_on, found.said_on_precision),
        "url": found.url,
        "by": found.by,
    }


def answer(found: Answer, identity: Any = None) -> dict[str, Any]:
    """A line of `claims ask --json` and `--batch`."""
    searched = found.searched
    shape: dict[str, Any] = {
        "id": identity,
        "question": found.question,
        "intent": found.intent,
        "outcome": found.outcome,
        "claim": found.claim,
        "answers": [receipt(r) for r in found.answers],
        "rivals": [receipt(r) for r in found.rivals],
        "nearest": receipt(found.nearest) if found.nearest else None,
        "speaker": found.speaker,
        "subject": found.subject,
        "read_as": found.read_as,
        "searched": {
            "claims": searched.claims,
            "articles": searched.articles,
            "outlets": searched.outlets,
            "from": searched.start.isoformat() if searched.start else None,
            "to": searched.end.isoformat() if searched.end else None,
        },
        "ms": found.ms,
        "note": found.note,
        "words": found.words,
        "total": found.total,
    }
    if found.explanation is not None:
        why = found.explanation
        shape["explanation"] = {
            "matched": list(why.matched),
            "missing": list(why.missing),
            "corrected": [list(pair) for pair in why.corrected],
            "scores": dict(why.scores),
            "checks": list(why.checks),
        }
    return shape


def timeline(found: Timeline) -> dict[str, Any]:
    """What `claims timeline --json` prints: `repeats` is the id of the earlier claim that a statement repeats."""
    return {
        "speaker": found.speaker,
        "asked": found.asked,
        "subject": found.subject,
        "namesakes": list(found.namesakes),
        "moments": [
            {**receipt(moment.receipt), "repeats": moment.repeats.claim if moment.repeats else None}
            for moment in found.moments
        ],
    }
