// person.export and person.erase.
#include <memory>
#include <utility>

#include "server/api/archive.hpp"
#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/http_responses.hpp"
#include "server/api/own_data.hpp"
#include "server/api/reactions.hpp"
#include "server/api/views.hpp"
#include "server/community/tokens.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

constexpr std::int64_t code_ms = 15 * 60 * 1000;
constexpr std::int64_t shut_out_ms = 60 * 60 * 1000;

// Removes what one person said, a page at a time, and takes their reactions back, each as they
// might themselves, so that others see it at once; then drops the rest. Goes on when the connection
// that asked for it is gone.
class Erasing : public std::enable_shared_from_this<Erasing> {
  public:
    Erasing(Responder responder, protocol::PersonId person)
        : responder_(std::move(responder)), gateway_(responder_.gateway()), person_(person) {}

    void start() {
        gateway_.services().store.own_data().members(
            gateway_.shard(), person_,
            [self = shared_from_this()](core::Result<std::vector<store::Member>> members) {
                if (!members) return self->failed();
                std::vector<protocol::MemberId> ids;
                for (const auto& member : *members) ids.push_back(member.id);
                // Before anything else: a stop half way is made good at the next start.
                if (!self->gateway_.services().erasures.add(ids)) return self->failed();
                self->shut_out();
                self->next_page(0);
            });
    }

  private:
    // Nothing more is said meanwhile.
    void shut_out() {
        const auto until_ms = gateway_.now_ms() + shut_out_ms;
        gateway_.each_session_of(person_, [until_ms](Session& one) { one.pause(until_ms); });
    }

    void next_page(std::uint64_t after) {
        gateway_.services().store.own_data().entries(
            gateway_.shard(), person_, after,
            [self = shared_from_this()](core::Result<store::OwnPage> page) {
                if (!page) return self->failed();
                self->next_ = page->next;
                self->under_way_ = 1;
                for (const auto& entry : page->entries)
                    if (!entry.removed && entry.edits == 0) self->remove(entry);
                self->removed_one();
            });
    }

    void remove(const store::OwnEntry& entry) {
        store::Append removal;
        removal.stream = entry.stream;
        removal.author = entry.author;
        removal.handle = entry.handle;
        removal.kind = store::EntryKind::removal;
        removal.refers = entry.seq;
        ++under_way_;
        gateway_.hub().append(
            gateway_.directory().stream_of(entry.group, entry.stream, entry.place),
            std::move(removal), [self = shared_from_this()](core::Result<store::Appended> done) {
                const bool gone = done || done.error() == core::Failure::gone;
                self->broken_ = self->broken_ || !gone;
                self->removed_one();
            });
    }

    void removed_one() {
        if (--under_way_ > 0) return;
        if (broken_) return failed();
        if (next_ != 0) return next_page(next_);
        take_back_reactions();
    }

    void take_back_reactions() {
        gateway_.services().store.own_data().marks(
            gateway_.shard(), person_,
            [self = shared_from_this()](core::Result<store::OwnMarks> marks) {
                if (!marks) return self->failed();
                self->under_way_ = 1;
                for (const auto& one : marks->reactions) self->take_back(one);
                self->took_back_one();
            });
    }

    void take_back(const store::OwnReaction& given) {
        ++under_way_;
        auto stream = gateway_.directory().stream_of(given.group, given.stream, given.place);
        gateway_.services().store.reactions().set(
            gateway_.shard(), given.member, given.stream, given.seq, given.kind, false,
            [self = shared_from_this(), stream = std::move(stream),
             kind = given.kind](core::Result<store::ReactionSet> set) {
                // What cannot be taken back one by one goes with the rest.
                if (set) tell_reaction(self->gateway_, stream, *set, kind, false);
                self->took_back_one();
            });
    }

    void took_back_one() {
        if (--under_way_ > 0) return;
        gateway_.services().store.own_data().erase(
            gateway_.shard(), person_, [self = shared_from_this()](core::Result<bool> done) {
                if (!done) return self->failed();
                self->responder_.ok(protocol::Done{});
                forget_sessions(self->gateway_, self->person_);
            });
    }

    // What was removed stays removed; asking again goes on.
    void failed() {
        gateway_.each_session_of(person_, [](Session& one) { one.pause(0); });
        responder_.error(ErrorCode::try_again);
    }

    Responder responder_;
    ShardGateway& gateway_;
    const protocol::PersonId person_;
    std::uint64_t next_ = 0;
    std::size_t under_way_ = 0;
    bool broken_ = false;
};

}  // namespace

void handle(Session& session, Responder responder, protocol::PersonExport) {
    auto& gateway = session.gateway();
    auto secret = community::new_secret();
    const auto until_ms = gateway.now_ms() + code_ms;
    gateway.services().store.own_data().add_code(
        gateway.shard(), session.person(), community::hash_secret(secret), until_ms,
        [responder = std::move(responder), secret = std::move(secret),
         until_ms](core::Result<bool> done) mutable {
            if (!done) return responder.failed(done.error());
            responder.ok(protocol::PersonExportOk{std::string(export_path) + secret,
                                                  protocol::iso_time(until_ms)});
        });
}

void handle(Session& session, Responder responder, protocol::PersonErase) {
    std::make_shared<Erasing>(std::move(responder), session.person())->start();
}

void answer_export(ShardGateway& gateway, const net::HttpRequest& request,
                   net::HttpResponder respond) {
    const auto code = std::string_view(request.path).substr(export_path.size());
    gateway.services().store.own_data().take_code(
        gateway.shard(), community::hash_secret(code),
        [&gateway, respond = std::move(respond)](core::Result<protocol::PersonId> person) mutable {
            if (!person) {
                const bool absent = person.error() == core::Failure::absent;
                return respond(absent ? error_response(404, "not_found")
                                      : error_response(503, "try_again"));
            }
            gather_archive(
                gateway, *person,
                [&gateway, respond = std::move(respond)](core::Result<Archive> archive) mutable {
                    if (!archive) return respond(error_response(503, "try_again"));
                    auto response = text_response(200, zip_of(gateway, *archive));
                    response.content_type = "application/zip";
                    response.headers.emplace_back("Content-Disposition",
                                                  "attachment; filename=\"havn.zip\"");
                    respond(std::move(response));
                });
        });
}

}  // namespace havn::api
