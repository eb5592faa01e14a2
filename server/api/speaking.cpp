#include "server/api/speaking.hpp"

#include <utility>

#include "server/api/gateway.hpp"
#include "server/api/views.hpp"

namespace havn::api {

using community::Spoken;
using protocol::ErrorCode;

namespace {

void show_care_card(Session& session, moderation::Care level) {
    const auto& helplines = session.gateway().services().helplines;
    const protocol::CareCard card{std::string(to_string(level)),
                                  helplines.choose("", session.language()), helplines.countries()};
    std::string frame;
    protocol::append_event(frame, card);
    session.connection().send_private(frame);
}

struct Asked {
    std::string cid;
    std::string language;
    community::GroupRef group;
    community::Stream stream;
    bool opening;
};

void answer(Responder& responder, const Asked& asked, Spoken spoken) {
    protocol::SayOk ok;
    ok.cid = asked.cid;
    const auto why = [&] {
        return reason(*asked.group, asked.language, std::move(spoken.guideline),
                      std::move(spoken.category));
    };
    switch (spoken.outcome) {
        case Spoken::Outcome::appended:
            ok.seq = spoken.seq;
            ok.at = protocol::iso_time(spoken.at_ms);
            if (asked.opening) ok.thread = asked.stream->name + "/" + std::to_string(spoken.seq);
            return responder.ok(ok);
        case Spoken::Outcome::held:
            ok.held = why();
            return responder.ok(ok);
        case Spoken::Outcome::nudged:
            ok.nudge = why();
            return responder.ok(ok);
        case Spoken::Outcome::rejected: {
            protocol::ErrorReply refused;
            refused.code = ErrorCode::rejected;
            refused.reason = why();
            return responder.error(std::move(refused));
        }
        case Spoken::Outcome::too_fast: {
            protocol::ErrorReply wait;
            wait.code = ErrorCode::too_fast;
            wait.retry_after_ms = spoken.retry_after_ms;
            return responder.error(std::move(wait));
        }
        case Spoken::Outcome::conflict:
            return responder.error(ErrorCode::conflict, "cid");
        case Spoken::Outcome::unavailable:
            return responder.error(ErrorCode::try_again);
    }
}

}  // namespace

community::Utterance utterance(const Session& session, const Access& access, std::string cid,
                               std::string text, bool sure) {
    community::Utterance utterance;
    utterance.group = access.group;
    utterance.stream = access.stream;
    utterance.person = session.person();
    utterance.author = *access.member;
    utterance.language = session.language();
    utterance.cid = std::move(cid);
    utterance.text = std::move(text);
    utterance.sure = sure;
    return utterance;
}

void say(Session& session, Responder responder, community::Utterance utterance, bool opening) {
    if (utterance.cid.empty()) return responder.error(ErrorCode::bad_field, "cid");
    auto& gateway = session.gateway();
    const auto begun_ns = gateway.services().clock.monotonic_ns();
    Asked asked{utterance.cid, utterance.language, utterance.group, utterance.stream, opening};
    const auto connection = responder.connection();
    const auto care = gateway.speech().speak(
        std::move(utterance), [responder = std::move(responder), asked = std::move(asked),
                               begun_ns](Spoken spoken) mutable {
            auto& home = responder.gateway();
            const auto taken_ns = home.services().clock.monotonic_ns() - begun_ns;
            home.metrics().ack_ns.observe(static_cast<std::uint64_t>(taken_ns));
            answer(responder, asked, std::move(spoken));
        });
    if (care == moderation::Care::none) return;
    if (auto* author = gateway.find(connection)) show_care_card(*author, care);
}

void remove(Session& session, Responder responder, const Access& access, protocol::Seq seq) {
    auto& gateway = session.gateway();
    const bool moderates = session.role(access.group->group.id) >= store::Role::moderator;
    gateway.services().store.journal().read_one(
        gateway.shard(), access.stream->id, seq,
        [responder = std::move(responder), stream = access.stream, member = *access.member,
         moderates](core::Result<store::StoredEntry> entry) mutable {
            if (!entry) return responder.failed(entry.error());
            const bool may =
                entry->kind == store::EntryKind::said && (moderates || entry->author == member.id);
            if (!may) return responder.error(ErrorCode::not_found);
            store::Append removal;
            removal.stream = stream->id;
            removal.author = member.id;
            removal.handle = member.handle;
            removal.kind = store::EntryKind::removal;
            removal.refers = entry->seq;
            auto& hub = responder.gateway().hub();
            hub.append(
                stream, std::move(removal),
                [responder = std::move(responder)](core::Result<store::Appended> done) mutable {
                    if (!done) return responder.failed(done.error());
                    responder.ok(protocol::RemoveOk{done->seq});
                });
        });
}

}  // namespace havn::api
