brand = Havn
home-link = Havn: alle grupper
page-title = { $name } · Havn
page-title-waiting = ({ $count }) { $title }
skip = Gå til indholdet
loading = Et øjeblik…
close = Luk
cancel = Fortryd
try-again = Prøv igen
language = Sprog
language-failed = Sproget kunne ikke hentes. Prøv igen om lidt.

# Always in reach
care-link = Brug for hjælp nu?
quick-exit = Gå hurtigt
quick-exit-hint = Har du travlt? “Gå hurtigt”, eller Escape tre gange, skifter siden ud med en anden med det samme.
settings = Indstillinger

# Looks
theme = Udseende
theme-system = Som enheden
theme-light = Lyst
theme-dark = Mørkt
contrast = Kontrast
contrast-system = Som enheden
contrast-more = Stærk
contrast-normal = Blød
motion = Bevægelse
motion-system = Som enheden
motion-less = Intet bevæger sig
motion-normal = En smule

# Keys
shortcuts = Tastaturgenveje
shortcuts-on = Til
shortcuts-off = Fra
shortcuts-show = Vis alle genveje
shortcuts-words = De virker, når du ikke er ved at skrive. Du kan slå dem fra i indstillingerne.
shortcuts-key = Tast
shortcuts-does = Hvad den gør
key-help = Denne liste
key-care = Hjælpelinjer
key-home = Alle grupper
key-group = Denne gruppe
key-forum = Forummet
key-desk = Vagtbordet
key-news = Hvad der er nyt for mig
key-search = Søg
key-next-room = Det næste af de rum, du er i
key-beside = To rum side om side, på en bred skærm
key-leave-room = Forlad dette rum
key-write = Skriv
key-next = Næste besked eller indlæg
key-previous = Forrige besked eller indlæg
key-newest = Til det nyeste
key-leave = Tre gange: forlad hurtigt

# Connection
connection-reconnecting = Forbindelsen er væk et øjeblik. Vi forbinder igen; det, du skriver, bliver gemt.
connection-offline = Du er offline. Det, du skriver, bliver gemt og sendt, så snart du er tilbage.
connection-restarting = Serveren genstarter. Det tager nogle sekunder; intet går tabt.
connection-stopped = Forbindelsen blev lukket.
connection-unknown-person = Dit ophold her er slut. Det, du var ved at skrive, er gemt.
connection-retry = Forbind nu
connection-connect = Forbind

# First view
home-title = Et roligt sted at tale
home-words = Kom, som du er. Tal med andre, der ved, hvordan det er, live i et rum eller i dit eget tempo i forummet.
home-promise-nameless = Intet navn, ingen e-mail, ingen konto. Du får et kaldenavn, som er lavet til dig.
home-promise-kind = Frivillige passer på hver gruppe, og hver gruppe har retningslinjer.
home-promise-leave = Du kan gå når som helst og blive glemt.
groups-title = Grupper
groups-none = Her er ingen grupper endnu.
group-languages = Sprog: { $languages }
group-joined = Her er du { $handle }
group-open = Åben nu
here-other = Åben nu
closed-now = Lukket lige nu
opens-at = Åbner { $time }
format-peer = Blandt ligestillede
format-professional = Ledet af fagfolk
format-other = En gruppe
entry-open = Åben dør
entry-request = Man beder om at komme ind
entry-link = Med invitation
entry-other = Anden adgang
entry-link-words = Man kommer ind i denne gruppe med et invitationslink fra en, der passer på den.
entry-link-try = Har du en invitation? Så åbner døren sig for dig.
age-from = fra { $from } år
age-to = op til { $to } år
age-between = { $from } til { $to } år
age-fits = Min alder passer: { $age }
groups-search = Hvad handler det om?
groups-speak = Gruppens sprog
groups-any-language = Alle sprog
groups-format = Hvordan den ledes
groups-any-format = Ligegyldigt hvordan
groups-open-now = Åben nu
groups-found = { $count ->
    [0] Ingen gruppe passer
    [one] Én gruppe passer
   *[other] { $count } grupper passer
}
organiser-words = Du er organisator: vælg en gruppe for at åbne dens vagtbord og indstillinger.
group-new = Lav en gruppe
group-new-make = Lav gruppen
group-new-words = Den begynder kun for inviterede, uden retningslinjer og uden rum. Du indstiller alt bagefter.

# A group
group-missing = Gruppen kunne ikke åbnes
group-navigation = { $name }: steder
to-groups = Alle grupper
to-group = Tilbage til gruppen
places-title = Hvorhen?
guidelines = Retningslinjer
guidelines-why = De gør stedet trygt for alle. Hvis en besked rører ved en af dem, får du at vide hvilken.
guidelines-feedback = Moderatorer siger til, når den automatiske moderation tog fejl. I denne gruppe må de ord, det handler om, bruges til at gøre den bedre, hvis den, der skrev dem, har sagt ja til det under “Dig og din plads her”. Ellers bruges ingen ord.
drop-in = Jeg er med – kom ind
drop-in-busy = Døren åbnes…
drop-in-words = Ved at komme ind siger du, at du har læst retningslinjerne. Du bliver ikke spurgt om andet.
drop-in-anew = Kom ind igen
stay-ended = Dit ophold her er slut, måske fordi du var væk længe. Det, du var ved at skrive, er gemt: kom ind igen og fortsæt.

# The door
ask-request = En, der passer på gruppen, lukker folk ind, så den forbliver lille og tryg.
ask-words = Vil du sige hvorfor? (Du må gerne lade det stå tomt.)
ask-send = Jeg er enig – bed om at komme ind
ask-full = Alle pladser i gruppen er taget. Du kan vente på en; den, der har ventet længst, kommer først ind.
ask-wait = Vent på en plads
ask-ahead = { $count ->
    [0] Du er den næste. Døren åbner her, så snart der er en ledig plads.
    [one] Én er før dig. Døren åbner her, når det er din tur.
   *[other] { $count } er før dig. Døren åbner her, når det er din tur.
}
ask-state-asked = Du har spurgt. Du kan blive her eller komme tilbage senere.
ask-state-waiting = Venter på en plads.
ask-state-invited = Kom ind: døren er åben for dig.
ask-state-refused = Gruppen kan ikke tage imod dig nu. Det kan andre grupper.
ask-state-other = Din anmodning er kendt.
guidelines-new = Retningslinjerne er ændret
guidelines-changed = Læs dem, før du går videre.
agree-anew = Jeg er enig
hours-title = Åbningstider
hours-row = { $days }: { $from } til { $to }
hours-zone = Klokken i { $zone }

# When a moderator has decided something about somebody
restriction-ban = Du er ude af gruppen indtil videre.
restriction-mute = Du kan læse her, men ikke skrive i en periode.
restriction-until = Indtil { $time }.
restriction-open-end = Indtil en moderator ophæver det.
restriction-reason = Hvorfor: { $words }
appeal-ask = Bed dem se på det igen
appeal-title = Bed moderatorerne se på det igen
appeal-words = Hvad bør de vide?
appeal-send = Send
appeal-done = Sendt. Nogen ser på det igen.
you-are = Du er { $handle }.
you = { $handle } (dig)
you-title = Dig
you-words = Kaldenavnet er kun dit i denne gruppe. Ingen kan se, hvem der er bag det.

# A room
room = Rum
room-words = Tal live med dem, der er her.
room-about = Om dette rum
here-few = Nogle få er her.
here-some = Der er nogle her.
here-many = Der er mange her.
typing = { $count ->
    [one] { $handles } skriver…
   *[other] { $handles } skriver…
}
people-here = Hvem er her
typing-several = Flere skriver…
room-full = Alle pladser i rummet er taget. Døren åbner her, så snart en er ledig.
room-closed = Rummet er lukket lige nu.
room-frozen = Moderatorerne har bedt om et stille øjeblik: lige nu skriver kun de her.
room-slow = Stille og roligt: alle skriver én gang hvert { $seconds }. sekund.
room-tools = Pas på rummet
room-people = Her nu: { $handles }
room-slow-label = Sænk farten i rummet
room-slow-off = Så hurtigt som folk skriver
room-slow-every = Én gang hvert { $seconds }. sekund
room-freeze = Frys rummet
room-unfreeze = Lad alle skrive igen
room-close = Luk rummet
room-open = Åbn rummet
room-state-open = åbent
room-state-frozen = frosset
room-state-closed = lukket
room-state-other = i en anden tilstand
room-leave = Forlad rummet
open-rooms = Rum, du er i
open-room-unread = { $count ->
    [one] { $count } ny besked
   *[other] { $count } nye beskeder
}
open-room-begun = (du er begyndt at skrive her)
open-room-beside = Vis { $room } ved siden af dette rum
open-room-leave = Forlad { $room }
open-rooms-most = Du kan være i { $count } rum på én gang. Du har forladt { $room }, hvor det er længst siden, du var.
log-label = Beskeder. Piletasterne går fra den ene til den næste.
log-start = Her begynder det.
log-older = Vis tidligere beskeder
log-hole = Der blev sagt noget imens. Vis det
log-new = Nye beskeder
log-unread = Nyt, siden du var her
log-catch-up = Vis, hvad jeg har misset
log-empty = Ingen har sagt noget endnu. Et hej er nok til at begynde.
spoken-message = { $handle }: { $text }
spoken-elsewhere = { $count ->
    [one] Én ny besked i et andet rum
   *[other] { $count } nye beskeder i andre rum
}
spoken-many = { $count ->
    [one] Én ny besked
   *[other] { $count } nye beskeder
}
message-removed = Beskeden blev fjernet.
day-today = I dag
day-yesterday = I går
entry-menu = Mere om beskeden fra { $handle }
entry-menu-own = Mere om din besked
entry-own = Din besked
entry-by = Besked fra { $handle }
remove = Fjern
edit = Ret
edited = rettet
edit-title = Din besked, med andre ord
edit-label = Hvad den skal sige
edit-send = Gem ændringen
edit-cancel = Lad den være, som den var
versions = Tidligere udgaver
reply-to-words = Som svar til { $handle }
reply-to-earlier = Som svar på en tidligere besked
reply-to-removed = Som svar på en fjernet besked
reply-to-covered = en dækket besked
reply-cancel = Svar ikke

# Without words
reactions = Reaktioner
reaction-hug = Et kram
reaction-me-too = Også mig
reaction-thank-you = Tak
how-few = fra nogle få
how-many = fra mange
reaction-failed = Det kom ikke igennem. Prøv igen om et øjeblik.

# Content notes
note-add = Tilføj en indholdsnote
note-label = Indholdsnote
note-example = tab, mad, hospital…
note-words = Det, mange noter handler om
note-word-suicide = selvmord
note-word-self-harm = selvskade
note-word-abuse = overgreb
note-word-violence = vold
note-word-sexual-violence = seksuel vold
note-word-eating = spisning
note-word-substances = alkohol og stoffer
note-word-death = død
note-word-health = sygdom
note-remove = Uden indholdsnote
note-open = Indholdsnote: { $note }
note-cover = Om: { $note }
note-muted-word = Har et af dine skjulte ord
note-show = Vis
remove-title = Fjern denne besked?
remove-words = Teksten slettes for alle. Man kan stadig se, at der var en besked.
removed-done = Beskeden blev fjernet.
report = Anmeld
report-title = Anmeld beskeden fra { $handle }
report-words = En moderator ser på den. Ingen andre får at vide, at du har anmeldt den.
report-reason = Hvad er der galt? (Du må gerne lade feltet stå tomt.)
report-send = Send anmeldelsen
report-done = Tak. En moderator ser på den.

# Writing
composer-label = Skriv en besked
composer-send = Send
characters-left = { $count ->
    [one] { $count } tegn tilbage
   *[other] { $count } tegn tilbage
}
characters-over = { $count ->
    [one] { $count } tegn for meget
   *[other] { $count } tegn for meget
}
outgoing-label = På vej
outgoing-sending = Sender…
outgoing-waiting = Venter på forbindelsen.
outgoing-delayed = Serveren beder om et øjeblik. Beskeden sendes igen af sig selv.
outgoing-sent = Sendt
outgoing-held = Venter på en moderator, som snart ser på den. Kun du kan se den.
outgoing-declined = En moderator har valgt ikke at vise den. Kun du kan se den.
outgoing-nudged = Ikke sendt endnu. Se først på denne retningslinje:
outgoing-nudged-plain = Ikke sendt endnu: { $what }. Du kan ændre det eller sende det, som det er.
outgoing-refused = Den blev ikke sendt; dine ord er tilbage i feltet.
outgoing-failed = Ikke sendt.
outgoing-change = Ret den
outgoing-send-anyway = Send alligevel
outgoing-discard = Smid væk
draft-in-the-way = Der står noget andet i feltet. Send eller ryd det først.

# The forum
forum = Forum
forum-words = Til det, der kræver tid: spørg, fortæl, og kom tilbage til svarene.
forum-empty = Der er ingen tråde endnu. Din kan blive den første.
forum-threads = Tråde
forum-more = Vis ældre tråde
to-forum = Alle tråde
thread = Tråd
thread-open = Begynd en tråd
thread-title = Titel
thread-title-missing = Giv den en titel.
thread-title-long = Titlen er for lang.
thread-text = Hvad vil du gerne sige?
thread-send = Slå op
thread-by = { $handle }, for { $ago } siden
thread-posts = { $count ->
    [0] ingen svar endnu
    [one] ét svar
   *[other] { $count } svar
}
thread-removed = Tråden blev fjernet.
thread-missing = Den tråd findes ikke her
thread-locked = Låst
thread-locked-words = Tråden er låst. Den kan læses, men der føjes ikke mere til.
thread-pinned = Fastgjort
thread-lock = Lås tråden
thread-unlock = Åbn tråden igen
thread-pin = Fastgør tråden
thread-unpin = Frigør tråden
thread-follow = Følg tråden
thread-following = Du følger tråden
carry = Tag den med til forummet…
carry-title = Tag beskeden med til forummet
carry-words = Den står dér under navnet på den, der sagde det, som også kan rette og fjerne den dér.
carry-where = Hvorhen
carry-new = Begynd en tråd med den
carry-into = Læg den i en tråd, der findes
carry-thread = Tråd
carry-thread-none = Vælg en
carry-put = Læg den dér
carry-do = Begynd tråden
carry-done = Beskeden er nu også i forummet.
carried-from = fra et rum
carried-notice = En moderator har taget en af dine beskeder med til forummet, under dit navn.

# What is new, and finding what was said
news = Hvad der er nyt for mig
news-none = Du har set alt. Intet venter på dig.
news-count = { $count ->
    [one] én ny
   *[other] { $count } nye
}
news-many = rigtig mange nye
news-here = Noget nyt
news-mark = (nyt)
search = Søg
search-words = Ord, der blev sagt
search-how = Alle former af et ord findes. Et minus foran et ord udelader det, der har det.
search-where = Hvor
search-everywhere = I alle mine grupper
search-when = Hvornår
search-ever = Når som helst
search-week = I den seneste uge
search-month = I den seneste måned
search-year = I det seneste år
search-do = Find
search-none = Der blev ikke fundet noget.
search-there = Gå dertil
search-more = Vis flere
thread-more = Vis flere svar
markdown-hint = Du kan bruge **fed**, *kursiv*, lister med - og citater med >.
thread-opening = Det første indlæg
ago = for { $ago } siden
replies = { $count ->
    [0] Ingen svar endnu
    [one] Ét svar
   *[other] { $count } svar
}
replies-label = Svar, hvert efter det, det svarer på
reply = Svar
reply-label = Skriv et svar
reply-to-post-label = Svar på dette indlæg
reply-send = Svar

# Help
care-title = Du betyder noget. Hjælpen er tæt på.
care-words = Det lyder, som om det hele er meget svært lige nu. Du kan blive ved med at tale her, og der er mennesker, du kan få fat i direkte:
care-title-asked = Mennesker, du kan få fat i nu
care-words-asked = Du behøver ikke være sikker eller have en god grund. De er der for at lytte.
care-emergency = Hvis du eller en anden er i fare lige nu, så ring til alarmcentralen, hvor du er (112 i Europa).
care-announced = Et panel med hjælpelinjer er åbnet øverst på siden.
care-close = Luk hjælpepanelet
care-country = Land
care-all-countries = Alle lande
care-anywhere = overalt
care-page = { $name }: hjemmeside
care-unchecked = Oplysningen er endnu ikke bekræftet af hjælpelinjen.
care-checked = Bekræftet den { $day }

# Leaving
leave-title = Gå og bliv glemt
leave-ask = Gå og glem mig…
leave-what-goes = Forsvinder med det samme: hvem du er her, dine kaldenavne og alt, hvad denne browser husker om Havn. Ingen, heller ikke vi, kan få det tilbage.
leave-what-stays = Det, du har skrevet, bliver stående under det kaldenavn, det blev skrevet med. Vil du hellere have noget fjernet, så fjern det, før du går.
leave-now = Gå og glem mig
leave-stay = Bliv
leave-failed = Det lykkedes ikke: serveren kunne ikke nås, så intet er glemt endnu. Prøv igen om lidt.
left = Du er gået, og du er glemt. Pas på dig selv.

# Who you are here
you-view = Dig og din plads her
you-view-words = Alt dette er kun dit. Ingen i en gruppe kan se noget af det.
you-nobody = Du er ingen her endnu: der er ikke gemt noget om dig.
handles-title = Dine navne her
handles-words = Hvert af dem er kun dit i én gruppe. Ingen kan se, at de hører sammen.
handle-change = Et andet navn
handle-change-in = Et andet navn i { $name }
handle-change-words = Det, du har sagt, beholder navnet { $handle }; det, du siger fra nu af, får det nye. Ingen anden kan tage det gamle foreløbig.
handle-new = Nyt navn
handle-take = Tag det
handle-anyway = Tag det alligevel
handle-changed = Du har fået et nyt navn.
keep-title = Behold min plads
keep-words = Seks ord bringer dig tilbage som den samme person, på denne enhed eller en anden. Der skal ingen e-mail til. Uden dem ophører din plads, når du har været længe væk.
keep-is = Din plads er gemt. Dine seks ord bringer dig tilbage på en hvilken som helst enhed.
keep-now = Giv mig seks ord
keep-renew = Andre ord
keep-renew-words = Du får seks andre ord. Dem, du har nu, holder straks op med at virke.
phrase-once = Dette er dine seks ord. De vises kun denne ene gang: skriv dem ned i denne rækkefølge.
phrase-careful = Den, der har dem, kan være dig her. På et stykke papir i en skuffe er et godt sted.
phrase-copied = De seks ord er kopieret.
phrase-copy-by-hand = De kunne ikke kopieres: skriv dem ned i hånden.
phrase-print = Udskriv
phrase-noted = Jeg har dem
phrase-done = Skjul ordene
return-link = Jeg har været her før
return-title = Kom tilbage
return-words = Dine seks ord
return-now = Kom tilbage
return-unknown = Ingen her har disse ord. Se på hvert af dem igen og på rækkefølgen.
return-word = Ord nummer { $number } er ikke et af vores. Se på det igen.
return-six = Der skal være seks ord.
return-lost = Er ordene væk, kan ingen skaffe den plads igen. Du kan altid begynde på en ny.
sessions-title = Hvor du er logget ind
session-here = her
session-since = siden { $day }
session-end = Log ud dér
session-end-others = Log ud alle andre steder
session-end-all = Log ud overalt, også her
device-phone = Telefon
device-tablet = Tablet
device-computer = Computer
device-other = En anden enhed
seen-today = set i dag
seen-this-week = set i denne uge
seen-this-month = set i denne måned
seen-earlier = ikke set i en måned
covers-title = Det, du helst vil være fri for
covers-notes = Beskeder med en indholdsnote
covers-cover = Dæk dem, til jeg åbner dem
covers-show = Vis dem med det samme
muted-words = Skjulte ord
muted-words-words = Beskeder med et af disse ord dækkes for dig. Ingen får det at vide.
muted-word = Ord
muted-word-add = Skjul
muted-word-remove = Skjul ikke længere »{ $word }«

# People one does not want to meet
avoid = Undgå { $handle } fremover
avoid-title = At undgå { $handle }
avoid-block = Blokér
avoid-block-words = Ingen af jer ser den anden mere, nogen steder i denne gruppe.
avoid-mute = Skjul
avoid-mute-words = Kun du ser ikke længere denne person, som ikke mærker noget.
avoid-undo = Ingen får det at vide, og du kan fortryde det under »Dig og din plads her«.
avoided-title = Hvem du undgår
avoided-words = Blokeret: ingen ser den anden. Skjult: kun du ser dem ikke.
avoided-none = Ingen.
avoided-block = blokeret
avoided-mute = skjult
avoided-end = Mød igen
avoided-end-of = Mød { $handle } igen
avoided-done = Det er gjort. I mødes ikke mere.
break-title = Tag en pause
break-words = Luk denne dør for dig selv for en tid, på alle dine enheder. Din plads og dine ord bliver, og hjælpelinjerne er stadig lige her.
break-for = Hvor længe?
break-hour = en time
break-evening = seks timer
break-day = et døgn
break-week = en uge
break-month = tredive dage
break-start = Begynd pausen
break-sure = Pausen slutter { $time }. Den kan ikke afsluttes før, hverken af dig eller af os.
paused-title = Du holder pause
paused-words = Døren åbner igen { $time }.
paused-stays = Din plads er, som den er. Har du brug for nogen nu, er hjælpelinjerne der for dig.

# What is stored
feedback-title = Hjælp moderationen med at blive bedre
feedback-words = Moderatorer kan markere, hvor den automatiske moderation tog fejl af en besked. Nogle grupper giver disse markeringer videre sammen med ordene, så den laver færre fejl; det står i deres retningslinjer. Det sker aldrig med dine ord, medmindre du siger ja. Dit navn er aldrig med, og det, du fjerner eller sletter, er ikke med.
feedback-agree = Mine ord må bruges til det
data-title = Dine data
export-words = Alt, hvad der er gemt om dig, i en fil du kan læse.
export-make = Gør filen klar
export-download = Hent
export-once = Den kan hentes én gang, indtil { $time }.
erase-title = Slet alt
erase-words = Alt, hvad du har sagt her, slettes for alle, i rum, i forummet og i det gemte, og du glemmes. Det kan ikke fortrydes.
erase-ask = Slet alt…
erase-sure = Ja, slet alt, jeg har sagt, og glem mig
erase-now = Slet alt nu
erased = Alt er slettet, og du er glemt. Pas på dig selv.

# The desk
desk = Vagtbord
desk-with-count = Vagtbord ({ $count })
desk-waiting = { $count ->
    [one] Én sag venter ved vagtbordet.
   *[other] { $count } sager venter ved vagtbordet.
}
desk-words = Det, der venter på dig: det mest presserende først.
desk-open = { $count ->
    [0] Intet venter
    [one] Én sag venter
   *[other] { $count } sager venter
}
desk-empty = Alt er set igennem. Tak.
desk-decided = Afgjort for nylig
desk-not-for-you = Vagtbordet er for dem, der passer på gruppen.
case-kind-held = Tilbageholdt besked
case-kind-flagged = Markeret besked
case-kind-report = Anmeldelse
case-kind-care = Nogen har måske brug for omsorg
case-kind-other = Sag
case-urgent = Haster: omsorg
case-check = Se til dem
case-waits = har ventet i { $ago }
case-why = Derfor er den her
case-reported = Anmeldt: { $words }
case-release = Frigiv
case-remove = Fjern
case-close = Set, intet at gøre
case-grant = Ophæv afgørelsen
case-uphold = Lad den stå
case-cared = Der er taget hånd om det
case-lost-race = En anden har afgjort det først.
case-state-released = Frigivet
case-state-removed = Fjernet
case-state-closed = Lukket
case-state-other = Afgjort
case-decided-by = af { $handle }
case-kind-appeal = Beder om et nyt blik
case-claim = Jeg tager den
case-unclaim = Giv den fra dig
case-yours = Din
case-claimed = { $handle } er på den
case-claim-lost = En anden har lige taget den.
asks-title = { $count ->
    [one] Én beder om at komme ind
   *[other] { $count } beder om at komme ind
}
ask-silent = Ingen ord med.
ask-accept = Luk ind
ask-refuse = Ikke nu
notes-left = Fra tidligere vagter
notes-title = Til den næste vagt
notes-label = Hvad bør den næste vide?
notes-leave = Læg noten
restrict = Begræns…
restrict-of = Begræns { $handle }
restrict-mute-hour = Kan ikke skrive i en time
restrict-mute-day = Kan ikke skrive i et døgn
restrict-ban-day = Ude af gruppen i et døgn
restrict-ban-month = Ude af gruppen i tredive dage
restrict-ban-open = Ude af gruppen, til det ophæves
restrict-reason = Hvorfor (personen får det at vide)
restrict-do = Beslut det
restrict-done = Besluttet. Personen får at vide hvorfor og hvor længe.
severity = { $severity ->
    [1] mild
    [2] alvorlig
   *[other] meget alvorlig
}
waited-moments = et øjeblik
waited-minutes = { $minutes ->
    [one] ét minut
   *[other] { $minutes } minutter
}
waited-hours = { $hours ->
    [one] én time
   *[other] { $hours } timer
}
waited-days = { $days ->
    [one] én dag
   *[other] { $days } dage
}

case-found = Fundet af: { $by }; sikkerhed { $certainty }
found-by-rules = skrevne regler
found-by-model = den lærte model
found-by-repetition = sammenligning med tidligere beskeder
found-by-context = hvad der blev sagt kort forinden
found-by-classifier = den eksterne klassifikator
found-by-form = tekstens form
found-by-other = en anden kontrol
feedback-of = Var det rigtigt: { $what }
feedback-right = Det var rigtigt
feedback-wrong = Det var forkert
feedback-noted = Noteret. Det hjælper moderationen med at blive bedre.
feedback-taken-back = Taget tilbage.
feedback-missed = Moderationen overså noget
feedback-missed-what = Det, den burde have fundet
feedback-choose = Vælg
feedback-missed-add = Notér
feedback-take-back = Tag tilbage: { $what }
category-care = Krise
category-encourage-selfharm = Opfordring til selvskade
category-method-detail = Detaljer om en metode
category-threat = Trussel
category-abuse = Tilsvining
category-hate = Had
category-sexual = Seksuelt indhold
category-grooming = Pres for privat kontakt
category-contact-details = Kontaktoplysninger
category-solicitation = Hvervning
category-spam = Reklame eller spam
category-medical-advice = Lægelige råd
category-profanity = Bandeord
category-repetition = Gentagelse
category-validity = Svær at læse
category-unavailable = Kunne ikke kontrolleres
category-other = Noget at se på

# Roles and links
role-participant = deltager
role-supporter = støtteperson
role-facilitator = facilitator
role-moderator = moderator
role-organiser = organisator
role-other = hjælper
roles-title = Hvad hver rolle må
roles-table = Oversigt over roller
roles-act = Hvad
roles-yes = ja
roles-no = nej
act-take-part = Gå ind i rum, læse, tale, skrive, anmelde
act-enter-full = Gå ind i et rum, der er fuldt
act-speak-unslowed = Tale uden at vente, når alle skriver langsomt
act-slow-room = Sætte farten ned i et rum
act-see-members = Se, hvem der er med
act-enter-closed = Være i et rum uden for åbningstiden
act-freeze-room = Lade kun moderatorer skrive i et rum
act-speak-frozen = Skrive i sådan et rum
act-remove-others = Fjerne, hvad andre har sagt
act-work-at-desk = Se og afgøre sager, lægge noter
act-restrict-members = Lukke munden på og lukke dem ude, hvis rolle er lavere
act-admit = Lukke dem ind, der spørger
act-change-group = Ændre gruppen, retningslinjerne og modereringen
act-change-rooms = Lave, ændre og lukke rum
act-give-roles = Give roller og lave links
act-read-log = Læse, hvad organisatorer og moderatorer gjorde
act-create-group = Lave grupper (organisatorer af hele huset)
act-other = Noget andet
invite-title = Inviter nogen
invite-words = Lav et link, som lukker én person ind eller giver en rolle i gruppen. Det virker én gang inden for syv dage.
invite-role = Rolle
invite-create = Lav et link
invite-link = Linket
invite-copy = Kopiér
invite-once = Giv det videre, hvor kun den person kan læse det.

# What an organiser sets
organise = Gruppens indstillinger
organise-words = Navne, retningslinjer, rum, tider, roller og moderation.
organise-conflict = En anden har ændret det i mellemtiden. Deres udgave vises nu: se den, og ret igen.
save = Gem
saved = Gemt.
organise-unsaved = Ikke gemt endnu
organise-unsaved-words = Nogle ændringer er ikke gemt endnu. De bliver på denne enhed, til du gemmer dem eller går.
organise-about = Navn og beskrivelse
organise-languages = Gruppens sprog
organise-name = Navn
organise-topic = Hvad det handler om, i få ord
organise-description = Beskrivelse
organise-entry = Døren
organise-way = Hvordan man kommer ind
organise-people = Pladser
organise-age-from = Yngste
organise-age-to = Ældste
organise-zero = 0 betyder: ingen grænse.
organise-presence = Hvad der siges om, hvem der er her
presence-words = Kun »der er nogle få her«
presence-handles = Navnene på dem, der er her
presence-other = På en anden måde
hours-always = Altid åbent.
hours-from = fra
hours-to = til
hours-add = Tilføj åbningstider
organise-zone = Tidszone, for eksempel Europe/Copenhagen
organise-guidelines = Alle medlemmer læser og siger ja igen, når de ændres.
guideline-number = Retningslinje { $number }
guideline-remove = Fjern retningslinje { $number }
guideline-add = Tilføj en retningslinje
organise-rooms = Rum
room-new = Et nyt rum
room-slug = Kort navn til adressen (a–z, 0–9, -)
organise-policy = Moderation
organise-strictness = Hvor omhyggeligt beskeder ses igennem
policy-open = Let
policy-careful = Omhyggeligt
policy-pre-moderated = Hver besked, før den vises
policy-other = På sin egen måde
organise-hosts = Websteder, links altid må pege på, ét pr. linje
organise-feedback-texts = Giv tilbagemeldinger om moderationen videre sammen med ordene, de handler om
organise-feedback-texts-words = Kun ord, hvis forfatter har sagt ja, og som stadig kan læses i gruppen. Retningslinjerne fortæller det til alle. Tilbagemeldinger uden ord gemmes altid.
organise-members = Medlemmer
members-more = Vis flere medlemmer
member-role = Rolle for { $handle }
member-muted = kan ikke skrive
member-banned = ude af gruppen
restrictions-title = Begrænsninger
restrictions-none = Der er ingen.
restriction-lift = Ophæv
restriction-lift-of = Ophæv begrænsningen for { $handle }
organise-log = Hvad organisatorer og moderatorer har gjort
organise-log-more = Vis tidligere
log-ask-accepted = lukkede nogen ind
log-ask-refused = lukkede ikke nogen ind
log-banned = lukkede ude af gruppen:
log-unbanned = lukkede ind igen:
log-muted = lukkede munden for en tid på:
log-unmuted = lader skrive igen:
log-appeal-granted = så på det igen og ophævede afgørelsen om
log-group-changed = ændrede gruppen:
log-group-created = lavede gruppen:
log-guidelines-changed = ændrede retningslinjerne
log-policy-changed = ændrede modereringen:
log-feedback-texts-on = slog til, at tilbagemeldinger gives videre med ordene
log-feedback-texts-off = slog fra, at tilbagemeldinger gives videre med ordene
log-link-made = lavede et invitationslink:
log-role-given = gav en rolle:
log-room-created = lavede et rum:
log-room-changed = ændrede et rum:
log-room-closed = lukkede et rum:
log-room-opened = åbnede et rum:
log-room-frozen = lod kun moderatorer skrive i
log-room-thawed = lod alle skrive igen i
log-room-slowed = satte pausen mellem beskeder i
log-other = ændrede noget:
link-copied = Linket er kopieret.
link-copy-by-hand = Linket er markeret: kopiér det selv.
link-title = Du har fået et link
link-words = Det lukker dig ind i en gruppe eller giver dig en rolle med at passe på folk her. Det virker én gang og kun på denne enhed.
link-accept = Tag imod
link-used = Linket virker ikke længere. Måske er det allerede brugt; bed om et nyt.
link-done = Velkommen: du er nu { $role }
link-done-all = Du passer på alle grupper. Vælg en for at åbne dens vagtbord.
link-done-group = Læs først gruppens retningslinjer; så kommer vagtbordet.
link-invited = Velkommen: døren står åben for dig
link-invited-words = Læs først gruppens retningslinjer, og kom så ind.
link-to-groups = Vælg en gruppe
link-to-group = Til gruppen

lost-title = Her er ikke noget

# What went wrong, after the error codes of the wire
error-malformed = Noget på siden gik galt. Genindlæs den.
error-bad-field = Noget på siden gik galt. Genindlæs den.
error-too-long = Det er for langt.
error-hello-first = Forbindelsen var først ved at blive lavet. Prøv igen.
error-token-unknown = Dit ophold her er slut. Kom ind igen.
error-not-found = Det findes ikke, eller det er ikke for dig.
error-handle-taken = Kaldenavnet er taget.
error-handle-refused = Kaldenavnet kan ikke bruges.
error-handle-nudged = Det ligner et rigtigt navn eller en måde at få fat i dig på. Her er det tryggere ikke at være nogen bestemt.
error-rejected = Det er imod retningslinjerne.
error-conflict = En anden kom først, eller det er sendt før med andre ord.
error-gone = Det er blevet fjernet i mellemtiden.
error-guidelines-changed = Retningslinjerne er ændret: læs dem først.
error-age-asked = Gruppen er for en bestemt alder: sig først, at din passer.
error-ask-first = Man spørger, før man kommer ind i denne gruppe.
error-group-full = Alle pladser i gruppen er taget.
error-room-full = Alle pladser i rummet er taget.
error-room-closed = Rummet er lukket lige nu.
error-room-frozen = Lige nu skriver kun moderatorer her.
error-slow-mode = Alle skriver langsomt her lige nu.
error-muted = Du kan ikke skrive her i en periode.
error-banned = Du er ude af gruppen indtil videre.
error-link-expired = Linket gjaldt til et tidspunkt, der er passeret.
error-name-taken = Det navn er taget.
error-text-refused = Den indeholder tegn, der ikke kan vises sikkert.
error-locked = Tråden er låst: der kan ikke føjes mere til.
error-busy = For mange beder om det på én gang. Prøv igen om et øjeblik.
error-paused = Du holder pause.
error-too-fast = Det gik meget hurtigt. Vent et øjeblik.
error-too-many = Der er for meget af det lige nu.
error-try-again = Serveren kan ikke gemme noget lige nu. Prøv igen om lidt.
error-shutting-down = Serveren genstarter. Prøv igen om lidt.
error-disconnected = Der er ingen forbindelse lige nu. Prøv igen om lidt.
error-unexpected = Noget uventet gik galt. Prøv igen.
error-other = Noget uventet gik galt. Prøv igen.
connection-slow = Nye beskeder er et par sekunder længere undervejs lige nu. Intet går tabt.
