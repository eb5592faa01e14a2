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
key-news = Qué hay de nuevo para mí
key-search = Buscar
key-next-room = La siguiente de las salas en las que estás
key-beside = Dos salas lado a lado, en una pantalla ancha
key-leave-room = Salir de esta sala
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
group-joined = Aquí eres { $handle }
group-open = Abierto ahora
here-other = Abierto ahora
closed-now = Cerrado ahora
opens-at = Abre el { $time }
format-peer = Entre iguales
format-professional = Con profesionales
format-other = Un grupo
entry-open = Puerta abierta
entry-request = A petición
entry-link = Por invitación
entry-other = Otra forma de entrar
entry-link-words = A este grupo se entra con un enlace de invitación de alguien que cuida de él.
entry-link-try = ¿Tienes una invitación? Entonces la puerta se abre para ti.
age-from = desde { $from } años
age-to = hasta { $to } años
age-between = de { $from } a { $to } años
age-fits = Mi edad encaja: { $age }
groups-search = ¿De qué se trata?
groups-speak = Idioma del grupo
groups-any-language = Cualquier idioma
groups-format = Cómo se lleva
groups-any-format = De cualquier manera
groups-open-now = Abierto ahora
groups-found = { $count ->
    [0] No encaja ningún grupo
    [one] Encaja un grupo
   *[other] Encajan { $count } grupos
}
organiser-words = Organizas este lugar: elige un grupo para abrir su mesa y sus ajustes.
group-new = Crear un grupo
group-new-make = Crear este grupo
group-new-words = Empieza solo con invitación, sin normas y sin salas. Todo lo ajustas después.

# A group
group-missing = No se pudo abrir este grupo
group-navigation = { $name }: lugares
to-groups = Todos los grupos
to-group = Volver al grupo
places-title = ¿Adónde vamos?
guidelines = Normas
guidelines-why = Hacen de este un lugar seguro para todo el mundo. Si un mensaje toca alguna, se te dice cuál.
guidelines-feedback = Quien modera señala cuándo la moderación automática se equivocó. En este grupo las palabras en cuestión pueden usarse para mejorarla, si quien las escribió lo aceptó en «Tú y tu lugar aquí». Si no, no se usa ninguna palabra.
drop-in = De acuerdo – entrar
drop-in-busy = Abriendo la puerta…
drop-in-words = Al entrar dices que has leído las normas. No se te pide nada más.
drop-in-anew = Entrar de nuevo
stay-ended = Tu estancia aquí ha terminado, quizá porque pasaste mucho tiempo fuera. Lo que estabas escribiendo está guardado: entra de nuevo y sigue.

# The door
ask-request = Alguien que cuida de este grupo deja entrar a la gente, para que siga siendo pequeño y seguro.
ask-words = ¿Quieres decir por qué? (Puedes dejarlo vacío.)
ask-send = De acuerdo – pedir entrar
ask-full = Todas las plazas de este grupo están ocupadas. Puedes esperar; entra primero quien más tiempo lleva esperando.
ask-wait = Esperar una plaza
ask-ahead = { $count ->
    [0] Te toca a continuación. La puerta se abre aquí en cuanto haya una plaza.
    [one] Hay una persona antes. La puerta se abrirá aquí cuando te toque.
   *[other] Hay { $count } personas antes. La puerta se abrirá aquí cuando te toque.
}
ask-state-asked = Lo has pedido. Puedes quedarte aquí o volver más tarde.
ask-state-waiting = Esperando una plaza.
ask-state-invited = Entra: la puerta está abierta para ti.
ask-state-refused = Este grupo no puede acogerte ahora. Otros sí.
ask-state-other = Tu petición ya se conoce.
guidelines-new = Las normas han cambiado
guidelines-changed = Léelas antes de seguir, por favor.
agree-anew = De acuerdo
hours-title = Horario
hours-row = { $days }: de { $from } a { $to }
hours-zone = Hora de { $zone }

# When a moderator has decided something about somebody
restriction-ban = Por ahora estás fuera de este grupo.
restriction-mute = Aquí puedes leer, pero no escribir por un tiempo.
restriction-until = Hasta el { $time }.
restriction-open-end = Hasta que moderación lo levante.
restriction-reason = Por qué: { $words }
appeal-ask = Pedir que lo miren otra vez
appeal-title = Pedir a moderación que lo mire otra vez
appeal-words = ¿Qué deberían saber?
appeal-send = Enviar
appeal-done = Enviado. Alguien lo mirará de nuevo.
you-are = Eres { $handle }.
you = { $handle } (tú)
you-title = Tú
you-words = Este alias es tuyo solo en este grupo. Nadie puede ver quién hay detrás.

# A room
room = Sala
room-words = Habla en directo con quien esté aquí.
room-about = Sobre esta sala
here-few = Hay unas pocas personas aquí.
here-some = Hay algunas personas aquí.
here-many = Hay muchas personas aquí.
typing = { $count ->
    [one] { $handles } está escribiendo…
   *[other] { $handles } están escribiendo…
}
people-here = Quién está aquí
typing-several = Varias personas están escribiendo…
room-full = Todas las plazas de esta sala están ocupadas. La puerta se abre aquí en cuanto haya una libre.
room-closed = Esta sala está cerrada ahora.
room-frozen = Moderación ha pedido un momento de calma: por ahora solo escribe el equipo.
room-slow = Despacio: cada persona escribe una vez cada { $seconds } segundos.
room-tools = Cuidar de la sala
room-people = Aquí ahora: { $handles }
room-slow-label = Frenar la sala
room-slow-off = Al ritmo de la gente
room-slow-every = Una vez cada { $seconds } segundos
room-freeze = Congelar la sala
room-unfreeze = Dejar que todo el mundo escriba
room-close = Cerrar la sala
room-open = Abrir la sala
room-state-open = abierta
room-state-frozen = congelada
room-state-closed = cerrada
room-state-other = en otro estado
room-leave = Salir de la sala
open-rooms = Salas en las que estás
open-room-unread = { $count ->
    [one] { $count } mensaje nuevo
   *[other] { $count } mensajes nuevos
}
open-room-begun = (empezaste a escribir aquí)
open-room-beside = Mostrar { $room } junto a esta sala
open-room-leave = Salir de { $room }
open-rooms-most = Puedes estar en { $count } salas a la vez. Has salido de { $room }, la que hacía más tiempo que no mirabas.
log-label = Mensajes. Las flechas van de uno a otro.
log-start = Aquí empieza todo.
log-older = Mostrar mensajes anteriores
log-hole = Se dijo algo entretanto. Mostrarlo
log-new = Mensajes nuevos
log-unread = Nuevo desde que estuviste aquí
log-catch-up = Ponme al día
log-empty = Nadie ha dicho nada todavía. Con un hola basta para empezar.
spoken-message = { $handle }: { $text }
spoken-elsewhere = { $count ->
    [one] Un mensaje nuevo en otra sala
   *[other] { $count } mensajes nuevos en otras salas
}
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
edit = Editar
edited = editado
edit-title = Tu mensaje, con otras palabras
edit-label = Lo que debe decir
edit-send = Guardar el cambio
edit-cancel = Dejarlo como estaba
versions = Versiones anteriores
reply-to-words = En respuesta a { $handle }
reply-to-earlier = En respuesta a un mensaje anterior
reply-to-removed = En respuesta a un mensaje eliminado
reply-to-covered = un mensaje cubierto
reply-cancel = No responder

# Without words
reactions = Reacciones
reaction-hug = Un abrazo
reaction-me-too = Yo también
reaction-thank-you = Gracias
how-few = de algunas personas
how-many = de muchas personas
reaction-failed = No llegó. Inténtalo de nuevo en un momento.

# Content notes
note-add = Añadir un aviso de contenido
note-label = Aviso de contenido
note-example = pérdida, comida, hospital…
note-words = De lo que tratan muchos avisos
note-word-suicide = suicidio
note-word-self-harm = autolesiones
note-word-abuse = maltrato
note-word-violence = violencia
note-word-sexual-violence = violencia sexual
note-word-eating = comida
note-word-substances = alcohol y drogas
note-word-death = muerte
note-word-health = enfermedad
note-remove = Sin aviso de contenido
note-open = Aviso de contenido: { $note }
note-cover = Trata de: { $note }
note-muted-word = Tiene una de tus palabras silenciadas
note-show = Mostrar
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
outgoing-nudged-plain = Aún no se ha enviado: { $what }. Puedes cambiarlo o enviarlo tal cual.
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
thread-locked = Cerrado
thread-locked-words = Este hilo está cerrado. Se puede leer, pero no se añade nada más.
thread-pinned = Fijado
thread-lock = Cerrar el hilo
thread-unlock = Reabrir el hilo
thread-pin = Fijar el hilo
thread-unpin = Dejar de fijar el hilo
thread-follow = Seguir este hilo
thread-following = Sigues este hilo
carry = Llevarlo al foro…
carry-title = Llevar este mensaje al foro
carry-words = Allí aparece con el alias de quien lo dijo, que también allí puede cambiarlo y eliminarlo.
carry-where = Adónde
carry-new = Empezar un hilo con él
carry-into = Ponerlo en un hilo que ya existe
carry-thread = Hilo
carry-thread-none = Elige uno
carry-put = Ponerlo ahí
carry-do = Empezar el hilo
carry-done = El mensaje está ahora también en el foro.
carried-from = de una sala
carried-notice = Moderación ha llevado uno de tus mensajes al foro, con tu alias.

# What is new, and finding what was said
news = Qué hay de nuevo para mí
news-none = Lo has visto todo. No te espera nada.
news-count = { $count ->
    [one] uno nuevo
   *[other] { $count } nuevos
}
news-many = mucho nuevo
news-here = Algo nuevo
news-mark = (nuevo)
search = Buscar
search-words = Palabras que se dijeron
search-how = Se encuentran todas las formas de una palabra. Un menos delante deja fuera lo que la tiene.
search-where = Dónde
search-everywhere = En todos mis grupos
search-when = Cuándo
search-ever = En cualquier momento
search-week = En la última semana
search-month = En el último mes
search-year = En el último año
search-do = Encontrar
search-none = No se encontró nada.
search-there = Ir allí
search-more = Mostrar más
thread-more = Mostrar más respuestas
markdown-hint = Puedes usar **negrita**, *cursiva*, listas con - y citas con >.
thread-opening = El primer mensaje
ago = hace { $ago }
replies = { $count ->
    [0] Sin respuestas todavía
    [one] Una respuesta
   *[other] { $count } respuestas
}
replies-label = Respuestas, cada una tras lo que responde
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

# Who you are here
you-view = Tú y tu lugar aquí
you-view-words = Todo esto es solo tuyo. Nadie en un grupo puede ver nada de ello.
you-nobody = Aquí todavía no eres nadie: no se guarda nada sobre ti.
handles-title = Tus alias
handles-words = Cada uno es tuyo solo en un grupo. Nadie puede ver que van juntos.
handle-change = Otro alias
handle-change-in = Otro alias en { $name }
handle-change-words = Lo que has dicho conserva el alias { $handle }; lo que digas desde ahora llevará el nuevo. Nadie podrá tomar el antiguo durante un tiempo.
handle-new = Alias nuevo
handle-take = Tomarlo
handle-anyway = Tomarlo de todos modos
handle-changed = Tienes un alias nuevo.
keep-title = Guardar mi lugar
keep-words = Seis palabras te traen de vuelta como la misma persona, en este dispositivo o en otro. No hace falta correo. Sin ellas, tu lugar termina cuando pasas mucho tiempo fuera.
keep-is = Tu lugar está guardado. Tus seis palabras te traen de vuelta en cualquier dispositivo.
keep-now = Dame seis palabras
keep-renew = Otras palabras
keep-renew-words = Recibes otras seis palabras. Las que tienes ahora dejan de valer al instante.
phrase-once = Estas son tus seis palabras. Se muestran solo esta vez: anótalas, en este orden.
phrase-careful = Quien las tenga puede ser tú aquí. En un papel, en un cajón, están bien.
phrase-copied = Las seis palabras están copiadas.
phrase-copy-by-hand = No se pudieron copiar: anótalas a mano.
phrase-print = Imprimir
phrase-noted = Ya las tengo
phrase-done = Ocultar las palabras
return-link = Ya he estado aquí
return-title = Volver
return-words = Tus seis palabras
return-now = Volver
return-unknown = Nadie aquí tiene estas palabras. Mira otra vez cada una y su orden.
return-word = La palabra { $number } no es de las nuestras. Mírala otra vez.
return-six = Deberían ser seis palabras.
return-lost = Si se pierden las palabras, nadie puede recuperar ese lugar. Siempre puedes empezar uno nuevo.
sessions-title = Dónde tienes sesión abierta
session-here = aquí
session-since = desde el { $day }
session-end = Cerrar allí
session-end-others = Cerrar en los demás sitios
session-end-all = Cerrar en todas partes, también aquí
device-phone = Teléfono
device-tablet = Tableta
device-computer = Ordenador
device-other = Otro dispositivo
seen-today = visto hoy
seen-this-week = visto esta semana
seen-this-month = visto este mes
seen-earlier = sin verse desde hace un mes
covers-title = Lo que prefieres no encontrarte
covers-notes = Mensajes con aviso de contenido
covers-cover = Cubrirlos hasta que los abra
covers-show = Mostrarlos directamente
muted-words = Palabras silenciadas
muted-words-words = Los mensajes con alguna de estas palabras se cubren para ti. Nadie se entera.
muted-word = Palabra
muted-word-add = Silenciar
muted-word-remove = Dejar de silenciar «{ $word }»

# People one does not want to meet
avoid = No encontrarme más con { $handle }
avoid-title = No encontrarme con { $handle }
avoid-block = Bloquear
avoid-block-words = Ninguno de los dos ve ya al otro, en ningún lugar de este grupo.
avoid-mute = Silenciar
avoid-mute-words = Solo tú dejas de ver a esa persona. No nota nada.
avoid-undo = No se avisa a nadie, y puedes deshacerlo en «Tú y tu lugar aquí».
avoided-title = A quién no te encuentras
avoided-words = Bloqueado: nadie ve al otro. Silenciado: solo tú no le ves.
avoided-none = Nadie.
avoided-block = bloqueado
avoided-mute = silenciado
avoided-end = Volver a encontrarme
avoided-end-of = Volver a encontrarme con { $handle }
avoided-done = Hecho. Ya no os encontraréis.
break-title = Tomar un descanso
break-words = Cierra esta puerta para ti por un tiempo, en todos tus dispositivos. Tu lugar y tus palabras se quedan, y las líneas de ayuda siguen al alcance.
break-for = ¿Por cuánto tiempo?
break-hour = una hora
break-evening = seis horas
break-day = un día
break-week = una semana
break-month = treinta días
break-start = Empezar el descanso
break-sure = El descanso termina el { $time }. No se puede acabar antes, ni tú ni el equipo.
paused-title = Estás tomando un descanso
paused-words = La puerta vuelve a abrirse el { $time }.
paused-stays = Tu lugar sigue como está. Si necesitas a alguien ahora, las líneas de ayuda están ahí.

# What is stored
feedback-title = Ayudar a que la moderación mejore
feedback-words = Quien modera puede señalar que la moderación automática se equivocó con un mensaje. Algunos grupos transmiten esas notas junto con las palabras, para que se equivoque menos; sus normas lo dicen. Con las tuyas nunca ocurre si no lo aceptas. Tu alias nunca figura, y lo que quites o borres queda fuera.
feedback-agree = Mis palabras pueden usarse para esto
data-title = Tus datos
export-words = Todo lo que se guarda sobre ti, en un archivo que puedes leer.
export-make = Preparar el archivo
export-download = Descargar
export-once = Se puede descargar una vez, hasta el { $time }.
erase-title = Borrarlo todo
erase-words = Todo lo que has dicho aquí se borra para todo el mundo, en las salas, en el foro y en lo guardado, y se te olvida. No se puede deshacer.
erase-ask = Borrarlo todo…
erase-sure = Sí, borrad todo lo que he dicho y olvidadme
erase-now = Borrarlo todo ahora
erased = Todo está borrado y ya no se te recuerda. Cuídate.

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
case-grant = Retirar la decisión
case-uphold = Dejarla como está
case-cared = Ya ha recibido atención
case-lost-race = Otra persona lo ha decidido antes.
case-state-released = Publicado
case-state-removed = Eliminado
case-state-closed = Cerrado
case-state-other = Decidido
case-decided-by = por { $handle }
case-kind-appeal = Pide que se mire otra vez
case-claim = Me encargo
case-unclaim = Devolverlo
case-yours = Tuyo
case-claimed = { $handle } se encarga
case-claim-lost = Alguien acaba de tomarlo.
asks-title = { $count ->
    [one] Una persona pide entrar
   *[other] { $count } personas piden entrar
}
ask-silent = No dejó palabras.
ask-accept = Dejar entrar
ask-refuse = Ahora no
notes-left = De turnos anteriores
notes-title = Para el siguiente turno
notes-label = ¿Qué debería saber quien venga después?
notes-leave = Dejar la nota
restrict = Restringir…
restrict-of = Restringir a { $handle }
restrict-mute-hour = No puede escribir durante una hora
restrict-mute-day = No puede escribir durante un día
restrict-ban-day = Fuera del grupo durante un día
restrict-ban-month = Fuera del grupo durante treinta días
restrict-ban-open = Fuera del grupo hasta que se levante
restrict-reason = Por qué (la persona lo leerá)
restrict-do = Decidirlo así
restrict-done = Decidido. La persona sabe por qué y por cuánto tiempo.
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

case-found = Encontrado por: { $by }; certeza { $certainty }
found-by-rules = reglas escritas
found-by-model = modelo aprendido
found-by-repetition = comparación con mensajes anteriores
found-by-context = lo dicho poco antes
found-by-classifier = clasificador externo
found-by-form = forma del texto
found-by-other = otra comprobación
feedback-of = ¿Era correcto?: { $what }
feedback-right = Era correcto
feedback-wrong = Era un error
feedback-noted = Anotado. Ayudará a que la moderación mejore.
feedback-taken-back = Retirado.
feedback-missed = A la moderación se le escapó algo
feedback-missed-what = Lo que debería haber encontrado
feedback-choose = Elige
feedback-missed-add = Anotar
feedback-take-back = Retirar: { $what }
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
roles-title = Qué puede hacer cada papel
roles-table = Tabla de roles
roles-act = Qué
roles-yes = sí
roles-no = no
act-take-part = Entrar en salas, leer, hablar, escribir, avisar
act-enter-full = Entrar en una sala llena
act-speak-unslowed = Hablar sin esperar cuando se escribe despacio
act-slow-room = Hacer más lenta una sala
act-see-members = Ver quién forma parte
act-enter-closed = Estar en una sala fuera de su horario
act-freeze-room = Dejar escribir en una sala solo a la moderación
act-speak-frozen = Escribir en una sala así
act-remove-others = Quitar lo que dijeron otros
act-work-at-desk = Ver y decidir casos, dejar notas
act-restrict-members = Silenciar y dejar fuera a quien tiene un papel menor
act-admit = Dejar entrar a quien lo pide
act-change-group = Cambiar el grupo, sus normas y su moderación
act-change-rooms = Crear, cambiar y cerrar salas
act-give-roles = Dar papeles y hacer enlaces
act-read-log = Leer lo que hicieron organización y moderación
act-create-group = Crear grupos (organización de toda la casa)
act-other = Otra cosa
invite-title = Invitar a alguien
invite-words = Haz un enlace que deja entrar a una persona o le da un papel en este grupo. Sirve una sola vez, durante siete días.
invite-role = Papel
invite-create = Hacer un enlace
invite-link = El enlace
invite-copy = Copiar
invite-once = Pásalo por donde solo esa persona pueda leerlo.

# What an organiser sets
organise = Ajustes del grupo
organise-words = Nombres, normas, salas, horario, papeles y moderación.
organise-conflict = Otra persona lo ha cambiado entretanto. Ahora se ve su versión: mírala y cámbialo de nuevo.
save = Guardar
saved = Guardado.
organise-unsaved = Sin guardar aún
organise-unsaved-words = Hay cambios sin guardar. Se conservan en este dispositivo hasta que los guardes o te vayas.
organise-about = Nombre y descripción
organise-languages = Idiomas del grupo
organise-name = Nombre
organise-topic = De qué trata, en pocas palabras
organise-description = Descripción
organise-entry = La puerta
organise-way = Cómo se entra
organise-people = Plazas
organise-age-from = Edad mínima
organise-age-to = Edad máxima
organise-zero = 0 significa: sin límite.
organise-presence = Qué se dice de quién está aquí
presence-words = Solo «hay unas pocas personas aquí»
presence-handles = Los alias de quienes están aquí
presence-other = De otra forma
hours-always = Siempre abierto.
hours-from = desde
hours-to = hasta
hours-add = Añadir horario
organise-zone = Zona horaria, por ejemplo Europe/Copenhagen
organise-guidelines = Quien es miembro las lee y acepta de nuevo cuando cambian.
guideline-number = Norma { $number }
guideline-remove = Eliminar la norma { $number }
guideline-add = Añadir una norma
organise-rooms = Salas
room-new = Una sala nueva
room-slug = Nombre corto para la dirección (a–z, 0–9, -)
organise-policy = Moderación
organise-strictness = Con cuánto cuidado se miran los mensajes
policy-open = Con ligereza
policy-careful = Con cuidado
policy-pre-moderated = Cada mensaje antes de mostrarse
policy-other = A su manera
organise-hosts = Sitios a los que siempre se puede enlazar, uno por línea
organise-feedback-texts = Transmitir las notas sobre la moderación junto con las palabras de que tratan
organise-feedback-texts-words = Solo palabras de quien lo aceptó y que aún se pueden leer en el grupo. Las normas lo dicen a todo el mundo. Las notas sin palabras se guardan siempre.
organise-members = Miembros
members-more = Mostrar más miembros
member-role = Papel de { $handle }
member-muted = no puede escribir
member-banned = fuera del grupo
restrictions-title = Restricciones
restrictions-none = No hay ninguna.
restriction-lift = Levantar
restriction-lift-of = Levantar la restricción de { $handle }
organise-log = Lo que hicieron organización y moderación
organise-log-more = Mostrar anterior
log-ask-accepted = dejó entrar a alguien
log-ask-refused = no dejó entrar a alguien
log-banned = dejó fuera del grupo:
log-unbanned = dejó volver al grupo:
log-muted = dejó sin escribir por un tiempo:
log-unmuted = deja escribir de nuevo:
log-appeal-granted = volvió a mirar y retiró lo decidido sobre
log-group-changed = cambió el grupo:
log-group-created = creó el grupo:
log-guidelines-changed = cambió las normas
log-policy-changed = cambió la moderación:
log-feedback-texts-on = activó que las notas se transmitan con las palabras
log-feedback-texts-off = desactivó que las notas se transmitan con las palabras
log-link-made = hizo un enlace de invitación:
log-role-given = dio un papel:
log-room-created = creó una sala:
log-room-changed = cambió una sala:
log-room-closed = cerró una sala:
log-room-opened = abrió una sala:
log-room-frozen = dejó escribir solo a la moderación en
log-room-thawed = dejó escribir de nuevo a todos en
log-room-slowed = fijó la pausa entre mensajes en
log-other = cambió algo:
link-copied = El enlace está copiado.
link-copy-by-hand = El enlace está seleccionado: cópialo a mano.
link-title = Te han dado un enlace
link-words = Te deja entrar en un grupo o te da un papel en el cuidado de la gente de aquí. Sirve una sola vez, y solo en este dispositivo.
link-accept = Aceptar
link-used = Este enlace ya no sirve. Quizá ya se usó; pide uno nuevo.
link-done = Te damos la bienvenida. Tu papel: { $role }
link-done-all = Cuidas de todos los grupos. Elige uno para abrir su mesa.
link-done-group = Lee primero las normas del grupo; después viene la mesa.
link-invited = Te damos la bienvenida: la puerta está abierta para ti
link-invited-words = Lee primero las normas del grupo y después entra.
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
error-handle-nudged = Parece un nombre real o una forma de localizarte. Aquí es más seguro no ser nadie en particular.
error-rejected = Va en contra de las normas.
error-conflict = Otra persona fue antes, o ya se envió con otras palabras.
error-gone = Entretanto se ha eliminado.
error-guidelines-changed = Las normas han cambiado: léelas primero, por favor.
error-age-asked = Este grupo es para cierta edad: di antes que la tuya encaja.
error-ask-first = En este grupo se pide antes de entrar.
error-group-full = Todas las plazas de este grupo están ocupadas.
error-room-full = Todas las plazas de esta sala están ocupadas.
error-room-closed = La sala está cerrada ahora.
error-room-frozen = Por ahora aquí solo escribe moderación.
error-slow-mode = Ahora aquí se escribe despacio.
error-muted = No puedes escribir aquí por un tiempo.
error-banned = Por ahora estás fuera de este grupo.
error-link-expired = Este enlace valía hasta un momento que ya pasó.
error-name-taken = Ese nombre ya está en uso.
error-text-refused = Contiene caracteres que no se pueden mostrar con seguridad.
error-locked = Este hilo está cerrado: no se puede añadir nada más.
error-busy = Demasiadas personas lo piden a la vez. Inténtalo de nuevo en un momento.
error-paused = Estás tomando un descanso.
error-too-fast = Eso fue muy rápido. Espera un momento, por favor.
error-too-many = Ahora mismo hay demasiado.
error-try-again = El servidor no puede guardar nada ahora mismo. Inténtalo de nuevo en un momento.
error-shutting-down = El servidor se está reiniciando. Inténtalo de nuevo en un momento.
error-disconnected = Ahora mismo no hay conexión. Inténtalo de nuevo en un momento.
error-unexpected = Ha fallado algo inesperado. Inténtalo de nuevo.
error-other = Ha fallado algo inesperado. Inténtalo de nuevo.
connection-slow = Los mensajes nuevos tardan ahora uno o dos segundos más. No se pierde nada.
