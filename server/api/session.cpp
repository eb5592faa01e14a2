#include "server/api/session.hpp"

#include <algorithm>
#include <utility>

#include "server/api/command_table.hpp"
#include "server/api/gateway.hpp"
#include "server/api/responder.hpp"

namespace havn::api {

namespace {
// A page that opens several rooms and pages back through them stays well below it; a loop does not.
constexpr core::BucketRate command_rate{.burst_points = 200, .refill_ms_per_point = 20};
// Somebody who remembers a phrase half tries a few times; guessing is for nobody.
constexpr core::BucketRate return_rate{.burst_points = 5, .refill_ms_per_point = 30'000};

bool is_room(const community::StreamInfo& stream) {
    return stream.journaled && stream.kind == protocol::StreamKind::room;
}
}  // namespace

namespace {

// The group that a command names, itself or by one of its places.
std::string group_named_in(const protocol::Command& command) {
    std::string group;
    std::visit(
        [&]<class C>(const C& typed) {
            C::fields(typed, [&]<class M>(std::string_view name, const M& member, auto&&) {
                if constexpr (std::same_as<M, std::string>) {
                    if (name == "group" || name == "room" || name == "thread" || name == "place")
                        group = member.substr(0, member.find('/'));
                }
            });
        },
        command);
    return group;
}

}  // namespace

Session::Session(ShardGateway& gateway, net::Connection& connection, std::string cookie_token,
                 store::Device device, std::uint64_t address_mark)
    : Listener(&connection),
      gateway_(gateway),
      connection_(connection),
      cookie_token_(std::move(cookie_token)),
      address_mark_(address_mark),
      opened_at_ms_(gateway.now_ms()),
      allowance_(command_rate, opened_at_ms_),
      returns_(return_rate, opened_at_ms_),
      device_(device) {
    gateway_.opened(*this);
}

Session::~Session() = default;

const community::Directory& Session::directory() const {
    return gateway_.directory();
}

// ---------------------------------------------------------------- who it is

void Session::greet(const store::Person& person) {
    person_ = person.id;
    language_ = person.language;
    organiser_ = person.organiser;
    kept_ = person.kept;
    signed_in_ = person.session;
    paused_until_ms_ = person.paused_until_ms;
    set_unseen(person.hidden);
    members_ = person.members;
    cookie_token_ = {};
}

void Session::set_unseen(std::span<const store::Hidden> hidden) {
    ++person_version_;
    unseen_ = hidden.empty() ? nullptr : std::make_unique<const Unseen>(hidden);
}

// Who moderates sees all there is to moderate.
bool Session::hides(std::string_view group, std::string_view handle) const {
    if (!unseen_) return false;
    const auto found = gateway_.directory().find(group);
    return found && unseen_->hides(found->group.id, handle) &&
           role(found->group.id) < store::Role::moderator;
}

store::Handles Session::hidden_in(protocol::GroupId group) const {
    if (!unseen_ || role(group) >= store::Role::moderator) return {};
    return unseen_->handles_in(group);
}

const store::Member* Session::membership(protocol::GroupId group) const {
    const auto found = std::ranges::find(members_, group, &store::Member::group);
    return found == members_.end() ? nullptr : &*found;
}

void Session::set_organiser() {
    organiser_ = true;
    ++person_version_;
}

const store::Member* Session::member(protocol::GroupId group) const {
    const auto* found = membership(group);
    const bool banned = found != nullptr && found->banned_until_ms > gateway_.now_ms();
    return banned ? nullptr : found;
}

void Session::restrict(protocol::MemberId member, store::RestrictionKind kind,
                       std::int64_t until_ms) {
    const auto found = std::ranges::find(members_, member, &store::Member::id);
    if (found == members_.end()) return;
    const bool ban = kind == store::RestrictionKind::ban;
    (ban ? found->banned_until_ms : found->muted_until_ms) = until_ms;
    ++person_version_;
    if (ban && until_ms > gateway_.now_ms()) unlisten_group(found->group);
}

void Session::add_member(store::Member member) {
    drop_member(member.group);
    members_.push_back(std::move(member));
}

void Session::set_role(protocol::GroupId group, store::Role role) {
    const auto found = std::ranges::find(members_, group, &store::Member::group);
    if (found == members_.end()) return;
    found->role = role;
    ++person_version_;
}

void Session::raise_role(protocol::GroupId group, store::Role role) {
    if (const auto* one = membership(group)) set_role(group, std::max(one->role, role));
}

void Session::set_handle(protocol::GroupId group, const std::string& handle) {
    const auto found = std::ranges::find(members_, group, &store::Member::group);
    ++person_version_;
    if (found != members_.end()) found->handle = handle;
}

bool Session::may(protocol::GroupId group, protocol::Act act) const {
    if (act != protocol::Act::take_part && organiser_)
        return protocol::may(protocol::Role::organiser, act);
    const auto* one = member(group);
    return one != nullptr && protocol::may(role(group), act);
}

void Session::drop_member(protocol::GroupId group) {
    std::erase_if(members_, [&](const store::Member& member) { return member.group == group; });
    ++person_version_;
}

void Session::refresh(const store::Person& person) {
    organiser_ = person.organiser;
    kept_ = person.kept;
    set_unseen(person.hidden);
    members_ = person.members;
    ++person_version_;
    if (person.paused_until_ms > std::max(paused_until_ms_, gateway_.now_ms()))
        pause(person.paused_until_ms);
    const auto streams = listening_;
    for (const auto& stream : streams) {
        const bool may = stream->journaled ? member(stream->group) != nullptr
                                           : role(stream->group) >= store::Role::moderator;
        if (!may) unlisten(stream->id);
    }
}

store::Role Session::role(protocol::GroupId group) const {
    if (organiser_) return store::Role::organiser;
    const auto* one = member(group);
    return one == nullptr ? store::Role::participant : one->role;
}

void Session::tell_reading(std::span<const store::OwnReading> marks) {
    if (!read_told_) read_told_ = std::make_unique<std::map<std::string, protocol::Seq>>();
    std::string frames;
    for (const auto& one : marks) {
        auto& told = (*read_told_)[one.place];
        if (one.read <= told) continue;
        told = one.read;
        protocol::append_event(frames, protocol::ReadMarked{one.place, one.read});
    }
    if (!frames.empty()) connection_.send_private(frames);
}

// ---------------------------------------------------------------- what it listens to

bool Session::may_listen_more() const {
    return listening_.size() < protocol::limits::listening_max;
}

bool Session::listens(protocol::StreamId stream) const {
    return std::ranges::any_of(listening_, [&](const auto& one) { return one->id == stream; });
}

void Session::listening(community::Stream stream) {
    // A desk has no journal; who listens to it is on shift.
    if (!stream->journaled) gateway_.desk().shifts().begin(stream->group);
    if (is_room(*stream)) {
        gateway_.services().crowd.begin(stream->group);
        auto& home = gateway_.home_of(stream->id);
        home.shard().hop(
            [&home, id = stream->id, person = person_] { home.places().enter(id, person); });
    }
    listening_.push_back(std::move(stream));
}

void Session::unlisten(protocol::StreamId stream) {
    const auto found =
        std::ranges::find_if(listening_, [&](const auto& one) { return one->id == stream; });
    if (found == listening_.end()) return;
    if (!(*found)->journaled) gateway_.desk().shifts().end((*found)->group);
    if (is_room(**found)) {
        gateway_.services().crowd.end((*found)->group);
        auto& home = gateway_.home_of(stream);
        home.shard().hop([&home, stream, person = person_] {
            home.places().leave(stream, person, home.now_ms());
        });
    }
    listening_.erase(found);
    gateway_.hub().leave(stream, this);
}

void Session::unlisten_group(protocol::GroupId group) {
    const auto streams = listening_;
    for (const auto& stream : streams)
        if (stream->group == group) unlisten(stream->id);
}

void Session::leave_what_is_not_allowed(protocol::GroupId group) {
    const auto entry = directory().find(group);
    if (entry == nullptr) return;
    if (!may(group, protocol::Act::work_at_desk)) unlisten(entry->desk->id);
    if (may(group, protocol::Act::enter_closed)) return;
    for (const auto& room : entry->group.rooms)
        if (gateway_.schedule().word(*entry, room, gateway_.now_ms()) == "closed")
            unlisten(room.stream);
}

void Session::unlisten_place(std::string_view name) {
    const auto found = std::ranges::find_if(listening_, [&](const auto& one) {
        return one->journaled && std::string_view(one->name) == name;
    });
    if (found != listening_.end()) unlisten((*found)->id);
}

void Session::deliver(const core::Bytes& frames, std::uint32_t count) {
    if (!unseen_ || !unseen_->concerns(*frames)) return connection_.send_shared(frames, count);
    connection_.send_private(without_hidden_events(
        *frames, [this](auto group, auto handle) { return hides(group, handle); }));
}

void Session::send_answer(std::string_view frame, std::uint64_t id, std::string_view group) {
    if (!unseen_ || !unseen_->concerns(frame)) return connection_.send_private(frame);
    const auto shown = without_hidden(payload_of(frame), group,
                                      [this](auto in, auto handle) { return hides(in, handle); });
    std::string left;
    if (shown.empty()) {
        protocol::append_error(left, id, {protocol::ErrorCode::not_found, {}, {}, {}});
    } else {
        protocol::append_text_frame(left, shown);
    }
    connection_.send_private(left);
}

void Session::on_close() {
    closing_ = true;
    while (!listening_.empty()) unlisten(listening_.back()->id);
    gateway_.closed(*this);
}

// ---------------------------------------------------------------- commands

std::int64_t Session::take(std::int64_t points) {
    if (points == 0 || gateway_.services().options.rates_lifted) return 0;
    return allowance_.take(command_rate, points, gateway_.now_ms());
}

std::int64_t Session::take_return() {
    return gateway_.services().options.rates_lifted
               ? 0
               : returns_.take(return_rate, 1, gateway_.now_ms());
}

void Session::pause(std::int64_t until_ms) {
    ++person_version_;
    paused_until_ms_ = until_ms;
    while (!listening_.empty()) unlisten(listening_.back()->id);
}

void Session::on_message(std::string_view text) {
    if (closing_) return;
    if (!serial_running_) return run(text);
    if (!waiting_) waiting_ = std::make_unique<std::deque<std::string>>();
    if (waiting_->size() >= protocol::limits::commands_in_flight_max) {
        std::string frame;
        const auto request = protocol::decode(text);
        protocol::append_error(frame, request ? std::optional(request->id) : std::nullopt,
                               {protocol::ErrorCode::too_fast, "commands_in_flight_max", {}, {}});
        connection_.send_private(frame);
        return;
    }
    waiting_->emplace_back(text);
}

void Session::run(std::string_view text) {
    auto request = protocol::decode(text);
    if (!request) return bad_message(request.error());
    const auto& row = row_of(request->command);
    ++in_flight_;
    serial_running_ = row.serial;
    Responder responder(gateway_, connection_.id(), request->id, row.serial);
    if (unseen_) responder.about(group_named_in(request->command));
    if (gateway_.draining()) return responder.error(protocol::ErrorCode::shutting_down);
    if (in_flight_ > protocol::limits::commands_in_flight_max)
        return responder.error(protocol::ErrorCode::too_fast, "commands_in_flight_max");
    run_command(*this, std::move(responder), row, std::move(request->command));
}

void Session::answered(bool serial) {
    --in_flight_;
    if (!serial) return;
    serial_running_ = false;
    if (waiting_) run_waiting();
}

void Session::run_waiting() {
    while (!serial_running_ && waiting_ && !waiting_->empty() && !closing_) {
        const auto text = std::move(waiting_->front());
        waiting_->pop_front();
        run(text);
    }
    if (waiting_ && waiting_->empty()) waiting_.reset();
}

void Session::bad_message(const protocol::DecodeError& error) {
    std::string frame;
    protocol::append_error(frame, error.id, error.error);
    connection_.send_private(frame);
    if (++bad_messages_ < protocol::limits::bad_messages_max) return;
    closing_ = true;
    connection_.close(protocol::CloseCode::too_many_errors);
}

}  // namespace havn::api
