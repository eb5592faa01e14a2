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
connection-slow = Nye beskeder er et par sekunder længere undervejs lige nu. Intet går tabt.
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
group-drop-in = Åben for alle, dag og nat
group-joined = Her er du { $handle }
organiser-words = Du er organisator: vælg en gruppe for at åbne dens vagtbord.

# A group
group-missing = Gruppen kunne ikke åbnes
group-navigation = { $name }: steder
to-groups = Alle grupper
to-group = Tilbage til gruppen
places-title = Hvorhen?
guidelines = Retningslinjer
guidelines-why = De gør stedet trygt for alle. Hvis en besked rører ved en af dem, får du at vide hvilken.
drop-in = Jeg er med – kom ind
drop-in-busy = Døren åbnes…
drop-in-words = Ved at komme ind siger du, at du har læst retningslinjerne. Du bliver ikke spurgt om andet.
drop-in-anew = Kom ind igen
stay-ended = Dit ophold her er slut, måske fordi du var væk længe. Det, du var ved at skrive, er gemt: kom ind igen og fortsæt.
you-are = Du er { $handle }.
you = { $handle } (dig)
you-title = Dig
you-words = Kaldenavnet er kun dit i denne gruppe. Ingen kan se, hvem der er bag det.

# A room
room = Rum
room-words = Tal live med dem, der er her.
room-beside = Om dette rum
here-few = Nogle få er her.
here-some = Der er nogle her.
here-many = Der er mange her.
typing = { $count ->
    [one] { $handles } skriver…
   *[other] { $handles } skriver…
}
typing-several = Flere skriver…
log-label = Beskeder. Piletasterne går fra den ene til den næste.
log-start = Her begynder det.
log-older = Vis tidligere beskeder
log-hole = Der blev sagt noget imens. Vis det
log-new = Nye beskeder
log-empty = Ingen har sagt noget endnu. Et hej er nok til at begynde.
spoken-message = { $handle }: { $text }
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
thread-opening = Det første indlæg
ago = for { $ago } siden
replies = { $count ->
    [0] Ingen svar endnu
    [one] Ét svar
   *[other] { $count } svar
}
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
case-lost-race = En anden har afgjort det først.
case-state-released = Frigivet
case-state-removed = Fjernet
case-state-closed = Lukket
case-state-other = Afgjort
case-decided-by = af { $handle }
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
invite-title = Inviter nogen til at hjælpe
invite-words = Lav et link, som giver én person en rolle i gruppen. Det virker én gang.
invite-role = Rolle
invite-create = Lav et link
invite-link = Linket
invite-copy = Kopiér
invite-once = Giv det videre, hvor kun den person kan læse det.
link-copied = Linket er kopieret.
link-copy-by-hand = Linket er markeret: kopiér det selv.
link-title = Du har fået et link
link-words = Det giver dig en rolle med at passe på folk her. Det virker én gang og kun på denne enhed.
link-accept = Tag imod
link-used = Linket virker ikke længere. Måske er det allerede brugt; bed om et nyt.
link-done = Velkommen: du er nu { $role }
link-done-all = Du passer på alle grupper. Vælg en for at åbne dens vagtbord.
link-done-group = Læs først gruppens retningslinjer; så kommer vagtbordet.
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
error-rejected = Det er imod retningslinjerne.
error-conflict = En anden kom først, eller det er sendt før med andre ord.
error-too-fast = Det gik meget hurtigt. Vent et øjeblik.
error-too-many = Der er for meget af det lige nu.
error-try-again = Serveren kan ikke gemme noget lige nu. Prøv igen om lidt.
error-shutting-down = Serveren genstarter. Prøv igen om lidt.
error-disconnected = Der er ingen forbindelse lige nu. Prøv igen om lidt.
error-unexpected = Noget uventet gik galt. Prøv igen.
error-other = Noget uventet gik galt. Prøv igen.
