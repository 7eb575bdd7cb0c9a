"""The words of questions: which tell nothing about the content, which report speech, which negate."""

from __future__ import annotations

STOP = frozenset(
    (
        "a about above after again against ain all also am an and any are as at be because been before being "
        "below between both but by can could d did do does doing down during each ever few for from further had "
        "has have having he her here hers herself him himself his how i if in into is it its itself just ll m me "
        "more most my myself no nor not now o of off on once only or other our ours out over own re really s same "
        "say says said she should so some such t than that the their theirs them themselves then there these they "
        "this those through to too under until up us ve very was we were what when where which while who whom why "
        "will with would you your yours actually true"
    ).split()
)
"""Words that neither find nor tell claims apart. "us" is among them; the country is folded to the same word."""

SAYING = (
    "say said says saying claim claims claimed state stated states tell told tells write wrote written writes "
    "tweet tweeted tweets post posted announce announced declare declared admit admitted deny denied denies "
    "warn warned suggest suggested insist insisted argue argued promise promised vow vowed pledge pledged "
    "confirm confirmed mention mentioned call called calls describe described describes accuse accused "
    "accuses think thinks thought believe believes believed want wants wanted ask asked asks demand demanded "
    "propose proposed threaten threatened compare compared predict predicted predicts blame blamed criticize "
    "criticized criticise criticised praise praised condemn condemned joke joked brag bragged boast boasted "
    "quip quipped remark remarked comment commented express expressed acknowledge acknowledged concede "
    "conceded allege alleged assert asserted refer referred speak spoke talk talked urge urged reject "
    "rejected expect expects expected hope hopes hoped reply replied respond responded"
).split()

REPORTING = frozenset(SAYING)

PLAIN = frozenset(
    (
        "say said says saying claim claims claimed state stated states tell told tells announce announced declare "
        "declared mention mentioned remark remarked comment commented speak spoke talk talked write wrote writes "
        "tweet tweeted think thinks thought believe believes believed suggest suggested argue argued insist "
        "insisted admit admitted confirm confirmed express expressed reply replied respond responded assert "
        "asserted"
    ).split()
)
"""Reporting words that carry no content of their own: "did she say it was late" asks for "it was late"."""

DENYING = frozenset(("deny denies denied denying reject rejects rejected refute refuted dispute disputed").split())

NEGATORS = frozenset(("not no never none nobody nothing neither nor cannot without n't hardly").split())

FILLERS = frozenset(
    (
        "please hey hi hello so ok okay well um uh tell me us show find give look up search for quick question "
        "can could would you do know i want need to wonder wondering if whether"
    ).split()
)
