// person.keep, person.return, person.sessions and person.sign_out.
#include <algorithm>
#include <optional>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/signing_in.hpp"
#include "server/community/tokens.hpp"
#include "server/core/clock.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

std::string_view seen_word(std::int64_t days_ago) {
    if (days_ago <= 0) return "today";
    if (days_ago < 7) return "this_week";
    return days_ago < 31 ? "this_month" : "earlier";
}

protocol::SessionView view(const store::StoredSession& stored, store::SessionId here,
                           std::int64_t today) {
    protocol::SessionView view;
    view.session = protocol::to_hex(stored.id.value);
    view.device = device_word(stored.device);
    view.since = protocol::iso_time(stored.since_day * core::day_ms);
    view.seen = seen_word(today - stored.seen_day);
    view.here.set = stored.id == here;
    return view;
}

void keep_with(Responder responder, protocol::PersonKeepOk words, const store::PhraseHash& hash,
               bool renew) {
    auto* session = responder.session();
    if (session == nullptr) return;
    auto& gateway = responder.gateway();
    const auto person = session->person();
    gateway.services().store.keeping().keep(
        gateway.shard(), person, hash, renew,
        [responder = std::move(responder), words = std::move(words),
         person](core::Result<bool> kept) mutable {
            if (!kept) return responder.failed(kept.error());
            responder.gateway().each_session_of(person, [](Session& one) { one.set_kept(); });
            responder.gateway().services().changes.hint();
            responder.ok(words);
        });
}

void close_ended(ShardGateway& gateway, protocol::PersonId person,
                 const std::vector<store::SessionId>& ended) {
    gateway.services().changes.hint();
    gateway.each_session_of(person, [ended](Session& one) {
        if (std::ranges::find(ended, one.signed_in()) == ended.end()) return;
        one.connection().close(protocol::CloseCode::signed_out);
    });
}

}  // namespace

void handle(Session& session, Responder responder, protocol::PersonKeep keep) {
    if (session.kept() && !keep.renew) return responder.error(ErrorCode::conflict, "kept");
    auto& gateway = session.gateway();
    const auto language =
        keep.language ? supported_language(*keep.language) : std::string_view(session.language());
    protocol::PersonKeepOk ok;
    ok.words = gateway.services().phrases.make(language);
    ok.language = language;
    const bool asked = gateway.services().slow_hash.hash(
        gateway.shard(), community::Phrases::canonical(ok.words),
        [responder, ok = std::move(ok),
         renew = keep.renew](std::optional<store::PhraseHash> hash) mutable {
            if (!hash) return responder.error(ErrorCode::busy);
            keep_with(std::move(responder), std::move(ok), *hash, renew);
        });
    if (!asked) responder.error(ErrorCode::busy);
}

void handle(Session& session, Responder responder, protocol::PersonReturn back) {
    auto& gateway = session.gateway();
    const auto typed = gateway.services().phrases.read(back.phrase);
    if (!typed) {
        return responder.error(ErrorCode::bad_field, typed.error() == 0
                                                         ? "phrase"
                                                         : "word " + std::to_string(typed.error()));
    }
    auto wait_ms = session.take_return();
    if (wait_ms == 0) {
        wait_ms =
            gateway.services().arrivals.attempt_to_return(session.address_mark(), gateway.now_ms());
    }
    if (wait_ms != 0) {
        protocol::ErrorReply wait;
        wait.code = ErrorCode::too_fast;
        wait.retry_after_ms = wait_ms;
        return responder.error(std::move(wait));
    }
    sign_in(gateway, *typed, session.device(),
            [responder](std::expected<SignedIn, SignInRefused> in) mutable {
                if (in) return responder.ok(protocol::PersonReturnOk{std::move(in->token)});
                switch (in.error()) {
                    case SignInRefused::busy:
                        return responder.error(ErrorCode::busy);
                    case SignInRefused::unknown:
                        return responder.error(ErrorCode::not_found);
                    case SignInRefused::unavailable:
                        return responder.error(ErrorCode::try_again);
                }
            });
}

void handle(Session& session, Responder responder, protocol::PersonSessions) {
    auto& gateway = session.gateway();
    gateway.services().store.sessions().list(
        gateway.shard(), session.person(),
        [responder =
             std::move(responder)](core::Result<std::vector<store::StoredSession>> stored) mutable {
            auto* asker = responder.session();
            if (asker == nullptr) return;
            if (!stored) return responder.failed(stored.error());
            protocol::PersonSessionsOk ok;
            ok.kept.set = asker->kept();
            const auto today = responder.gateway().now_ms() / core::day_ms;
            for (const auto& one : *stored)
                ok.sessions.push_back(view(one, asker->signed_in(), today));
            responder.ok(ok);
        });
}

void handle(Session& session, Responder responder, protocol::PersonSignOut out) {
    auto& gateway = session.gateway();
    auto& sessions = gateway.services().store.sessions();
    const auto person = session.person();
    auto ended = [responder, person](core::Result<std::vector<store::SessionId>> done) mutable {
        if (!done) return responder.failed(done.error());
        if (done->empty()) return responder.error(ErrorCode::not_found);
        responder.ok(protocol::Done{});
        close_ended(responder.gateway(), person, *done);
    };
    auto others = [responder, person](core::Result<std::vector<store::SessionId>> done) mutable {
        if (!done) return responder.failed(done.error());
        responder.ok(protocol::Done{});
        close_ended(responder.gateway(), person, *done);
    };
    auto& shard = gateway.shard();
    if (out.session == "this")
        return sessions.end_one(shard, person, session.signed_in(), std::move(ended));
    if (out.session == "others")
        return sessions.end_others(shard, person, session.signed_in(), std::move(others));
    if (out.session == "all") return sessions.end_others(shard, person, {}, std::move(others));
    const auto id = protocol::from_hex(out.session);
    if (!id) return responder.error(ErrorCode::bad_field, "session");
    sessions.end_one(shard, person, {*id}, std::move(ended));
}

}  // namespace havn::api
