brand = Havn
home-link = Havn: alle Gruppen
page-title = { $name } · Havn
page-title-waiting = ({ $count }) { $title }
skip = Zum Inhalt springen
loading = Einen Augenblick…
close = Schließen
cancel = Abbrechen
try-again = Noch einmal versuchen
language = Sprache
language-failed = Diese Sprache ließ sich nicht laden. Bitte versuche es gleich noch einmal.

# Always in reach
care-link = Brauchst du jetzt Hilfe?
quick-exit = Schnell weg
quick-exit-hint = Eilig? „Schnell weg“ oder dreimal Escape tauscht diese Seite sofort gegen eine andere.
settings = Einstellungen

# Looks
theme = Aussehen
theme-system = Wie das Gerät
theme-light = Hell
theme-dark = Dunkel
contrast = Kontrast
contrast-system = Wie das Gerät
contrast-more = Stark
contrast-normal = Weich
motion = Bewegung
motion-system = Wie das Gerät
motion-less = Nichts bewegt sich
motion-normal = Ein wenig

# Keys
shortcuts = Tastenkürzel
shortcuts-on = An
shortcuts-off = Aus
shortcuts-show = Alle Kürzel zeigen
shortcuts-words = Sie wirken, solange du nicht schreibst. Du kannst sie in den Einstellungen ausschalten.
shortcuts-key = Taste
shortcuts-does = Was sie tut
key-help = Diese Liste
key-care = Hilfetelefone
key-home = Alle Gruppen
key-group = Diese Gruppe
key-forum = Das Forum
key-desk = Der Dienst
key-write = Schreiben
key-next = Nächste Nachricht
key-previous = Vorige Nachricht
key-newest = Zum Neuesten
key-leave = Dreimal: schnell weg

# Connection
connection-reconnecting = Die Verbindung ist kurz weg. Wir verbinden uns neu; was du schreibst, bleibt erhalten.
connection-offline = Du bist offline. Was du schreibst, bleibt erhalten und geht hinaus, sobald du wieder da bist.
connection-restarting = Der Server startet neu. Das dauert ein paar Sekunden; nichts geht verloren.
connection-stopped = Die Verbindung wurde geschlossen.
connection-slow = Neue Nachrichten brauchen gerade ein, zwei Sekunden länger. Nichts geht verloren.
connection-unknown-person = Dein Aufenthalt hier ist zu Ende. Was du gerade geschrieben hast, bleibt erhalten.
connection-retry = Jetzt verbinden
connection-connect = Verbinden

# First view
home-title = Ein ruhiger Ort zum Reden
home-words = Komm herein, wie du bist. Sprich mit anderen, die wissen, wie das ist: live in einem Raum oder in deinem eigenen Tempo im Forum.
home-promise-nameless = Kein Name, keine E-Mail, kein Konto. Du bekommst einen Namen, den wir für dich erfinden.
home-promise-kind = Freiwillige sind für jede Gruppe da, und jede Gruppe hat Regeln.
home-promise-leave = Du kannst jederzeit gehen und vergessen werden.
groups-title = Gruppen
groups-none = Hier gibt es noch keine Gruppen.
group-languages = Sprachen: { $languages }
group-drop-in = Offen für alle, Tag und Nacht
group-joined = Hier bist du { $handle }
organiser-words = Du organisierst hier: Wähle eine Gruppe, um ihren Dienstplatz zu öffnen.

# A group
group-missing = Diese Gruppe ließ sich nicht öffnen
group-navigation = { $name }: Orte
to-groups = Alle Gruppen
to-group = Zurück zur Gruppe
places-title = Wohin möchtest du?
guidelines = Regeln
guidelines-why = Sie machen diesen Ort für alle sicher. Wenn eine Nachricht eine davon berührt, erfährst du, welche.
drop-in = Einverstanden – hereinkommen
drop-in-busy = Die Tür geht auf…
drop-in-words = Wenn du hereinkommst, sagst du, dass du die Regeln gelesen hast. Sonst wird nichts von dir verlangt.
drop-in-anew = Wieder hereinkommen
stay-ended = Dein Aufenthalt hier ist zu Ende, vielleicht weil du lange weg warst. Was du gerade geschrieben hast, bleibt erhalten: Komm wieder herein und mach weiter.
you-are = Du bist { $handle }.
you = { $handle } (du)
you-title = Du
you-words = Diesen Namen trägst du nur in dieser Gruppe. Niemand kann sehen, wer dahintersteht.

# A room
room = Raum
room-words = Sprich live mit allen, die gerade da sind.
room-beside = Über diesen Raum
here-few = Ein paar Menschen sind hier.
here-some = Einige Menschen sind hier.
here-many = Viele Menschen sind hier.
typing = { $count ->
    [one] { $handles } schreibt…
   *[other] { $handles } schreiben…
}
typing-several = Mehrere schreiben…
log-label = Nachrichten. Die Pfeiltasten gehen von einer zur nächsten.
log-start = Hier beginnt es.
log-older = Frühere Nachrichten zeigen
log-hole = Dazwischen wurde etwas gesagt. Zeigen
log-new = Neue Nachrichten
log-empty = Noch hat niemand etwas gesagt. Ein Hallo genügt als Anfang.
spoken-message = { $handle }: { $text }
spoken-many = { $count ->
    [one] Eine neue Nachricht
   *[other] { $count } neue Nachrichten
}
message-removed = Diese Nachricht wurde entfernt.
day-today = Heute
day-yesterday = Gestern
entry-menu = Mehr zur Nachricht von { $handle }
entry-menu-own = Mehr zu deiner Nachricht
entry-own = Deine Nachricht
entry-by = Nachricht von { $handle }
remove = Entfernen
remove-title = Diese Nachricht entfernen?
remove-words = Der Text wird für alle gelöscht. Dass es sie gab, bleibt sichtbar.
removed-done = Die Nachricht wurde entfernt.
report = Melden
report-title = Die Nachricht von { $handle } melden
report-words = Jemand aus der Moderation sieht sie sich an. Sonst erfährt niemand, dass du sie gemeldet hast.
report-reason = Was stimmt nicht? (Du kannst das leer lassen.)
report-send = Meldung abschicken
report-done = Danke. Jemand aus der Moderation sieht sich das an.

# Writing
composer-label = Schreib eine Nachricht
composer-send = Senden
characters-left = { $count ->
    [one] Noch ein Zeichen
   *[other] Noch { $count } Zeichen
}
characters-over = { $count ->
    [one] Ein Zeichen zu viel
   *[other] { $count } Zeichen zu viel
}
outgoing-label = Unterwegs
outgoing-sending = Wird gesendet…
outgoing-waiting = Wartet auf die Verbindung.
outgoing-delayed = Der Server bittet um einen Augenblick. Es wird von selbst noch einmal gesendet.
outgoing-sent = Gesendet
outgoing-held = Wartet auf die Moderation, die bald danach sieht. Nur du kannst es sehen.
outgoing-declined = Die Moderation hat entschieden, dies nicht zu zeigen. Nur du kannst es sehen.
outgoing-nudged = Noch nicht gesendet. Bitte sieh dir erst diese Regel an:
outgoing-refused = Das wurde nicht gesendet; deine Worte stehen wieder im Feld.
outgoing-failed = Nicht gesendet.
outgoing-change = Ändern
outgoing-send-anyway = Trotzdem senden
outgoing-discard = Wegwerfen
draft-in-the-way = Im Feld steht schon etwas. Sende oder leere es zuerst.

# The forum
forum = Forum
forum-words = Für das, was Zeit braucht: fragen, erzählen und zu den Antworten zurückkommen.
forum-empty = Hier gibt es noch keine Themen. Deins könnte das erste sein.
forum-threads = Themen
forum-more = Ältere Themen zeigen
to-forum = Alle Themen
thread = Thema
thread-open = Ein Thema beginnen
thread-title = Titel
thread-title-missing = Bitte gib ihm einen Titel.
thread-title-long = Der Titel ist zu lang.
thread-text = Was möchtest du sagen?
thread-send = Veröffentlichen
thread-by = { $handle }, vor { $ago }
thread-posts = { $count ->
    [0] noch keine Antworten
    [one] eine Antwort
   *[other] { $count } Antworten
}
thread-removed = Dieses Thema wurde entfernt.
thread-missing = Dieses Thema gibt es hier nicht
thread-opening = Der erste Beitrag
ago = vor { $ago }
replies = { $count ->
    [0] Noch keine Antworten
    [one] Eine Antwort
   *[other] { $count } Antworten
}
reply = Antworten
reply-label = Schreib eine Antwort
reply-to-post-label = Auf diesen Beitrag antworten
reply-send = Antworten

# Help
care-title = Du bist wichtig. Hilfe ist nah.
care-words = Es klingt, als wäre gerade alles sehr schwer. Du kannst hier weiterreden, und es gibt Menschen, die du direkt erreichst:
care-title-asked = Menschen, die du jetzt erreichst
care-words-asked = Du musst dir nicht sicher sein und brauchst keinen guten Grund. Sie sind da, um zuzuhören.
care-emergency = Wenn du oder jemand anderes gerade in Gefahr ist, ruf den Notruf dort an, wo du bist (112 in Europa).
care-announced = Oben auf der Seite wurde ein Feld mit Hilfetelefonen geöffnet.
care-close = Das Hilfefeld schließen
care-country = Land
care-all-countries = Alle Länder
care-anywhere = überall
care-page = Website von { $name }
care-unchecked = Dieser Eintrag wurde noch nicht bei der Hilfestelle nachgeprüft.
care-checked = Geprüft am { $day }

# Leaving
leave-title = Gehen und vergessen werden
leave-ask = Gehen und mich vergessen…
leave-what-goes = Sofort weg: wer du hier bist, deine Namen und alles, was dieser Browser von Havn weiß. Niemand, auch wir nicht, kann das zurückholen.
leave-what-stays = Was du geschrieben hast, bleibt, wo es ist, unter dem Namen, unter dem du es geschrieben hast. Wenn etwas weg soll, entferne es, bevor du gehst.
leave-now = Gehen und mich vergessen
leave-stay = Bleiben
leave-failed = Das ging nicht: Der Server war nicht zu erreichen, also ist noch nichts vergessen. Bitte versuche es gleich noch einmal.
left = Du bist gegangen und vergessen. Pass auf dich auf.

# The desk
desk = Dienst
desk-with-count = Dienst ({ $count })
desk-waiting = { $count ->
    [one] Ein Fall wartet im Dienst.
   *[other] { $count } Fälle warten im Dienst.
}
desk-words = Was auf dich wartet: das Dringendste zuerst.
desk-open = { $count ->
    [0] Nichts wartet
    [one] Ein Fall wartet
   *[other] { $count } Fälle warten
}
desk-empty = Alles ist angesehen. Danke.
desk-decided = Gerade entschieden
desk-not-for-you = Der Dienst ist für die, die sich um diese Gruppe kümmern.
case-kind-held = Zurückgehaltene Nachricht
case-kind-flagged = Auffällige Nachricht
case-kind-report = Meldung
case-kind-care = Jemand braucht vielleicht Beistand
case-kind-other = Fall
case-urgent = Dringend: Beistand
case-check = Sieh nach, wie es geht
case-waits = wartet seit { $ago }
case-why = Warum es hier ist
case-reported = Gemeldet: { $words }
case-release = Freigeben
case-remove = Entfernen
case-close = Erledigt, nichts zu tun
case-lost-race = Jemand anderes hat das zuerst entschieden.
case-state-released = Freigegeben
case-state-removed = Entfernt
case-state-closed = Abgeschlossen
case-state-other = Entschieden
case-decided-by = von { $handle }
severity = { $severity ->
    [1] leicht
    [2] ernst
   *[other] schwer
}
waited-moments = einem Augenblick
waited-minutes = { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
}
waited-hours = { $hours ->
    [one] einer Stunde
   *[other] { $hours } Stunden
}
waited-days = { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
}

category-care = Not
category-encourage-selfharm = Ermutigung zur Selbstverletzung
category-method-detail = Einzelheiten einer Methode
category-threat = Drohung
category-abuse = Beleidigung
category-hate = Hass
category-sexual = Sexuelle Inhalte
category-grooming = Drängen auf privaten Kontakt
category-contact-details = Kontaktdaten
category-solicitation = Anwerben
category-spam = Werbung oder Spam
category-medical-advice = Medizinischer Rat
category-profanity = Fluchen
category-repetition = Wiederholung
category-validity = Schwer lesbar
category-unavailable = Konnte nicht geprüft werden
category-other = Etwas zum Ansehen

# Roles and links
role-participant = Teilnahme
role-supporter = Unterstützung
role-facilitator = Begleitung
role-moderator = Moderation
role-organiser = Organisation
role-other = Hilfe
invite-title = Jemanden zum Helfen einladen
invite-words = Erstelle einen Link, der einer Person eine Rolle in dieser Gruppe gibt. Er gilt einmal.
invite-role = Rolle
invite-create = Link erstellen
invite-link = Der Link
invite-copy = Kopieren
invite-once = Gib ihn so weiter, dass nur diese Person ihn lesen kann.
link-copied = Der Link ist kopiert.
link-copy-by-hand = Der Link ist markiert: Kopiere ihn von Hand.
link-title = Du hast einen Link bekommen
link-words = Er gibt dir eine Rolle, in der du dich um Menschen hier kümmerst. Er gilt einmal und nur auf diesem Gerät.
link-accept = Annehmen
link-used = Dieser Link gilt nicht mehr. Vielleicht wurde er schon benutzt; bitte um einen neuen.
link-done = Willkommen. Deine Rolle: { $role }
link-done-all = Du kümmerst dich um alle Gruppen. Wähle eine, um ihren Dienst zu öffnen.
link-done-group = Lies zuerst die Regeln der Gruppe; dann kommt der Dienst.
link-to-groups = Eine Gruppe wählen
link-to-group = Zur Gruppe

lost-title = Hier ist nichts

# What went wrong, after the error codes of the wire
error-malformed = Auf dieser Seite ist etwas schiefgegangen. Bitte lade sie neu.
error-bad-field = Auf dieser Seite ist etwas schiefgegangen. Bitte lade sie neu.
error-too-long = Das ist zu lang.
error-hello-first = Die Verbindung wurde gerade aufgebaut. Bitte versuche es noch einmal.
error-token-unknown = Dein Aufenthalt hier ist zu Ende. Komm wieder herein.
error-not-found = Es ist nicht da oder nicht für dich.
error-handle-taken = Dieser Name ist vergeben.
error-handle-refused = Dieser Name geht nicht.
error-rejected = Es verstößt gegen die Regeln.
error-conflict = Jemand anderes war schneller, oder es wurde schon mit anderen Worten gesendet.
error-too-fast = Das war sehr schnell. Bitte warte einen Augenblick.
error-too-many = Davon gibt es gerade zu viel.
error-try-again = Der Server kann gerade nichts speichern. Bitte versuche es gleich noch einmal.
error-shutting-down = Der Server startet neu. Bitte versuche es gleich noch einmal.
error-disconnected = Gerade gibt es keine Verbindung. Bitte versuche es gleich noch einmal.
error-unexpected = Etwas Unerwartetes ist schiefgegangen. Bitte versuche es noch einmal.
error-other = Etwas Unerwartetes ist schiefgegangen. Bitte versuche es noch einmal.
