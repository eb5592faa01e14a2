brand = Havn
home-link = Havn: todos los grupos
page-title = { $name } · Havn
page-title-waiting = ({ $count }) { $title }
skip = Ir al contenido
loading = Un momento…
close = Cerrar
cancel = Cancelar
try-again = Intentar de nuevo
language = Idioma
language-failed = No se pudo cargar ese idioma. Inténtalo de nuevo en un momento.

# Always in reach
care-link = ¿Necesitas ayuda?
quick-exit = Salir rápido
quick-exit-hint = ¿Tienes prisa? «Salir rápido», o tres veces Escape, cambia esta página por otra al instante.
settings = Ajustes

# Looks
theme = Apariencia
theme-system = Como el dispositivo
theme-light = Clara
theme-dark = Oscura
contrast = Contraste
contrast-system = Como el dispositivo
contrast-more = Fuerte
contrast-normal = Suave
motion = Movimiento
motion-system = Como el dispositivo
motion-less = Nada se mueve
motion-normal = Un poco

# Keys
shortcuts = Atajos de teclado
shortcuts-on = Activados
shortcuts-off = Desactivados
shortcuts-show = Mostrar todos los atajos
shortcuts-words = Funcionan mientras no estás escribiendo. Puedes desactivarlos en los ajustes.
shortcuts-key = Tecla
shortcuts-does = Qué hace
key-help = Esta lista
key-care = Líneas de ayuda
key-home = Todos los grupos
key-group = Este grupo
key-forum = El foro
key-desk = La mesa
key-write = Escribir
key-next = Mensaje siguiente
key-previous = Mensaje anterior
key-newest = A lo más reciente
key-leave = Tres veces: salir rápido

# Connection
connection-reconnecting = La conexión se ha ido un momento. Nos estamos reconectando; lo que escribes se guarda.
connection-offline = No tienes conexión. Lo que escribes se guarda y saldrá en cuanto vuelvas.
connection-restarting = El servidor se está reiniciando. Son unos segundos; no se pierde nada.
connection-stopped = La conexión se ha cerrado.
connection-slow = Los mensajes nuevos tardan ahora uno o dos segundos más. No se pierde nada.
connection-unknown-person = Tu estancia aquí ha terminado. Lo que estabas escribiendo está guardado.
connection-retry = Conectar ahora
connection-connect = Conectar

# First view
home-title = Un lugar tranquilo para hablar
home-words = Entra tal como estás. Habla con quienes saben cómo es, en una sala en directo o a tu ritmo en el foro.
home-promise-nameless = Sin nombre, sin correo, sin cuenta. Te damos un alias hecho para ti.
home-promise-kind = Hay personas voluntarias que cuidan de cada grupo, y cada grupo tiene sus normas.
home-promise-leave = Puedes irte en cualquier momento y que se te olvide.
groups-title = Grupos
groups-none = Todavía no hay grupos aquí.
group-languages = Idiomas: { $languages }
group-drop-in = Abierto a todo el mundo, día y noche
group-joined = Aquí eres { $handle }
organiser-words = Organizas este lugar: elige un grupo para abrir su mesa.

# A group
group-missing = No se pudo abrir este grupo
group-navigation = { $name }: lugares
to-groups = Todos los grupos
to-group = Volver al grupo
places-title = ¿Adónde vamos?
guidelines = Normas
guidelines-why = Hacen de este un lugar seguro para todo el mundo. Si un mensaje toca alguna, se te dice cuál.
drop-in = De acuerdo – entrar
drop-in-busy = Abriendo la puerta…
drop-in-words = Al entrar dices que has leído las normas. No se te pide nada más.
drop-in-anew = Entrar de nuevo
stay-ended = Tu estancia aquí ha terminado, quizá porque pasaste mucho tiempo fuera. Lo que estabas escribiendo está guardado: entra de nuevo y sigue.
you-are = Eres { $handle }.
you = { $handle } (tú)
you-title = Tú
you-words = Este alias es tuyo solo en este grupo. Nadie puede ver quién hay detrás.

# A room
room = Sala
room-words = Habla en directo con quien esté aquí.
room-beside = Sobre esta sala
here-few = Hay unas pocas personas aquí.
here-some = Hay algunas personas aquí.
here-many = Hay muchas personas aquí.
typing = { $count ->
    [one] { $handles } está escribiendo…
   *[other] { $handles } están escribiendo…
}
typing-several = Varias personas están escribiendo…
log-label = Mensajes. Las flechas van de uno a otro.
log-start = Aquí empieza todo.
log-older = Mostrar mensajes anteriores
log-hole = Se dijo algo entretanto. Mostrarlo
log-new = Mensajes nuevos
log-empty = Nadie ha dicho nada todavía. Con un hola basta para empezar.
spoken-message = { $handle }: { $text }
spoken-many = { $count ->
    [one] Un mensaje nuevo
   *[other] { $count } mensajes nuevos
}
message-removed = Este mensaje se ha eliminado.
day-today = Hoy
day-yesterday = Ayer
entry-menu = Más sobre el mensaje de { $handle }
entry-menu-own = Más sobre tu mensaje
entry-own = Tu mensaje
entry-by = Mensaje de { $handle }
remove = Eliminar
remove-title = ¿Eliminar este mensaje?
remove-words = El texto se borra para todo el mundo. Que estuvo ahí sigue viéndose.
removed-done = El mensaje se ha eliminado.
report = Denunciar
report-title = Denunciar el mensaje de { $handle }
report-words = Alguien de moderación lo mirará. Nadie más sabrá que lo has denunciado.
report-reason = ¿Qué pasa? (Puedes dejarlo vacío.)
report-send = Enviar la denuncia
report-done = Gracias. Alguien de moderación lo mirará.

# Writing
composer-label = Escribe un mensaje
composer-send = Enviar
characters-left = { $count ->
    [one] Queda un carácter
   *[other] Quedan { $count } caracteres
}
characters-over = { $count ->
    [one] Sobra un carácter
   *[other] Sobran { $count } caracteres
}
outgoing-label = En camino
outgoing-sending = Enviando…
outgoing-waiting = Espera a la conexión.
outgoing-delayed = El servidor pide un momento. Se enviará de nuevo por sí solo.
outgoing-sent = Enviado
outgoing-held = Espera a moderación, que lo mirará pronto. Solo tú puedes verlo.
outgoing-declined = Moderación ha decidido no mostrarlo. Solo tú puedes verlo.
outgoing-nudged = Aún no se ha enviado. Mira antes esta norma, por favor:
outgoing-refused = Esto no se ha enviado; tus palabras están de nuevo en el cuadro.
outgoing-failed = No se ha enviado.
outgoing-change = Cambiarlo
outgoing-send-anyway = Enviar de todos modos
outgoing-discard = Desechar
draft-in-the-way = Hay otra cosa en el cuadro. Envíala o bórrala primero.

# The forum
forum = Foro
forum-words = Para lo que necesita tiempo: pregunta, cuenta y vuelve a las respuestas.
forum-empty = Todavía no hay hilos. El tuyo podría ser el primero.
forum-threads = Hilos
forum-more = Mostrar hilos más antiguos
to-forum = Todos los hilos
thread = Hilo
thread-open = Empezar un hilo
thread-title = Título
thread-title-missing = Ponle un título, por favor.
thread-title-long = El título es demasiado largo.
thread-text = ¿Qué te gustaría decir?
thread-send = Publicar
thread-by = { $handle }, hace { $ago }
thread-posts = { $count ->
    [0] sin respuestas todavía
    [one] una respuesta
   *[other] { $count } respuestas
}
thread-removed = Este hilo se ha eliminado.
thread-missing = Aquí no hay tal hilo
thread-opening = El primer mensaje
ago = hace { $ago }
replies = { $count ->
    [0] Sin respuestas todavía
    [one] Una respuesta
   *[other] { $count } respuestas
}
reply = Responder
reply-label = Escribe una respuesta
reply-to-post-label = Responder a este mensaje
reply-send = Responder

# Help
care-title = Tú importas. La ayuda está cerca.
care-words = Parece que las cosas son muy duras ahora mismo. Puedes seguir hablando aquí, y hay personas a las que puedes llegar directamente:
care-title-asked = Personas que te atienden ahora
care-words-asked = No hace falta que lo tengas claro ni que haya una buena razón. Están para escuchar.
care-emergency = Si tú u otra persona corre peligro ahora mismo, llama al número de emergencias de donde estés (112 en Europa).
care-announced = Se ha abierto un panel con líneas de ayuda en la parte superior de la página.
care-close = Cerrar el panel de ayuda
care-country = País
care-all-countries = Todos los países
care-anywhere = cualquier lugar
care-page = Página de { $name }
care-unchecked = Este dato todavía no se ha comprobado con la línea de ayuda.
care-checked = Comprobado el { $day }

# Leaving
leave-title = Irte y que se te olvide
leave-ask = Irme y que se me olvide…
leave-what-goes = Desaparece al instante: quién eres aquí, tus alias y todo lo que este navegador recuerda de Havn. Nadie, tampoco el equipo, puede recuperarlo.
leave-what-stays = Lo que has escrito se queda donde está, con el alias con que se escribió. Si prefieres quitar algo, elimínalo antes de irte.
leave-now = Irme y que se me olvide
leave-stay = Quedarme
leave-failed = No ha funcionado: no se pudo llegar al servidor, así que todavía no se ha olvidado nada. Inténtalo de nuevo en un momento.
left = Te has ido y ya no se te recuerda. Cuídate.

# The desk
desk = Mesa
desk-with-count = Mesa ({ $count })
desk-waiting = { $count ->
    [one] Un caso espera en la mesa.
   *[other] { $count } casos esperan en la mesa.
}
desk-words = Lo que te espera: lo más urgente primero.
desk-open = { $count ->
    [0] No espera nada
    [one] Espera un caso
   *[other] Esperan { $count } casos
}
desk-empty = Todo está visto. Gracias.
desk-decided = Decidido ahora mismo
desk-not-for-you = La mesa es para quienes cuidan de este grupo.
case-kind-held = Mensaje retenido
case-kind-flagged = Mensaje marcado
case-kind-report = Denuncia
case-kind-care = Alguien puede necesitar apoyo
case-kind-other = Caso
case-urgent = Urgente: apoyo
case-check = Mira cómo está
case-waits = espera desde hace { $ago }
case-why = Por qué está aquí
case-reported = Denunciado: { $words }
case-release = Publicar
case-remove = Eliminar
case-close = Listo, nada que hacer
case-lost-race = Otra persona lo ha decidido antes.
case-state-released = Publicado
case-state-removed = Eliminado
case-state-closed = Cerrado
case-state-other = Decidido
case-decided-by = por { $handle }
severity = { $severity ->
    [1] leve
    [2] serio
   *[other] grave
}
waited-moments = un momento
waited-minutes = { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}
waited-hours = { $hours ->
    [one] una hora
   *[other] { $hours } horas
}
waited-days = { $days ->
    [one] un día
   *[other] { $days } días
}

category-care = Sufrimiento
category-encourage-selfharm = Incitación a autolesionarse
category-method-detail = Detalles de un método
category-threat = Amenaza
category-abuse = Insulto
category-hate = Odio
category-sexual = Contenido sexual
category-grooming = Presión para un contacto privado
category-contact-details = Datos de contacto
category-solicitation = Captación
category-spam = Publicidad o spam
category-medical-advice = Consejo médico
category-profanity = Palabrotas
category-repetition = Repetición
category-validity = Difícil de leer
category-unavailable = No se pudo comprobar
category-other = Algo que mirar

# Roles and links
role-participant = participante
role-supporter = apoyo
role-facilitator = facilitación
role-moderator = moderación
role-organiser = organización
role-other = ayuda
invite-title = Invitar a alguien a ayudar
invite-words = Haz un enlace que da a una persona un papel en este grupo. Sirve una sola vez.
invite-role = Papel
invite-create = Hacer un enlace
invite-link = El enlace
invite-copy = Copiar
invite-once = Pásalo por donde solo esa persona pueda leerlo.
link-copied = El enlace está copiado.
link-copy-by-hand = El enlace está seleccionado: cópialo a mano.
link-title = Te han dado un enlace
link-words = Te da un papel en el cuidado de la gente de aquí. Sirve una sola vez, y solo en este dispositivo.
link-accept = Aceptar
link-used = Este enlace ya no sirve. Quizá ya se usó; pide uno nuevo.
link-done = Te damos la bienvenida. Tu papel: { $role }
link-done-all = Cuidas de todos los grupos. Elige uno para abrir su mesa.
link-done-group = Lee primero las normas del grupo; después viene la mesa.
link-to-groups = Elegir un grupo
link-to-group = Ir al grupo

lost-title = Aquí no hay nada

# What went wrong, after the error codes of the wire
error-malformed = Algo ha fallado en esta página. Vuelve a cargarla, por favor.
error-bad-field = Algo ha fallado en esta página. Vuelve a cargarla, por favor.
error-too-long = Es demasiado largo.
error-hello-first = La conexión se estaba haciendo. Inténtalo de nuevo.
error-token-unknown = Tu estancia aquí ha terminado. Entra de nuevo.
error-not-found = No está, o no es para ti.
error-handle-taken = Ese alias ya está en uso.
error-handle-refused = Ese alias no se puede usar.
error-rejected = Va en contra de las normas.
error-conflict = Otra persona fue antes, o ya se envió con otras palabras.
error-too-fast = Eso fue muy rápido. Espera un momento, por favor.
error-too-many = Ahora mismo hay demasiado.
error-try-again = El servidor no puede guardar nada ahora mismo. Inténtalo de nuevo en un momento.
error-shutting-down = El servidor se está reiniciando. Inténtalo de nuevo en un momento.
error-disconnected = Ahora mismo no hay conexión. Inténtalo de nuevo en un momento.
error-unexpected = Ha fallado algo inesperado. Inténtalo de nuevo.
error-other = Ha fallado algo inesperado. Inténtalo de nuevo.
