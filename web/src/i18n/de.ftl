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
key-news = Was für mich neu ist
key-search = Suchen
key-next-room = Der nächste der Räume, in denen du bist
key-beside = Zwei Räume nebeneinander, auf einem breiten Bildschirm
key-leave-room = Diesen Raum verlassen
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
group-joined = Hier bist du { $handle }
group-open = Jetzt offen
here-other = Jetzt offen
closed-now = Gerade geschlossen
opens-at = Öffnet { $time }
format-peer = Unter Gleichen
format-professional = Von Fachleuten geleitet
format-other = Eine Gruppe
entry-open = Offene Tür
entry-request = Auf Anfrage
entry-link = Auf Einladung
entry-other = Andere Art des Eintritts
entry-link-words = In diese Gruppe kommt man mit einem Einladungslink von jemandem, der sich um sie kümmert.
entry-link-try = Du hast eine Einladung? Dann öffnet sich die Tür für dich.
age-from = ab { $from } Jahren
age-to = bis { $to } Jahre
age-between = { $from } bis { $to } Jahre
age-fits = Mein Alter passt: { $age }
groups-search = Worum geht es?
groups-speak = Sprache der Gruppe
groups-any-language = Jede Sprache
groups-format = Wie sie geleitet wird
groups-any-format = Egal wie
groups-open-now = Jetzt offen
groups-found = { $count ->
    [0] Keine Gruppe passt
    [one] Eine Gruppe passt
   *[other] { $count } Gruppen passen
}
organiser-words = Du organisierst hier: Wähle eine Gruppe, um ihren Dienstplatz und ihre Einstellungen zu öffnen.
group-new = Eine Gruppe gründen
group-new-make = Gruppe anlegen
group-new-words = Sie beginnt nur auf Einladung, ohne Regeln und ohne Räume. Danach richtest du alles ein.

# A group
group-missing = Diese Gruppe ließ sich nicht öffnen
group-navigation = { $name }: Orte
to-groups = Alle Gruppen
to-group = Zurück zur Gruppe
places-title = Wohin möchtest du?
guidelines = Regeln
guidelines-why = Sie machen diesen Ort für alle sicher. Wenn eine Nachricht eine davon berührt, erfährst du, welche.
guidelines-feedback = Wer hier moderiert, sagt, wenn die automatische Moderation sich geirrt hat. In dieser Gruppe dürfen die Worte, um die es geht, benutzt werden, um sie besser zu machen, wenn die Person, die sie schrieb, dem unter „Du und dein Platz hier“ zugestimmt hat. Sonst werden keine Worte benutzt.
drop-in = Einverstanden – hereinkommen
drop-in-busy = Die Tür geht auf…
drop-in-words = Wenn du hereinkommst, sagst du, dass du die Regeln gelesen hast. Sonst wird nichts von dir verlangt.
drop-in-anew = Wieder hereinkommen
stay-ended = Dein Aufenthalt hier ist zu Ende, vielleicht weil du lange weg warst. Was du gerade geschrieben hast, bleibt erhalten: Komm wieder herein und mach weiter.

# The door
ask-request = Jemand, der sich um diese Gruppe kümmert, lässt Menschen herein, damit sie klein und sicher bleibt.
ask-words = Möchtest du sagen, warum? (Du kannst das leer lassen.)
ask-send = Einverstanden – um Einlass bitten
ask-full = Alle Plätze in dieser Gruppe sind vergeben. Du kannst auf einen warten; wer am längsten wartet, kommt zuerst herein.
ask-wait = Auf einen Platz warten
ask-ahead = { $count ->
    [0] Du bist als Nächstes dran. Die Tür öffnet sich hier, sobald ein Platz frei ist.
    [one] Eine Person ist vor dir. Die Tür öffnet sich hier, wenn du dran bist.
   *[other] { $count } Menschen sind vor dir. Die Tür öffnet sich hier, wenn du dran bist.
}
ask-state-asked = Du hast gefragt. Du kannst hierbleiben oder später wiederkommen.
ask-state-waiting = Wartet auf einen Platz.
ask-state-invited = Komm herein: Die Tür ist für dich offen.
ask-state-refused = Diese Gruppe kann dich gerade nicht aufnehmen. Andere Gruppen können es.
ask-state-other = Deine Anfrage ist bekannt.
guidelines-new = Die Regeln haben sich geändert
guidelines-changed = Bitte lies sie, bevor du weitermachst.
agree-anew = Einverstanden
hours-title = Öffnungszeiten
hours-row = { $days }: { $from } bis { $to }
hours-zone = Uhrzeit von { $zone }

# When a moderator has decided something about somebody
restriction-ban = Du bist vorerst nicht in dieser Gruppe.
restriction-mute = Du kannst hier lesen, aber eine Weile nicht schreiben.
restriction-until = Bis { $time }.
restriction-open-end = Bis die Moderation es aufhebt.
restriction-reason = Warum: { $words }
appeal-ask = Um erneute Prüfung bitten
appeal-title = Die Moderation um erneute Prüfung bitten
appeal-words = Was sollte sie wissen?
appeal-send = Abschicken
appeal-done = Abgeschickt. Jemand sieht es sich noch einmal an.
you-are = Du bist { $handle }.
you = { $handle } (du)
you-title = Du
you-words = Diesen Namen trägst du nur in dieser Gruppe. Niemand kann sehen, wer dahintersteht.

# A room
room = Raum
room-words = Sprich live mit allen, die gerade da sind.
room-about = Über diesen Raum
here-few = Ein paar Menschen sind hier.
here-some = Einige Menschen sind hier.
here-many = Viele Menschen sind hier.
typing = { $count ->
    [one] { $handles } schreibt…
   *[other] { $handles } schreiben…
}
people-here = Wer hier ist
typing-several = Mehrere schreiben…
room-full = Alle Plätze in diesem Raum sind vergeben. Die Tür öffnet sich hier, sobald einer frei ist.
room-closed = Dieser Raum ist gerade geschlossen.
room-frozen = Die Moderation hat um einen ruhigen Moment gebeten: Vorerst schreibt nur sie hier.
room-slow = Langsam: Alle schreiben einmal in { $seconds } Sekunden.
room-tools = Um den Raum kümmern
room-people = Jetzt hier: { $handles }
room-slow-label = Den Raum verlangsamen
room-slow-off = So schnell, wie geschrieben wird
room-slow-every = Einmal in { $seconds } Sekunden
room-freeze = Den Raum einfrieren
room-unfreeze = Wieder alle schreiben lassen
room-close = Den Raum schließen
room-open = Den Raum öffnen
room-state-open = offen
room-state-frozen = eingefroren
room-state-closed = geschlossen
room-state-other = in einem anderen Zustand
room-leave = Raum verlassen
open-rooms = Räume, in denen du bist
open-room-unread = { $count ->
    [one] { $count } neue Nachricht
   *[other] { $count } neue Nachrichten
}
open-room-begun = (du hast hier zu schreiben begonnen)
open-room-beside = { $room } neben diesem Raum zeigen
open-room-leave = { $room } verlassen
open-rooms-most = Du kannst in { $count } Räumen zugleich sein. Du hast { $room } verlassen, wo du am längsten nicht mehr warst.
log-label = Nachrichten. Die Pfeiltasten gehen von einer zur nächsten.
log-start = Hier beginnt es.
log-older = Frühere Nachrichten zeigen
log-hole = Dazwischen wurde etwas gesagt. Zeigen
log-new = Neue Nachrichten
log-unread = Neu, seit du hier warst
log-catch-up = Zeig, was ich verpasst habe
log-empty = Noch hat niemand etwas gesagt. Ein Hallo genügt als Anfang.
spoken-message = { $handle }: { $text }
spoken-elsewhere = { $count ->
    [one] Eine neue Nachricht in einem anderen Raum
   *[other] { $count } neue Nachrichten in anderen Räumen
}
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
edit = Bearbeiten
edited = bearbeitet
edit-title = Deine Nachricht, anders gesagt
edit-label = Was sie sagen soll
edit-send = Änderung speichern
edit-cancel = Lassen, wie es war
versions = Frühere Fassungen
reply-to-words = Als Antwort an { $handle }
reply-to-earlier = Als Antwort auf eine frühere Nachricht
reply-to-removed = Als Antwort auf eine entfernte Nachricht
reply-to-covered = eine verdeckte Nachricht
reply-cancel = Nicht antworten

# Without words
reactions = Reaktionen
reaction-hug = Eine Umarmung
reaction-me-too = Ich auch
reaction-thank-you = Danke
how-few = von ein paar
how-many = von vielen
reaction-failed = Das kam nicht an. Bitte versuche es gleich noch einmal.

# Content notes
note-add = Inhaltshinweis hinzufügen
note-label = Inhaltshinweis
note-example = Verlust, Essen, Krankenhaus…
note-words = Worum es oft geht
note-word-suicide = Suizid
note-word-self-harm = Selbstverletzung
note-word-abuse = Misshandlung
note-word-violence = Gewalt
note-word-sexual-violence = sexuelle Gewalt
note-word-eating = Essen
note-word-substances = Alkohol und Drogen
note-word-death = Tod
note-word-health = Krankheit
note-remove = Ohne Inhaltshinweis
note-open = Inhaltshinweis: { $note }
note-cover = Es geht um: { $note }
note-muted-word = Enthält eines deiner stummen Wörter
note-show = Zeigen
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
outgoing-nudged-plain = Noch nicht gesendet: { $what }. Du kannst es ändern oder so senden.
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
thread-locked = Geschlossen
thread-locked-words = Dieses Thema ist geschlossen. Man kann es lesen, aber nichts kommt mehr dazu.
thread-pinned = Angeheftet
thread-lock = Thema schließen
thread-unlock = Thema wieder öffnen
thread-pin = Thema anheften
thread-unpin = Thema lösen
thread-follow = Diesem Thema folgen
thread-following = Du folgst diesem Thema
carry = Ins Forum bringen…
carry-title = Diese Nachricht ins Forum bringen
carry-words = Dort steht sie unter dem Namen der Person, die sie geschrieben hat und sie auch dort ändern und entfernen kann.
carry-where = Wohin
carry-new = Ein Thema damit beginnen
carry-into = In ein vorhandenes Thema stellen
carry-thread = Thema
carry-thread-none = Eines wählen
carry-put = Dorthin stellen
carry-do = Thema beginnen
carry-done = Die Nachricht ist jetzt auch im Forum.
carried-from = aus einem Raum
carried-notice = Die Moderation hat eine deiner Nachrichten ins Forum gebracht, unter deinem Namen.

# What is new, and finding what was said
news = Was für mich neu ist
news-none = Du hast alles gesehen. Nichts wartet auf dich.
news-count = { $count ->
    [one] eins neu
   *[other] { $count } neu
}
news-many = sehr viel Neues
news-here = Etwas Neues
news-mark = (neu)
search = Suchen
search-words = Worte, die gesagt wurden
search-how = Jede Form eines Wortes wird gefunden. Ein Minus vor einem Wort lässt weg, was es enthält.
search-where = Wo
search-everywhere = In allen meinen Gruppen
search-when = Wann
search-ever = Irgendwann
search-week = In der letzten Woche
search-month = Im letzten Monat
search-year = Im letzten Jahr
search-do = Finden
search-none = Es wurde nichts gefunden.
search-there = Dorthin
search-more = Mehr zeigen
thread-more = Mehr Antworten zeigen
markdown-hint = Du kannst **fett**, *kursiv*, Listen mit - und Zitate mit > schreiben.
thread-opening = Der erste Beitrag
ago = vor { $ago }
replies = { $count ->
    [0] Noch keine Antworten
    [one] Eine Antwort
   *[other] { $count } Antworten
}
replies-label = Antworten, jede nach dem, worauf sie antwortet
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

# Who you are here
you-view = Du und dein Platz hier
you-view-words = All das gehört nur dir. Niemand in einer Gruppe kann davon etwas sehen.
you-nobody = Du bist hier noch niemand: Über dich ist nichts gespeichert.
handles-title = Deine Namen hier
handles-words = Jeder davon ist nur in einer Gruppe deiner. Niemand kann sehen, dass sie zusammengehören.
handle-change = Anderer Name
handle-change-in = Anderer Name in { $name }
handle-change-words = Was du gesagt hast, behält den Namen { $handle }; was du von nun an sagst, trägt den neuen. Den alten kann eine Zeit lang niemand nehmen.
handle-new = Neuer Name
handle-take = Nehmen
handle-anyway = Trotzdem nehmen
handle-changed = Du hast einen neuen Namen.
keep-title = Meinen Platz behalten
keep-words = Sechs Wörter bringen dich als dieselbe Person zurück, auf diesem Gerät oder einem anderen. Dafür braucht es keine E-Mail. Ohne sie endet dein Platz, wenn du lange weg warst.
keep-is = Dein Platz bleibt dir. Deine sechs Wörter bringen dich auf jedem Gerät zurück.
keep-now = Gib mir sechs Wörter
keep-renew = Andere Wörter
keep-renew-words = Du bekommst sechs andere Wörter. Die jetzigen gelten sofort nicht mehr.
phrase-once = Das sind deine sechs Wörter. Sie werden nur dieses eine Mal gezeigt: Schreib sie auf, in dieser Reihenfolge.
phrase-careful = Wer sie hat, kann hier du sein. Auf Papier in einer Schublade sind sie gut aufgehoben.
phrase-copied = Die sechs Wörter sind kopiert.
phrase-copy-by-hand = Sie ließen sich nicht kopieren: Schreib sie von Hand auf.
phrase-print = Drucken
phrase-noted = Ich habe sie
phrase-done = Wörter verbergen
return-link = Ich war schon einmal hier
return-title = Zurückkommen
return-words = Deine sechs Wörter
return-now = Zurückkommen
return-unknown = Niemand hier hat diese Wörter. Sieh dir jedes noch einmal an und auch ihre Reihenfolge.
return-word = Wort { $number } ist keines von unseren. Sieh es dir noch einmal an.
return-six = Es sollten sechs Wörter sein.
return-lost = Sind die Wörter verloren, kann niemand diesen Platz zurückholen. Du kannst jederzeit einen neuen beginnen.
sessions-title = Wo du angemeldet bist
session-here = hier
session-since = seit { $day }
session-end = Dort abmelden
session-end-others = Überall sonst abmelden
session-end-all = Überall abmelden, auch hier
device-phone = Telefon
device-tablet = Tablet
device-computer = Computer
device-other = Ein anderes Gerät
seen-today = heute gesehen
seen-this-week = diese Woche gesehen
seen-this-month = diesen Monat gesehen
seen-earlier = seit einem Monat nicht gesehen
covers-title = Was du lieber nicht sehen möchtest
covers-notes = Nachrichten mit Inhaltshinweis
covers-cover = Verdecken, bis ich sie öffne
covers-show = Gleich zeigen
muted-words = Stumme Wörter
muted-words-words = Nachrichten mit einem dieser Wörter werden für dich verdeckt. Niemand erfährt davon.
muted-word = Wort
muted-word-add = Stumm schalten
muted-word-remove = „{ $word }“ nicht mehr stumm schalten

# People one does not want to meet
avoid = { $handle } nicht mehr begegnen
avoid-title = { $handle } nicht mehr begegnen
avoid-block = Blockieren
avoid-block-words = Keiner von euch sieht den anderen mehr, nirgends in dieser Gruppe.
avoid-mute = Stumm schalten
avoid-mute-words = Nur du siehst diese Person nicht mehr. Sie merkt nichts davon.
avoid-undo = Niemand erfährt davon, und du kannst es unter „Du und dein Platz hier“ rückgängig machen.
avoided-title = Wem du nicht begegnest
avoided-words = Blockiert: keiner sieht den anderen. Stumm: nur du siehst sie nicht.
avoided-none = Niemand.
avoided-block = blockiert
avoided-mute = stumm
avoided-end = Wieder begegnen
avoided-end-of = { $handle } wieder begegnen
avoided-done = Erledigt. Ihr begegnet euch nicht mehr.
break-title = Eine Pause machen
break-words = Schließ diese Tür eine Weile für dich, auf allen deinen Geräten. Dein Platz und deine Worte bleiben, und Hilfetelefone bleiben erreichbar.
break-for = Wie lange?
break-hour = eine Stunde
break-evening = sechs Stunden
break-day = einen Tag
break-week = eine Woche
break-month = dreißig Tage
break-start = Die Pause beginnen
break-sure = Die Pause endet am { $time }. Früher kann sie niemand beenden, auch du und wir nicht.
paused-title = Du machst gerade Pause
paused-words = Die Tür öffnet sich wieder am { $time }.
paused-stays = Dein Platz bleibt, wie er ist. Wenn du jetzt jemanden brauchst, sind Hilfetelefone für dich da.

# What is stored
feedback-title = Der Moderation helfen, besser zu werden
feedback-words = Wer moderiert, kann anmerken, wo die automatische Moderation sich bei einer Nachricht geirrt hat. Manche Gruppen geben das mitsamt den Worten weiter, damit sie seltener irrt; ihre Regeln sagen das. Mit deinen Worten geschieht das nie, wenn du nicht zustimmst. Dein Name ist nie dabei, und was du entfernst oder löschst, auch nicht.
feedback-agree = Meine Worte dürfen dafür benutzt werden
data-title = Deine Daten
export-words = Alles, was über dich gespeichert ist, in einer lesbaren Datei.
export-make = Datei vorbereiten
export-download = Herunterladen
export-once = Sie lässt sich einmal herunterladen, bis { $time }.
erase-title = Alles löschen
erase-words = Alles, was du hier je gesagt hast, wird für alle gelöscht, in Räumen, im Forum und im Gespeicherten, und du wirst vergessen. Das lässt sich nicht rückgängig machen.
erase-ask = Alles löschen…
erase-sure = Ja, lösche alles, was ich gesagt habe, und vergiss mich
erase-now = Jetzt alles löschen
erased = Alles ist gelöscht, und du bist vergessen. Pass auf dich auf.

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
case-grant = Entscheidung aufheben
case-uphold = So lassen
case-cared = Hat Beistand bekommen
case-lost-race = Jemand anderes hat das zuerst entschieden.
case-state-released = Freigegeben
case-state-removed = Entfernt
case-state-closed = Abgeschlossen
case-state-other = Entschieden
case-decided-by = von { $handle }
case-kind-appeal = Bittet um erneute Prüfung
case-claim = Ich übernehme das
case-unclaim = Wieder abgeben
case-yours = Deiner
case-claimed = { $handle } ist dran
case-claim-lost = Das hat gerade jemand anderes übernommen.
asks-title = { $count ->
    [one] Eine Person bittet um Einlass
   *[other] { $count } Menschen bitten um Einlass
}
ask-silent = Ohne Worte.
ask-accept = Hereinlassen
ask-refuse = Nicht jetzt
notes-left = Aus früheren Schichten
notes-title = Für die nächste Schicht
notes-label = Was sollte wissen, wer als Nächstes kommt?
notes-leave = Notiz hinterlassen
restrict = Einschränken…
restrict-of = { $handle } einschränken
restrict-mute-hour = Kann eine Stunde nicht schreiben
restrict-mute-day = Kann einen Tag nicht schreiben
restrict-ban-day = Einen Tag nicht in der Gruppe
restrict-ban-month = Dreißig Tage nicht in der Gruppe
restrict-ban-open = Nicht in der Gruppe, bis es aufgehoben wird
restrict-reason = Warum (das erfährt die Person)
restrict-do = So entscheiden
restrict-done = Entschieden. Die Person erfährt, warum und wie lange.
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

case-found = Gefunden durch: { $by }; Gewissheit { $certainty }
found-by-rules = geschriebene Regeln
found-by-model = gelerntes Modell
found-by-repetition = Vergleich mit früheren Nachrichten
found-by-context = was kurz davor gesagt wurde
found-by-classifier = externer Klassifikator
found-by-form = Form des Textes
found-by-other = eine andere Prüfung
feedback-of = War das richtig: { $what }
feedback-right = Das war richtig
feedback-wrong = Das war falsch
feedback-noted = Notiert. Es hilft der Moderation, besser zu werden.
feedback-taken-back = Zurückgenommen.
feedback-missed = Die Moderation hat etwas übersehen
feedback-missed-what = Was sie hätte finden sollen
feedback-choose = Bitte wählen
feedback-missed-add = Notieren
feedback-take-back = Zurücknehmen: { $what }
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
roles-title = Was jede Rolle darf
roles-table = Tabelle der Rollen
roles-act = Was
roles-yes = ja
roles-no = nein
act-take-part = Räume betreten, lesen, sprechen, schreiben, melden
act-enter-full = Einen vollen Raum betreten
act-speak-unslowed = Ohne Wartezeit sprechen, wenn alle langsam schreiben
act-slow-room = Einen Raum verlangsamen
act-see-members = Sehen, wer dabei ist
act-enter-closed = Außerhalb der Zeiten in einem Raum sein
act-freeze-room = In einem Raum nur die Moderation schreiben lassen
act-speak-frozen = In einem solchen Raum schreiben
act-remove-others = Entfernen, was andere gesagt haben
act-work-at-desk = Fälle sehen und entscheiden, Notizen hinterlassen
act-restrict-members = Menschen mit kleinerer Rolle stumm stellen und ausschließen
act-admit = Hereinlassen, wer fragt
act-change-group = Die Gruppe, ihre Regeln und ihre Moderation ändern
act-change-rooms = Räume anlegen, ändern und schließen
act-give-roles = Rollen geben und Links erstellen
act-read-log = Lesen, was Organisation und Moderation getan haben
act-create-group = Gruppen gründen (Organisation des ganzen Hauses)
act-other = Etwas anderes
invite-title = Jemanden einladen
invite-words = Erstelle einen Link, der eine Person hereinlässt oder ihr eine Rolle in dieser Gruppe gibt. Er gilt einmal, sieben Tage lang.
invite-role = Rolle
invite-create = Link erstellen
invite-link = Der Link
invite-copy = Kopieren
invite-once = Gib ihn so weiter, dass nur diese Person ihn lesen kann.

# What an organiser sets
organise = Einstellungen der Gruppe
organise-words = Namen, Regeln, Räume, Zeiten, Rollen und Moderation.
organise-conflict = Jemand anderes hat das inzwischen geändert. Jetzt siehst du diese Fassung: Sieh nach und ändere es noch einmal.
save = Speichern
saved = Gespeichert.
organise-unsaved = Noch nicht gespeichert
organise-unsaved-words = Einige Änderungen sind noch nicht gespeichert. Sie bleiben auf diesem Gerät, bis du sie speicherst oder gehst.
organise-about = Name und Beschreibung
organise-languages = Sprachen der Gruppe
organise-name = Name
organise-topic = Worum es geht, in wenigen Worten
organise-description = Beschreibung
organise-entry = Die Tür
organise-way = Wie man hereinkommt
organise-people = Plätze
organise-age-from = Mindestalter
organise-age-to = Höchstalter
organise-zero = 0 heißt: keine Grenze.
organise-presence = Was darüber gesagt wird, wer hier ist
presence-words = Nur „ein paar Menschen sind hier“
presence-handles = Die Namen derer, die hier sind
presence-other = Auf andere Weise
hours-always = Immer offen.
hours-from = von
hours-to = bis
hours-add = Öffnungszeiten hinzufügen
organise-zone = Zeitzone, zum Beispiel Europe/Copenhagen
organise-guidelines = Wer dabei ist, liest sie und stimmt neu zu, wenn sie sich ändern.
guideline-number = Regel { $number }
guideline-remove = Regel { $number } entfernen
guideline-add = Regel hinzufügen
organise-rooms = Räume
room-new = Ein neuer Raum
room-slug = Kurzname für die Adresse (a–z, 0–9, -)
organise-policy = Moderation
organise-strictness = Wie sorgfältig Nachrichten angesehen werden
policy-open = Locker
policy-careful = Sorgfältig
policy-pre-moderated = Jede Nachricht, bevor sie gezeigt wird
policy-other = Auf eigene Weise
organise-hosts = Websites, auf die Links immer zeigen dürfen, eine pro Zeile
organise-feedback-texts = Rückmeldungen zur Moderation mitsamt den Worten weitergeben, um die es geht
organise-feedback-texts-words = Nur Worte von Menschen, die dem zugestimmt haben, und nur, was in der Gruppe noch zu lesen ist. Die Regeln sagen es allen. Rückmeldungen ohne Worte werden immer behalten.
organise-members = Mitglieder
members-more = Mehr Mitglieder zeigen
member-role = Rolle von { $handle }
member-muted = kann nicht schreiben
member-banned = nicht in der Gruppe
restrictions-title = Einschränkungen
restrictions-none = Es gibt keine.
restriction-lift = Aufheben
restriction-lift-of = Die Einschränkung von { $handle } aufheben
organise-log = Was Organisation und Moderation getan haben
organise-log-more = Früheres zeigen
log-ask-accepted = hat jemanden hereingelassen
log-ask-refused = hat jemanden nicht hereingelassen
log-banned = hat aus der Gruppe ausgeschlossen:
log-unbanned = hat wieder in die Gruppe gelassen:
log-muted = hat eine Schreibpause gegeben:
log-unmuted = lässt wieder schreiben:
log-appeal-granted = hat neu geprüft und aufgehoben, was entschieden war über
log-group-changed = hat die Gruppe geändert:
log-group-created = hat die Gruppe gegründet:
log-guidelines-changed = hat die Regeln geändert
log-policy-changed = hat die Moderation geändert:
log-feedback-texts-on = hat eingeschaltet, dass Rückmeldungen mit den Worten weitergegeben werden
log-feedback-texts-off = hat ausgeschaltet, dass Rückmeldungen mit den Worten weitergegeben werden
log-link-made = hat einen Einladungslink erstellt:
log-role-given = hat eine Rolle gegeben:
log-room-created = hat einen Raum angelegt:
log-room-changed = hat einen Raum geändert:
log-room-closed = hat einen Raum geschlossen:
log-room-opened = hat einen Raum geöffnet:
log-room-frozen = ließ nur die Moderation schreiben in
log-room-thawed = ließ wieder alle schreiben in
log-room-slowed = hat die Pause zwischen Nachrichten gesetzt in
log-other = hat etwas geändert:
link-copied = Der Link ist kopiert.
link-copy-by-hand = Der Link ist markiert: Kopiere ihn von Hand.
link-title = Du hast einen Link bekommen
link-words = Er lässt dich in eine Gruppe oder gibt dir eine Rolle, in der du dich um Menschen hier kümmerst. Er gilt einmal und nur auf diesem Gerät.
link-accept = Annehmen
link-used = Dieser Link gilt nicht mehr. Vielleicht wurde er schon benutzt; bitte um einen neuen.
link-done = Willkommen. Deine Rolle: { $role }
link-done-all = Du kümmerst dich um alle Gruppen. Wähle eine, um ihren Dienst zu öffnen.
link-done-group = Lies zuerst die Regeln der Gruppe; dann kommt der Dienst.
link-invited = Willkommen: Die Tür steht dir offen
link-invited-words = Lies zuerst die Regeln der Gruppe, dann komm herein.
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
error-handle-nudged = Das sieht nach einem echten Namen oder einem Weg zu dir aus. Hier ist es sicherer, niemand Bestimmtes zu sein.
error-rejected = Es verstößt gegen die Regeln.
error-conflict = Jemand anderes war schneller, oder es wurde schon mit anderen Worten gesendet.
error-gone = Es wurde inzwischen entfernt.
error-guidelines-changed = Die Regeln haben sich geändert: Bitte lies sie zuerst.
error-age-asked = Diese Gruppe ist für ein bestimmtes Alter: Sag erst, dass deines passt.
error-ask-first = In diese Gruppe kommt man auf Anfrage.
error-group-full = Alle Plätze in dieser Gruppe sind vergeben.
error-room-full = Alle Plätze in diesem Raum sind vergeben.
error-room-closed = Der Raum ist gerade geschlossen.
error-room-frozen = Vorerst schreibt hier nur die Moderation.
error-slow-mode = Gerade schreiben hier alle langsam.
error-muted = Du kannst hier eine Weile nicht schreiben.
error-banned = Du bist vorerst nicht in dieser Gruppe.
error-link-expired = Dieser Link galt bis zu einem Zeitpunkt, der vorbei ist.
error-name-taken = Dieser Name ist vergeben.
error-text-refused = Darin sind Zeichen, die sich nicht sicher anzeigen lassen.
error-locked = Dieses Thema ist geschlossen: Es kann nichts mehr dazukommen.
error-busy = Zu viele fragen gerade danach. Bitte versuche es gleich noch einmal.
error-paused = Du machst gerade Pause.
error-too-fast = Das war sehr schnell. Bitte warte einen Augenblick.
error-too-many = Davon gibt es gerade zu viel.
error-try-again = Der Server kann gerade nichts speichern. Bitte versuche es gleich noch einmal.
error-shutting-down = Der Server startet neu. Bitte versuche es gleich noch einmal.
error-disconnected = Gerade gibt es keine Verbindung. Bitte versuche es gleich noch einmal.
error-unexpected = Etwas Unerwartetes ist schiefgegangen. Bitte versuche es noch einmal.
error-other = Etwas Unerwartetes ist schiefgegangen. Bitte versuche es noch einmal.
connection-slow = Neue Nachrichten brauchen gerade ein, zwei Sekunden länger. Nichts geht verloren.
