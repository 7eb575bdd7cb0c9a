"""Lines that are no part of any story: buttons, links, appeals, credits, tags, copyright.

Each test looks at one line alone and is narrow: a paragraph that begins "Share prices fell" or "Read my lips" must come
through. Written from how papers' pages look when they are copied as text.
"""

from __future__ import annotations

import re

from claims.model import BlockRole
from claims.reading.lines import Line
from claims.reading.words import words

LONGEST_CAPTION = 400
"""Characters. A longer paragraph that ends in a credit keeps its words as body."""

_X = re.IGNORECASE | re.VERBOSE
_LABELS = words("labels")
_MARKS = " .:|>»•·*-–—[](){}…!\t"
_COUNTED = re.compile(
    r"""
    (?:\d+|no|view|show|read|all|leave)\s(?:all\s|a\s|the\s)?(?:\d+\s)?(?:comments?|shares|replies)
    | \d+\s?-?min(?:ute)?s?(?:\sread)?
    | (?:story|article)\scontinues\s(?:below|after)\b.{0,40}
    | scroll\s(?:down\s)?to\scontinue.{0,40}
    | skip\sto\s.{1,40}
    | ads?\sby\s.{1,30}
    | (?:more|most\sread|popular)\s(?:from|in|on|about|stories|like)\s.{1,60}
    | our\sstandards:.{1,80}
    """,
    _X,
)
_POINTER = re.compile(
    r"""
    (?:read|see|watch|listen|related|also|more|recommended|explore|must\sread|don['’]t\smiss)
    (?:\s(?:more|also|next|now|here|on|this|to|our|the|full))*
    (?:\s(?:articles?|story|stories|coverage|topics?|content|videos?|reading|links?|news|interview|report|transcript))*
    \s*[:|>»]\s*\S.{0,250}
    """,
    _X,
)
_BARE_POINTER = re.compile(
    r"(?:read|see|click|watch|listen|tap) (?:more|also|here|the (?:full|rest|original)|our)\b.{0,140}", re.IGNORECASE
)
_APPEAL = re.compile(
    r"""
    (?: sign\sup|subscribe|register|join|get|download|follow|like|support|click|tap|contact|e-?mail|have\syou|do\syou
      | got\sa|send|visit|stay|don['’]t\smiss|never\smiss|want|read|find|for\smore|to\sread|share|tell\sus|become\sa
      | keep\sup|catch\sup|listen|check\sout|already\sa|\S+\sis\son )\b
    [^"“”]{0,160}?
    (?: \b(?:newsletters?|inbox|notifications?|alerts|app|journalism|subscribers?|subscription|podcast
           |(?:story|news)\stip|a\stip|click\shere|here)\b
      | \b(?:on|our)\s(?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok|threads|bluesky
           |google\snews|apple\snews)\b
      | @\w+ | [\w.]+@[\w.]+ )
    [^"“”]{0,80}
    """,
    _X,
)
_COPYRIGHT = re.compile(
    r"""
    (?:copyright\s*)?(?:©|\(c\))\s*\S.{0,250}
    | copyright\b[\s,]*(?:19|20)\d\d.{0,200}
    | .{0,150}all\srights\sreserved\b.{0,80}
    """,
    _X,
)
_OWNER = re.compile(
    r"(?:copyright\W*)?(?:©|\(c\)|copyright)\W*(?:copyright\W*)?(?:(?:19|20)\d\d\W*)*(?:by )?(?P<name>[^.|]{2,60})",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"""
    \W*(?:this|an\searlier\sversion\sof\sthis)\s(?:article|story|post|report|piece|headline|version)\b.{0,30}
    \b(?:was|were|has\sbeen|is|have\sbeen)\b.{0,30}
    \b(?:published|amended|updated|corrected|edited|clarified|syndicated|republished|translated|misstated)\b.{0,400}
    """,
    _X | re.DOTALL,
)
_TAGS = re.compile(
    r"""
    (?:tags?|topics?|filed\s(?:under|in|to)|posted\sin|keywords?|categor(?:y|ies)|sections?|in\sthis\s(?:article|story)
      |explore\smore\son\sthese\stopics|more\sabout)
    \s*(?P<mark>:|\b)\s*(?P<rest>.{0,300})
    """,
    _X,
)
_CONTRIBUTORS = re.compile(
    r"""
    \(?\s*(?:(?:additional|further|with)\s)*
    (?:(?:reporting|writing|editing|research|compilation|graphics?|reported|written|edited|compiled|translated)
       (?:\sand\s(?:writing|editing|reporting|edited))?\s(?:by|from)\b
      | with\s(?:files|inputs?|agency\sinputs)\sfrom\b)
    .{1,250}
    """,
    _X,
)
_OPENS_LIST = re.compile(
    r"""
    \W*(?:related|recommended|most\s(?:read|popular|viewed|shared)|trending|popular|editors?['’]?s?\spicks?
      |more\s(?:from|in|on|about|stories|like|news|coverage)|you\s(?:may|might)|what\sto\sread|read\snext|up\snext
      |top\sstories|latest|explore\smore)\b[^:]*:?\W*
    """,
    _X,
)

_SOURCES = re.compile(r"(?:sources?|references?|bibliography|external links)(?:\s*:.{0,280})?", re.IGNORECASE)

_AGENCY = r"""(?:getty(?:\simages)?|reuters|ap(?:\sphoto)?|associated\spress|afp|epa(?:-efe)?
    |pa(?:\s(?:wire|media|images))?|shutterstock|alamy|istock|i-images|rex(?:\sfeatures)?|zuma|upi|bloomberg|xinhua)"""
_PICTURE = r"(?:photo(?:graph)?(?:y|er)?|picture|pic|image|illustration|graphic|video|cartoon|screenshot|screengrab)s?"
_CREDIT = re.compile(
    rf"""
    \(?\s*
    (?: (?:file\s)?{_PICTURE}(?:/video)?(?:\s(?:credit|courtesy|source|copyright|supplied|provided))?
        \s*(?::|/|©|\bby\b|courtesy|via|from\b(?=\s[A-Z@]))
      | {_PICTURE}\s(?:credit|courtesy|source|copyright)\b
      | (?:credit|courtesy)(?:\sof)?\s*:
      | image\s(?:source|copyright),
      | ©\s*{_AGENCY}
      | {_AGENCY}\s*(?:/|via\b|\|)
      | getty\simages
      | {_PICTURE}\W*$ )
    .{{0,160}}
    """,
    _X,
)
_CAPTION = re.compile(
    rf"""
    (?: file(?:\sphoto|\spicture|\simage|\spic)?\s*[:–—-]
      | (?:image|media|photo|picture)\scaption\b
      | (?:{_PICTURE}|pictured|above|caption|left|right)\s*:
      | in\sthis\s(?:[\w.,\s]{{0,30}},?\s?)?(?:file\s)?(?:photo|image|picture|handout|frame|screenshot|grab)\b
      | (?:a\s)?file\s(?:photo|picture|image)\s(?:of|shows)\b )
    .{{1,400}}
    """,
    _X,
)
_CREDIT_END = re.compile(
    rf"""
    \s*
    (?: \(\s*(?:file\s)?(?:{_PICTURE}|credit|ap\sphoto|courtesy)\b[^()]{{0,120}}\)
      | \(\s*{_AGENCY}(?:/[^()]{{1,80}}|\svia\s[^()]{{1,80}}|\simages|\sphoto|\sfile)\)
      | \b(?:{_PICTURE}\scredit|{_PICTURE}|credit)\s*:\s*[^\W\d_][^.:!?"“”]{{1,80}}
      | (?<=[.!?|])\s+(?-i:AP\sPhoto|REUTERS|AFP|EPA|PA|Getty\sImages|Reuters)
        (?:/[\w\s.'’-]{{2,60}}|\svia\s[\w\s/]{{2,40}})(?:,\sFile)? )
    \s*\.?$
    """,
    _X,
)


def role(line: Line) -> BlockRole | None:
    """What a line is when its own words say that it is no text of the article. None for everything else."""
    text = line.text
    if len(text) > 500:
        return None
    if text.strip(_MARKS).lower() in _LABELS or _COUNTED.fullmatch(text) or _POINTER.fullmatch(text):
        return "menu"
    if _is_notice(text) or (not line.reports and _is_appeal(line)):
        return "menu"
    if _CONTRIBUTORS.match(text) and not line.reports:
        return "byline"
    if _CAPTION.fullmatch(text) and not line.quotes:
        return "caption"
    if _CREDIT.fullmatch(text.strip("()[] ")) and not (line.prose and line.reports):
        return "credit"
    return None


def _is_notice(text: str) -> bool:
    return bool(_COPYRIGHT.fullmatch(text) or _AMENDED.fullmatch(text))


def _is_appeal(line: Line) -> bool:
    return bool(_APPEAL.match(line.text)) or (not line.stopped and bool(_BARE_POINTER.fullmatch(line.text)))


def is_tags(line: Line) -> bool:
    """Whether a line lists tags: "Tags: …" with a colon, or "Tags United States Russia", capitalised and unstopped."""
    match = _TAGS.fullmatch(line.text) if len(line.text) <= 320 else None
    if match is None or line.stopped:
        return False
    rest = match["rest"].split()
    capitals = sum(not word[:1].islower() for word in rest)
    return match["mark"] == ":" or capitals >= 0.7 * len(rest)


def opens_list(line: Line) -> bool:
    """Whether a label stands above a list of links, such as "Most read"."""
    return bool(_OPENS_LIST.fullmatch(line.text))


def opens_sources(line: Line) -> bool:
    """Whether a line stands above the articles that this one was written from, or names one: "Sources"."""
    return len(line.text) <= 300 and _SOURCES.fullmatch(line.text) is not None


def owner(text: str) -> str | None:
    """Who is named in "© 2021 The Harbor Ledger. All rights reserved."."""
    match = _OWNER.match(text) if len(text) <= 250 else None
    return match["name"].strip(" ,-–—") if match else None


def credit_start(text: str) -> int | None:
    """Where the credit begins that a caption or paragraph ends in ("… (Photo: Jo Bell)"). None where there is none."""
    match = _CREDIT_END.search(text, max(0, len(text) - 220))
    return match.start() if match and match.start() > 0 else None
