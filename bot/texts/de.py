"""German."""

from __future__ import annotations

from bot.texts.table import Texts

TEXTS = Texts(
    code="de",
    months=(
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ),
    day="{day}. {month} {year}",
    month="{month} {year}",
    thousands=".",
    marks=("„", "“"),
    commands={
        "start": ("Beginnen", "/start"),
        "help": ("Was ich kann", "/help"),
        "who": ("Wer hat das gesagt?", "/who it takes one to know one"),
        "did": ("Hat jemand das gesagt?", "/did Biden call Putin a killer"),
        "speaker": ("Was jemand gesagt hat", "/speaker Peskov"),
        "latest": ("Die neuesten Aussagen, einer Person oder aller", "/latest Psaki"),
        "timeline": ("Aussagen im Lauf der Zeit, als Bild", "/timeline Putin"),
        "check": ("Eine Nachricht prüfen: antworte ihr damit", "/check die Worte einer Nachricht"),
        "follow": ("Von neuen Aussagen erfahren", "/follow Peskov"),
        "following": ("Was du verfolgst, und wie es endet", "/following"),
        "privacy": ("Was ich über dich behalte", "/privacy"),
        "forget": ("Alles über mich vergessen", "/forget"),
        "corrections": ("Erfahren, wenn sich eine Antwort ändert", "/corrections"),
        "review": ("Eine Aussage bewerten, mit deinem Namen", "/review AUSSAGE half true | warum"),
        "queue": ("Was auf Prüfende wartet", "/queue"),
        "stats": ("Wie viel im Bestand ist", "/stats"),
        "open": ("Fragen ohne Antwort", "/open"),
        "correct": ("Eine Aussage berichtigen", "/correct AUSSAGE speaker Dmitry Peskov"),
        "remove": ("Eine Aussage entfernen", "/remove AUSSAGE"),
        "join": ("Zwei Namen, eine Person", "/join Dmitri Peskov = Dmitry Peskov"),
    },
    about_short="Wer hat das gesagt, und stimmt das Zitat? Wortlaut, Tag und Quelle.",
    about=(
        "Frag, wer etwas gesagt hat, und ob es wirklich gesagt wurde. Ich antworte mit dem genauen Wortlaut, dem Tag und "
        "einem Link zur Quelle, oder sage offen, dass ich nichts dazu habe.\n\nSchick mir eine Frage (auf Englisch, wie "
        "meine Artikel) oder leite mir eine Nachricht weiter."
    ),
    welcome=(
        "Frag mich, wer etwas gesagt hat, und ob es wirklich gesagt wurde. Ich antworte mit dem genauen Wortlaut, dem Tag "
        "und der Quelle, oder sage offen, dass ich nichts dazu habe. Meine Artikel sind englisch, also frag auf "
        "Englisch.\n\n"
        "Zum Beispiel:\n• who said it takes one to know one?\n• did Biden call Putin a killer?\n• what did Peskov say?\n\n"
        "Oder leite mir eine Nachricht weiter, und ich sage dir, bei wem ich das finde."
    ),
    you_are_welcome="Gern geschehen. Frag mich jederzeit das Nächste.",
    goodbye="Auf Wiedersehen.",
    help=(
        "Schreib eine Frage oder leite mir eine Nachricht weiter, und ich sage dir, bei wem ich das finde.\n\n"
        "• who said …\n• did NAME say …\n• what did NAME say about …\n• latest from NAME\n\n"
        "Danach führt „and NAME?“ oder „when?“ die letzte Frage weiter. Änderst du eine Frage, ändere ich meine Antwort."
        "\n\n{commands}\n\nIn jedem anderen Chat: @{bot} und ein paar Worte.\n\n"
        "Ich kenne {searched}. Nicht gefunden ist kein Beweis."
    ),
    privacy=(
        "Was ich behalte\n\n"
        "• Von deinen Fragen: nichts mit deinem Namen. Für „and Peskov?“ und für die Knöpfe merke ich mir die letzten "
        "Antworten eines Chats eine halbe Stunde lang, nur im Arbeitsspeicher.\n"
        "• Eine Frage, die ich nicht beantworten kann, bleibt als offene Frage: ihre Worte und der Tag, nicht wer fragte.\n"
        "• Was du verfolgst, und Fragen, deren Antwort du erfahren willst, mit der Nummer deines Chats und deiner Sprache. "
        "/following zeigt und beendet es.\n"
        "• Welche Einträge ich dir zeigte, nur wenn du von Berichtigungen hören willst: /corrections.\n"
        "• Mein Protokoll hält fest, dass etwas gefragt wurde und wie lange es dauerte, nie was.\n\n"
        "/forget löscht sofort alles, was von dir da ist."
    ),
    unknown_command="Diesen Befehl kenne ich nicht. /help zeigt, was ich kann.",
    ask_what="Schreib die Worte hinter den Befehl, zum Beispiel: {example}",
    nothing_to_read="Ich kann nur Text lesen. Schreib mir eine Frage oder leite mir eine Nachricht mit Worten weiter.",
    trouble="Bei mir ist etwas schiefgegangen, und es wurde vermerkt. Bitte frag gleich noch einmal.",
    old_link="Dieser Link führt zu nichts, was ich (noch) habe.",
    old_button="Dieser Knopf ist mir zu alt. Bitte frag noch einmal.",
    said="Ja, {who} hat das gesagt.",
    denied="{who} hat das bestritten.",
    denied_unnamed="Jemand, den der Artikel nicht nennt, hat das bestritten:",
    yes="Ja.",
    nearly="Beinahe.",
    said_when="{who} hat das gesagt, {when}.",
    said_no_day="{who} hat das gesagt; der Tag ist nicht verzeichnet.",
    was_asked="{who} wurde gefragt ({prompt}):",
    several_speakers="Mehr als eine Person ist damit verzeichnet:",
    said_similar="{who} hat beinahe das gesagt. Achte auf den Unterschied.",
    someone_else="Dass {asked} das gesagt hat, habe ich nirgends. Gesagt hat es {who}.",
    someone_else_denied="Dass {asked} das gesagt hat, habe ich nirgends. Bestritten hat es {who}.",
    someone_else_unnamed="Dass {asked} das gesagt hat, habe ich nirgends. Jemand anderes hat es gesagt:",
    on_subject="{who} über {subject}:",
    related="Dass {who} das gesagt hat, habe ich nirgends. Dazu geäußert hat sich {who} aber:",
    one_found="{who} hat das gesagt.",
    found_unnamed="Gefunden, aber der Artikel nennt nicht, wer es gesagt hat:",
    unsigned="Verzeichnet ist:",
    related_unnamed="Dass {asked} das gesagt hat, habe ich nirgends. Mit diesem Namen ist verzeichnet:",
    many="{count} Fundstellen:",
    latest="Das Neueste von {who}:",
    newest="Die neuesten Aussagen:",
    no_record="Nichts gefunden.",
    searched="Durchsucht: {what}. Nicht gefunden ist kein Beweis.",
    searched_span="{what}, {first} bis {last}",
    claims=("{n} Aussage", "{n} Aussagen"),
    articles=("{what} aus {n} Artikel", "{what} aus {n} Artikeln"),
    outlets=("{what} von {n} Medium", "{what} von {n} Medien"),
    read_as="So habe ich das verstanden: {what}.",
    nearest="Am nächsten kommt das, eine Antwort ist es nicht:",
    rivals="Dieselben Worte werden auch zugeschrieben:",
    left_out="… und {n} mehr: frag genauer, um sie zu sehen.",
    asked_for="Du fragtest nach {asked}; belegt ist: {said}",
    on_record="Belegt, aber nicht in deinen Worten: {said}",
    missing="In deinen Worten, aber nicht belegt: {asked}",
    prompted="auf die Frage {prompt}",
    not_named="{mention} (wer das ist, sagt der Artikel nicht)",
    nobody_known="unbekannt, wer",
    denying="als Dementi",
    medium="in {medium}",
    addressee="an {addressee}",
    reported_on="berichtet am {day}",
    independent="{n} unabhängige Quellen",
    vanished="Inzwischen geändert: Kein Artikel enthält diese Worte noch.",
    permanent="Link zu diesem Eintrag",
    context="Im Zusammenhang",
    no_context="Die Quelle gibt nichts um diese Worte herum.",
    sources="Wo es steht",
    why="Warum diese Antwort",
    why_matched="Diese Wörter passten: {words}.",
    why_missing="Diese Wörter nicht: {words}.",
    why_corrected="{asked} habe ich als {said} gelesen.",
    why_against="Dagegen spricht: {check}.",
    why_sure="Anteil deiner Worte, den das abdeckt: {percent} %.",
    why_gone="Die Frage habe ich nicht mehr. Stell sie noch einmal, dann drück den Knopf.",
    statuses={
        "sourced": "Belegt", "attributed": "Zugeschrieben", "disputed": "Umstritten",
        "denied": "Von der Person bestritten", "misattributed": "Falsch zugeschrieben", "retracted": "Zurückgenommen",
    },
    disputed="Es wird {who} zugeschrieben, und noch jemand anderem.",
    disowned="Es ist als Aussage von {who} verzeichnet, was {who} bestreitet.",
    misattributed="Es ist als Aussage von {who} verzeichnet, hat sich aber als falsch zugeschrieben erwiesen.",
    retracted="Es war als Aussage von {who} verzeichnet und wurde zurückgenommen.",
    found_by="festgestellt von {by}",
    linked={
        "denied_by": "Bestritten von {who}", "denies": "Bestreitet, was {who} gesagt hat",
        "disowned_by": "Bestreitet, es gesagt zu haben: {who}", "disowns": "Bestreitet, gesagt zu haben: {who}",
        "rival": "Dieselben Worte werden {who} zugeschrieben", "contradicts": "{by} stellt fest: {who} hat auch anderes gesagt",
    },
    review="Prüfung",
    rated="{by} urteilte {rating}, {day}",
    withdrawn="zurückgezogen am {day}",
    repeated=("seither hat {n} Artikel es wiederholt", "seither haben {n} Artikel es wiederholt"),
    no_day="ohne Tag",
    b_more="Mehr",
    b_back="Zurück",
    b_open="{n} öffnen",
    b_context="Im Zusammenhang",
    b_sources="Quellen",
    b_why="Warum das?",
    b_timeline="Zeitachse",
    b_none="Nichts davon",
    b_follow="Verfolgen",
    b_details="Mehr im privaten Chat",
    b_list="Als Liste",
    b_tell="Sag mir, wenn du es weißt",
    b_share="Teilen",
    none_noted=(
        "Danke: nichts davon. Ich behalte die Frage als offene Frage, ohne deinen Namen. "
        "Soll ich dir sagen, wenn ein Artikel sie beantwortet?"
    ),
    none_plain="Dann habe ich nichts dazu. Frag mit mehr von den Worten, und ich suche noch einmal.",
    tell_noted="Ich sage dir, wenn ein Artikel das beantwortet. /following zeigt, worauf du wartest.",
    answered="Du wolltest es wissen. Jetzt beantwortet ein Artikel: {question}",
    timeline_title="{who}, Aussagen im Lauf der Zeit",
    timeline_caption="{count} datierte Aussagen, {days}:",
    timeline_span="{first} bis {last}",
    timeline_more="… und {n} frühere.",
    timeline_none="Dazu habe ich keine datierten Aussagen.",
    inline_empty="Schreib, wer etwas gesagt hat, oder einen Namen",
    inline_none="Nichts gefunden: frag mich privat",
    inline_unknown="unbekannt, wer",
    follow_what="Wen oder was soll ich verfolgen? Zum Beispiel: {example}",
    follow_ask="Was soll ich verfolgen? Ich sage dir, wenn etwas Neues hereinkommt.",
    follow_unknown="Eine Person dieses Namens kenne ich nicht; ich verfolge die Worte.",
    follow_speaker="{name}",
    follow_subject="das Thema {name}",
    follow_claim="die Aussage {name}",
    follow_question="die Antwort auf {name}",
    follow_done="Ich verfolge für dich: {what}. Du hörst davon {pace}.",
    follow_full="Du verfolgst {n} Dinge, mehr kann ich für eine Person nicht behalten. Beende erst eines: /following",
    instant="sobald es hereinkommt",
    daily="einmal am Tag",
    b_daily="Einmal am Tag",
    b_instant="Sobald es hereinkommt",
    b_stop="Beenden: {what}",
    b_stop_this="Beenden",
    following="Du verfolgst:",
    following_none="Du verfolgst noch nichts. Drück „Verfolgen“ unter einer Antwort, oder schreib zum Beispiel: {example}",
    stopped="Beendet: {what} verfolge ich für dich nicht mehr.",
    notice_speaker="Neu von {name}, denn das verfolgst du",
    notice_subject="Neu zum Thema {name}, denn das verfolgst du",
    notice_claim="Neues zu einer Aussage, die du verfolgst",
    notice_more="… und {n} mehr.",
    notice_carried="Ein weiterer Artikel bringt sie.",
    notice_changed="Sie wurde berichtigt.",
    notice_removed="Sie wurde aus dem Bestand entfernt.",
    notice_reviewed="Sie wurde geprüft.",
    forget_ask="Soll ich alles über dich vergessen: was du verfolgst, worauf du wartest, und unsere letzten Antworten?",
    b_forget="Ja, alles vergessen",
    b_keep="Nein, behalten",
    forgotten="Erledigt. Von dir ist nichts mehr da.",
    kept="Es wurde nichts geändert.",
    corrections_on=(
        "Du erfährst, wenn sich eine Antwort ändert, die ich dir hier gab: ihre Prüfung, die Person, die Worte oder die "
        "Quelle. Dafür behalte ich, welche Einträge ich dir zeigte."
    ),
    corrections_off=(
        "Soll ich dir sagen, wenn sich eine Antwort ändert, die ich dir gab? Dafür behalte ich von jetzt an, welche "
        "Einträge ich dir hier zeige. /forget löscht es."
    ),
    b_corrections_on="Ja, sag es mir",
    b_corrections_off="Nicht mehr sagen",
    correction="Eine Antwort, die ich dir gab, hat sich geändert.",
    proof="Der Beleg als eine Seite: öffne sie im Browser, oder heb sie auf.",
    b_proof="Beleg",
    only_private="Das machen wir im privaten Chat.",
    not_admin="Das können nur die Leute, die mich betreiben. Fragen kannst du mich aber alles.",
    reading="Ich lese …",
    add_failed="Das ging nicht: {reason}",
    add_known="Diesen Artikel habe ich schon.",
    added="Hinzugefügt: {title}. {statements} Aussagen von {speakers} Personen gefunden.",
    added_records=(
        "{articles} Artikel mit {statements} Aussagen hinzugefügt; {known} waren schon da, {failed} gingen nicht."
    ),
    nothing_found="Ich habe darin keine Aussagen gefunden.",
    too_large="Diese Datei ist größer als 20 MB, und solche gibt mir Telegram nicht.",
    wrong_kind="Ich lese Dateien .txt, .html und .jsonl, und Links zu Artikeln.",
    b_remove="Entfernen",
    b_really="Ja, entfernen",
    remove_ask="Diese Aussage aus dem Bestand entfernen? Es wird vermerkt, wer es war.",
    removed="Entfernt.",
    correct_how="Schreib zum Beispiel:\n{example}\nOder statt speaker: role, date (2021-03-18), text.",
    corrected="Berichtigt.",
    join_how="Schreib den Namen, der verschwinden soll, ein Gleichheitszeichen, und den, der bleibt: {example}",
    joined="Verbunden: {gone} ist jetzt {name}.",
    refused="Das geht nicht: {reason}",
    stats=(
        "Ich kenne {searched}.\n{speakers} Personen, {quotations} Zitate.\n{follows} Verfolgungen, {open} offene Fragen."
    ),
    open_questions="Offene Fragen, die häufigsten zuerst:",
    open_none="Es gibt keine offenen Fragen.",
)  # fmt: skip
