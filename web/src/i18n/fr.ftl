brand = Havn
home-link = Havn : tous les groupes
page-title = { $name } · Havn
page-title-waiting = ({ $count }) { $title }
skip = Aller au contenu
loading = Un instant…
close = Fermer
cancel = Annuler
try-again = Réessayer
language = Langue
language-failed = Cette langue n’a pas pu être chargée. Réessayez dans un instant.

# Always in reach
care-link = Besoin d’aide ?
quick-exit = Partir vite
quick-exit-hint = Pressé·e ? « Partir vite », ou trois fois la touche Échap, remplace aussitôt cette page par une autre.
settings = Réglages

# Looks
theme = Apparence
theme-system = Comme l’appareil
theme-light = Clair
theme-dark = Sombre
contrast = Contraste
contrast-system = Comme l’appareil
contrast-more = Fort
contrast-normal = Doux
motion = Mouvement
motion-system = Comme l’appareil
motion-less = Rien ne bouge
motion-normal = Un peu

# Keys
shortcuts = Raccourcis clavier
shortcuts-on = Activés
shortcuts-off = Désactivés
shortcuts-show = Voir tous les raccourcis
shortcuts-words = Ils agissent quand vous n’êtes pas en train d’écrire. Vous pouvez les désactiver dans les réglages.
shortcuts-key = Touche
shortcuts-does = Ce qu’elle fait
key-help = Cette liste
key-care = Lignes d’écoute
key-home = Tous les groupes
key-group = Ce groupe
key-forum = Le forum
key-desk = Le bureau
key-news = Ce qui est nouveau pour moi
key-search = Rechercher
key-next-room = Le salon suivant parmi ceux où vous êtes
key-beside = Deux salons côte à côte, sur un écran large
key-leave-room = Quitter ce salon
key-write = Écrire
key-next = Message suivant
key-previous = Message précédent
key-newest = Au plus récent
key-leave = Trois fois : partir vite

# Connection
connection-reconnecting = La connexion est coupée un moment. Nous nous reconnectons ; ce que vous écrivez est gardé.
connection-offline = Vous êtes hors ligne. Ce que vous écrivez est gardé et partira dès votre retour.
connection-restarting = Le serveur redémarre. Cela prend quelques secondes ; rien n’est perdu.
connection-stopped = La connexion a été fermée.
connection-unknown-person = Votre passage ici a pris fin. Ce que vous écriviez est gardé.
connection-retry = Se connecter maintenant
connection-connect = Se connecter

# First view
home-title = Un endroit calme pour parler
home-words = Venez tel que vous êtes. Parlez avec d’autres qui savent ce que c’est, en direct dans un salon ou à votre rythme dans le forum.
home-promise-nameless = Pas de nom, pas d’adresse e-mail, pas de compte. Un pseudonyme est créé pour vous.
home-promise-kind = Des bénévoles veillent sur chaque groupe, et chaque groupe a ses règles.
home-promise-leave = Vous pouvez partir à tout moment et être oublié.
groups-title = Groupes
groups-none = Il n’y a pas encore de groupe ici.
group-languages = Langues : { $languages }
group-joined = Ici, vous êtes { $handle }
group-open = Ouvert maintenant
here-other = Ouvert maintenant
closed-now = Fermé pour l’instant
opens-at = Ouvre le { $time }
format-peer = Entre pairs
format-professional = Animé par des professionnels
format-other = Un groupe
entry-open = Porte ouverte
entry-request = Sur demande
entry-link = Sur invitation
entry-other = Autre forme d’entrée
entry-link-words = On entre dans ce groupe par un lien d’invitation de quelqu’un qui veille sur lui.
entry-link-try = Vous avez une invitation ? Alors la porte s’ouvre pour vous.
age-from = à partir de { $from } ans
age-to = jusqu’à { $to } ans
age-between = de { $from } à { $to } ans
age-fits = Mon âge convient : { $age }
groups-search = De quoi s’agit-il ?
groups-speak = Langue du groupe
groups-any-language = Toutes les langues
groups-format = Comment il est animé
groups-any-format = Peu importe
groups-open-now = Ouvert maintenant
groups-found = { $count ->
    [0] Aucun groupe ne convient
    [one] { $count } groupe convient
   *[other] { $count } groupes conviennent
}
organiser-words = Vous organisez ce lieu : choisissez un groupe pour ouvrir son bureau et ses réglages.
group-new = Créer un groupe
group-new-make = Créer le groupe
group-new-words = Il commence sur invitation seulement, sans règles ni salons. Vous réglez tout ensuite.

# A group
group-missing = Ce groupe n’a pas pu être ouvert
group-navigation = { $name } : les lieux
to-groups = Tous les groupes
to-group = Retour au groupe
places-title = Où aller ?
guidelines = Règles
guidelines-why = Elles font de cet endroit un lieu sûr pour tous. Si un message en touche une, on vous dit laquelle.
guidelines-feedback = Les modérateurs signalent les erreurs de la modération automatique. Dans ce groupe, les mots concernés peuvent servir à l’améliorer, si la personne qui les a écrits l’a accepté sous « Vous et votre place ici ». Sinon, aucun mot n’est utilisé.
drop-in = J’accepte – entrer
drop-in-busy = La porte s’ouvre…
drop-in-words = En entrant, vous dites avoir lu les règles. On ne vous demande rien d’autre.
drop-in-anew = Entrer de nouveau
stay-ended = Votre passage ici a pris fin, peut-être après une longue absence. Ce que vous écriviez est gardé : entrez de nouveau et continuez.

# The door
ask-request = Quelqu’un qui veille sur ce groupe fait entrer les gens, pour qu’il reste petit et sûr.
ask-words = Voulez-vous dire pourquoi ? (Vous pouvez laisser vide.)
ask-send = J’accepte – demander à entrer
ask-full = Toutes les places de ce groupe sont prises. Vous pouvez attendre ; qui attend depuis le plus longtemps entre d’abord.
ask-wait = Attendre une place
ask-ahead = { $count ->
    [0] Vous êtes le prochain. La porte s’ouvre ici dès qu’une place se libère.
    [one] { $count } personne est avant vous. La porte s’ouvrira ici à votre tour.
   *[other] { $count } personnes sont avant vous. La porte s’ouvrira ici à votre tour.
}
ask-state-asked = Vous avez demandé. Vous pouvez rester ici ou revenir plus tard.
ask-state-waiting = En attente d’une place.
ask-state-invited = Entrez : la porte vous est ouverte.
ask-state-refused = Ce groupe ne peut pas vous accueillir maintenant. D’autres le peuvent.
ask-state-other = Votre demande est connue.
guidelines-new = Les règles ont changé
guidelines-changed = Lisez-les avant de continuer.
agree-anew = J’accepte
hours-title = Heures d’ouverture
hours-row = { $days } : de { $from } à { $to }
hours-zone = Heure de { $zone }

# When a moderator has decided something about somebody
restriction-ban = Vous êtes pour l’instant hors de ce groupe.
restriction-mute = Vous pouvez lire ici, sans écrire pendant un temps.
restriction-until = Jusqu’au { $time }.
restriction-open-end = Jusqu’à ce qu’un modérateur le lève.
restriction-reason = Pourquoi : { $words }
appeal-ask = Demander un nouvel examen
appeal-title = Demander aux modérateurs un nouvel examen
appeal-words = Que devraient-ils savoir ?
appeal-send = Envoyer
appeal-done = Envoyé. Quelqu’un va regarder à nouveau.
you-are = Vous êtes { $handle }.
you = { $handle } (vous)
you-title = Vous
you-words = Ce pseudonyme n’est à vous que dans ce groupe. Personne ne peut voir qui est derrière.

# A room
room = Salon
room-words = Parlez en direct avec celles et ceux qui sont là.
room-about = À propos de ce salon
here-few = Quelques personnes sont là.
here-some = Plusieurs personnes sont là.
here-many = Beaucoup de monde est là.
typing = { $count ->
    [one] { $handles } écrit…
   *[other] { $handles } écrivent…
}
people-here = Qui est là
typing-several = Plusieurs personnes écrivent…
room-full = Toutes les places de ce salon sont prises. La porte s’ouvre ici dès qu’une se libère.
room-closed = Ce salon est fermé pour l’instant.
room-frozen = Les modérateurs ont demandé un moment de calme : pour l’instant, eux seuls écrivent ici.
room-slow = Doucement : chacun écrit une fois toutes les { $seconds } secondes.
room-tools = Veiller sur le salon
room-people = Ici maintenant : { $handles }
room-slow-label = Ralentir le salon
room-slow-off = Au rythme de chacun
room-slow-every = Une fois toutes les { $seconds } secondes
room-freeze = Geler le salon
room-unfreeze = Laisser tout le monde écrire
room-close = Fermer le salon
room-open = Ouvrir le salon
room-state-open = ouvert
room-state-frozen = gelé
room-state-closed = fermé
room-state-other = dans un autre état
room-leave = Quitter le salon
open-rooms = Les salons où vous êtes
open-room-unread = { $count ->
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}
open-room-begun = (vous avez commencé à écrire ici)
open-room-beside = Afficher { $room } à côté de ce salon
open-room-leave = Quitter { $room }
open-rooms-most = Vous pouvez être dans { $count } salons à la fois. Vous avez quitté { $room }, où vous n’étiez plus depuis le plus longtemps.
log-label = Messages. Les flèches vont de l’un à l’autre.
log-start = Ici tout commence.
log-older = Voir les messages précédents
log-hole = D’autres messages ont été écrits entre-temps. Les voir
log-new = Nouveaux messages
log-unread = Nouveau depuis votre passage
log-catch-up = Reprendre où j’en étais
log-empty = Personne n’a encore parlé. Un bonjour suffit pour commencer.
spoken-message = { $handle } : { $text }
spoken-elsewhere = { $count ->
    [one] Un nouveau message dans un autre salon
   *[other] { $count } nouveaux messages dans d’autres salons
}
spoken-many = { $count ->
    [one] { $count } nouveau message
   *[other] { $count } nouveaux messages
}
message-removed = Ce message a été retiré.
day-today = Aujourd’hui
day-yesterday = Hier
entry-menu = Plus sur le message de { $handle }
entry-menu-own = Plus sur votre message
entry-own = Votre message
entry-by = Message de { $handle }
remove = Retirer
edit = Modifier
edited = modifié
edit-title = Votre message, autrement dit
edit-label = Ce qu’il doit dire
edit-send = Enregistrer la modification
edit-cancel = Laisser comme c’était
versions = Versions antérieures
reply-to-words = En réponse à { $handle }
reply-to-earlier = En réponse à un message antérieur
reply-to-removed = En réponse à un message supprimé
reply-to-covered = un message masqué
reply-cancel = Ne pas répondre

# Without words
reactions = Réactions
reaction-hug = Un câlin
reaction-me-too = Moi aussi
reaction-thank-you = Merci
how-few = de quelques-uns
how-many = de beaucoup
reaction-failed = Cela n’est pas passé. Réessayez dans un instant.

# Content notes
note-add = Ajouter un avertissement
note-label = Avertissement
note-example = deuil, nourriture, hôpital…
note-words = Ce dont parlent souvent les avertissements
note-word-suicide = suicide
note-word-self-harm = automutilation
note-word-abuse = maltraitance
note-word-violence = violence
note-word-sexual-violence = violence sexuelle
note-word-eating = alimentation
note-word-substances = alcool et drogues
note-word-death = la mort
note-word-health = maladie
note-remove = Sans avertissement
note-open = Avertissement : { $note }
note-cover = Au sujet de : { $note }
note-muted-word = Contient un de vos mots masqués
note-show = Montrer
remove-title = Retirer ce message ?
remove-words = Le texte est effacé pour tous. On verra encore qu’il y avait un message.
removed-done = Le message a été retiré.
report = Signaler
report-title = Signaler le message de { $handle }
report-words = Une personne de la modération le lira. Nul autre ne saura que vous l’avez signalé.
report-reason = Qu’est-ce qui ne va pas ? (Vous pouvez laisser vide.)
report-send = Envoyer le signalement
report-done = Merci. La modération va regarder.

# Writing
composer-label = Écrire un message
composer-send = Envoyer
characters-left = { $count ->
    [one] Encore { $count } caractère
   *[other] Encore { $count } caractères
}
characters-over = { $count ->
    [one] { $count } caractère de trop
   *[other] { $count } caractères de trop
}
outgoing-label = En chemin
outgoing-sending = Envoi…
outgoing-waiting = Attend la connexion.
outgoing-delayed = Le serveur demande un instant. Le message repartira tout seul.
outgoing-sent = Envoyé
outgoing-held = Attend la modération, qui regardera bientôt. Vous seul·e pouvez le voir.
outgoing-declined = La modération a décidé de ne pas le montrer. Vous seul·e pouvez le voir.
outgoing-nudged = Pas encore envoyé. Regardez d’abord cette règle, s’il vous plaît :
outgoing-nudged-plain = Pas encore envoyé : { $what }. Vous pouvez le modifier, ou l’envoyer tel quel.
outgoing-refused = Ceci n’a pas été envoyé ; vos mots sont de nouveau dans le champ.
outgoing-failed = Pas envoyé.
outgoing-change = Modifier
outgoing-send-anyway = Envoyer quand même
outgoing-discard = Jeter
draft-in-the-way = Il y a autre chose dans le champ. Envoyez-le ou videz-le d’abord.

# The forum
forum = Forum
forum-words = Pour ce qui demande du temps : demander, raconter, et revenir lire les réponses.
forum-empty = Il n’y a pas encore de sujet. Le vôtre peut être le premier.
forum-threads = Sujets
forum-more = Voir les sujets plus anciens
to-forum = Tous les sujets
thread = Sujet
thread-open = Ouvrir un sujet
thread-title = Titre
thread-title-missing = Donnez-lui un titre, s’il vous plaît.
thread-title-long = Le titre est trop long.
thread-text = Que voulez-vous dire ?
thread-send = Publier
thread-by = { $handle }, il y a { $ago }
thread-posts = { $count ->
    [0] pas encore de réponse
    [one] une réponse
   *[other] { $count } réponses
}
thread-removed = Ce sujet a été retiré.
thread-missing = Ce sujet n’existe pas ici
thread-locked = Verrouillé
thread-locked-words = Ce fil est verrouillé. On peut le lire, mais plus rien ne s’y ajoute.
thread-pinned = Épinglé
thread-lock = Verrouiller le fil
thread-unlock = Rouvrir le fil
thread-pin = Épingler le fil
thread-unpin = Détacher le fil
thread-follow = Suivre ce fil
thread-following = Vous suivez ce fil
carry = Le porter au forum…
carry-title = Porter ce message au forum
carry-words = Il y figure sous le pseudonyme de son auteur, qui peut aussi l’y modifier et le supprimer.
carry-where = Où
carry-new = En faire le début d’un fil
carry-into = L’ajouter à un fil existant
carry-thread = Fil
carry-thread-none = Choisissez-en un
carry-put = L’ajouter
carry-do = Ouvrir le fil
carry-done = Le message est maintenant aussi dans le forum.
carried-from = venu d’un salon
carried-notice = Un modérateur a porté un de vos messages au forum, sous votre pseudonyme.

# What is new, and finding what was said
news = Ce qui est nouveau pour moi
news-none = Vous avez tout vu. Rien ne vous attend.
news-count = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
news-many = beaucoup de nouveau
news-here = Du nouveau
news-mark = (nouveau)
search = Rechercher
search-words = Mots qui ont été dits
search-how = Toutes les formes d’un mot sont trouvées. Un moins devant un mot écarte ce qui le contient.
search-where = Où
search-everywhere = Dans tous mes groupes
search-when = Quand
search-ever = N’importe quand
search-week = La semaine dernière
search-month = Le mois dernier
search-year = L’année dernière
search-do = Trouver
search-none = Rien n’a été trouvé.
search-there = Y aller
search-more = Voir plus
thread-more = Voir plus de réponses
markdown-hint = Vous pouvez utiliser **gras**, *italique*, des listes avec - et des citations avec >.
thread-opening = Le premier message
ago = il y a { $ago }
replies = { $count ->
    [0] Pas encore de réponse
    [one] Une réponse
   *[other] { $count } réponses
}
replies-label = Réponses, chacune après ce à quoi elle répond
reply = Répondre
reply-label = Écrire une réponse
reply-to-post-label = Répondre à ce message
reply-send = Répondre

# Help
care-title = Vous comptez. L’aide est proche.
care-words = On dirait que c’est très dur en ce moment. Vous pouvez continuer à parler ici, et il y a des gens que vous pouvez joindre directement :
care-title-asked = Des gens que vous pouvez joindre maintenant
care-words-asked = Pas besoin d’être sûr ni d’avoir une bonne raison. Ils sont là pour écouter.
care-emergency = Si vous ou quelqu’un d’autre êtes en danger en ce moment, appelez le numéro d’urgence de votre pays (112 en Europe).
care-announced = Un panneau avec des lignes d’écoute est ouvert en haut de la page.
care-close = Fermer le panneau d’aide
care-country = Pays
care-all-countries = Tous les pays
care-anywhere = partout
care-page = Site de { $name }
care-unchecked = Cette entrée n’a pas encore été vérifiée auprès de la ligne d’écoute.
care-checked = Vérifié le { $day }

# Leaving
leave-title = Partir et être oublié
leave-ask = Partir et m’oublier…
leave-what-goes = Disparaît aussitôt : qui vous êtes ici, vos pseudonymes et tout ce que ce navigateur retient de Havn. Personne, pas même nous, ne peut le rétablir.
leave-what-stays = Ce que vous avez écrit reste, sous le pseudonyme d’alors. Si vous préférez que quelque chose disparaisse, retirez-le avant de partir.
leave-now = Partir et m’oublier
leave-stay = Rester
leave-failed = Cela n’a pas marché : le serveur est injoignable, rien n’a donc encore été oublié. Réessayez dans un instant.
left = Vous êtes parti, et vous êtes oublié. Prenez soin de vous.

# Who you are here
you-view = Vous et votre place ici
you-view-words = Tout ceci n’appartient qu’à vous. Personne dans un groupe ne peut le voir.
you-nobody = Vous n’êtes encore personne ici : rien n’est gardé à votre sujet.
handles-title = Vos pseudonymes
handles-words = Chacun n’est à vous que dans un seul groupe. Personne ne voit qu’ils vont ensemble.
handle-change = Autre pseudonyme
handle-change-in = Autre pseudonyme dans { $name }
handle-change-words = Ce que vous avez dit garde le pseudonyme { $handle } ; ce que vous direz portera le nouveau. Personne ne pourra prendre l’ancien pendant un temps.
handle-new = Nouveau pseudonyme
handle-take = Le prendre
handle-anyway = Le prendre quand même
handle-changed = Vous avez un nouveau pseudonyme.
keep-title = Garder ma place
keep-words = Six mots vous font revenir comme la même personne, sur cet appareil ou un autre. Aucune adresse e-mail n’est nécessaire. Sans eux, votre place disparaît après une longue absence.
keep-is = Votre place est gardée. Vos six mots vous font revenir, sur n’importe quel appareil.
keep-now = Donnez-moi six mots
keep-renew = D’autres mots
keep-renew-words = Vous recevez six autres mots. Ceux que vous avez cessent aussitôt de fonctionner.
phrase-once = Voici vos six mots. Ils ne sont montrés qu’une fois : notez-les, dans cet ordre.
phrase-careful = Qui les possède peut être vous ici. Sur un papier, dans un tiroir, c’est un bon endroit.
phrase-copied = Les six mots sont copiés.
phrase-copy-by-hand = La copie n’a pas fonctionné : notez-les à la main.
phrase-print = Imprimer
phrase-noted = Je les ai
phrase-done = Cacher les mots
return-link = Je suis déjà venu·e ici
return-title = Revenir
return-words = Vos six mots
return-now = Revenir
return-unknown = Personne ici n’a ces mots. Vérifiez chacun d’eux et leur ordre.
return-word = Le mot { $number } n’est pas un des nôtres. Vérifiez-le.
return-six = Il devrait y avoir six mots.
return-lost = Si les mots sont perdus, personne ne peut rendre cette place. Vous pouvez toujours en commencer une nouvelle.
sessions-title = Où vous êtes connecté·e
session-here = ici
session-since = depuis le { $day }
session-end = Déconnecter
session-end-others = Déconnecter partout ailleurs
session-end-all = Déconnecter partout, ici aussi
device-phone = Téléphone
device-tablet = Tablette
device-computer = Ordinateur
device-other = Un autre appareil
seen-today = vu aujourd’hui
seen-this-week = vu cette semaine
seen-this-month = vu ce mois-ci
seen-earlier = pas vu depuis un mois
covers-title = Ce que vous préférez ne pas croiser
covers-notes = Messages avec un avertissement
covers-cover = Les masquer jusqu’à ce que je les ouvre
covers-show = Les montrer tout de suite
muted-words = Mots masqués
muted-words-words = Les messages qui contiennent un de ces mots sont masqués pour vous. Personne ne le sait.
muted-word = Mot
muted-word-add = Masquer
muted-word-remove = Ne plus masquer « { $word } »

# People one does not want to meet
avoid = Ne plus croiser { $handle }
avoid-title = Ne plus croiser { $handle }
avoid-block = Bloquer
avoid-block-words = Aucun de vous ne voit plus l’autre, nulle part dans ce groupe.
avoid-mute = Masquer
avoid-mute-words = Vous seul·e ne voyez plus cette personne. Elle ne remarque rien.
avoid-undo = Personne n’en est informé, et vous pouvez l’annuler sous « Vous et votre place ici ».
avoided-title = Qui vous ne croisez plus
avoided-words = Bloqué : aucun ne voit l’autre. Masqué : vous seul·e ne voyez pas.
avoided-none = Personne.
avoided-block = bloqué
avoided-mute = masqué
avoided-end = Croiser à nouveau
avoided-end-of = Croiser { $handle } à nouveau
avoided-done = C’est fait. Vous ne vous croiserez plus.
break-title = Faire une pause
break-words = Fermez cette porte pour vous-même un moment, sur tous vos appareils. Votre place et vos mots restent, et les lignes d’écoute aussi.
break-for = Pour combien de temps ?
break-hour = une heure
break-evening = six heures
break-day = un jour
break-week = une semaine
break-month = trente jours
break-start = Commencer la pause
break-sure = La pause se termine le { $time }. On ne peut pas l’arrêter plus tôt, ni vous ni nous.
paused-title = Vous faites une pause
paused-words = La porte se rouvre le { $time }.
paused-stays = Votre place reste telle quelle. Si vous avez besoin de quelqu’un maintenant, les lignes d’écoute sont là.

# What is stored
feedback-title = Aider la modération à s’améliorer
feedback-words = Les modérateurs peuvent signaler que la modération automatique s’est trompée sur un message. Certains groupes transmettent ces remarques avec les mots, pour qu’elle se trompe moins ; leurs règles le disent. Cela n’arrive jamais avec les vôtres sans votre accord. Votre pseudonyme n’y figure jamais, et ce que vous retirez ou effacez n’en fait pas partie.
feedback-agree = Mes mots peuvent servir à cela
data-title = Vos données
export-words = Tout ce qui est gardé à votre sujet, dans un fichier lisible.
export-make = Préparer le fichier
export-download = Télécharger
export-once = Il peut être téléchargé une fois, jusqu’au { $time }.
erase-title = Tout effacer
erase-words = Tout ce que vous avez dit ici est supprimé pour tous, dans les salons, le forum et ce qui est gardé, et vous êtes oublié·e. C’est irréversible.
erase-ask = Tout effacer…
erase-sure = Oui, supprimez tout ce que j’ai dit et oubliez-moi
erase-now = Tout effacer maintenant
erased = Tout est effacé, et vous êtes oublié·e. Prenez soin de vous.

# The desk
desk = Bureau
desk-with-count = Bureau ({ $count })
desk-waiting = { $count ->
    [one] Un cas attend au bureau.
   *[other] { $count } cas attendent au bureau.
}
desk-words = Ce qui vous attend : le plus urgent d’abord.
desk-open = { $count ->
    [0] Rien n’attend
    [one] Un cas attend
   *[other] { $count } cas attendent
}
desk-empty = Tout a été vu. Merci.
desk-decided = Décidé à l’instant
desk-not-for-you = Le bureau est réservé à celles et ceux qui veillent sur ce groupe.
case-kind-held = Message retenu
case-kind-flagged = Message à relire
case-kind-report = Signalement
case-kind-care = Quelqu’un a peut-être besoin d’aide
case-kind-other = Cas
case-urgent = Urgent : détresse
case-check = Prendre des nouvelles
case-waits = attend depuis { $ago }
case-why = Pourquoi c’est ici
case-reported = Signalé : { $words }
case-release = Publier
case-remove = Retirer
case-close = Vu, rien à faire
case-grant = Lever la décision
case-uphold = Maintenir la décision
case-cared = On s’en est occupé
case-lost-race = Quelqu’un d’autre a décidé avant vous.
case-state-released = Publié
case-state-removed = Retiré
case-state-closed = Classé
case-state-other = Décidé
case-decided-by = par { $handle }
case-kind-appeal = Demande un nouvel examen
case-claim = Je m’en occupe
case-unclaim = Le rendre
case-yours = À vous
case-claimed = { $handle } s’en occupe
case-claim-lost = Quelqu’un d’autre vient de le prendre.
asks-title = { $count ->
    [one] { $count } personne demande à entrer
   *[other] { $count } personnes demandent à entrer
}
ask-silent = Aucun mot laissé.
ask-accept = Faire entrer
ask-refuse = Pas maintenant
notes-left = Des équipes précédentes
notes-title = Pour la prochaine équipe
notes-label = Que doit savoir qui vient ensuite ?
notes-leave = Laisser la note
restrict = Restreindre…
restrict-of = Restreindre { $handle }
restrict-mute-hour = Ne peut pas écrire pendant une heure
restrict-mute-day = Ne peut pas écrire pendant un jour
restrict-ban-day = Hors du groupe pendant un jour
restrict-ban-month = Hors du groupe pendant trente jours
restrict-ban-open = Hors du groupe jusqu’à nouvel ordre
restrict-reason = Pourquoi (la personne le lira)
restrict-do = Décider ainsi
restrict-done = Décidé. La personne sait pourquoi et pour combien de temps.
severity = { $severity ->
    [1] léger
    [2] sérieux
   *[other] grave
}
waited-moments = un instant
waited-minutes = { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}
waited-hours = { $hours ->
    [one] une heure
   *[other] { $hours } heures
}
waited-days = { $days ->
    [one] un jour
   *[other] { $days } jours
}

case-found = Trouvé par : { $by } ; certitude { $certainty }
found-by-rules = règles écrites
found-by-model = modèle appris
found-by-repetition = comparaison avec des messages précédents
found-by-context = ce qui a été dit peu avant
found-by-classifier = classificateur externe
found-by-form = forme du texte
found-by-other = autre contrôle
feedback-of = Était-ce juste : { $what }
feedback-right = C’était juste
feedback-wrong = C’était une erreur
feedback-noted = C’est noté. Cela aidera la modération à s’améliorer.
feedback-taken-back = Retiré.
feedback-missed = La modération a manqué quelque chose
feedback-missed-what = Ce qu’elle aurait dû trouver
feedback-choose = Veuillez choisir
feedback-missed-add = Noter
feedback-take-back = Retirer : { $what }
category-care = Détresse
category-encourage-selfharm = Incitation à se faire du mal
category-method-detail = Détails d’une méthode
category-threat = Menace
category-abuse = Injure
category-hate = Haine
category-sexual = Contenu sexuel
category-grooming = Pression pour un contact privé
category-contact-details = Coordonnées
category-solicitation = Sollicitation
category-spam = Publicité ou spam
category-medical-advice = Conseil médical
category-profanity = Gros mots
category-repetition = Répétition
category-validity = Difficile à lire
category-unavailable = N’a pas pu être vérifié
category-other = À regarder

# Roles and links
role-participant = participant·e
role-supporter = soutien
role-facilitator = animateur·rice
role-moderator = modérateur·rice
role-organiser = organisateur·rice
role-other = aide
roles-title = Ce que permet chaque rôle
roles-table = Tableau des rôles
roles-act = Quoi
roles-yes = oui
roles-no = non
act-take-part = Entrer dans les salons, lire, parler, écrire, signaler
act-enter-full = Entrer dans un salon complet
act-speak-unslowed = Parler sans attendre quand tous écrivent lentement
act-slow-room = Ralentir un salon
act-see-members = Voir qui est membre
act-enter-closed = Être dans un salon hors de ses heures
act-freeze-room = Réserver l’écriture d’un salon à la modération
act-speak-frozen = Écrire dans un tel salon
act-remove-others = Retirer ce que d’autres ont dit
act-work-at-desk = Voir et décider les cas, laisser des notes
act-restrict-members = Mettre au silence et exclure qui a un rôle inférieur
act-admit = Laisser entrer ceux qui demandent
act-change-group = Modifier le groupe, ses règles et sa modération
act-change-rooms = Créer, modifier et fermer des salons
act-give-roles = Donner des rôles et créer des liens
act-read-log = Lire ce qu’organisation et modération ont fait
act-create-group = Créer des groupes (organisation de toute la maison)
act-other = Autre chose
invite-title = Inviter quelqu’un
invite-words = Créez un lien qui laisse entrer une personne, ou lui donne un rôle dans ce groupe. Il sert une seule fois, pendant sept jours.
invite-role = Rôle
invite-create = Créer un lien
invite-link = Le lien
invite-copy = Copier
invite-once = Transmettez-le là où seule cette personne peut le lire.

# What an organiser sets
organise = Réglages du groupe
organise-words = Noms, règles, salons, horaires, rôles et modération.
organise-conflict = Quelqu’un d’autre l’a modifié entre-temps. Sa version est affichée : regardez, puis modifiez à nouveau.
save = Enregistrer
saved = Enregistré.
organise-unsaved = Pas encore enregistré
organise-unsaved-words = Des changements ne sont pas encore enregistrés. Ils restent sur cet appareil jusqu’à ce que vous les enregistriez ou que vous partiez.
organise-about = Nom et description
organise-languages = Langues du groupe
organise-name = Nom
organise-topic = Le sujet, en quelques mots
organise-description = Description
organise-entry = La porte
organise-way = Comment on entre
organise-people = Places
organise-age-from = Âge minimum
organise-age-to = Âge maximum
organise-zero = 0 signifie : pas de limite.
organise-presence = Ce qui est dit des présents
presence-words = Seulement « quelques personnes sont ici »
presence-handles = Les pseudonymes des présents
presence-other = Autrement
hours-always = Toujours ouvert.
hours-from = de
hours-to = à
hours-add = Ajouter des horaires
organise-zone = Fuseau horaire, comme Europe/Copenhagen
organise-guidelines = Chaque membre relit et accepte à nouveau quand elles changent.
guideline-number = Règle { $number }
guideline-remove = Supprimer la règle { $number }
guideline-add = Ajouter une règle
organise-rooms = Salons
room-new = Un nouveau salon
room-slug = Nom court pour l’adresse (a–z, 0–9, -)
organise-policy = Modération
organise-strictness = Avec quel soin les messages sont examinés
policy-open = Légèrement
policy-careful = Avec soin
policy-pre-moderated = Chaque message avant d’être montré
policy-other = D’une façon particulière
organise-hosts = Sites vers lesquels les liens sont toujours permis, un par ligne
organise-feedback-texts = Transmettre les remarques sur la modération avec les mots concernés
organise-feedback-texts-words = Seulement les mots dont l’auteur l’a accepté et qui se lisent encore dans le groupe. Les règles le disent à tout le monde. Les remarques sans les mots sont toujours conservées.
organise-members = Membres
members-more = Voir plus de membres
member-role = Rôle de { $handle }
member-muted = ne peut pas écrire
member-banned = hors du groupe
restrictions-title = Restrictions
restrictions-none = Il n’y en a pas.
restriction-lift = Lever
restriction-lift-of = Lever la restriction de { $handle }
organise-log = Ce qu’ont fait l’organisation et la modération
organise-log-more = Voir plus ancien
log-ask-accepted = a laissé entrer quelqu’un
log-ask-refused = n’a pas laissé entrer quelqu’un
log-banned = a exclu du groupe :
log-unbanned = a rouvert le groupe à :
log-muted = a mis au silence :
log-unmuted = laisse écrire à nouveau :
log-appeal-granted = a revu et levé la décision sur
log-group-changed = a modifié le groupe :
log-group-created = a créé le groupe :
log-guidelines-changed = a modifié les règles
log-policy-changed = a modifié la modération :
log-feedback-texts-on = a permis de transmettre les remarques avec les mots
log-feedback-texts-off = ne permet plus de transmettre les remarques avec les mots
log-link-made = a créé un lien d’invitation :
log-role-given = a donné un rôle :
log-room-created = a créé un salon :
log-room-changed = a modifié un salon :
log-room-closed = a fermé un salon :
log-room-opened = a ouvert un salon :
log-room-frozen = n’a laissé écrire que la modération dans
log-room-thawed = a rendu l’écriture à tous dans
log-room-slowed = a réglé la pause entre les messages dans
log-other = a modifié quelque chose :
link-copied = Le lien est copié.
link-copy-by-hand = Le lien est sélectionné : copiez-le à la main.
link-title = On vous a donné un lien
link-words = Il vous ouvre un groupe, ou vous donne un rôle pour veiller sur les gens ici. Il sert une seule fois, et seulement sur cet appareil.
link-accept = Accepter
link-used = Ce lien ne fonctionne plus. Il a peut-être déjà servi ; demandez-en un nouveau.
link-done = Bienvenue, votre rôle : { $role }
link-done-all = Vous veillez sur tous les groupes. Choisissez-en un pour ouvrir son bureau.
link-done-group = Lisez d’abord les règles du groupe ; le bureau vient ensuite.
link-invited = Bienvenue : la porte vous est ouverte
link-invited-words = Lisez d’abord les règles du groupe, puis entrez.
link-to-groups = Choisir un groupe
link-to-group = Vers le groupe

lost-title = Il n’y a rien ici

# What went wrong, after the error codes of the wire
error-malformed = Quelque chose n’a pas marché sur cette page. Rechargez-la, s’il vous plaît.
error-bad-field = Quelque chose n’a pas marché sur cette page. Rechargez-la, s’il vous plaît.
error-too-long = C’est trop long.
error-hello-first = La connexion était en cours. Réessayez, s’il vous plaît.
error-token-unknown = Votre passage ici a pris fin. Entrez de nouveau.
error-not-found = Cela n’existe pas, ou ne vous est pas ouvert.
error-handle-taken = Ce pseudonyme est pris.
error-handle-refused = Ce pseudonyme ne peut pas être utilisé.
error-handle-nudged = Cela ressemble à un vrai nom ou à un moyen de vous joindre. Ici, mieux vaut n’être personne en particulier.
error-rejected = Cela va contre les règles.
error-conflict = Quelqu’un a été plus rapide, ou cela a déjà été envoyé avec d’autres mots.
error-gone = Cela a été supprimé entre-temps.
error-guidelines-changed = Les règles ont changé : lisez-les d’abord.
error-age-asked = Ce groupe est pour un certain âge : dites d’abord que le vôtre convient.
error-ask-first = On demande avant d’entrer dans ce groupe.
error-group-full = Toutes les places de ce groupe sont prises.
error-room-full = Toutes les places de ce salon sont prises.
error-room-closed = Le salon est fermé pour l’instant.
error-room-frozen = Pour l’instant, seuls les modérateurs écrivent ici.
error-slow-mode = Tout le monde écrit lentement ici en ce moment.
error-muted = Vous ne pouvez pas écrire ici pendant un temps.
error-banned = Vous êtes pour l’instant hors de ce groupe.
error-link-expired = Ce lien n’est plus valable : sa date est passée.
error-name-taken = Ce nom est pris.
error-text-refused = Il contient des caractères qui ne peuvent pas être affichés sans risque.
error-locked = Ce fil est verrouillé : on ne peut plus rien y ajouter.
error-busy = Trop de personnes le demandent à la fois. Réessayez dans un instant.
error-paused = Vous faites une pause.
error-too-fast = C’était très rapide. Attendez un instant, s’il vous plaît.
error-too-many = Il y en a trop en ce moment.
error-try-again = Le serveur ne peut rien enregistrer pour le moment. Réessayez dans un instant.
error-shutting-down = Le serveur redémarre. Réessayez dans un instant.
error-disconnected = Il n’y a pas de connexion pour le moment. Réessayez dans un instant.
error-unexpected = Quelque chose d’inattendu s’est produit. Réessayez, s’il vous plaît.
error-other = Quelque chose d’inattendu s’est produit. Réessayez, s’il vous plaît.
connection-slow = Les nouveaux messages mettent en ce moment une ou deux secondes de plus. Rien n’est perdu.
