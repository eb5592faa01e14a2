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
}  // namespace

Session::Session(ShardGateway& gateway, net::Connection& connection, std::string cookie_token)
    : Listener(&connection),
      gateway_(gateway),
      connection_(connection),
      cookie_token_(std::move(cookie_token)),
      opened_at_ms_(gateway.now_ms()),
      allowance_(command_rate, opened_at_ms_) {
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
    members_ = person.members;
    cookie_token_ = {};
}

const store::Member* Session::member(protocol::GroupId group) const {
    const auto found = std::ranges::find(members_, group, &store::Member::group);
    return found == members_.end() ? nullptr : &*found;
}

void Session::set_organiser() {
    organiser_ = true;
    ++person_version_;
}

void Session::add_member(store::Member member) {
    drop_member(member.group);
    members_.push_back(std::move(member));
}

void Session::set_role(protocol::GroupId group, store::Role role) {
    const auto found = std::ranges::find(members_, group, &store::Member::group);
    if (found != members_.end()) found->role = std::max(found->role, role);
    ++person_version_;
}

void Session::drop_member(protocol::GroupId group) {
    std::erase_if(members_, [&](const store::Member& member) { return member.group == group; });
    ++person_version_;
}

void Session::refresh(const store::Person& person) {
    organiser_ = person.organiser;
    members_ = person.members;
    ++person_version_;
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
    listening_.push_back(std::move(stream));
}

void Session::unlisten(protocol::StreamId stream) {
    const auto found =
        std::ranges::find_if(listening_, [&](const auto& one) { return one->id == stream; });
    if (found == listening_.end()) return;
    if (!(*found)->journaled) gateway_.desk().shifts().end((*found)->group);
    listening_.erase(found);
    gateway_.hub().leave(stream, this);
}

void Session::unlisten_group(protocol::GroupId group) {
    const auto streams = listening_;
    for (const auto& stream : streams)
        if (stream->group == group) unlisten(stream->id);
}

void Session::unlisten_place(std::string_view name) {
    const auto found = std::ranges::find_if(listening_, [&](const auto& one) {
        return one->journaled && std::string_view(one->name) == name;
    });
    if (found != listening_.end()) unlisten((*found)->id);
}

void Session::deliver(const core::Bytes& frames, std::uint32_t count) {
    connection_.send_shared(frames, count);
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
