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
key-news = What is new for me
key-search = Search
key-next-room = Next of the rooms you are in
key-beside = Two rooms side by side, on a wide screen
key-leave-room = Leave this room
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
group-joined = You are { $handle } here
group-open = Open now
here-other = Open now
closed-now = Closed just now
opens-at = Opens { $time }
format-peer = Among peers
format-professional = Led by professionals
format-other = A group
entry-open = Open door
entry-request = Ask to come in
entry-link = By invitation
entry-other = Entry in another way
entry-link-words = One comes into this group by an invitation link from somebody who looks after it.
entry-link-try = You have an invitation? Then the door opens for you.
age-from = from { $from } years
age-to = up to { $to } years
age-between = { $from } to { $to } years
age-fits = My age fits: { $age }
groups-search = What is it about?
groups-speak = Language of the group
groups-any-language = Any language
groups-format = How it is led
groups-any-format = In any way
groups-open-now = Open now
groups-found = { $count ->
    [0] No group fits
    [one] One group fits
   *[other] { $count } groups fit
}
organiser-words = You are an organiser: choose a group to open its desk and its settings.
group-new = Make a group
group-new-make = Make the group
group-new-words = It begins by invitation only, without guidelines and without rooms. You set everything next.

# A group
group-missing = This group could not be opened
group-navigation = { $name }: places
to-groups = All groups
to-group = Back to the group
places-title = Where to?
guidelines = Guidelines
guidelines-why = They keep this place safe for everyone. If a message touches one of them, you are told which.
guidelines-feedback = Moderators say when automatic moderation was wrong. In this group the words concerned may be used to make it better, if whoever wrote them agreed to that under “You and your place here”. Otherwise no words are used.
drop-in = I agree – drop in
drop-in-busy = Opening the door…
drop-in-words = By dropping in you say that you have read the guidelines. Nothing else is asked of you.
drop-in-anew = Drop in again
stay-ended = Your stay here has ended, perhaps because you were away for long. What you were writing is kept: drop in again and go on.

# The door
ask-request = Somebody who looks after this group lets people in, so that it stays small and safe.
ask-words = Would you like to say why? (You may leave this empty.)
ask-send = I agree – ask to come in
ask-full = Every place in this group is taken. You can wait for one; the longest waiting comes in first.
ask-wait = Wait for a place
ask-ahead = { $count ->
    [0] You are next. The door opens here as soon as a place is free.
    [one] One person is before you. The door opens here when it is your turn.
   *[other] { $count } people are before you. The door opens here when it is your turn.
}
ask-state-asked = You have asked. You can stay here or come back later.
ask-state-waiting = Waiting for a place.
ask-state-invited = Come in: the door is open for you.
ask-state-refused = This group cannot take you in now. Other groups can.
ask-state-other = Your request is known.
guidelines-new = The guidelines have changed
guidelines-changed = Please read them before you go on.
agree-anew = I agree
hours-title = Opening hours
hours-row = { $days }: { $from } to { $to }
hours-zone = Clock of { $zone }

# When a moderator has decided something about somebody
restriction-ban = You are out of this group for now.
restriction-mute = You can read here, and not write for a while.
restriction-until = Until { $time }.
restriction-open-end = Until a moderator lifts it.
restriction-reason = Why: { $words }
appeal-ask = Ask them to look again
appeal-title = Ask the moderators to look again
appeal-words = What should they know?
appeal-send = Send it
appeal-done = Sent. Somebody will look at it again.
you-are = You are { $handle }.
you = { $handle } (you)
you-title = You
you-words = This handle is yours in this group only. Nobody can see who is behind it.

# A room
room = Room
room-words = Talk live with whoever is here.
room-about = About this room
here-few = A few people are here.
here-some = Some people are here.
here-many = Many people are here.
typing = { $count ->
    [one] { $handles } is writing…
   *[other] { $handles } are writing…
}
people-here = Who is here
typing-several = Several people are writing…
room-full = Every place in this room is taken. The door opens here as soon as one is free.
room-closed = This room is closed just now.
room-frozen = The moderators have asked for a quiet moment: for now only they write here.
room-slow = Slowly, please: everybody writes once in { $seconds } seconds.
room-tools = Look after the room
room-people = Here now: { $handles }
room-slow-label = Slow the room down
room-slow-off = As fast as people write
room-slow-every = Once in { $seconds } seconds
room-freeze = Freeze the room
room-unfreeze = Let everybody write again
room-close = Close the room
room-open = Open the room
room-state-open = open
room-state-frozen = frozen
room-state-closed = closed
room-state-other = in another state
room-leave = Leave the room
open-rooms = Rooms you are in
open-room-unread = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
open-room-begun = (you began to write here)
open-room-beside = Show { $room } beside this room
open-room-leave = Leave { $room }
open-rooms-most = You can be in { $count } rooms at once. You have left { $room }, where you were longest ago.
log-label = Messages. The arrow keys go from one to the next.
log-start = This is where it begins.
log-older = Show earlier messages
log-hole = Something was said in between. Show it
log-new = New messages
log-unread = New since you were here
log-catch-up = Catch me up
log-empty = Nobody has said anything yet. A hello is enough to begin.
spoken-message = { $handle }: { $text }
spoken-elsewhere = { $count ->
    [one] One new message in another room
   *[other] { $count } new messages in other rooms
}
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
edit = Edit
edited = edited
edit-title = Your message, in other words
edit-label = What it should say
edit-send = Save the change
edit-cancel = Leave it as it was
versions = Earlier versions
reply-to-words = In reply to { $handle }
reply-to-earlier = In reply to an earlier message
reply-to-removed = In reply to a removed message
reply-to-covered = a covered message
reply-cancel = Do not reply

# Without words
reactions = Reactions
reaction-hug = A hug
reaction-me-too = Me too
reaction-thank-you = Thank you
how-few = from a few
how-many = from many
reaction-failed = That did not get through. Please try again in a moment.

# Content notes
note-add = Add a content note
note-label = Content note
note-example = loss, food, hospital…
note-words = What many notes are about
note-word-suicide = suicide
note-word-self-harm = self-harm
note-word-abuse = abuse
note-word-violence = violence
note-word-sexual-violence = sexual violence
note-word-eating = eating
note-word-substances = alcohol and drugs
note-word-death = death
note-word-health = illness
note-remove = Without a content note
note-open = Content note: { $note }
note-cover = About: { $note }
note-muted-word = Has one of your muted words
note-show = Show
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
outgoing-nudged-plain = Not sent yet: { $what }. You can change it, or send it as it is.
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
thread-locked = Locked
thread-locked-words = This thread is locked. It can be read, and nothing more is added.
thread-pinned = Pinned
thread-lock = Lock the thread
thread-unlock = Open the thread again
thread-pin = Pin the thread
thread-unpin = Unpin the thread
thread-follow = Follow this thread
thread-following = You follow this thread
carry = Bring it into the forum…
carry-title = Bring this message into the forum
carry-words = It stands there under the handle of who said it, who can change and remove it there too.
carry-where = Where to
carry-new = Begin a thread with it
carry-into = Put it into a thread that is there
carry-thread = Thread
carry-thread-none = Choose one
carry-put = Put it there
carry-do = Begin the thread
carry-done = The message is in the forum now, too.
carried-from = from a room
carried-notice = A moderator has brought one of your messages into the forum, under your handle.

# What is new, and finding what was said
news = What is new for me
news-none = You have seen everything. Nothing waits for you.
news-count = { $count ->
    [one] one new
   *[other] { $count } new
}
news-many = very many new
news-here = Something new
news-mark = (new)
search = Search
search-words = Words that were said
search-how = Every form of a word is found. A minus before a word leaves out what has it.
search-where = Where
search-everywhere = In all my groups
search-when = When
search-ever = At any time
search-week = In the last week
search-month = In the last month
search-year = In the last year
search-do = Find
search-none = Nothing was found.
search-there = Go there
search-more = Show more
thread-more = Show more replies
markdown-hint = You can use **bold**, *italic*, lists with - and quotes with >.
thread-opening = The first post
ago = { $ago } ago
replies = { $count ->
    [0] No replies yet
    [one] One reply
   *[other] { $count } replies
}
replies-label = Replies, each after what it answers
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

# Who you are here
you-view = You and your place here
you-view-words = All of this is yours alone. Nobody in a group can see any of it.
you-nobody = You are nobody here yet: nothing is kept about you.
handles-title = Your handles
handles-words = Each of them is yours in one group only. Nobody can see that they belong together.
handle-change = Another handle
handle-change-in = Another handle in { $name }
handle-change-words = What you have said keeps the handle { $handle }; what you say from now on has the new one. Nobody else can take the old one for a while.
handle-new = New handle
handle-take = Take it
handle-anyway = Take it anyway
handle-changed = You have a new handle.
keep-title = Keep my place
keep-words = Six words bring you back as the same person, on this device or another. No e-mail is needed. Without them your place ends when you have been away for long.
keep-is = Your place is kept. Your six words bring you back, on any device.
keep-now = Give me six words
keep-renew = Other words
keep-renew-words = You get six other words. Those you have now stop working at once.
phrase-once = These are your six words. They are shown this once: write them down, in this order.
phrase-careful = Whoever has them can be you here. On paper, in a drawer, is a good place.
phrase-copied = The six words are copied.
phrase-copy-by-hand = They could not be copied: write them down by hand.
phrase-print = Print
phrase-noted = I have them
phrase-done = Hide the words
return-link = I have been here before
return-title = Come back
return-words = Your six words
return-now = Come back
return-unknown = Nobody here has these words. Look again at each of them and at their order.
return-word = Word { $number } is not one of ours. Look at it again.
return-six = There should be six words.
return-lost = If the words are lost nobody can bring that place back. You can always begin a new one.
sessions-title = Where you are signed in
session-here = here
session-since = since { $day }
session-end = Sign out there
session-end-others = Sign out everywhere else
session-end-all = Sign out everywhere, here too
device-phone = Phone
device-tablet = Tablet
device-computer = Computer
device-other = Another device
seen-today = seen today
seen-this-week = seen this week
seen-this-month = seen this month
seen-earlier = not seen for a month
covers-title = What you would rather not meet
covers-notes = Messages with a content note
covers-cover = Cover them until I open them
covers-show = Show them at once
muted-words = Muted words
muted-words-words = Messages that have one of these words are covered for you. Nobody is told.
muted-word = Word
muted-word-add = Mute
muted-word-remove = Do not mute “{ $word }” any more

# People one does not want to meet
avoid = Do not meet { $handle } any more
avoid-title = Not meeting { $handle } any more
avoid-block = Block
avoid-block-words = Neither of you sees the other any more, anywhere in this group.
avoid-mute = Mute
avoid-mute-words = Only you do not see them any more. They notice nothing.
avoid-undo = Nobody is told, and you can undo it under “You and your place here”.
avoided-title = Whom you do not meet
avoided-words = Blocked: neither sees the other. Muted: only you do not see them.
avoided-none = Nobody.
avoided-block = blocked
avoided-mute = muted
avoided-end = Meet again
avoided-end-of = Meet { $handle } again
avoided-done = Done. You do not meet any more.
break-title = Take a break
break-words = Close this door for yourself for a while, on all your devices. Your place and your words stay, and helplines stay in reach.
break-for = For how long?
break-hour = an hour
break-evening = six hours
break-day = a day
break-week = a week
break-month = thirty days
break-start = Begin the break
break-sure = The break ends on { $time }. It cannot be ended earlier, not by you and not by us.
paused-title = You are taking a break
paused-words = The door opens again on { $time }.
paused-stays = Your place is kept as it is. If you need somebody now, helplines are there for you.

# What is stored
feedback-title = Helping moderation to become better
feedback-words = Moderators can mark where automatic moderation was wrong about a message. Some groups hand these marks on together with the words, so that it makes fewer mistakes; their guidelines say so. That never happens with yours unless you agree. Your handle is never with them, and what you remove or erase is left out.
feedback-agree = My words may be used for this
data-title = Your data
export-words = Everything that is stored about you, in a file you can read.
export-make = Prepare the file
export-download = Download
export-once = It can be downloaded once, until { $time }.
erase-title = Erase everything
erase-words = All you have ever said here is deleted for everyone, in rooms, in the forum and in what is stored, and you are forgotten. It cannot be undone.
erase-ask = Erase everything…
erase-sure = Yes, delete all I have said and forget me
erase-now = Erase everything now
erased = Everything is erased, and you are forgotten. Take care of yourself.

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
case-grant = Lift what was decided
case-uphold = Leave it as it is
case-cared = Looked after
case-lost-race = Somebody else has decided this first.
case-state-released = Released
case-state-removed = Removed
case-state-closed = Closed
case-state-other = Decided
case-decided-by = by { $handle }
case-kind-appeal = Asks to look again
case-claim = I take this
case-unclaim = Give it back
case-yours = Yours
case-claimed = { $handle } is on it
case-claim-lost = Somebody else has taken it just now.
asks-title = { $count ->
    [one] One person asks to come in
   *[other] { $count } people ask to come in
}
ask-silent = They left no words.
ask-accept = Let in
ask-refuse = Not now
notes-left = From earlier shifts
notes-title = For the next shift
notes-label = What should whoever comes next know?
notes-leave = Leave the note
restrict = Restrict…
restrict-of = Restrict { $handle }
restrict-mute-hour = May not write for an hour
restrict-mute-day = May not write for a day
restrict-ban-day = Out of the group for a day
restrict-ban-month = Out of the group for thirty days
restrict-ban-open = Out of the group until it is lifted
restrict-reason = Why (they are told this)
restrict-do = Decide this
restrict-done = Decided. The person is told why and for how long.
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

case-found = Found by: { $by }; certainty { $certainty }
found-by-rules = written rules
found-by-model = the learned model
found-by-repetition = comparing with earlier messages
found-by-context = what was said shortly before
found-by-classifier = the outside classifier
found-by-form = the form of the text
found-by-other = another check
feedback-of = Was this right: { $what }
feedback-right = This was right
feedback-wrong = This was wrong
feedback-noted = Noted. It will help moderation to become better.
feedback-taken-back = Taken back.
feedback-missed = Moderation missed something
feedback-missed-what = What it should have found
feedback-choose = Please choose
feedback-missed-add = Note it
feedback-take-back = Take back: { $what }
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
roles-title = What each role may do
roles-table = Table of roles
roles-act = What
roles-yes = yes
roles-no = no
act-take-part = Enter rooms, read, speak, write, report
act-enter-full = Enter a room whose places are taken
act-speak-unslowed = Speak without waiting when everybody writes slowly
act-slow-room = Slow a room down
act-see-members = See who joined
act-enter-closed = Be in a room outside its hours
act-freeze-room = Let only moderators write in a room
act-speak-frozen = Write in such a room
act-remove-others = Remove what others said
act-work-at-desk = See and decide cases, leave notes
act-restrict-members = Mute and put out people whose role is lower
act-admit = Let in those who ask
act-change-group = Change the group, its guidelines and its moderation
act-change-rooms = Make, change and close rooms
act-give-roles = Give roles and make links
act-read-log = Read what organisers and moderators did
act-create-group = Make groups (organisers of the whole house)
act-other = Something else
invite-title = Invite somebody
invite-words = Make a link that lets one person in, or gives them a role in this group. It works once, within seven days.
invite-role = Role
invite-create = Make a link
invite-link = The link
invite-copy = Copy
invite-once = Pass it on where only that person can read it.

# What an organiser sets
organise = Settings of the group
organise-words = Names, guidelines, rooms, hours, roles and moderation.
organise-conflict = Somebody else has changed this meanwhile. Their version is shown now: look, and change it again.
save = Save
saved = Saved.
organise-unsaved = Not saved yet
organise-unsaved-words = Some changes are not saved yet. They are kept on this device until you save them or leave.
organise-about = Name and description
organise-languages = Languages of the group
organise-name = Name
organise-topic = What it is about, in a few words
organise-description = Description
organise-entry = The door
organise-way = How people come in
organise-people = Places
organise-age-from = Youngest
organise-age-to = Oldest
organise-zero = 0 means: no limit.
organise-presence = What is said about who is here
presence-words = Only “a few people are here”
presence-handles = The handles of those who are here
presence-other = In another way
hours-always = Always open.
hours-from = from
hours-to = to
hours-add = Add opening hours
organise-zone = Time zone, as in Europe/Copenhagen
organise-guidelines = Whoever is a member reads and agrees anew when these change.
guideline-number = Guideline { $number }
guideline-remove = Remove guideline { $number }
guideline-add = Add a guideline
organise-rooms = Rooms
room-new = A new room
room-slug = Short name for the address (a–z, 0–9, -)
organise-policy = Moderation
organise-strictness = How carefully messages are looked at
policy-open = Lightly
policy-careful = Carefully
policy-pre-moderated = Every message before it is shown
policy-other = In a way of its own
organise-hosts = Websites that links may always point to, one per line
organise-feedback-texts = Hand on feedback about moderation with the words it is about
organise-feedback-texts-words = Only words whose author agreed to this, and that can still be read in the group. The guidelines tell everybody. Feedback without words is always kept.
organise-members = Members
members-more = Show more members
member-role = Role of { $handle }
member-muted = may not write
member-banned = out of the group
restrictions-title = Restrictions
restrictions-none = There are none.
restriction-lift = Lift
restriction-lift-of = Lift the restriction of { $handle }
organise-log = What organisers and moderators did
organise-log-more = Show earlier
log-ask-accepted = let somebody in
log-ask-refused = did not let somebody in
log-banned = put out of the group:
log-unbanned = let back into the group:
log-muted = let be silent for a time:
log-unmuted = lets write again:
log-appeal-granted = looked again and lifted what was decided about
log-group-changed = changed the group:
log-group-created = made the group:
log-guidelines-changed = changed the guidelines
log-policy-changed = changed the moderation:
log-feedback-texts-on = switched on that feedback is handed on with the words
log-feedback-texts-off = switched off that feedback is handed on with the words
log-link-made = made an invitation link:
log-role-given = gave a role:
log-room-created = made a room:
log-room-changed = changed a room:
log-room-closed = closed a room:
log-room-opened = opened a room:
log-room-frozen = let only moderators write in
log-room-thawed = let everybody write again in
log-room-slowed = set the pause between messages in
log-other = changed something:
link-copied = The link is copied.
link-copy-by-hand = The link is marked: copy it by hand.
link-title = You were given a link
link-words = It lets you into a group, or gives you a role in looking after people here. It works once, and only on this device.
link-accept = Accept
link-used = This link does not work any more. It may have been used already; ask for a new one.
link-done = Welcome: you are { $role } now
link-done-all = You look after every group. Choose one to open its desk.
link-done-group = Read the group's guidelines first; the desk follows.
link-invited = Welcome: the door is open for you
link-invited-words = Read the group's guidelines first, then come in.
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
error-handle-nudged = This looks like a real name or a way to reach you. Here it is safer to be nobody in particular.
error-rejected = It goes against the guidelines.
error-conflict = Somebody else was first, or it was sent before with other words.
error-gone = It has been removed meanwhile.
error-guidelines-changed = The guidelines have changed: please read them first.
error-age-asked = This group is for people of a certain age: say first that yours fits.
error-ask-first = People ask before they come into this group.
error-group-full = Every place in this group is taken.
error-room-full = Every place in this room is taken.
error-room-closed = The room is closed just now.
error-room-frozen = For now only moderators write here.
error-slow-mode = Everybody writes slowly here just now.
error-muted = You cannot write here for a while.
error-banned = You are out of this group for now.
error-link-expired = This link was good until a time that has passed.
error-name-taken = This name is taken.
error-text-refused = There are characters in it that cannot be shown safely.
error-locked = This thread is locked: nothing more can be added.
error-busy = Too many ask for this at once. Please try again in a moment.
error-paused = You are taking a break.
error-too-fast = That was very fast. Please wait a moment.
error-too-many = There is too much of it right now.
error-try-again = The server cannot store anything right now. Please try again in a moment.
error-shutting-down = The server is restarting. Please try again in a moment.
error-disconnected = There is no connection right now. Please try again in a moment.
error-unexpected = Something unexpected went wrong. Please try again.
error-other = Something unexpected went wrong. Please try again.
connection-slow = New messages take a second or two longer right now. Nothing is lost.
