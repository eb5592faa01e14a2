// group.create, group.settings, group.change, group.guidelines, group.policy and group.log.
#include <algorithm>
#include <array>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/group_changes.hpp"
#include "server/api/members.hpp"
#include "server/api/pages.hpp"
#include "server/api/views.hpp"
#include "server/community/names.hpp"

namespace havn::api {

using protocol::Act;
using protocol::ErrorCode;
namespace limits = protocol::limits;

namespace {

void refuse(Responder& responder, const Wrong& wrong) {
    responder.error(wrong.code, wrong.detail);
}

Checked<std::vector<std::string>> checked_languages(std::vector<std::string> languages) {
    std::ranges::sort(languages);
    const bool twice = std::ranges::adjacent_find(languages) != languages.end();
    if (languages.empty() || twice || !std::ranges::all_of(languages, community::is_language))
        return std::unexpected(Wrong{ErrorCode::bad_field, "languages"});
    return languages;
}

// Takes one given field into the group; the first that is wrong ends it.
class Taker {
  public:
    std::optional<Wrong> wrong;

    void texts(const std::optional<std::vector<protocol::LanguageText>>& given,
               std::string_view field, store::Translated& to, std::size_t characters_max,
               bool lines, bool may_be_empty) {
        if (given) take(checked_texts(*given, field, characters_max, lines, may_be_empty), to);
    }
    template <class T>
    void take(Checked<T> checked, T& to) {
        if (checked) {
            to = std::move(*checked);
        } else if (!wrong) {
            wrong = std::move(checked.error());
        }
    }
    void number(const std::optional<std::uint64_t>& given, std::string_view field,
                std::uint64_t most, std::uint32_t& to) {
        if (!given) return;
        if (*given > most) return bad(field);
        to = static_cast<std::uint32_t>(*given);
    }
    // The place of the word among `words`.
    std::optional<std::size_t> word(const std::optional<std::string>& given, std::string_view field,
                                    std::initializer_list<std::string_view> words) {
        if (!given) return std::nullopt;
        const auto* found = std::ranges::find(words, std::string_view(*given));
        if (found == words.end()) {
            bad(field);
            return std::nullopt;
        }
        return static_cast<std::size_t>(found - words.begin());
    }
    void bad(std::string_view field) {
        if (!wrong) wrong = Wrong{ErrorCode::bad_field, std::string(field)};
    }
};

std::optional<Wrong> apply(const protocol::GroupChange& change, store::Group& group) {
    Taker taker;
    taker.texts(change.name, "name", group.name, limits::label_characters_max, false, false);
    taker.texts(change.topic, "topic", group.topic, limits::label_characters_max, false, true);
    taker.texts(change.about, "about", group.about, limits::about_characters_max, true, true);
    if (change.languages) taker.take(checked_languages(*change.languages), group.languages);
    if (const auto format = taker.word(change.format, "format", {"peer", "professional"}))
        group.professional = *format == 1;
    if (const auto entry = taker.word(change.entry, "entry", {"link", "open", "request"})) {
        group.drop_in = *entry == 1;
        group.by_request = *entry == 2;
    }
    taker.number(change.people_max, "people_max", limits::people_max, group.people_max);
    taker.number(change.age_from, "age_from", limits::age_max, group.age_from);
    taker.number(change.age_to, "age_to", limits::age_max, group.age_to);
    if (group.age_to != 0 && group.age_from > group.age_to) taker.bad("age_to");
    if (change.time_zone) {
        if (!community::known_time_zone(*change.time_zone)) taker.bad("time_zone");
        group.time_zone = *change.time_zone;
    }
    if (change.hours) taker.take(checked_hours(*change.hours), group.hours);
    if (const auto presence = taker.word(change.presence, "presence", {"words", "handles"}))
        group.shows_handles = *presence == 1;
    return std::move(taker.wrong);
}

// The names of the fields that were given, for the log.
template <class Command>
std::string given_fields(const Command& command) {
    std::string names;
    Command::fields(command, [&]<class M>(std::string_view name, const M& member, auto&&...) {
        if constexpr (requires { member.has_value(); }) {
            if (!member || name == "revision") return;
            if (!names.empty()) names += ' ';
            names += name;
        }
    });
    return names;
}

bool is_current(const std::optional<std::uint64_t>& revision, const store::Group& group) {
    return !revision || *revision == group.revision;
}

void answer_revision(Responder& responder, const store::Group& group) {
    responder.ok(protocol::RevisionOk{group.revision});
}

// Whose words may be handed on is a line of its own.
std::vector<store::LogLine> policy_lines(const Session& session, const store::Group& before,
                                         const protocol::GroupPolicy& change) {
    const bool texts = change.feedback_texts.value_or(before.feedback_texts);
    const bool switched = texts != before.feedback_texts;
    std::vector<store::LogLine> lines;
    if (!switched || change.policy != before.policy ||
        change.link_hosts != before.link_hosts_allowed)
        lines.push_back(log_line(session, before.id, "policy_changed", change.policy));
    if (switched)
        lines.push_back(
            log_line(session, before.id, texts ? "feedback_texts_on" : "feedback_texts_off"));
    return lines;
}

protocol::GroupSettings settings_of(const store::Group& group, community::Schedule& schedule,
                                    const community::GroupEntry& entry, std::int64_t now_ms) {
    protocol::GroupSettings settings;
    settings.group = group.slug;
    settings.revision = group.revision;
    settings.name = to_wire(group.name);
    settings.topic = to_wire(group.topic);
    settings.about = to_wire(group.about);
    settings.languages = group.languages;
    settings.format = format_word(group);
    settings.entry = entry_word(group);
    settings.people_max = group.people_max;
    settings.age_from = group.age_from;
    settings.age_to = group.age_to;
    settings.time_zone = group.time_zone;
    settings.hours = to_wire(group.hours);
    settings.presence = group.shows_handles ? "handles" : "words";
    settings.policy = group.policy;
    settings.link_hosts = group.link_hosts_allowed;
    settings.feedback_texts = group.feedback_texts;
    settings.guidelines_version = group.guidelines_version;
    for (const auto& guideline : group.guidelines)
        settings.guidelines.push_back({guideline.id, to_wire(guideline.text)});
    for (const auto& room : group.rooms)
        settings.rooms.push_back({group.slug + "/" + room.slug, to_wire(room.name),
                                  std::string(schedule.word(entry, room, now_ms)),
                                  room.slow_seconds, room.people_max, to_wire(room.hours)});
    return settings;
}

bool is_host(std::string_view host) {
    const auto in_host = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    return host.size() >= 3 && host.front() != '.' && host.back() != '.' &&
           host.find('.') != std::string_view::npos && std::ranges::all_of(host, in_host);
}

Checked<std::vector<store::Guideline>> checked_guidelines(
    const std::vector<protocol::GuidelineTexts>& wanted) {
    std::vector<store::Guideline> guidelines;
    for (const auto& one : wanted) {
        const bool twice =
            std::ranges::find(guidelines, one.id, &store::Guideline::id) != guidelines.end();
        if (!protocol::is_slug(one.id) || twice)
            return std::unexpected(Wrong{ErrorCode::bad_field, "guidelines"});
        auto texts =
            checked_texts(one.text, "guidelines", limits::guideline_characters_max, true, false);
        if (!texts) return std::unexpected(std::move(texts.error()));
        guidelines.push_back({one.id, std::move(*texts)});
    }
    return guidelines;
}

}  // namespace

void handle(Session& session, Responder responder, protocol::GroupCreate create) {
    auto& gateway = session.gateway();
    if (!protocol::is_slug(create.group)) return responder.error(ErrorCode::bad_field, "group");
    if (gateway.directory().groups().size() >= limits::groups_max)
        return responder.error(ErrorCode::too_many, "groups_max");
    store::Group group;
    group.slug = create.group;
    Taker taker;
    taker.texts(create.name, "name", group.name, limits::label_characters_max, false, false);
    taker.take(checked_languages(create.languages), group.languages);
    if (taker.wrong) return refuse(responder, *taker.wrong);
    gateway.services().store.groups().add(
        gateway.shard(), std::move(group), {{}, "organiser", "group_created", create.group, {}},
        [responder = std::move(responder)](core::Result<store::Group> made) mutable {
            if (!made && made.error() == core::Failure::taken)
                return responder.error(ErrorCode::name_taken);
            if (!made) return responder.failed(made.error());
            changed_here(responder.gateway(), *made);
            answer_revision(responder, *made);
        });
}

void handle(Session& session, Responder responder, protocol::GroupSettingsGet ask) {
    const auto access = act_access(session, ask.group, Act::change_group);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    responder.ok(protocol::GroupSettingsOk{
        settings_of(access->group->group, gateway.schedule(), *access->group, gateway.now_ms())});
}

void handle(Session& session, Responder responder, protocol::GroupChange change) {
    const auto access = act_access(session, change.group, Act::change_group);
    if (!access) return responder.error(ErrorCode::not_found);
    auto tried = access->group->group;
    if (const auto wrong = apply(change, tried)) return refuse(responder, *wrong);
    auto line = log_line(session, tried.id, "group_changed", {}, given_fields(change));
    change_group(
        session, std::move(responder), *access,
        [change = std::move(change)](store::Group& group) -> core::Result<bool> {
            // What was right with one revision may not be with the next (bounds of age).
            if (!is_current(change.revision, group) || apply(change, group))
                return std::unexpected(core::Failure::conflict);
            return true;
        },
        {std::move(line)},
        [](Responder& answer, const store::Group& group) {
            answer_revision(answer, group);
            invite_to(answer.gateway(), group);
        });
}

void handle(Session& session, Responder responder, protocol::GroupGuidelines change) {
    const auto access = act_access(session, change.group, Act::change_group);
    if (!access) return responder.error(ErrorCode::not_found);
    auto guidelines = checked_guidelines(change.guidelines);
    if (!guidelines) return refuse(responder, guidelines.error());
    change_group(
        session, std::move(responder), *access,
        [revision = change.revision,
         guidelines = std::move(*guidelines)](store::Group& group) -> core::Result<bool> {
            if (!is_current(revision, group)) return std::unexpected(core::Failure::conflict);
            group.guidelines = guidelines;
            return true;
        },
        {log_line(session, access->group->group.id, "guidelines_changed")},
        [](Responder& answer, const store::Group& group) {
            answer.ok(protocol::GuidelinesOk{group.revision, group.guidelines_version});
        });
}

void handle(Session& session, Responder responder, protocol::GroupPolicy change) {
    const auto access = act_access(session, change.group, Act::change_group);
    if (!access) return responder.error(ErrorCode::not_found);
    constexpr std::array<std::string_view, 3> presets{"open", "careful", "pre_moderated"};
    if (std::ranges::find(presets, change.policy) == presets.end())
        return responder.error(ErrorCode::bad_field, "policy");
    if (!std::ranges::all_of(change.link_hosts, is_host))
        return responder.error(ErrorCode::bad_field, "link_hosts");
    const auto& before = access->group->group;
    auto lines = policy_lines(session, before, change);
    change_group(
        session, std::move(responder), *access,
        [change = std::move(change),
         texts_before = before.feedback_texts](store::Group& group) -> core::Result<bool> {
            // The lines say what becomes of what was there when they were written.
            if (!is_current(change.revision, group) || group.feedback_texts != texts_before)
                return std::unexpected(core::Failure::conflict);
            group.policy = change.policy;
            group.link_hosts_allowed = change.link_hosts;
            if (change.feedback_texts) group.feedback_texts = *change.feedback_texts;
            return true;
        },
        std::move(lines), answer_revision);
}

void handle(Session& session, Responder responder, protocol::GroupLog ask) {
    const auto access = act_access(session, ask.group, Act::read_log);
    if (!access) return responder.error(ErrorCode::not_found);
    auto& gateway = session.gateway();
    const auto limit = page_size(ask.limit);
    gateway.services().store.group_log().list(
        gateway.shard(), access->group->group.id, ask.before.value_or(0), limit + 1,
        [responder = std::move(responder),
         limit](core::Result<std::vector<store::StoredLogLine>> lines) mutable {
            if (!lines) return responder.failed(lines.error());
            protocol::GroupLogOk ok;
            ok.more = lines->size() > limit;
            if (ok.more) lines->resize(limit);
            for (auto& [number, at_ms, line] : *lines)
                ok.lines.push_back({number, protocol::iso_time(at_ms), line.by, line.act,
                                    line.subject, line.detail});
            responder.ok(ok);
        });
}

}  // namespace havn::api
