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
connection-slow = Новые сообщения сейчас приходят на секунду-две позже. Ничего не теряется.
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
group-drop-in = Открыта для всех, днём и ночью
group-joined = Здесь вы { $handle }
organiser-words = Вы организатор: выберите группу, чтобы открыть её пост.

# A group
group-missing = Не удалось открыть эту группу
group-navigation = { $name }: разделы
to-groups = Все группы
to-group = Назад к группе
places-title = Куда пойдём?
guidelines = Правила
guidelines-why = С ними здесь безопасно для всех. Если сообщение затрагивает одно из правил, вам скажут, какое.
drop-in = Согласен(-на) – войти
drop-in-busy = Открываем дверь…
drop-in-words = Входя, вы говорите, что прочли правила. Больше от вас ничего не нужно.
drop-in-anew = Войти снова
stay-ended = Ваше пребывание здесь закончилось: возможно, вас долго не было. То, что вы писали, сохранено: войдите снова и продолжайте.
you-are = Вы { $handle }.
you = { $handle } (вы)
you-title = Вы
you-words = Этот псевдоним ваш только в этой группе. Никто не видит, кто за ним стоит.

# A room
room = Комната
room-words = Поговорите вживую с теми, кто сейчас здесь.
room-beside = Об этой комнате
here-few = Здесь совсем немного людей.
here-some = Здесь несколько человек.
here-many = Здесь много людей.
typing = { $count ->
    [one] { $handles } пишет…
   *[other] { $handles } пишут…
}
typing-several = Пишут несколько человек…
log-label = Сообщения. Стрелки переходят от одного к другому.
log-start = Здесь всё начинается.
log-older = Показать более ранние сообщения
log-hole = Тем временем что-то было сказано. Показать
log-new = Новые сообщения
log-empty = Пока никто ничего не сказал. Для начала хватит простого «привет».
spoken-message = { $handle }: { $text }
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
thread-opening = Первое сообщение
ago = { $ago } назад
replies = { $count ->
    [0] Пока нет ответов
    [one] { $count } ответ
    [few] { $count } ответа
   *[other] { $count } ответов
}
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
case-lost-race = Кто-то другой уже принял решение.
case-state-released = Показано
case-state-removed = Удалено
case-state-closed = Закрыто
case-state-other = Решено
case-decided-by = решение: { $handle }
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
invite-title = Пригласить помощника
invite-words = Создайте ссылку, которая даст одному человеку роль в этой группе. Она сработает один раз.
invite-role = Роль
invite-create = Создать ссылку
invite-link = Ссылка
invite-copy = Копировать
invite-once = Передайте её так, чтобы прочёл только этот человек.
link-copied = Ссылка скопирована.
link-copy-by-hand = Ссылка выделена: скопируйте её вручную.
link-title = Вам дали ссылку
link-words = Она даёт вам роль: присматривать за людьми здесь. Она сработает один раз и только на этом устройстве.
link-accept = Принять
link-used = Эта ссылка больше не работает. Возможно, ею уже воспользовались; попросите новую.
link-done = Добро пожаловать! Ваша роль: { $role }
link-done-all = Вы присматриваете за всеми группами. Выберите любую, чтобы открыть её пост.
link-done-group = Сначала прочтите правила группы, потом откроется пост.
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
error-rejected = Это противоречит правилам.
error-conflict = Кто-то успел раньше, или это уже отправлено другими словами.
error-too-fast = Слишком быстро. Подождите немного.
error-too-many = Сейчас этого слишком много.
error-try-again = Сервер сейчас не может ничего сохранить. Попробуйте чуть позже.
error-shutting-down = Сервер перезапускается. Попробуйте чуть позже.
error-disconnected = Сейчас нет соединения. Попробуйте чуть позже.
error-unexpected = Произошло что-то непредвиденное. Попробуйте снова.
error-other = Произошло что-то непредвиденное. Попробуйте снова.
