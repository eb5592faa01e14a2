brand = Havn
home-link = Havn: all groups
page-title = { $name } · Havn
page-title-waiting = ({ $count }) { $title }
skip = Skip to the content
loading = One moment…
close = Close
cancel = Cancel
try-again = Try again
language = Language
language-failed = That language could not be loaded. Please try again in a moment.

# Always in reach
care-link = Need help now?
quick-exit = Leave quickly
quick-exit-hint = In a hurry? “Leave quickly”, or Escape three times, swaps this page for another one at once.
settings = Settings

# Looks
theme = Appearance
theme-system = As the device
theme-light = Light
theme-dark = Dark
contrast = Contrast
contrast-system = As the device
contrast-more = Strong
contrast-normal = Soft
motion = Movement
motion-system = As the device
motion-less = Nothing moves
motion-normal = A little

# Keys
shortcuts = Keyboard shortcuts
shortcuts-on = On
shortcuts-off = Off
shortcuts-show = Show all shortcuts
shortcuts-words = They work while you are not writing. You can turn them off in the settings.
shortcuts-key = Key
shortcuts-does = What it does
key-help = This list
key-care = Helplines
key-home = All groups
key-group = This group
key-forum = The forum
key-desk = The desk
key-write = Write
key-next = Next message or post
key-previous = Previous message or post
key-newest = To the newest
key-leave = Three times: leave quickly

# Connection
connection-reconnecting = The connection is gone for a moment. We are reconnecting; what you write is kept.
connection-offline = You are offline. What you write is kept and goes out as soon as you are back.
connection-restarting = The server is restarting. This takes a few seconds; nothing is lost.
connection-stopped = The connection was closed.
connection-slow = New messages take a second or two longer right now. Nothing is lost.
connection-unknown-person = Your stay here has ended. What you were writing is kept.
connection-retry = Connect now
connection-connect = Connect

# First view
home-title = A calm place to talk
home-words = Come in as you are. Talk with others who know what it is like, in a live room or in your own time in the forum.
home-promise-nameless = No name, no e-mail, no account. You get a handle made for you.
home-promise-kind = Volunteers look after every group, and every group has guidelines.
home-promise-leave = You can leave at any moment and be forgotten.
groups-title = Groups
groups-none = There are no groups here yet.
group-languages = Languages: { $languages }
group-drop-in = Open to everyone, day and night
group-joined = You are { $handle } here
organiser-words = You are an organiser: choose a group to open its desk.

# A group
group-missing = This group could not be opened
group-navigation = { $name }: places
to-groups = All groups
to-group = Back to the group
places-title = Where to?
guidelines = Guidelines
guidelines-why = They keep this place safe for everyone. If a message touches one of them, you are told which.
drop-in = I agree – drop in
drop-in-busy = Opening the door…
drop-in-words = By dropping in you say that you have read the guidelines. Nothing else is asked of you.
drop-in-anew = Drop in again
stay-ended = Your stay here has ended, perhaps because you were away for long. What you were writing is kept: drop in again and go on.
you-are = You are { $handle }.
you = { $handle } (you)
you-title = You
you-words = This handle is yours in this group only. Nobody can see who is behind it.

# A room
room = Room
room-words = Talk live with whoever is here.
room-beside = About this room
here-few = A few people are here.
here-some = Some people are here.
here-many = Many people are here.
typing = { $count ->
    [one] { $handles } is writing…
   *[other] { $handles } are writing…
}
typing-several = Several people are writing…
log-label = Messages. The arrow keys go from one to the next.
log-start = This is where it begins.
log-older = Show earlier messages
log-hole = Something was said in between. Show it
log-new = New messages
log-empty = Nobody has said anything yet. A hello is enough to begin.
spoken-message = { $handle }: { $text }
spoken-many = { $count ->
    [one] One new message
   *[other] { $count } new messages
}
message-removed = This message was removed.
day-today = Today
day-yesterday = Yesterday
entry-menu = More about the message by { $handle }
entry-menu-own = More about your message
entry-own = Your message
entry-by = Message by { $handle }
remove = Remove
remove-title = Remove this message?
remove-words = The text is deleted for everyone. That it was there stays visible.
removed-done = The message was removed.
report = Report
report-title = Report the message by { $handle }
report-words = A moderator will look at it. Nobody else learns that you reported it.
report-reason = What is wrong? (You may leave this empty.)
report-send = Send the report
report-done = Thank you. A moderator will look at it.

# Writing
composer-label = Write a message
composer-send = Send
characters-left = { $count ->
    [one] One character left
   *[other] { $count } characters left
}
characters-over = { $count ->
    [one] One character too many
   *[other] { $count } characters too many
}
outgoing-label = On their way
outgoing-sending = Sending…
outgoing-waiting = Waits for the connection.
outgoing-delayed = The server asks for a moment. This is sent again by itself.
outgoing-sent = Sent
outgoing-held = Waits for a moderator, who will look at it soon. Only you can see it.
outgoing-declined = A moderator has decided not to show this. Only you can see it.
outgoing-nudged = Not sent yet. Please have a look at this guideline first:
outgoing-refused = This was not sent; your words are back in the box.
outgoing-failed = Not sent.
outgoing-change = Change it
outgoing-send-anyway = Send anyway
outgoing-discard = Throw away
draft-in-the-way = There is something else in the box. Send or clear it first.

# The forum
forum = Forum
forum-words = For what needs time: ask, tell, and come back to the answers.
forum-empty = There are no threads yet. Yours could be the first.
forum-threads = Threads
forum-more = Show older threads
to-forum = All threads
thread = Thread
thread-open = Begin a thread
thread-title = Title
thread-title-missing = Please give it a title.
thread-title-long = The title is too long.
thread-text = What would you like to say?
thread-send = Post
thread-by = { $handle }, { $ago } ago
thread-posts = { $count ->
    [0] no replies yet
    [one] one reply
   *[other] { $count } replies
}
thread-removed = This thread was removed.
thread-missing = There is no such thread here
thread-opening = The first post
ago = { $ago } ago
replies = { $count ->
    [0] No replies yet
    [one] One reply
   *[other] { $count } replies
}
reply = Reply
reply-label = Write a reply
reply-to-post-label = Reply to this post
reply-send = Reply

# Help
care-title = You matter. Help is close.
care-words = It sounds as if things are very hard right now. You can go on talking here, and there are people you can reach directly:
care-title-asked = People you can reach now
care-words-asked = You do not have to be sure, or to have a good reason. They are there to listen.
care-emergency = If you or somebody else is in danger right now, call the emergency number where you are (112 in Europe).
care-announced = A panel with helplines has been opened at the top of the page.
care-close = Close the help panel
care-country = Country
care-all-countries = All countries
care-anywhere = anywhere
care-page = Website of { $name }
care-unchecked = This entry has not been checked with the helpline yet.
care-checked = Checked on { $day }

# Leaving
leave-title = Leave and be forgotten
leave-ask = Leave and forget me…
leave-what-goes = Gone at once: who you are here, your handles, and everything this browser remembers of Havn. Nobody, not even we, can bring that back.
leave-what-stays = What you have written stays where it is, under the handle it was written with. If you would rather have something removed, remove it before you leave.
leave-now = Leave and forget me
leave-stay = Stay
leave-failed = This did not work: the server could not be reached, so nothing has been forgotten yet. Please try again in a moment.
left = You have left, and you are forgotten. Take care of yourself.

# The desk
desk = Desk
desk-with-count = Desk ({ $count })
desk-waiting = { $count ->
    [one] One case waits at the desk.
   *[other] { $count } cases wait at the desk.
}
desk-words = What waits for you: the most urgent first.
desk-open = { $count ->
    [0] Nothing waits
    [one] One case waits
   *[other] { $count } cases wait
}
desk-empty = Everything has been looked at. Thank you.
desk-decided = Decided just now
desk-not-for-you = The desk is for those who look after this group.
case-kind-held = Held message
case-kind-flagged = Flagged message
case-kind-report = Report
case-kind-care = Somebody may need care
case-kind-other = Case
case-urgent = Urgent: care
case-check = Check on them
case-waits = waiting for { $ago }
case-why = Why it is here
case-reported = Reported: { $words }
case-release = Release
case-remove = Remove
case-close = Done, nothing to do
case-lost-race = Somebody else has decided this first.
case-state-released = Released
case-state-removed = Removed
case-state-closed = Closed
case-state-other = Decided
case-decided-by = by { $handle }
severity = { $severity ->
    [1] mild
    [2] serious
   *[other] severe
}
waited-moments = a moment
waited-minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}
waited-hours = { $hours ->
    [one] one hour
   *[other] { $hours } hours
}
waited-days = { $days ->
    [one] one day
   *[other] { $days } days
}

category-care = Distress
category-encourage-selfharm = Encouraging self-harm
category-method-detail = Details of a method
category-threat = Threat
category-abuse = Abuse
category-hate = Hate
category-sexual = Sexual content
category-grooming = Pressure to make private contact
category-contact-details = Contact details
category-solicitation = Soliciting
category-spam = Advertising or spam
category-medical-advice = Medical advice
category-profanity = Swearing
category-repetition = Repetition
category-validity = Hard to read
category-unavailable = Could not be checked
category-other = Something to look at

# Roles and links
role-participant = participant
role-supporter = supporter
role-facilitator = facilitator
role-moderator = moderator
role-organiser = organiser
role-other = helper
invite-title = Invite somebody to help
invite-words = Make a link that gives one person a role in this group. It works once.
invite-role = Role
invite-create = Make a link
invite-link = The link
invite-copy = Copy
invite-once = Pass it on where only that person can read it.
link-copied = The link is copied.
link-copy-by-hand = The link is marked: copy it by hand.
link-title = You were given a link
link-words = It gives you a role in looking after people here. It works once, and only on this device.
link-accept = Accept
link-used = This link does not work any more. It may have been used already; ask for a new one.
link-done = Welcome: you are { $role } now
link-done-all = You look after every group. Choose one to open its desk.
link-done-group = Read the group's guidelines first; the desk follows.
link-to-groups = Choose a group
link-to-group = To the group

lost-title = There is nothing here

# What went wrong, after the error codes of the wire
error-malformed = Something on this page went wrong. Please reload it.
error-bad-field = Something on this page went wrong. Please reload it.
error-too-long = It is too long.
error-hello-first = The connection was just being made. Please try again.
error-token-unknown = Your stay here has ended. Drop in again.
error-not-found = It is not there, or not for you.
error-handle-taken = This handle is taken.
error-handle-refused = This handle cannot be used.
error-rejected = It goes against the guidelines.
error-conflict = Somebody else was first, or it was sent before with other words.
error-too-fast = That was very fast. Please wait a moment.
error-too-many = There is too much of it right now.
error-try-again = The server cannot store anything right now. Please try again in a moment.
error-shutting-down = The server is restarting. Please try again in a moment.
error-disconnected = There is no connection right now. Please try again in a moment.
error-unexpected = Something unexpected went wrong. Please try again.
error-other = Something unexpected went wrong. Please try again.
