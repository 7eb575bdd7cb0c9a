"""The forms that questions come in, as patterns over folded text, tried in order.

Each names its parts: `speaker` the phrase that names somebody, `verb` the reporting word, `words` what was said,
`subject` what it was about. A form says only how a question is built; whom it names and what is on record come later.
"""

from __future__ import annotations

import re

from claims.matching.lexicon import SAYING
from claims.model import Intent

_SAY = "(?:" + "|".join(sorted(set(SAYING), key=len, reverse=True)) + ")"
_ADVERB = r"(?:(?:ever|really|actually|once|also|just|even|again|recently|publicly|indeed|already|then|ever|first|not|still)\s+)*"
_THAT = r"(?:\s*[:,]?\s*(?:that|how|about how|as saying)\b)?[\s:,]*"
_ABOUT = r"(?:about|on|regarding|concerning|of|re|with regard to|as to|over|to do with)"
_THINGS = r"(?:anything|something|things|stuff|a word|much|more|nothing|sth|anythin|this(?= about\b))"
_DID = r"(?:did|does|do|has|have|had|didn't|didnt|hasn't|hasnt|doesn't|doesnt|haven't)"
_NAME = r"(?P<speaker>\S+(?:\s\S+){0,7}?)"
_VIEW = r"(?:view|views|opinion|position|stance|take|line|statements?|comments?|remarks?|words|response|reaction|thoughts|quotes?)"
_TURN = (
    r"(?:it\s+(?:that|who)\s+|the (?:one|person|first|man|woman) (?:who|that|to)\s+|quoted as\s+|behind the words\s+)?"
)
_KIND = r"(?:\w+ )?(?:person|politician|minister|official|leader|player|speaker|one|lawmaker|expert|scientist)"

_WHAT = r"(?:what(?:'s| is| are)|whats|wats)"
_ANYBODY = r"(?:anyone|anybody|someone|somebody|people|they)"

_PATTERNS: tuple[tuple[Intent, str], ...] = (
    # who is kosachyov; who's the governor
    ("speaker", r"^(?:who(?:'s| is| was)|whos)\s+(?!(?:talking|speaking|tweeting|writing)\b)(?P<speaker>\S+(?:\s\S+){0,4})$"),
    # what's the latest on russia; any news about the bridge
    ("search", rf"^(?:(?:{_WHAT}\s+|any\s+)?(?:the\s+)?(?:latest|newest|news|new)|{_WHAT} (?:up|going on|happening))\s+"
               r"(?:on|about|over|regarding)\s+(?P<subject>.+)$"),
    # anyone say anything about windmills
    ("search", rf"^(?:{_DID}\s+)?{_ANYBODY}\s+{_ADVERB}(?:{_SAY}|speak|spoke|spoken|talk|talked|comment|commented)\s+(?:{_THINGS}\s+)?"
               rf"{_ABOUT}\s+(?P<subject>.+)$"),
    # quote putin on bloody events
    ("what_about", rf"^(?:quote|cite)\s+(?!from\b|by\b|of\b)(?:me\s+)?(?P<speaker>\S+(?:\s\S+){{0,4}}?)(?:\s+{_ABOUT}\s+(?P<subject>.+))?$"),
    # everything merkel has said about nord stream
    ("what_about", rf"^(?:everything|anything|all)\s+(?:that\s+)?(?P<speaker>\S+(?:\s\S+){{0,4}}?)\s+(?:(?:has|have|had)\s+)?(?:ever\s+)?"
                   rf"(?:said|says|say)(?:\s+{_ABOUT}\s+(?P<subject>.+))?$"),
    # who has spoken about nord stream
    ("search", rf"^(?:who|who else)(?:'s)?\s+(?:has |have |is |was )?(?:speaking|talking|tweeting|writing|spoke|spoken|talked|commented|said|tweeted|wrote|written)\s+"
               rf"(?:{_THINGS}\s+)?{_ABOUT}\s+(?P<subject>.+)$"),
    # whose words are these: we will now proceed
    ("who_said", r"^whose\s+(?:words?|quotes?|line|statement|quotation|remark)\s+(?:is|are|was|were)\s+(?:it|this|these|that)?[\s:,]*(?P<words>.+)$"),
    # who was it that said it takes one to know one; which minister called her a traitor
    ("who_said", rf"^(?:(?:and )?who|whom|which {_KIND})(?:'s| is| was| has| had| have| else)?\s+{_TURN}{_ADVERB}"
                 rf"(?P<verb>{_SAY})\b{_THAT}(?P<words>\S.*)$"),
    # by whom was it said that; from whom is the quote
    ("who_said", rf"^(?:by|from) (?:who|whom) (?:was|were|is|comes?) (?:it |the (?:quote|words) )?(?:{_SAY})?{_THAT}(?P<words>\S.*)$"),
    # what was said about sanctions
    ("search", rf"^what\s+(?:was|has been|is|did (?:people|they|anyone|others|everyone))\s+(?:said|say|being said|written)\s+"
               rf"{_ABOUT}\s+(?P<subject>.+)$"),
    # what did psaki say about regrets; what has the kremlin said
    ("what_about", rf"^(?:what(?:'s)?|whats|wat)\s+(?:else\s+)?(?:(?:{_DID}|is|was|are|were)\s+)?{_NAME}\s+{_ADVERB}(?:been\s+)?"
                   rf"(?P<verb>{_SAY})(?:ing)?(?:\s+to\s+(?:the )?\w+)?\s*(?:{_ABOUT}\s+(?P<subject>.+))?$"),
    # what is her position on sanctions; what are putin's words about biden
    ("what_about", rf"^(?:what (?:is|was|are|were)|what's|whats)\s+(?P<speaker>.+?)(?:'s|s')?\s+{_VIEW}\s*(?:(?:{_ABOUT}|to)\s+(?P<subject>.+))?$"),
    # did merkel say anything about nord stream; did she really say this about it
    ("what_about", rf"^{_DID}\s+{_NAME}\s+{_ADVERB}(?P<verb>{_SAY})\s+{_THINGS}(?:\s+{_ABOUT}\s+(?P<subject>.+))?$"),
    # did merkel speak about nord stream
    ("what_about", rf"^{_DID}\s+{_NAME}\s+{_ADVERB}(?P<verb>speak|spoke|spoken|talk|talked|comment|commented)\s+{_ABOUT}\s+(?P<subject>.+)$"),
    # did biden call putin a killer; has trump ever said that windmills cause cancer
    ("did_say", rf"^{_DID}\s+{_NAME}\s+{_ADVERB}(?P<verb>{_SAY})\b{_THAT}(?P<words>\S.*)$"),
    # was biden quoted as saying putin is a killer; is he claiming that …
    ("did_say", rf"^(?:was|is|were|are)\s+(?!it\b|this\b|that\b){_NAME}\s+{_ADVERB}(?:quoted (?:as )?|reported (?:as |to have )?|recorded |heard )?"
                rf"(?P<verb>saying|claiming|calling|telling|said|stating|denying|promising|warning)\b{_THAT}(?P<words>\S.*)$"),
    # when did biden call putin a killer; where did he say that
    ("when_where", rf"^(?:when|where|on (?:what|which) (?:day|date)|what day|what year|which year|in (?:what|which) (?:paper|article|interview|speech|year|month))\s+{_DID}\s+"
                   rf"{_NAME}\s+{_ADVERB}(?P<verb>{_SAY})\b{_THAT}(?P<words>\S.*)$"),
    # when was it said that …
    ("when_where", rf"^(?:when|where)\s+(?:was|were)\s+(?:it\s+)?(?P<verb>said|claimed|announced){_THAT}(?P<words>\S.*)$"),
    # latest from putin; what's new from the kremlin
    ("latest", rf"^(?:{_WHAT}\s+)?(?:the\s+)?(?:latest|newest|most recent|last|recent)(?:\s+(?:news|statements?|quotes?|claims?|remarks?|words|things?))?\s+"
               r"(?:from|by|of|said by|with)\s+(?P<speaker>.+)$"),
    ("latest", r"^(?:what's new|whats new|what is new|anything new|news)\s+(?:from|by|with)\s+(?P<speaker>.+)$"),
    ("latest", r"^(?:what did|what has)\s+(?P<speaker>.+?)\s+(?:last|most recently|recently)\s+(?:say|said|tweet|tweeted)$"),
    ("latest", rf"^(?:latest|newest)\s+(?P<speaker>\S+(?:\s\S+)?)(?:\s+{_VIEW})?$"),
    # quotes by putin about biden; everything that putin said
    ("what_about", rf"^(?:(?:all|any|the|some)\s+)?(?:quotes?|quotations?|statements?|claims?|remarks?|comments?|words|everything|anything)\s+"
                   rf"(?:by|from|of|that)\s+(?P<speaker>.+?)(?:\s+(?:said|made|has said))?(?:\s+{_ABOUT}\s+(?P<subject>.+))?$"),
)  # fmt: skip
FORMS = tuple((intent, re.compile(pattern)) for intent, pattern in _PATTERNS)
"""Forms that begin as a question or a request does."""

TRUE = re.compile(
    r"^(?:is it true|is it right|is it correct|true or false|fact[- ]?check|is it a fact|is this true|can it be true|"
    r"is it the case|verify)\s*[:,]?\s*(?:that\s+)?(?P<rest>.+)$"
)
"""Asks for truth, which we do not know; what we know is who said it."""

ASKS = re.compile(
    r"^(?:was|were|wasn't|weren't|is|isn't|are|aren't|am|will|won't|would|wouldn't|can|can't|could|couldn't|should|"
    r"shouldn't|must|may|might|do|does|did|don't|doesn't|didn't|has|have|had|hasn't|haven't)\s+\S+\s+\S.*$"
)
"""Asks for yes or no and names nobody's words: was the mayor fined by the court."""

SAID = re.compile(rf"^(?P<speaker>[^\"]{{2,60}}?)\s+{_ADVERB}(?P<verb>{_SAY})\b{_THAT}(?P<words>\S.*)$")
"""A plain sentence: putin said it takes one to know one."""

SAYS = re.compile(r"^(?P<speaker>[^\":]{2,40}):\s*(?P<words>.+)$")
"""A transcript's line: putin: it takes one to know one."""

CREDIT = re.compile(
    r"^(?P<words>\w.{7,}?)[\"”.!?]*\s+[-–—]{1,2}\s*(?P<speaker>[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3})\s*$", re.DOTALL
)
"""The same without marks, told by capitals, so over text that is not folded: Time is a thief - Jane Roe"""

BY = re.compile(
    r"^[\"'](?P<words>[^\"]{8,})[\"'][\s,.]*(?:-+|by|said|says|according to)\s*(?P<speaker>[^\"]{2,50})$"
    r"|^(?P<words2>.{8,}?),?\s+according to (?P<speaker2>[\w .'-]{2,50})$"
)
"""A quotation with its author behind it."""

ON = re.compile(r"^(?P<speaker>[\w .'-]{2,50}?)\s+(?:on|about|re|regarding)\s+(?P<subject>.+)$")
"""putin on biden"""

AGAIN = re.compile(r"^(?:and|or|but|what about|how about|and what about|ok and|same for|also)\s+(?P<rest>.+)$")
"""A follow-up: and peskov"""

WHEN = re.compile(
    r"^(?:and\s+|but\s+)?(?:when|where|when was (?:that|it|this)|where was (?:that|it|this)|when did (?:he|she|they) say (?:that|it|this|so)|"
    r"where did (?:he|she|they) say (?:that|it|this|so)|when and where|on what day|what day|what date|which day|"
    r"sources?|links?|where from|who reported (?:it|that|this)|says who|prove it|proof|show me)(?:\s+(?:exactly|please|then|though|said|was (?:that|it)))*$"
)
"""A follow-up that asks for the receipt of what was answered."""

ELSE = re.compile(
    r"^(?:and\s+)?(?:what else|anything else|more|tell me more|go on|what else (?:did|has) (?:he|she|they|it) (?:say|said))$"
)
"""A follow-up that asks for more of the same speaker."""

WHO_ELSE = re.compile(r"^(?:and\s+)?(?:who else|anyone else|anybody else|who else said (?:it|that|this|so))$")
"""A follow-up that asks for others who said the same."""

ABOUT = re.compile(rf"^{_ABOUT}\s+(?P<subject>.+)$")
"""Of a follow-up: about sanctions"""

LEAD = re.compile(
    r"^(?:(?:fwd?|fw|forwarded)\s*:\s*)*"
    r"(?:(?:please|hey|hi|hello|so|ok|okay|well|um|excuse me|quick question|question|bot)\b[\s,:!]*)*"
    r"(?:(?:can|could|would|will) (?:you|u|anyone|someone) (?:please )?(?:tell me|show me|find(?: out)?|check|say|look up)\s+|"
    r"(?:do you know|does anyone know|tell me|show me|find out|find|look up|search for|search|check|i want to know|i wonder|i'd like to know|i need to know)\s+(?:me\s+)?)?"
    r"(?:(?:if|whether)\s+(?=.+\b(?:said|says|called|told|claimed|say|denied|promised)\b))?"
)
"""What stands before the question itself."""

ADDRESSED = re.compile(r"^(?:@\w+\s+|/\w+(?:@\w+)?\s+)+")
"""A command or a bot's name before the question."""
