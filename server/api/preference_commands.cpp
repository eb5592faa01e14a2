// person.preferences, person.prefer and person.pause.
#include <algorithm>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/views.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

constexpr std::int64_t minute_ms = 60'000;

// Which field cannot be taken; empty: none.
std::string_view wrong_field(const protocol::PersonPrefer& wanted) {
    if (wanted.language && supported_language(*wanted.language) != *wanted.language)
        return "language";
    if (wanted.country && !wanted.country->empty() && wanted.country->size() != 2) return "country";
    if (wanted.content_notes && *wanted.content_notes != "cover" && *wanted.content_notes != "show")
        return "content_notes";
    const auto unusable = [](const std::string& word) {
        return word.empty() || std::ranges::any_of(word, [](char c) { return c == '\n'; });
    };
    if (wanted.muted_words && std::ranges::any_of(*wanted.muted_words, unusable))
        return "muted_words";
    return {};
}

void apply(protocol::PersonPrefer wanted, store::Preferred& to) {
    if (wanted.language) to.language = std::move(*wanted.language);
    if (wanted.country) to.country = std::move(*wanted.country);
    if (wanted.content_notes) to.content_notes = std::move(*wanted.content_notes);
    if (wanted.muted_words) to.muted_words = std::move(*wanted.muted_words);
    if (wanted.feedback_texts) to.feedback_texts = *wanted.feedback_texts;
}

void preferred(Responder responder, protocol::PersonId person, const store::Preferred& now) {
    const auto wire = to_wire(now);
    responder.gateway().services().changes.hint();
    std::string frame;
    protocol::append_event(frame, protocol::PersonPreferred{wire});
    responder.gateway().each_session_of(
        person, [frame, language = now.language, asker = responder.connection(),
                 home = &responder.gateway()](Session& one) {
            one.set_language(language);
            if (&one.gateway() == home && one.connection().id() == asker) return;
            one.connection().send_private(frame);
        });
    responder.ok(wire);
}

}  // namespace

void handle(Session& session, Responder responder, protocol::PersonPreferences) {
    auto& gateway = session.gateway();
    gateway.services().store.preferences().read(
        gateway.shard(), session.person(),
        [responder = std::move(responder)](core::Result<store::Preferred> found) mutable {
            if (!found) return responder.failed(found.error());
            responder.ok(to_wire(*found));
        });
}

void handle(Session& session, Responder responder, protocol::PersonPrefer wanted) {
    if (const auto wrong = wrong_field(wanted); !wrong.empty())
        return responder.error(ErrorCode::bad_field, std::string(wrong));
    auto& gateway = session.gateway();
    auto& store = gateway.services().store.preferences();
    const auto person = session.person();
    store.read(gateway.shard(), person,
               [responder = std::move(responder), wanted = std::move(wanted), &store,
                person](core::Result<store::Preferred> found) mutable {
                   if (!found) return responder.failed(found.error());
                   apply(std::move(wanted), *found);
                   store.write(responder.gateway().shard(), person, *found,
                               [responder, person, now = *found](core::Result<bool> done) mutable {
                                   if (!done) return responder.failed(done.error());
                                   preferred(std::move(responder), person, now);
                               });
               });
}

void handle(Session& session, Responder responder, protocol::PersonPause pause) {
    if (pause.minutes == 0 || pause.minutes > protocol::limits::pause_minutes_max)
        return responder.error(ErrorCode::bad_field, "minutes");
    auto& gateway = session.gateway();
    const auto person = session.person();
    const auto until_ms = gateway.now_ms() + static_cast<std::int64_t>(pause.minutes) * minute_ms;
    gateway.services().store.preferences().pause(
        gateway.shard(), person, until_ms, until_ms + gateway.services().options.drop_in_ms,
        [responder = std::move(responder), person](core::Result<std::int64_t> until) mutable {
            if (!until) return responder.failed(until.error());
            const auto at = protocol::iso_time(*until);
            responder.gateway().services().changes.hint();
            responder.ok(protocol::PersonPauseOk{at});
            std::string frame;
            protocol::append_event(frame, protocol::PersonPaused{at});
            responder.gateway().each_session_of(person, [until = *until, frame](Session& one) {
                one.pause(until);
                one.connection().send_private(frame);
            });
        });
}

}  // namespace havn::api
