// read.*, news.* and forum.follow.
#include <memory>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/with_place.hpp"

namespace havn::api {

using protocol::ErrorCode;

namespace {

protocol::NewsItem to_wire(const store::News& news, std::string place) {
    protocol::NewsItem item;
    item.place = std::move(place);
    if (news.thread != 0) item.title = news.title;
    item.seq = news.last;
    item.read = news.read;
    item.unread = news.unread;
    if (news.unread != 0) item.first = news.first;
    item.following.set = news.following;
    return item;
}

// Asks group after group; what is there when the last has answered is the answer.
class NewsRound : public std::enable_shared_from_this<NewsRound> {
  public:
    // A group, who one is there, and whom one does not see.
    struct Joined {
        community::GroupRef group;
        protocol::MemberId member;
        store::Handles hidden;
    };

    NewsRound(Responder responder, std::vector<Joined> groups)
        : responder_(std::move(responder)), groups_(std::move(groups)) {}

    void next() {
        if (at_ == groups_.size()) return responder_.ok(ok_);
        auto& gateway = responder_.gateway();
        auto& reading = gateway.services().store.reading();
        const auto& joined = groups_[at_];
        const auto& group = *joined.group;
        std::vector<protocol::StreamId> streams;
        for (const auto& room : group.rooms) streams.push_back(room->id);
        streams.push_back(group.forum->id);
        reading.news(gateway.shard(), joined.member, std::move(streams), joined.hidden,
                     [self = shared_from_this()](core::Result<std::vector<store::News>> news) {
                         if (!news) return self->responder_.failed(news.error());
                         self->add_places(*news);
                         self->ask_threads();
                     });
    }

  private:
    void add_places(const std::vector<store::News>& news) {
        const auto& group = *groups_[at_].group;
        for (std::size_t i = 0; i < news.size(); ++i) {
            const auto& stream = i < group.rooms.size() ? group.rooms[i] : group.forum;
            ok_.news.push_back(to_wire(news[i], stream->name));
        }
    }
    void ask_threads() {
        auto& gateway = responder_.gateway();
        gateway.services().store.reading().followed(
            gateway.shard(), groups_[at_].member, groups_[at_].hidden,
            [self = shared_from_this()](core::Result<std::vector<store::News>> news) {
                if (!news) return self->responder_.failed(news.error());
                const auto& slug = self->groups_[self->at_].group->group.slug;
                for (const auto& one : *news)
                    self->ok_.news.push_back(to_wire(one, protocol::thread_name(slug, one.thread)));
                ++self->at_;
                self->next();
            });
    }

    Responder responder_;
    std::vector<Joined> groups_;
    std::size_t at_ = 0;
    protocol::NewsListOk ok_;
};

}  // namespace

void handle(Session& session, Responder responder, protocol::ReadMark command) {
    with_place(session, std::move(responder), command.place, store::Role::participant,
               [seq = command.seq](Session&, Responder answer, Access access) {
                   auto& gateway = answer.gateway();
                   const auto member = access.member->id;
                   gateway.services().store.reading().mark(
                       gateway.shard(), member, access.stream->id, seq,
                       [answer = std::move(answer), stream = access.stream,
                        member](core::Result<protocol::Seq> read) mutable {
                           if (!read) return answer.failed(read.error());
                           std::string frame;
                           protocol::append_event(frame, protocol::ReadMarked{stream->name, *read});
                           answer.gateway().tell_member(member, frame);
                           answer.ok(protocol::ReadMarkOk{*read});
                       });
               });
}

void handle(Session& session, Responder responder, protocol::NewsList) {
    std::vector<NewsRound::Joined> groups;
    for (const auto& member : session.members())
        if (auto group = session.directory().find(member.group))
            groups.push_back({std::move(group), member.id, session.hidden_in(member.group)});
    std::make_shared<NewsRound>(std::move(responder), std::move(groups))->next();
}

void handle(Session& session, Responder responder, protocol::NewsShow command) {
    with_place(session, std::move(responder), command.place, store::Role::participant,
               [](Session& asker, Responder answer, Access access) {
                   auto& gateway = answer.gateway();
                   gateway.services().store.reading().news(
                       gateway.shard(), access.member->id, {access.stream->id},
                       asker.hidden_in(access.group->group.id),
                       [answer = std::move(answer), stream = access.stream](
                           core::Result<std::vector<store::News>> news) mutable {
                           if (!news) return answer.failed(news.error());
                           auto item = to_wire(news->front(), stream->name);
                           item.title.reset();
                           answer.ok(item);
                       });
               });
}

void handle(Session& session, Responder responder, protocol::ForumFollow command) {
    with_thread(session, std::move(responder), command.thread, store::Role::participant,
                [following = command.following](Session& asker, Responder answer, Access access,
                                                const OpenedThread& thread) {
                    if (following && asker.hides(access.group->group.slug, thread.opening.handle))
                        return answer.error(ErrorCode::not_found);
                    auto& gateway = answer.gateway();
                    const auto how = following ? store::Following::yes : store::Following::no;
                    gateway.services().store.reading().follow(
                        gateway.shard(), access.member->id, access.stream->id, how, 0,
                        [answer = std::move(answer)](core::Result<bool> done) mutable {
                            if (!done && done.error() == core::Failure::full)
                                return answer.error(ErrorCode::too_many, "followed_max");
                            if (!done) return answer.failed(done.error());
                            answer.ok(protocol::Done{});
                        });
                });
}

}  // namespace havn::api
