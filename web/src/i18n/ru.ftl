brand = Havn
home-link = Havn: все группы
page-title = { $name } · Havn
page-title-waiting = ({ $count }) { $title }
skip = Перейти к содержанию
loading = Одну минуту…
close = Закрыть
cancel = Отмена
try-again = Попробовать снова
language = Язык
language-failed = Не удалось загрузить этот язык. Попробуйте ещё раз чуть позже.

# Always in reach
care-link = Нужна помощь?
quick-exit = Быстро уйти
quick-exit-hint = Нужно скорее закрыть? «Быстро уйти» или три нажатия Escape сразу заменят эту страницу другой.
settings = Настройки

# Looks
theme = Оформление
theme-system = Как на устройстве
theme-light = Светлое
theme-dark = Тёмное
contrast = Контраст
contrast-system = Как на устройстве
contrast-more = Сильный
contrast-normal = Мягкий
motion = Движение
motion-system = Как на устройстве
motion-less = Ничего не движется
motion-normal = Немного

# Keys
shortcuts = Сочетания клавиш
shortcuts-on = Включены
shortcuts-off = Выключены
shortcuts-show = Показать все сочетания
shortcuts-words = Они действуют, пока вы не пишете. Их можно выключить в настройках.
shortcuts-key = Клавиша
shortcuts-does = Что делает
key-help = Этот список
key-care = Линии помощи
key-home = Все группы
key-group = Эта группа
key-forum = Форум
key-desk = Пост
key-news = Что для меня нового
key-search = Поиск
key-next-room = Следующая из комнат, в которых вы сейчас
key-beside = Две комнаты рядом, на широком экране
key-leave-room = Выйти из этой комнаты
key-write = Писать
key-next = Следующее сообщение
key-previous = Предыдущее сообщение
key-newest = К самому новому
key-leave = Три раза: быстро уйти

# Connection
connection-reconnecting = Связь ненадолго прервалась. Мы подключаемся снова; всё, что вы пишете, сохраняется.
connection-offline = Вы не в сети. Всё, что вы пишете, сохраняется и уйдёт, как только связь вернётся.
connection-restarting = Сервер перезапускается. Это займёт несколько секунд; ничего не потеряется.
connection-stopped = Соединение закрыто.
connection-unknown-person = Ваше пребывание здесь закончилось. То, что вы писали, сохранено.
connection-retry = Подключиться сейчас
connection-connect = Подключиться

# First view
home-title = Спокойное место, чтобы поговорить
home-words = Приходите такими, какие вы есть. Поговорите с теми, кто знает, каково это: вживую в комнате или не спеша на форуме.
home-promise-nameless = Без имени, без почты, без учётной записи. Мы придумаем вам псевдоним.
home-promise-kind = За каждой группой присматривают волонтёры, и в каждой есть правила.
home-promise-leave = Вы можете уйти в любой момент, и о вас забудут.
groups-title = Группы
groups-none = Здесь пока нет групп.
group-languages = Языки: { $languages }
group-joined = Здесь вы { $handle }
group-open = Сейчас открыта
here-other = Сейчас открыта
closed-now = Сейчас закрыто
opens-at = Откроется { $time }
format-peer = Среди равных
format-professional = Ведут специалисты
format-other = Группа
entry-open = Вход свободный
entry-request = Вход по просьбе
entry-link = По приглашению
entry-other = Вход по-другому
entry-link-words = В эту группу входят по ссылке-приглашению от тех, кто за ней присматривает.
entry-link-try = У вас есть приглашение? Тогда дверь для вас откроется.
age-from = от { $from } лет
age-to = до { $to } лет
age-between = от { $from } до { $to } лет
age-fits = Мой возраст подходит: { $age }
groups-search = О чём?
groups-speak = Язык группы
groups-any-language = Любой язык
groups-format = Кто ведёт
groups-any-format = Неважно кто
groups-open-now = Открыта сейчас
groups-found = { $count ->
    [0] Ни одна группа не подходит
    [one] Подходит { $count } группа
    [few] Подходят { $count } группы
   *[other] Подходит { $count } групп
}
organiser-words = Вы организатор: выберите группу, чтобы открыть её пост и настройки.
group-new = Создать группу
group-new-make = Создать эту группу
group-new-words = Сначала она открыта только по приглашениям, без правил и без комнат. Всё остальное вы настроите дальше.

# A group
group-missing = Не удалось открыть эту группу
group-navigation = { $name }: разделы
to-groups = Все группы
to-group = Назад к группе
places-title = Куда пойдём?
guidelines = Правила
guidelines-why = С ними здесь безопасно для всех. Если сообщение затрагивает одно из правил, вам скажут, какое.
guidelines-feedback = Модераторы отмечают, когда автоматическая модерация ошиблась. В этой группе слова, о которых идёт речь, могут использоваться, чтобы её улучшить, если написавший их дал на это согласие в разделе «Вы и ваше место здесь». Иначе никакие слова не используются.
drop-in = Согласен(-на) – войти
drop-in-busy = Открываем дверь…
drop-in-words = Входя, вы говорите, что прочли правила. Больше от вас ничего не нужно.
drop-in-anew = Войти снова
stay-ended = Ваше пребывание здесь закончилось: возможно, вас долго не было. То, что вы писали, сохранено: войдите снова и продолжайте.

# The door
ask-request = В эту группу впускает тот, кто за ней присматривает, чтобы она оставалась небольшой и безопасной.
ask-words = Хотите сказать почему? (Можно оставить пустым.)
ask-send = Согласен(-на) – попроситься
ask-full = Все места в группе заняты. Можно подождать; первым войдёт тот, кто ждёт дольше.
ask-wait = Ждать места
ask-ahead = { $count ->
    [0] Вы следующие. Дверь откроется здесь, как только освободится место.
    [one] Перед вами { $count } человек. Дверь откроется здесь, когда придёт ваша очередь.
    [few] Перед вами { $count } человека. Дверь откроется здесь, когда придёт ваша очередь.
   *[other] Перед вами { $count } человек. Дверь откроется здесь, когда придёт ваша очередь.
}
ask-state-asked = Вы попросились. Можно подождать здесь или вернуться позже.
ask-state-waiting = Ожидание места.
ask-state-invited = Входите: дверь для вас открыта.
ask-state-refused = Эта группа сейчас не может вас принять. Другие могут.
ask-state-other = О вашей просьбе знают.
guidelines-new = Правила изменились
guidelines-changed = Прочтите их, прежде чем продолжить.
agree-anew = Согласен(-на)
hours-title = Часы работы
hours-row = { $days }: с { $from } до { $to }
hours-zone = По времени { $zone }

# When a moderator has decided something about somebody
restriction-ban = Пока вы вне этой группы.
restriction-mute = Здесь можно читать, но пока не писать.
restriction-until = До { $time }.
restriction-open-end = Пока модератор не отменит.
restriction-reason = Почему: { $words }
appeal-ask = Попросить посмотреть ещё раз
appeal-title = Попросить модераторов посмотреть ещё раз
appeal-words = Что им стоит знать?
appeal-send = Отправить
appeal-done = Отправлено. Кто-то посмотрит ещё раз.
you-are = Вы { $handle }.
you = { $handle } (вы)
you-title = Вы
you-words = Этот псевдоним ваш только в этой группе. Никто не видит, кто за ним стоит.

# A room
room = Комната
room-words = Поговорите вживую с теми, кто сейчас здесь.
room-about = Об этой комнате
here-few = Здесь совсем немного людей.
here-some = Здесь несколько человек.
here-many = Здесь много людей.
typing = { $count ->
    [one] { $handles } пишет…
   *[other] { $handles } пишут…
}
people-here = Кто здесь
typing-several = Пишут несколько человек…
room-full = Все места в комнате заняты. Дверь откроется здесь, как только освободится одно.
room-closed = Эта комната сейчас закрыта.
room-frozen = Модераторы попросили минуту тишины: пока здесь пишут только они.
room-slow = Не спеша: каждый пишет раз в { $seconds } секунд.
room-tools = Присмотреть за комнатой
room-people = Сейчас здесь: { $handles }
room-slow-label = Замедлить комнату
room-slow-off = Как люди пишут
room-slow-every = Раз в { $seconds } секунд
room-freeze = Заморозить комнату
room-unfreeze = Снова дать всем писать
room-close = Закрыть комнату
room-open = Открыть комнату
room-state-open = открыта
room-state-frozen = заморожена
room-state-closed = закрыта
room-state-other = в другом состоянии
room-leave = Выйти из комнаты
open-rooms = Комнаты, в которых вы сейчас
open-room-unread = { $count ->
    [one] { $count } новое сообщение
    [few] { $count } новых сообщения
   *[other] { $count } новых сообщений
}
open-room-begun = (вы начали здесь писать)
open-room-beside = Показать рядом: { $room }
open-room-leave = Выйти: { $room }
open-rooms-most = Можно быть сразу в { $count } комнатах. Вы вышли из той, где не были дольше всего: { $room }.
log-label = Сообщения. Стрелки переходят от одного к другому.
log-start = Здесь всё начинается.
log-older = Показать более ранние сообщения
log-hole = Тем временем что-то было сказано. Показать
log-new = Новые сообщения
log-unread = Новое с вашего прихода
log-catch-up = Показать, что я пропустил(а)
log-empty = Пока никто ничего не сказал. Для начала хватит простого «привет».
spoken-message = { $handle }: { $text }
spoken-elsewhere = { $count ->
    [one] { $count } новое сообщение в других комнатах
    [few] { $count } новых сообщения в других комнатах
   *[other] { $count } новых сообщений в других комнатах
}
spoken-many = { $count ->
    [one] { $count } новое сообщение
    [few] { $count } новых сообщения
   *[other] { $count } новых сообщений
}
message-removed = Это сообщение удалено.
day-today = Сегодня
day-yesterday = Вчера
entry-menu = Ещё о сообщении от { $handle }
entry-menu-own = Ещё о вашем сообщении
entry-own = Ваше сообщение
entry-by = Сообщение от { $handle }
remove = Удалить
edit = Изменить
edited = изменено
edit-title = Ваше сообщение, другими словами
edit-label = Каким оно должно быть
edit-send = Сохранить изменение
edit-cancel = Оставить как было
versions = Прежние версии
reply-to-words = В ответ { $handle }
reply-to-earlier = В ответ на более раннее сообщение
reply-to-removed = В ответ на удалённое сообщение
reply-to-covered = скрытое сообщение
reply-cancel = Не отвечать

# Without words
reactions = Отклики
reaction-hug = Обнимаю
reaction-me-too = Мне знакомо
reaction-thank-you = Спасибо
how-few = от нескольких
how-many = от многих
reaction-failed = Не получилось. Попробуйте чуть позже.

# Content notes
note-add = Предупредить о содержании
note-label = Предупреждение
note-example = утрата, еда, больница…
note-words = О чём предупреждают чаще всего
note-word-suicide = самоубийство
note-word-self-harm = самоповреждение
note-word-abuse = жестокое обращение
note-word-violence = насилие
note-word-sexual-violence = сексуальное насилие
note-word-eating = еда
note-word-substances = алкоголь и наркотики
note-word-death = смерть
note-word-health = болезнь
note-remove = Без предупреждения
note-open = Предупреждение: { $note }
note-cover = О чём: { $note }
note-muted-word = Есть одно из скрытых вами слов
note-show = Показать
remove-title = Удалить это сообщение?
remove-words = Текст исчезнет для всех. Будет видно, что здесь было сообщение.
removed-done = Сообщение удалено.
report = Пожаловаться
report-title = Пожаловаться на сообщение от { $handle }
report-words = Его посмотрит модератор. Больше никто не узнает, что вы пожаловались.
report-reason = Что не так? (Можно оставить пустым.)
report-send = Отправить жалобу
report-done = Спасибо. Модератор посмотрит.

# Writing
composer-label = Напишите сообщение
composer-send = Отправить
characters-left = { $count ->
    [one] Остался { $count } знак
    [few] Осталось { $count } знака
   *[other] Осталось { $count } знаков
}
characters-over = { $count ->
    [one] { $count } лишний знак
    [few] { $count } лишних знака
   *[other] { $count } лишних знаков
}
outgoing-label = В пути
outgoing-sending = Отправляется…
outgoing-waiting = Ждёт соединения.
outgoing-delayed = Сервер просит подождать. Сообщение уйдёт само.
outgoing-sent = Отправлено
outgoing-held = Ждёт модератора, он скоро посмотрит. Видите это только вы.
outgoing-declined = Модератор решил это не показывать. Видите это только вы.
outgoing-nudged = Пока не отправлено. Сначала взгляните на это правило:
outgoing-nudged-plain = Пока не отправлено: { $what }. Можно изменить или отправить как есть.
outgoing-refused = Это не отправлено; ваши слова снова в поле.
outgoing-failed = Не отправлено.
outgoing-change = Изменить
outgoing-send-anyway = Всё равно отправить
outgoing-discard = Выбросить
draft-in-the-way = В поле есть другой текст. Сначала отправьте или уберите его.

# The forum
forum = Форум
forum-words = Для того, что требует времени: спросить, рассказать и вернуться к ответам.
forum-empty = Тем пока нет. Ваша может стать первой.
forum-threads = Темы
forum-more = Показать более старые темы
to-forum = Все темы
thread = Тема
thread-open = Начать тему
thread-title = Заголовок
thread-title-missing = Дайте теме заголовок.
thread-title-long = Заголовок слишком длинный.
thread-text = Что вы хотите сказать?
thread-send = Опубликовать
thread-by = { $handle }, { $ago } назад
thread-posts = { $count ->
    [0] пока нет ответов
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
}
thread-removed = Эта тема удалена.
thread-missing = Такой темы здесь нет
thread-locked = Закрыта
thread-locked-words = Тема закрыта. Её можно читать, но добавить ничего нельзя.
thread-pinned = Закреплена
thread-lock = Закрыть тему
thread-unlock = Снова открыть тему
thread-pin = Закрепить тему
thread-unpin = Открепить тему
thread-follow = Следить за темой
thread-following = Вы следите за темой
carry = Перенести на форум…
carry-title = Перенести сообщение на форум
carry-words = Там оно стоит под псевдонимом автора, который и там сможет его изменить и удалить.
carry-where = Куда
carry-new = Начать с него тему
carry-into = Добавить в тему, которая уже есть
carry-thread = Тема
carry-thread-none = Выберите тему
carry-put = Добавить
carry-do = Начать тему
carry-done = Теперь сообщение есть и на форуме.
carried-from = из комнаты
carried-notice = Модератор перенёс одно из ваших сообщений на форум под вашим псевдонимом.

# What is new, and finding what was said
news = Что для меня нового
news-none = Вы видели всё. Вас ничто не ждёт.
news-count = { $count ->
    [one] { $count } новое
    [few] { $count } новых
   *[other] { $count } новых
}
news-many = очень много нового
news-here = Есть новое
news-mark = (есть новое)
search = Поиск
search-words = Слова, которые звучали
search-how = Находятся все формы слова. Минус перед словом исключает то, где оно есть.
search-where = Где
search-everywhere = Во всех моих группах
search-when = Когда
search-ever = Когда угодно
search-week = За последнюю неделю
search-month = За последний месяц
search-year = За последний год
search-do = Найти
search-none = Ничего не нашлось.
search-there = Перейти туда
search-more = Показать ещё
thread-more = Показать ещё ответы
markdown-hint = Можно писать **жирно**, *курсивом*, списки через - и цитаты через >.
thread-opening = Первое сообщение
ago = { $ago } назад
replies = { $count ->
    [0] Пока нет ответов
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
}
replies-label = Ответы, каждый после того, на что он отвечает
reply = Ответить
reply-label = Напишите ответ
reply-to-post-label = Ответить на это сообщение
reply-send = Ответить

# Help
care-title = Вы важны. Помощь рядом.
care-words = Похоже, сейчас вам очень тяжело. Вы можете говорить дальше здесь, и есть люди, с которыми можно связаться напрямую:
care-title-asked = С кем можно связаться сейчас
care-words-asked = Не нужно быть уверенным или иметь вескую причину. Они здесь, чтобы выслушать.
care-emergency = Если вы или кто-то другой сейчас в опасности, позвоните в экстренную службу там, где вы находитесь (112 в Европе).
care-announced = Вверху страницы открылась панель с телефонами доверия.
care-close = Закрыть панель помощи
care-country = Страна
care-all-countries = Все страны
care-anywhere = везде
care-page = Сайт: { $name }
care-unchecked = Эти сведения ещё не подтверждены самой службой.
care-checked = Проверено: { $day }

# Leaving
leave-title = Уйти и быть забытым
leave-ask = Уйти и забыть меня…
leave-what-goes = Сразу исчезнет: кто вы здесь, ваши псевдонимы и всё, что этот браузер помнит о Havn. Вернуть это не сможет никто, даже мы.
leave-what-stays = Написанное вами останется под тем псевдонимом, под которым было написано. Если хотите что-то удалить, сделайте это до ухода.
leave-now = Уйти и забыть меня
leave-stay = Остаться
leave-failed = Не получилось: сервер недоступен, поэтому пока ничего не забыто. Попробуйте ещё раз чуть позже.
left = Вы ушли, и о вас забыто. Берегите себя.

# Who you are here
you-view = Вы и ваше место здесь
you-view-words = Всё это только ваше. Никто в группах этого не видит.
you-nobody = Здесь вы пока никто: о вас ничего не хранится.
handles-title = Ваши псевдонимы
handles-words = Каждый ваш только в одной группе. Никто не видит, что они связаны.
handle-change = Другой псевдоним
handle-change-in = Другой псевдоним в группе «{ $name }»
handle-change-words = Сказанное останется под псевдонимом { $handle }; всё новое будет под другим. Старый какое-то время никто не сможет взять.
handle-new = Новый псевдоним
handle-take = Взять
handle-anyway = Всё равно взять
handle-changed = У вас новый псевдоним.
keep-title = Сохранить моё место
keep-words = Шесть слов вернут вас сюда тем же человеком, на этом устройстве или на другом. Почта не нужна. Без них ваше место исчезнет, если вас долго не будет.
keep-is = Ваше место сохранено. Шесть слов вернут вас сюда на любом устройстве.
keep-now = Дайте мне шесть слов
keep-renew = Другие слова
keep-renew-words = Вы получите шесть других слов. Прежние сразу перестанут действовать.
phrase-once = Вот ваши шесть слов. Их показывают только один раз: запишите их в этом порядке.
phrase-careful = У кого они есть, тот может быть здесь вами. Листок в ящике стола – хорошее место.
phrase-copied = Шесть слов скопированы.
phrase-copy-by-hand = Скопировать не удалось: запишите их от руки.
phrase-print = Напечатать
phrase-noted = Они у меня
phrase-done = Скрыть слова
return-link = Я здесь уже не впервые
return-title = Вернуться
return-words = Ваши шесть слов
return-now = Вернуться
return-unknown = Таких слов здесь ни у кого нет. Проверьте каждое слово и порядок.
return-word = Слово номер { $number } не из наших. Проверьте его.
return-six = Слов должно быть шесть.
return-lost = Если слова потеряны, то место не вернёт никто. Но всегда можно начать новое.
sessions-title = Где вы вошли
session-here = здесь
session-since = с { $day }
session-end = Выйти там
session-end-others = Выйти везде, кроме этого места
session-end-all = Выйти везде, и здесь тоже
device-phone = Телефон
device-tablet = Планшет
device-computer = Компьютер
device-other = Другое устройство
seen-today = сегодня
seen-this-week = на этой неделе
seen-this-month = в этом месяце
seen-earlier = больше месяца назад
covers-title = С чем вам не хочется сталкиваться
covers-notes = Сообщения с предупреждением
covers-cover = Скрывать, пока не открою
covers-show = Показывать сразу
muted-words = Скрытые слова
muted-words-words = Сообщения с этими словами будут для вас скрыты. Никто об этом не узнает.
muted-word = Слово
muted-word-add = Скрыть
muted-word-remove = Больше не скрывать «{ $word }»

# People one does not want to meet
avoid = Больше не встречать { $handle }
avoid-title = Не встречать { $handle }
avoid-block = Заблокировать
avoid-block-words = Вы больше не видите друг друга нигде в этой группе.
avoid-mute = Не показывать
avoid-mute-words = Только вы перестаёте видеть этого человека. Он ничего не заметит.
avoid-undo = Никто об этом не узнает, а отменить можно в разделе «Вы и ваше место здесь».
avoided-title = Кого вы не встречаете
avoided-words = Заблокирован: никто не видит другого. Не показывается: не видите только вы.
avoided-none = Никого.
avoided-block = заблокирован
avoided-mute = не показывается
avoided-end = Снова встречать
avoided-end-of = Снова встречать { $handle }
avoided-done = Готово. Больше вы не встретитесь.
break-title = Сделать перерыв
break-words = Закройте эту дверь для себя на время, на всех своих устройствах. Ваше место и слова останутся, линии помощи тоже.
break-for = На сколько?
break-hour = на час
break-evening = на шесть часов
break-day = на сутки
break-week = на неделю
break-month = на тридцать дней
break-start = Начать перерыв
break-sure = Перерыв закончится { $time }. Прервать его раньше нельзя, ни вам, ни нам.
paused-title = У вас перерыв
paused-words = Дверь снова откроется { $time }.
paused-stays = Ваше место остаётся как есть. Если нужен кто-то прямо сейчас, линии помощи рядом.

# What is stored
feedback-title = Помочь модерации стать лучше
feedback-words = Модераторы могут отметить, что автоматическая модерация ошиблась насчёт сообщения. Некоторые группы передают эти отметки вместе со словами, чтобы она реже ошибалась; об этом сказано в их правилах. С вашими словами этого не будет, пока вы не согласитесь. Вашего псевдонима там никогда нет, а того, что вы удалили или стёрли, — тоже.
feedback-agree = Мои слова можно использовать для этого
data-title = Ваши данные
export-words = Всё, что о вас хранится, в читаемом файле.
export-make = Подготовить файл
export-download = Скачать
export-once = Скачать можно один раз, до { $time }.
erase-title = Стереть всё
erase-words = Всё, что вы здесь сказали, будет удалено для всех: в комнатах, на форуме и в хранилище, и вас забудут. Отменить это нельзя.
erase-ask = Стереть всё…
erase-sure = Да, удалить всё, что я сказал(а), и забыть меня
erase-now = Стереть всё сейчас
erased = Всё стёрто, и о вас забыли. Берегите себя.

# The desk
desk = Пост
desk-with-count = Пост ({ $count })
desk-waiting = { $count ->
    [one] На посту ждёт { $count } случай.
    [few] На посту ждут { $count } случая.
   *[other] На посту ждут { $count } случаев.
}
desk-words = Что ждёт вас: самое срочное сначала.
desk-open = { $count ->
    [0] Ничего не ждёт
    [one] Ждёт { $count } случай
    [few] Ждут { $count } случая
   *[other] Ждут { $count } случаев
}
desk-empty = Всё просмотрено. Спасибо.
desk-decided = Только что решено
desk-not-for-you = Пост – для тех, кто присматривает за этой группой.
case-kind-held = Задержанное сообщение
case-kind-flagged = Отмеченное сообщение
case-kind-report = Жалоба
case-kind-care = Кому-то может быть нужна забота
case-kind-other = Случай
case-urgent = Срочно: забота
case-check = Узнать, как дела
case-waits = ждёт { $ago }
case-why = Почему это здесь
case-reported = Жалоба: { $words }
case-release = Показать
case-remove = Удалить
case-close = Просмотрено, ничего не нужно
case-grant = Отменить решение
case-uphold = Оставить как есть
case-cared = Помощь оказана
case-lost-race = Кто-то другой уже принял решение.
case-state-released = Показано
case-state-removed = Удалено
case-state-closed = Закрыто
case-state-other = Решено
case-decided-by = решение: { $handle }
case-kind-appeal = Просит посмотреть ещё раз
case-claim = Беру на себя
case-unclaim = Вернуть
case-yours = Ваш
case-claimed = Занимается { $handle }
case-claim-lost = Это только что взял кто-то другой.
asks-title = { $count ->
    [one] { $count } человек просится войти
    [few] { $count } человека просятся войти
   *[other] { $count } человек просятся войти
}
ask-silent = Без слов.
ask-accept = Впустить
ask-refuse = Не сейчас
notes-left = От прошлых смен
notes-title = Следующей смене
notes-label = Что нужно знать следующему?
notes-leave = Оставить записку
restrict = Ограничить…
restrict-of = Ограничить { $handle }
restrict-mute-hour = Час не может писать
restrict-mute-day = Сутки не может писать
restrict-ban-day = Вне группы на сутки
restrict-ban-month = Вне группы на тридцать дней
restrict-ban-open = Вне группы до отмены
restrict-reason = Почему (человек это прочтёт)
restrict-do = Решить так
restrict-done = Решено. Человек узнает почему и на сколько.
severity = { $severity ->
    [1] слабо
    [2] серьёзно
   *[other] очень серьёзно
}
waited-moments = мгновение
waited-minutes = { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[other] { $minutes } минут
}
waited-hours = { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
   *[other] { $hours } часов
}
waited-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
}

case-found = Чем найдено: { $by }; уверенность { $certainty }
found-by-rules = письменные правила
found-by-model = обученная модель
found-by-repetition = сравнение с прежними сообщениями
found-by-context = сказанное незадолго до этого
found-by-classifier = внешний классификатор
found-by-form = вид текста
found-by-other = другая проверка
feedback-of = Верно ли это: { $what }
feedback-right = Это верно
feedback-wrong = Это ошибка
feedback-noted = Записано. Это поможет модерации стать лучше.
feedback-taken-back = Отменено.
feedback-missed = Модерация что-то пропустила
feedback-missed-what = Что она должна была заметить
feedback-choose = Выберите
feedback-missed-add = Записать
feedback-take-back = Отменить: { $what }
category-care = Тяжёлое состояние
category-encourage-selfharm = Подталкивание к самоповреждению
category-method-detail = Подробности способа
category-threat = Угроза
category-abuse = Оскорбление
category-hate = Ненависть
category-sexual = Сексуальное содержание
category-grooming = Давление ради личного контакта
category-contact-details = Контактные данные
category-solicitation = Навязывание услуг
category-spam = Реклама или спам
category-medical-advice = Медицинские советы
category-profanity = Брань
category-repetition = Повторение
category-validity = Трудно прочесть
category-unavailable = Не удалось проверить
category-other = Нужно взглянуть

# Roles and links
role-participant = участник
role-supporter = поддерживающий участник
role-facilitator = ведущий
role-moderator = модератор
role-organiser = организатор
role-other = помощник
roles-title = Что может каждая роль
roles-table = Таблица ролей
roles-act = Что
roles-yes = да
roles-no = нет
act-take-part = Входить в комнаты, читать, говорить, писать, жаловаться
act-enter-full = Входить в заполненную комнату
act-speak-unslowed = Говорить без ожидания в медленном режиме
act-slow-room = Замедлять комнату
act-see-members = Видеть, кто вступил
act-enter-closed = Быть в комнате вне её часов
act-freeze-room = Оставлять комнату только модераторам
act-speak-frozen = Писать в такой комнате
act-remove-others = Удалять сказанное другими
act-work-at-desk = Видеть и решать дела, оставлять заметки
act-restrict-members = Ограничивать и исключать тех, чья роль ниже
act-admit = Впускать тех, кто просится
act-change-group = Менять группу, её правила и модерацию
act-change-rooms = Создавать, менять и закрывать комнаты
act-give-roles = Давать роли и создавать ссылки
act-read-log = Читать, что делали организаторы и модераторы
act-create-group = Создавать группы (организаторы всего дома)
act-other = Другое
invite-title = Пригласить человека
invite-words = Создайте ссылку, которая впустит одного человека или даст ему роль в этой группе. Она сработает один раз в течение семи дней.
invite-role = Роль
invite-create = Создать ссылку
invite-link = Ссылка
invite-copy = Копировать
invite-once = Передайте её так, чтобы прочёл только этот человек.

# What an organiser sets
organise = Настройки группы
organise-words = Названия, правила, комнаты, часы, роли и модерация.
organise-conflict = Тем временем это изменил кто-то другой. Сейчас показан его вариант: посмотрите и измените снова.
save = Сохранить
saved = Сохранено.
organise-unsaved = Ещё не сохранено
organise-unsaved-words = Некоторые изменения ещё не сохранены. Они останутся на этом устройстве, пока вы их не сохраните или не уйдёте.
organise-about = Название и описание
organise-languages = Языки группы
organise-name = Название
organise-topic = О чём она, в двух словах
organise-description = Описание
organise-entry = Дверь
organise-way = Как сюда входят
organise-people = Мест
organise-age-from = Младше всех
organise-age-to = Старше всех
organise-zero = 0 значит: без предела.
organise-presence = Что говорится о тех, кто здесь
presence-words = Только «здесь немного людей»
presence-handles = Псевдонимы тех, кто здесь
presence-other = По-другому
hours-always = Открыто всегда.
hours-from = с
hours-to = до
hours-add = Добавить часы
organise-zone = Часовой пояс, например Europe/Copenhagen
organise-guidelines = Когда они меняются, каждый участник читает их и соглашается заново.
guideline-number = Правило { $number }
guideline-remove = Удалить правило { $number }
guideline-add = Добавить правило
organise-rooms = Комнаты
room-new = Новая комната
room-slug = Короткое имя для адреса (a–z, 0–9, -)
organise-policy = Модерация
organise-strictness = Насколько внимательно смотрят сообщения
policy-open = Слегка
policy-careful = Внимательно
policy-pre-moderated = Каждое сообщение до показа
policy-other = По-своему
organise-hosts = Сайты, на которые ссылаться можно всегда, по одному в строке
organise-feedback-texts = Передавать отзывы о модерации вместе со словами, о которых они
organise-feedback-texts-words = Только слова, автор которых согласился и которые ещё можно прочитать в группе. Правила сообщают об этом всем. Отзывы без слов хранятся всегда.
organise-members = Участники
members-more = Показать ещё участников
member-role = Роль { $handle }
member-muted = не может писать
member-banned = вне группы
restrictions-title = Ограничения
restrictions-none = Их нет.
restriction-lift = Снять
restriction-lift-of = Снять ограничение с { $handle }
organise-log = Что делали организаторы и модераторы
organise-log-more = Показать ранее
log-ask-accepted = впустил(а) человека
log-ask-refused = не впустил(а) человека
log-banned = исключил(а) из группы:
log-unbanned = вернул(а) в группу:
log-muted = временно запретил(а) писать:
log-unmuted = снова разрешил(а) писать:
log-appeal-granted = пересмотрел(а) и отменил(а) решение о
log-group-changed = изменил(а) группу:
log-group-created = создал(а) группу:
log-guidelines-changed = изменил(а) правила
log-policy-changed = изменил(а) модерацию:
log-feedback-texts-on = разрешил(а) передавать отзывы вместе со словами
log-feedback-texts-off = запретил(а) передавать отзывы вместе со словами
log-link-made = создал(а) ссылку-приглашение:
log-role-given = дал(а) роль:
log-room-created = создал(а) комнату:
log-room-changed = изменил(а) комнату:
log-room-closed = закрыл(а) комнату:
log-room-opened = открыл(а) комнату:
log-room-frozen = разрешил(а) писать только модераторам в
log-room-thawed = снова разрешил(а) писать всем в
log-room-slowed = установил(а) паузу между сообщениями в
log-other = изменил(а) что-то:
link-copied = Ссылка скопирована.
link-copy-by-hand = Ссылка выделена: скопируйте её вручную.
link-title = Вам дали ссылку
link-words = Она впускает вас в группу или даёт роль: присматривать за людьми здесь. Она сработает один раз и только на этом устройстве.
link-accept = Принять
link-used = Эта ссылка больше не работает. Возможно, ею уже воспользовались; попросите новую.
link-done = Добро пожаловать! Ваша роль: { $role }
link-done-all = Вы присматриваете за всеми группами. Выберите любую, чтобы открыть её пост.
link-done-group = Сначала прочтите правила группы, потом откроется пост.
link-invited = Добро пожаловать: дверь для вас открыта
link-invited-words = Сначала прочтите правила группы, потом входите.
link-to-groups = Выбрать группу
link-to-group = К группе

lost-title = Здесь ничего нет

# What went wrong, after the error codes of the wire
error-malformed = На этой странице что-то пошло не так. Перезагрузите её.
error-bad-field = На этой странице что-то пошло не так. Перезагрузите её.
error-too-long = Слишком длинно.
error-hello-first = Соединение ещё устанавливалось. Попробуйте снова.
error-token-unknown = Ваше пребывание здесь закончилось. Войдите снова.
error-not-found = Этого нет, или это не для вас.
error-handle-taken = Этот псевдоним занят.
error-handle-refused = Этот псевдоним нельзя использовать.
error-handle-nudged = Это похоже на настоящее имя или способ с вами связаться. Здесь безопаснее быть никем определённым.
error-rejected = Это противоречит правилам.
error-conflict = Кто-то успел раньше, или это уже отправлено другими словами.
error-gone = Тем временем это удалили.
error-guidelines-changed = Правила изменились: сначала прочтите их.
error-age-asked = Эта группа для определённого возраста: сначала подтвердите свой.
error-ask-first = В эту группу сначала просятся.
error-group-full = Все места в группе заняты.
error-room-full = Все места в комнате заняты.
error-room-closed = Комната сейчас закрыта.
error-room-frozen = Пока здесь пишут только модераторы.
error-slow-mode = Сейчас здесь все пишут не спеша.
error-muted = Пока вы не можете здесь писать.
error-banned = Пока вы вне этой группы.
error-link-expired = Срок этой ссылки истёк.
error-name-taken = Это название занято.
error-text-refused = В тексте есть знаки, которые нельзя безопасно показать.
error-locked = Эта тема закрыта: добавить ничего нельзя.
error-busy = Слишком многие просят об этом сразу. Попробуйте чуть позже.
error-paused = У вас перерыв.
error-too-fast = Слишком быстро. Подождите немного.
error-too-many = Сейчас этого слишком много.
error-try-again = Сервер сейчас не может ничего сохранить. Попробуйте чуть позже.
error-shutting-down = Сервер перезапускается. Попробуйте чуть позже.
error-disconnected = Сейчас нет соединения. Попробуйте чуть позже.
error-unexpected = Произошло что-то непредвиденное. Попробуйте снова.
error-other = Произошло что-то непредвиденное. Попробуйте снова.
connection-slow = Новые сообщения сейчас приходят на секунду-две позже. Ничего не теряется.
