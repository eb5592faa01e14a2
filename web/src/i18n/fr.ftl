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
connection-slow = Les nouveaux messages mettent en ce moment une ou deux secondes de plus. Rien n’est perdu.
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
group-drop-in = Ouvert à tous, jour et nuit
group-joined = Ici, vous êtes { $handle }
organiser-words = Vous organisez ce lieu : choisissez un groupe pour ouvrir son bureau.

# A group
group-missing = Ce groupe n’a pas pu être ouvert
group-navigation = { $name } : les lieux
to-groups = Tous les groupes
to-group = Retour au groupe
places-title = Où aller ?
guidelines = Règles
guidelines-why = Elles font de cet endroit un lieu sûr pour tous. Si un message en touche une, on vous dit laquelle.
drop-in = J’accepte – entrer
drop-in-busy = La porte s’ouvre…
drop-in-words = En entrant, vous dites avoir lu les règles. On ne vous demande rien d’autre.
drop-in-anew = Entrer de nouveau
stay-ended = Votre passage ici a pris fin, peut-être après une longue absence. Ce que vous écriviez est gardé : entrez de nouveau et continuez.
you-are = Vous êtes { $handle }.
you = { $handle } (vous)
you-title = Vous
you-words = Ce pseudonyme n’est à vous que dans ce groupe. Personne ne peut voir qui est derrière.

# A room
room = Salon
room-words = Parlez en direct avec celles et ceux qui sont là.
room-beside = À propos de ce salon
here-few = Quelques personnes sont là.
here-some = Plusieurs personnes sont là.
here-many = Beaucoup de monde est là.
typing = { $count ->
    [one] { $handles } écrit…
   *[other] { $handles } écrivent…
}
typing-several = Plusieurs personnes écrivent…
log-label = Messages. Les flèches vont de l’un à l’autre.
log-start = Ici tout commence.
log-older = Voir les messages précédents
log-hole = D’autres messages ont été écrits entre-temps. Les voir
log-new = Nouveaux messages
log-empty = Personne n’a encore parlé. Un bonjour suffit pour commencer.
spoken-message = { $handle } : { $text }
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
thread-opening = Le premier message
ago = il y a { $ago }
replies = { $count ->
    [0] Pas encore de réponse
    [one] Une réponse
   *[other] { $count } réponses
}
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
case-lost-race = Quelqu’un d’autre a décidé avant vous.
case-state-released = Publié
case-state-removed = Retiré
case-state-closed = Classé
case-state-other = Décidé
case-decided-by = par { $handle }
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
invite-title = Inviter quelqu’un à aider
invite-words = Créez un lien qui donne à une personne un rôle dans ce groupe. Il sert une seule fois.
invite-role = Rôle
invite-create = Créer un lien
invite-link = Le lien
invite-copy = Copier
invite-once = Transmettez-le là où seule cette personne peut le lire.
link-copied = Le lien est copié.
link-copy-by-hand = Le lien est sélectionné : copiez-le à la main.
link-title = On vous a donné un lien
link-words = Il vous donne un rôle pour veiller sur les gens ici. Il sert une seule fois, et seulement sur cet appareil.
link-accept = Accepter
link-used = Ce lien ne fonctionne plus. Il a peut-être déjà servi ; demandez-en un nouveau.
link-done = Bienvenue, votre rôle : { $role }
link-done-all = Vous veillez sur tous les groupes. Choisissez-en un pour ouvrir son bureau.
link-done-group = Lisez d’abord les règles du groupe ; le bureau vient ensuite.
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
error-rejected = Cela va contre les règles.
error-conflict = Quelqu’un a été plus rapide, ou cela a déjà été envoyé avec d’autres mots.
error-too-fast = C’était très rapide. Attendez un instant, s’il vous plaît.
error-too-many = Il y en a trop en ce moment.
error-try-again = Le serveur ne peut rien enregistrer pour le moment. Réessayez dans un instant.
error-shutting-down = Le serveur redémarre. Réessayez dans un instant.
error-disconnected = Il n’y a pas de connexion pour le moment. Réessayez dans un instant.
error-unexpected = Quelque chose d’inattendu s’est produit. Réessayez, s’il vous plaît.
error-other = Quelque chose d’inattendu s’est produit. Réessayez, s’il vous plaît.
