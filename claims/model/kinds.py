"""The fixed words: what a stretch of text, a statement, a date, an attribution and an answer may be."""

from __future__ import annotations

from typing import Literal

BlockRole = Literal["headline", "deck", "body", "pull_quote", "byline", "dateline", "menu", "caption", "credit", "tags"]
"""What a stretch of an article's text is. Statements are looked for in `headline`, `deck`, `body` and `pull_quote`."""

Kind = Literal["direct", "indirect", "mixed"]
"""Direct: the words themselves, in quotation marks. Indirect: reported. Mixed: reported, with quoted words in it."""

Precision = Literal["day", "month", "year", "unknown"]
"""How exactly a date is known. `unknown` with a date: nothing better than the day of publication is known."""

Basis = Literal["stated", "published", "given", "unknown"]
"""Where a date comes from: `stated` in the text, the day the article was `published`, `given` on import, or none."""

SpeakerKind = Literal["person", "body", "unknown"]
"""A body is an organisation, an office or a group that speaks as one ("the Kremlin", "police")."""

Outcome = Literal["said", "said_similar", "related", "someone_else", "several", "found", "no_record"]
"""What an answer says.

said           these words, this speaker
said_similar   nearly these words, this speaker; the answer shows the difference
related        this speaker, on this subject
someone_else   these words, another speaker
several        rivals, or many statements
found          these words, and who said them (nobody was named in the question)
no_record      nothing in the store answers it
"""

Intent = Literal["who_said", "did_say", "what_about", "when_where", "latest", "speaker", "search", "talk"]
"""What a question asks for: who said it; did Y say it; what Y said (on Z); when or where; the newest; Y; words; nothing
("thanks")."""

Status = Literal["sourced", "attributed", "disputed", "misattributed", "denied", "retracted"]
"""How well it stands that this speaker made this statement. It never says whether the statement is right.

sourced        the words themselves stand in an article that was read, or two independent sources carry them
attributed     one source reports it
disputed       the same words are credited to somebody else as well
denied         the speaker denies having said it
misattributed  a named reviewer found that somebody else said it, or nobody
retracted      the articles that carried it have taken it out, or the speaker took it back
"""

GRAVE: frozenset[Status] = frozenset({"disputed", "denied", "misattributed", "retracted"})
"""What an answer says before anything else about a claim."""

LinkKind = Literal["denied_by", "denies", "disowned_by", "disowns", "rival", "contradicts"]
"""How another claim stands to this one.

denied_by    another speaker denies it                 denies    it denies the other
disowned_by  the speaker denies having said this       disowns   it denies having said the other
rival        the same words, credited to somebody else
contradicts  the same speaker said otherwise; only where a named reviewer has confirmed it
"""
