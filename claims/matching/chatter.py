"""What people send that asks for nobody's words: greetings, thanks, "who are you?", a lone thumb.

Only a message that is nothing else counts: "hi, who said …" is a question. Pure: nothing is looked up.
"""

from __future__ import annotations

import re
from typing import Literal

from claims.text import fold, words

Sort = Literal["greeting", "thanks", "goodbye", "about", "idle"]

_LONGEST = 60  # characters: a longer message is about something
_FEW = 3  # small words ("yes please"); more of them may be a fragment of what somebody said

_SORTS: tuple[tuple[Sort, frozenset[str]], ...] = (
    (
        "thanks",
        frozenset(
            "thanks thank thankyou thx thnx thanx tnx ty tysm cheers danke dankeschon dank gracias merci obrigado grazie".split()
        ),
    ),
    (
        "goodbye",
        frozenset("bye goodbye byebye cya ciao tschuss adios farewell wiedersehen auf hasta".split()),
    ),
    (
        "greeting",
        frozenset(
            (
                "hi hii hiii hello helo hey heya hiya yo howdy greetings hallo hola hei salut bonjour moin servus morning "
                "afternoon evening guten buenos buenas start"
            ).split()
        ),
    ),
)
_FILLING = frozenset(
    (
        "ok okay okey k kk fine good nice great cool super perfect awesome wow lol haha hahaha lmao hmm hm mhm yes yeah yep yup "
        "no nope nah sure right alright please pls sorry test testing ping there bot everyone everybody all so very much "
        "many a lot again you u to my friend mate man and for the help your answer info day night see later then now got it "
        "i understand understood thats that's ja nein si oui non gut tag abend morgen tage dias tardes noches mucho muchas "
        "vielen sehr schon bitte por favor beaucoup really well done"
    ).split()
)
_ABOUT = re.compile(
    r"(?:who|what)(?:'s| is| are|s) (?:you|u|this|this bot|this thing)|(?:who|what) r (?:you|u)|are you (?:a |an )?(?:bot|robot|human|person|real|ai|there)|"
    r"what (?:can|do|could) (?:you|u|i|this bot) (?:do|ask|know|ask you|do here)(?: for me)?|how (?:does|do) (?:this|it|you|i)(?: bot)? (?:work|use (?:this|you|it)|start|ask)|"
    r"how are (?:you|u)(?: doing| today)?|how's it going|what's up|whats up|sup|help(?: me)?|can you help(?: me)?|who made you|"
    r"what is your name|what's your name|wer bist du|was kannst du|wie geht'?s|hilfe|quien eres|que puedes hacer|ayuda|que tal"
)


def sort(text: str) -> Sort | None:
    """What a message is that asks for nobody's words; None where it may ask for somebody's.

    >>> sort("Hello!"), sort("ok thx"), sort("👍"), sort("who are you?"), sort("hi, who said seagrass is moody")
    ('greeting', 'thanks', 'idle', 'about', None)
    """
    if len(text) > _LONGEST:
        return None
    said = words(text)
    if not said:
        return "idle"
    if _ABOUT.fullmatch(" ".join(fold(text).replace("/", " ").strip(" .,;:!?…").split())):
        return "about"
    found = [name for name, lexicon in _SORTS if lexicon & set(said)]
    known = _FILLING.union(*(lexicon for _, lexicon in _SORTS))
    if any(word not in known for word in said):
        return None
    return found[0] if found else "idle" if len(said) <= _FEW else None
