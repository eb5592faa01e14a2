#include "server/net/poller.hpp"

#include <cerrno>
#include <system_error>

namespace havn::net {

namespace {

int open_set() {
    const int set = ::epoll_create1(EPOLL_CLOEXEC);
    if (set < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
    return set;
}

}  // namespace

Poller::Poller(boost::asio::io_context& context) : set_(context, open_set()) {
    wait();
}

bool Poller::add(int descriptor, PollTarget& target, std::uint32_t events) {
    epoll_event event{.events = events, .data = {.ptr = &target}};
    return ::epoll_ctl(set_.native_handle(), EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Poller::change(int descriptor, PollTarget& target, std::uint32_t events) {
    epoll_event event{.events = events, .data = {.ptr = &target}};
    ::epoll_ctl(set_.native_handle(), EPOLL_CTL_MOD, descriptor, &event);
}

void Poller::remove(int descriptor) {
    epoll_event unused{};
    ::epoll_ctl(set_.native_handle(), EPOLL_CTL_DEL, descriptor, &unused);
}

void Poller::wait() {
    set_.async_wait(boost::asio::posix::stream_descriptor::wait_read,
                    [this](const boost::system::error_code& error) {
                        if (error) return;
                        dispatch();
                        wait();
                    });
}

void Poller::dispatch() {
    const int count =
        ::epoll_wait(set_.native_handle(), events_.data(), static_cast<int>(events_.size()), 0);
    for (int at = 0; at < count; ++at)
        static_cast<PollTarget*>(events_[at].data.ptr)->on_events(events_[at].events);
}

}  // namespace havn::net
