"""Spanish."""

from __future__ import annotations

from bot.texts.table import Texts

TEXTS = Texts(
    code="es",
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ),
    day="{day} de {month} de {year}",
    month="{month} de {year}",
    thousands=".",
    marks=("«", "»"),
    commands={
        "start": ("Empezar", "/start"),
        "help": ("Lo que sé hacer", "/help"),
        "who": ("¿Quién dijo estas palabras?", "/who it takes one to know one"),
        "did": ("¿Lo dijo alguien?", "/did Biden call Putin a killer"),
        "speaker": ("Lo que dijo alguien", "/speaker Peskov"),
        "latest": ("Lo más reciente, de una persona o de todas", "/latest Psaki"),
        "timeline": ("Declaraciones en el tiempo, en una imagen", "/timeline Putin"),
        "check": ("Comprobar un mensaje: respóndele con esto", "/check las palabras de un mensaje"),
        "follow": ("Recibir avisos de nuevas declaraciones", "/follow Peskov"),
        "following": ("Lo que sigues, y cómo dejarlo", "/following"),
        "privacy": ("Lo que guardo de ti", "/privacy"),
        "forget": ("Olvidar todo sobre mí", "/forget"),
        "corrections": ("Saber cuándo cambia una respuesta", "/corrections"),
        "review": ("Calificar una declaración, con tu nombre", "/review DECLARACIÓN half true | por qué"),
        "queue": ("Lo que espera a quienes verifican", "/queue"),
        "stats": ("Cuánto hay en el archivo", "/stats"),
        "open": ("Preguntas sin respuesta", "/open"),
        "correct": ("Corregir una declaración", "/correct DECLARACIÓN speaker Dmitry Peskov"),
        "remove": ("Quitar una declaración", "/remove DECLARACIÓN"),
        "join": ("Dos nombres, una persona", "/join Dmitri Peskov = Dmitry Peskov"),
    },
    about_short="¿Quién dijo eso, y lo dijo de verdad? Palabras exactas, fecha y fuente.",
    about=(
        "Pregunta quién dijo algo, y si de verdad lo dijo. Respondo con las palabras exactas, la fecha y un enlace a la "
        "fuente, o digo claramente que no consta.\n\nEnvíame una pregunta (en inglés, como mis artículos) o reenvíame un "
        "mensaje para comprobarlo."
    ),
    welcome=(
        "Pregúntame quién dijo algo, y si de verdad lo dijo. Respondo con las palabras exactas, la fecha y la fuente, o "
        "digo claramente que no consta. Mis artículos están en inglés, así que pregunta en inglés.\n\n"
        "Prueba:\n• who said it takes one to know one?\n• did Biden call Putin a killer?\n• what did Peskov say?\n\n"
        "O reenvíame un mensaje, y te digo a quién encuentro diciéndolo."
    ),
    you_are_welcome="De nada. Pregúntame lo siguiente cuando quieras.",
    goodbye="Hasta luego.",
    help=(
        "Escribe una pregunta o reenvíame un mensaje, y te digo a quién encuentro diciéndolo.\n\n"
        "• who said …\n• did NAME say …\n• what did NAME say about …\n• latest from NAME\n\n"
        "Después, «and NAME?» o «when?» continúa tu última pregunta. Si editas una pregunta, edito mi respuesta.\n\n"
        "{commands}\n\nEn cualquier otro chat, escribe @{bot} y unas palabras.\n\n"
        "Conozco {searched}. Que no se encuentre no demuestra nada."
    ),
    privacy=(
        "Lo que guardo\n\n"
        "• De tus preguntas: nada con tu nombre. Para «and Peskov?» y para los botones recuerdo las últimas respuestas de "
        "un chat durante media hora, solo en memoria.\n"
        "• Una pregunta que no puedo responder queda como pregunta abierta: sus palabras y el día, no quién preguntó.\n"
        "• Lo que sigues, y las preguntas cuya respuesta quieres saber, con el número de tu chat y tu idioma. "
        "/following lo muestra y lo termina.\n"
        "• Qué registros te mostré, solo si quieres saber de correcciones: /corrections.\n"
        "• Mi registro dice que se preguntó algo y cuánto tardó, nunca qué.\n\n"
        "/forget borra al momento todo lo tuyo."
    ),
    unknown_command="No conozco esa orden. /help muestra lo que sé hacer.",
    ask_what="Escribe las palabras detrás de la orden, por ejemplo: {example}",
    nothing_to_read="Solo sé leer texto. Escríbeme una pregunta o reenvíame un mensaje con palabras.",
    trouble="Algo ha fallado de mi lado, y queda anotado. Vuelve a preguntar en un momento.",
    old_link="Ese enlace no lleva a nada que (todavía) tenga.",
    old_button="Este botón es demasiado antiguo para mí. Vuelve a preguntar.",
    said="Sí, {who} lo dijo.",
    denied="{who} lo negó.",
    denied_unnamed="Lo negó alguien a quien el artículo no nombra:",
    yes="Sí.",
    nearly="Casi.",
    said_when="{who} lo dijo, {when}.",
    said_no_day="{who} lo dijo; no consta qué día.",
    was_asked="A {who} se le preguntó ({prompt}):",
    several_speakers="Consta de más de una persona:",
    said_similar="{who} dijo casi eso. Fíjate en la diferencia.",
    someone_else="No me consta que {asked} dijera eso. Lo dijo {who}.",
    someone_else_denied="No me consta que {asked} dijera eso. {who} lo negó.",
    someone_else_unnamed="No me consta que {asked} dijera eso. Lo dijo otra persona:",
    on_subject="{who} sobre {subject}:",
    related="No me consta que {who} dijera eso, pero {who} habló del asunto:",
    one_found="{who} lo dijo.",
    found_unnamed="Lo he encontrado, pero el artículo no dice de quién es:",
    unsigned="Consta esto:",
    related_unnamed="No me consta que {asked} dijera eso. Con ese nombre consta esto:",
    many="{count} registros:",
    latest="Lo más reciente de {who}:",
    newest="Las declaraciones más recientes:",
    no_record="No consta.",
    searched="He buscado en {what}; que no se encuentre no demuestra nada.",
    searched_span="{what}, del {first} al {last}",
    claims=("{n} declaración", "{n} declaraciones"),
    articles=("{what} de {n} artículo", "{what} de {n} artículos"),
    outlets=("{what} de {n} medio", "{what} de {n} medios"),
    read_as="Lo he entendido así: {what}.",
    nearest="Lo más cercano, que no es una respuesta:",
    rivals="Las mismas palabras se atribuyen también a:",
    left_out="… y {n} más: pregunta con más detalle para verlas.",
    asked_for="Preguntaste por {asked}; consta: {said}",
    on_record="Consta, pero no está en tus palabras: {said}",
    missing="En tus palabras, pero no consta: {asked}",
    prompted="a la pregunta {prompt}",
    not_named="{mention} (el artículo no dice quién es)",
    nobody_known="no se sabe quién",
    denying="al negarlo",
    medium="en {medium}",
    addressee="a {addressee}",
    reported_on="publicado el {day}",
    independent="{n} fuentes independientes",
    vanished="Editado después: ningún artículo contiene ya estas palabras.",
    permanent="Enlace a este registro",
    context="En su contexto",
    no_context="La fuente no da nada alrededor de estas palabras.",
    sources="Dónde consta",
    why="Por qué esta respuesta",
    why_matched="Palabras que coinciden: {words}.",
    why_missing="Palabras que no: {words}.",
    why_corrected="He leído {asked} como {said}.",
    why_against="En contra: {check}.",
    why_sure="Parte de tus palabras que esto cubre: {percent} %.",
    why_gone="Ya no tengo esa pregunta. Hazla otra vez y pulsa después el botón.",
    statuses={
        "sourced": "Con fuente", "attributed": "Atribuido", "disputed": "En disputa",
        "denied": "Negado por la persona", "misattributed": "Mal atribuido", "retracted": "Retirado",
    },
    disputed="Se atribuye a {who}, y también a otra persona.",
    disowned="Consta como dicho por {who}, que niega haberlo dicho.",
    misattributed="Consta como dicho por {who}, pero se comprobó que está mal atribuido.",
    retracted="Constaba como dicho por {who}, y se ha retirado.",
    found_by="comprobado por {by}",
    linked={
        "denied_by": "Negado por {who}", "denies": "Niega lo que dijo {who}",
        "disowned_by": "Niega haberlo dicho: {who}", "disowns": "Niega haber dicho: {who}",
        "rival": "Las mismas palabras se atribuyen a {who}", "contradicts": "{by} comprueba que {who} dijo también otra cosa",
    },
    review="Verificación",
    rated="{by} lo calificó de {rating}, {day}",
    withdrawn="retirado el {day}",
    repeated=("desde entonces lo ha repetido {n} artículo", "desde entonces lo han repetido {n} artículos"),
    no_day="sin fecha",
    b_more="Más",
    b_back="Atrás",
    b_open="Abrir {n}",
    b_context="En su contexto",
    b_sources="Fuentes",
    b_why="¿Por qué?",
    b_timeline="Cronología",
    b_none="Ninguna de estas",
    b_follow="Seguir",
    b_details="Más en privado",
    b_list="Como lista",
    b_tell="Avísame cuando lo sepas",
    b_share="Compartir",
    none_noted=(
        "Gracias: ninguna de estas. Guardo la pregunta como abierta, sin tu nombre. "
        "¿Te aviso cuando un artículo la responda?"
    ),
    none_plain="Entonces no me consta. Pregunta con más palabras y vuelvo a buscar.",
    tell_noted="Te aviso cuando un artículo responda a eso. /following muestra lo que esperas.",
    answered="Querías saberlo. Ahora un artículo responde a: {question}",
    timeline_title="{who}, declaraciones en el tiempo",
    timeline_caption="{count} declaraciones con fecha, {days}:",
    timeline_span="del {first} al {last}",
    timeline_more="… y {n} anteriores.",
    timeline_none="No tengo declaraciones con fecha sobre eso.",
    inline_empty="Escribe quién dijo algo, o un nombre",
    inline_none="No consta: pregúntame en privado",
    inline_unknown="no se sabe quién",
    follow_what="¿A quién o qué sigo? Por ejemplo: {example}",
    follow_ask="¿Qué sigo? Te aviso cuando llegue algo nuevo.",
    follow_unknown="No conozco a nadie de ese nombre; sigo las palabras.",
    follow_speaker="{name}",
    follow_subject="el tema {name}",
    follow_claim="la declaración {name}",
    follow_question="la respuesta a {name}",
    follow_done="Sigo para ti: {what}. Te aviso {pace}.",
    follow_full="Sigues {n} cosas, y no puedo guardar más por persona. Deja antes alguna: /following",
    instant="en cuanto llega",
    daily="una vez al día",
    b_daily="Una vez al día",
    b_instant="En cuanto llega",
    b_stop="Dejar: {what}",
    b_stop_this="Dejar de seguir",
    following="Sigues:",
    following_none="Aún no sigues nada. Pulsa «Seguir» bajo una respuesta, o escribe por ejemplo: {example}",
    stopped="Hecho. Ya no sigo {what} para ti.",
    notice_speaker="Nuevo de {name}, porque lo sigues",
    notice_subject="Nuevo sobre {name}, porque lo sigues",
    notice_claim="Novedades de una declaración que sigues",
    notice_more="… y {n} más.",
    notice_carried="Otro artículo la recoge.",
    notice_changed="Se ha corregido.",
    notice_removed="Se ha quitado del archivo.",
    notice_reviewed="Se ha verificado.",
    forget_ask="¿Olvido todo sobre ti: lo que sigues, lo que esperas y nuestras últimas respuestas?",
    b_forget="Sí, olvídalo todo",
    b_keep="No, guárdalo",
    forgotten="Hecho. Ya no guardo nada tuyo.",
    kept="No se ha cambiado nada.",
    corrections_on=(
        "Te aviso cuando cambia una respuesta que te di aquí: su verificación, la persona, las palabras o la fuente. "
        "Para eso guardo qué registros te mostré."
    ),
    corrections_off=(
        "¿Te aviso cuando cambie una respuesta que te di? Para eso guardo, desde ahora, qué registros te muestro aquí. "
        "/forget lo borra."
    ),
    b_corrections_on="Sí, avísame",
    b_corrections_off="No me avises más",
    correction="Una respuesta que te di ha cambiado.",
    proof="La prueba en una página: ábrela en un navegador, o guárdala.",
    b_proof="Prueba",
    only_private="Eso lo hacemos en privado.",
    not_admin="Eso solo pueden hacerlo quienes me mantienen. Pero puedes preguntarme lo que quieras.",
    reading="Leyendo …",
    add_failed="No ha podido ser: {reason}",
    add_known="Ya tengo ese artículo.",
    added="Añadido: {title}. {statements} declaraciones de {speakers} personas.",
    added_records=(
        "{articles} artículos añadidos con {statements} declaraciones; {known} ya estaban, {failed} fallaron."
    ),
    nothing_found="No he encontrado declaraciones en él.",
    too_large="Ese archivo pasa de 20 MB, y Telegram no me entrega ninguno así.",
    wrong_kind="Leo archivos .txt, .html y .jsonl, y enlaces a artículos.",
    b_remove="Quitar",
    b_really="Sí, quitar",
    remove_ask="¿Quitar esta declaración del archivo? Queda anotado quién lo hizo.",
    removed="Quitada.",
    correct_how="Escribe por ejemplo:\n{example}\nO, en lugar de speaker: role, date (2021-03-18), text.",
    corrected="Corregida.",
    join_how="Escribe el nombre que desaparece, un signo igual y el que se queda: {example}",
    joined="Unidos: {gone} es ahora {name}.",
    refused="No se puede: {reason}",
    stats=(
        "Conozco {searched}.\n{speakers} personas, {quotations} citas.\n{follows} seguimientos, {open} preguntas abiertas."
    ),
    open_questions="Preguntas abiertas, las más repetidas primero:",
    open_none="No hay preguntas abiertas.",
)  # fmt: skip
