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
    protocol::MemberId author;
    bool opening;
    bool edit;
    bool carried;  // by somebody else than its author
};

// Somebody's words stand where they were not said: they are told, and may remove them there.
void tell_of_carrying(ShardGateway& gateway, const Asked& asked, protocol::Seq seq) {
    protocol::Notice notice;
    notice.place = asked.stream->name;
    notice.cid = asked.cid;
    notice.outcome = "carried";
    notice.seq = seq;
    std::string frame;
    protocol::append_event(frame, notice);
    gateway.tell_member(asked.author, frame);
}

// Whoever writes in a thread wants to hear of it. Nobody waits for this.
void follow(ShardGateway& gateway, const Asked& asked, protocol::Seq seq) {
    if (asked.edit || asked.stream->kind == protocol::StreamKind::room) return;
    const auto ask = [&gateway, author = asked.author](protocol::StreamId thread,
                                                       protocol::Seq read) {
        gateway.services().store.reading().follow(gateway.shard(), author, thread,
                                                  store::Following::yes_unless_said, read,
                                                  [](core::Result<bool>) {});
    };
    if (asked.stream->kind == protocol::StreamKind::thread) return ask(asked.stream->id, seq);
    gateway.services().store.groups().thread_stream(gateway.shard(), asked.stream->id, seq,
                                                    [ask](core::Result<protocol::StreamId> thread) {
                                                        if (thread) ask(*thread, 0);
                                                    });
}

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
        case Spoken::Outcome::barred: {
            protocol::ErrorReply refused;
            refused.code = spoken.barred.code;
            refused.retry_after_ms = spoken.barred.retry_after_ms;
            return responder.error(std::move(refused));
        }
        case Spoken::Outcome::failed:
            if (spoken.failure == core::Failure::conflict)
                return responder.error(ErrorCode::conflict, "cid");
            if (spoken.failure == core::Failure::full)
                return responder.error(ErrorCode::too_many, "edits_max");
            return responder.failed(spoken.failure);
    }
}

}  // namespace

community::Utterance utterance(const Session& session, const Access& access, std::string cid,
                               std::string text, std::optional<std::string> note, bool sure) {
    community::Utterance utterance;
    utterance.group = access.group;
    utterance.stream = access.stream;
    utterance.person = session.person();
    utterance.author = *access.member;
    utterance.role = session.role(access.member->group);
    utterance.language = session.language();
    utterance.cid = std::move(cid);
    utterance.text = std::move(text);
    if (note) utterance.note = std::move(*note);
    utterance.sure = sure;
    return utterance;
}

void say(Session& session, Responder responder, community::Utterance utterance, bool opening) {
    if (utterance.cid.empty()) return responder.error(ErrorCode::bad_field, "cid");
    auto& gateway = session.gateway();
    const auto begun_ns = gateway.services().clock.monotonic_ns();
    const auto* self = session.member(utterance.group->group.id);
    const bool by_somebody_else =
        !utterance.carried.empty() && self != nullptr && self->id != utterance.author.id;
    Asked asked{utterance.cid,        utterance.language,  utterance.group,
                utterance.stream,     utterance.author.id, opening,
                utterance.edits != 0, by_somebody_else};
    const auto connection = responder.connection();
    const auto care = gateway.speech().speak(
        std::move(utterance), [responder = std::move(responder), asked = std::move(asked),
                               begun_ns](Spoken spoken) mutable {
            auto& home = responder.gateway();
            const auto taken_ns = home.services().clock.monotonic_ns() - begun_ns;
            home.metrics().ack_ns.observe(static_cast<std::uint64_t>(taken_ns));
            if (spoken.outcome == Spoken::Outcome::appended) {
                follow(home, asked, spoken.seq);
                if (asked.carried) tell_of_carrying(home, asked, spoken.seq);
            }
            const auto late_care = spoken.late_care;
            answer(responder, asked, std::move(spoken));
            if (late_care == moderation::Care::none) return;
            if (auto* author = responder.session()) show_care_card(*author, late_care);
        });
    if (care == moderation::Care::none) return;
    if (auto* author = gateway.find(connection)) show_care_card(*author, care);
}

namespace {

// A post must not stand too far from the opening.
void say_at_depth(Responder responder, community::Utterance utterance) {
    auto& gateway = responder.gateway();
    gateway.services().store.threads().depth(
        gateway.shard(), utterance.stream->id, utterance.parent, protocol::limits::reply_depth_max,
        [responder = std::move(responder),
         utterance = std::move(utterance)](core::Result<std::size_t> depth) mutable {
            if (!depth) return responder.failed(depth.error());
            if (*depth >= protocol::limits::reply_depth_max)
                return responder.error(ErrorCode::too_many, "reply_depth_max");
            if (auto* author = responder.session())
                say(*author, std::move(responder), std::move(utterance), false);
        });
}

}  // namespace

void reply(Responder responder, community::Utterance utterance) {
    if (utterance.stream->kind == protocol::StreamKind::thread)
        return say_at_depth(std::move(responder), std::move(utterance));
    auto& gateway = responder.gateway();
    gateway.services().store.journal().read_one(
        gateway.shard(), utterance.stream->id, utterance.parent,
        [responder = std::move(responder),
         utterance = std::move(utterance)](core::Result<store::StoredEntry> answered) mutable {
            if (!answered) return responder.failed(answered.error());
            if (answered->kind != store::EntryKind::said)
                return responder.error(ErrorCode::not_found);
            if (auto* author = responder.session())
                say(*author, std::move(responder), std::move(utterance), false);
        });
}

void edit(Responder responder, community::Utterance utterance) {
    auto& gateway = responder.gateway();
    gateway.services().store.journal().read_one(
        gateway.shard(), utterance.stream->id, utterance.edits,
        [responder = std::move(responder),
         utterance = std::move(utterance)](core::Result<store::StoredEntry> entry) mutable {
            if (!entry) return responder.failed(entry.error());
            if (entry->kind != store::EntryKind::said || entry->author != utterance.author.id)
                return responder.error(ErrorCode::not_found);
            if (entry->removed) return responder.error(ErrorCode::gone);
            if (utterance.title.empty()) utterance.title = entry->title;
            if (auto* author = responder.session())
                say(*author, std::move(responder), std::move(utterance), false);
        });
}

void remove(Session& session, Responder responder, const Access& access, protocol::Seq seq) {
    auto& gateway = session.gateway();
    const bool moderates = session.may(access.group->group.id, protocol::Act::remove_others);
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
