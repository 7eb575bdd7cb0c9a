"""The words of questions: which tell nothing about the content, which report speech, deny, negate, title, oppose."""

from __future__ import annotations

STOP = (
    frozenset(
        (
            "a about above after again against ain all also am an and any are as at be because been before being below "
            "between both but by can could d did do does doing down during each ever few for from further had has have "
            "having he her here hers herself him himself his how i if in into is it its itself just ll m me more most my "
            "myself no nor not now o of off on once only or other our ours out over own re really s same say said says "
            "she should so some such t than that the their theirs them themselves then there these they this those "
            "through to too under until up us ve very was we were what when where which while who whom why will with "
            "would you your yours actually true"
        ).split()
    )
    .union(
        f"{front}'{end}"
        for front in "i you he she it we they who that there".split()
        for end in ("d", "ll", "ve", "re", "m")
    )
    .union(
        f"{front}n't" for front in "is are was were do does did have has had would could should wo ca must need".split()
    )
    .union({"anymore", "dont", "doesnt", "didnt", "isnt", "wasnt", "cant", "wont"})
)
"""Words that neither find nor tell claims apart. "us" is among them; the country is folded to the same word."""

SAYING = (
    "say said says saying claim claims claimed claiming stated stating tell told tells telling call calling "
    "deny denying promise promising warn warning write wrote written writes tweet "
    "tweeted tweets post posted posts announce announced declare declared admit admitted deny denied denies warn "
    "warned warns suggest suggested insist insisted argue argued promise promised vow vowed pledge pledged confirm "
    "confirmed mention mentioned call called calls describe described describes accuse accused accuses think thinks "
    "thought believe believes believed want wants wanted ask asked asks demand demanded propose proposed threaten "
    "threatened compare compared predict predicted predicts blame blamed criticize criticized criticise criticised "
    "praise praised condemn condemned joke joked brag bragged boast boasted quip quipped remark remarked comment "
    "commented express expressed acknowledge acknowledged concede conceded allege alleged assert asserted refer "
    "referred speak spoke spoken talk talked urge urged reject rejected expect expects expected hope hopes hoped reply "
    "replied respond responded offer offered recall recalled quote quoted add added apologise apologised apologize apologized advise advised recommend "
    "recommended explain explained reveal revealed"
).split()
"""Words that a question may have between the person and what was said."""

REPORTING = frozenset(SAYING)

PLAIN = frozenset(
    (
        "say said says saying claim claims claimed claiming state stated states stating tell told tells telling announce "
        "announced declare "
        "declared mention mentioned remark remarked comment commented speak spoke spoken talk talked write wrote "
        "writes written tweet tweeted tweets post posted posts think thinks thought believe believes believed suggest "
        "suggested argue argued insist insisted admit admitted confirm confirmed express expressed reply replied "
        "respond responded assert asserted acknowledge acknowledged quote quoted add added"
    ).split()
)
"""Reporting words without content of their own: "did she say it was late" asks for "it was late"; "did she call it
late" asks for the calling as well."""

ADDRESSING = frozenset(
    "tell tells told warn warns warned ask asks asked urge urged promise promised remind reminded assure assured".split()
)
"""Reporting words that may have their hearer before what was said ("told the court that …")."""

DENYING = frozenset(
    "deny denies denied denying denial reject rejects rejected rejecting refute refutes refuted dispute disputes disputed".split()
)

NEGATORS = frozenset(
    (
        "not no never none nobody nothing neither nor cannot without hardly nowhere refuse refuses refused refusing "
        "fail fails failed failing false untrue"
    ).split()
)
"""Words that turn a statement round, beside every "…n't"."""

PRONOUNS = frozenset("he she they it him her them his hers their theirs we us our i me my you your".split())

ANYBODY = frozenset("anyone anybody someone somebody everyone everybody people nobody one they".split())
"""Nobody in particular: "did anyone say that …" asks who did."""

SMALL = frozenset(
    (
        "a an the that this these those there it its he him his she her hers they them their i me my we us our you your "
        "am is are was were be been being has have had do does did will would shall should can could may might and but "
        "so then of to in on at for by as with about"
    ).split()
)
"""Words that change when speech is reported ("I will" becomes "he would"), and so make no other statement."""

SPELT = dict(
    pair.split(":")
    for pair in (
        "sed:said sayd:said sayed:said siad:said sais:says saied:said hoo:who woh:who whoo:who wat:what wath:what "
        "waht:what whta:what wht:what didd:did dit:did ddi:did dod:did abot:about abut:about aboot:about baout:about "
        "wehn:when whn:when hwen:when wen:when teh:the hte:the sya:say cal:call caled:called calld:called tht:that "
        "taht:that claimd:claimed"
    ).split()
)
"""Slips of the words that make a question."""

TITLES = frozenset(
    (
        "mr mrs ms miss mx dr sir dame lord lady prof professor rev hon cllr pc dc ds di dci det insp supt sgt cpl gen col lt "
        "maj capt cmdr adm brig brigadier mp msp president vice prime minister premier chancellor "
        "secretary general state senator sen representative rep congressman congresswoman governor gov mayor councillor "
        "councilman councilwoman speaker leader head chief chair chairman chairwoman chairperson deputy director manager "
        "executive officer ceo cfo founder owner boss spokesman spokeswoman spokesperson press adviser advisor aide "
        "ambassador envoy commissioner judge justice prosecutor attorney lawyer king queen prince princess pope cardinal "
        "bishop archbishop sergeant captain major colonel lieutenant constable commander admiral inspector detective sheriff "
        "superintendent coach trainer captain player striker goalkeeper actor actress singer author novelist writer "
        "poet economist scientist researcher analyst historian doctor nurse teacher headteacher principal engineer "
        "activist campaigner union foreign defence defense finance health home interior interim acting former ex late "
        "opposition party white house senate parliament national the of and for a an s us uk eu un american british "
        "english french german russian chinese ukrainian israeli iranian indian japanese canadian australian mexican "
        "italian spanish turkish polish brazilian irish scottish welsh dutch swedish european democratic republican "
        "conservative labour liberal"
    ).split()
)
"""Words that may stand before a name without being part of it."""

OPPOSITES = frozenset(
    frozenset(pair.split())
    for pair in (
        "rise fall;raise cut;raise lower;increase decrease;increase reduce;up down;more less;more fewer;win lose;"
        "support oppose;accept reject;for against;before after;always never;all none;best worst;good bad;better worse;"
        "high low;higher lower;open close;start stop;start end;begin end;join leave;buy sell;strong weak;right wrong;"
        "true false;guilty innocent;safe dangerous;legal illegal;allow ban;allow forbid;enter leave;arrive leave;"
        "succeed fail;grow shrink;gain loss;profit loss;friend enemy;war peace;love hate;possible impossible;likely "
        "unlikely;first last;north south;east west;left right;many few;early late;easy hard;rich poor;hire fire;"
        "attack defend;praise condemn;pass fail;live die;alive dead;remember forget;agree disagree;strengthen weaken"
    ).split(";")
)
"""Pairs of which one in the question and the other in its place on record make another statement."""

RISING = frozenset("rise increase grow climb jump soar surge".split())
FALLING = frozenset("fall drop decline decrease shrink plunge slump sink tumble".split())
"""Verbs that say which way a number goes; "go up" and "go down" do so too."""

MONTHS = "january february march april may june july august september october november december".split()

DAYS = frozenset([*MONTHS, *"monday tuesday wednesday thursday friday saturday sunday".split()])
"""Names of days and months: they have a capital and are nobody's."""
