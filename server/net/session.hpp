#pragma once
// One connection from accept to close: TLS handshake, HTTP, WebSocket, closing. A state machine
// that is driven by the poller (readiness), by the layer above (Connection) and by the wheel
// (deadlines); it never blocks and never runs anything of its own. Belongs to its shard; owned by
// ShardNetwork.
//
// An idle WebSocket connection is this object and its Peer: whatever serves only HTTP, a cut
// message, unsent bytes or TLS is allocated when needed and let go after.
//
// Nothing is destroyed, and no Peer is told of its end, from within a call: both wait for the end
// of the turn, because whoever calls may be walking a list of listeners.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/net/gateway.hpp"
#include "server/net/outbox.hpp"
#include "server/net/poller.hpp"
#include "server/net/timer_wheel.hpp"
#include "server/net/transport.hpp"
#include "server/net/websocket_codec.hpp"

namespace havn::net {

class SessionHost;

class Session final : public Connection, public PollTarget, public TimerHook {
  public:
    Session(SessionHost& host, ConnectionId id, Descriptor socket, std::unique_ptr<TlsChannel> tls);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // False when the kernel refuses to watch the socket.
    [[nodiscard]] bool start();
    // Instead of serving: answers 503 and closes.
    void refuse();

    // Connection
    ConnectionId id() const override { return id_; }
    Peer* peer() override { return peer_.get(); }
    void send_private(std::string_view frames) override;
    void send_shared(const core::Bytes& bytes, std::uint32_t frames) override;
    void close(protocol::CloseCode code) override;

    // PollTarget
    void on_events(std::uint32_t events) override;

    // For ShardNetwork and SessionHost.
    void respond(HttpResponse response);
    void on_deadline(std::int64_t now_ms);
    void on_turn_end();
    void send_pending();
    void settle();                    // tells the Peer of its end
    void drain(std::int64_t due_ms);  // a WebSocket is closed when that is due
    bool is_websocket() const { return phase_ == Phase::websocket; }
    bool over() const { return phase_ == Phase::over; }

  private:
    enum class Phase : std::uint8_t {
        tls_handshake,
        http,       // reading a request
        answering,  // the layer above has the request, or the answer is being written
        websocket,
        closing,     // our close frame is on its way; theirs has not come
        finishing,   // what waits is being sent, then no more
        discarding,  // we have ended; waiting for the other side to end
        over,
    };
    friend class SessionHost;

    // session.cpp
    void on_handshake();
    void on_readable();
    bool read_once();
    void on_writable();
    void update_interest();
    void set_deadline(std::int64_t in_ms);
    std::string& pending();
    void drop_pending();
    void transmit(const core::Bytes* shared, std::uint32_t frames);
    void queue_rest(const core::Bytes* shared, std::size_t sent, std::uint32_t frames);
    void finish();
    void end();

    // session_http.cpp
    void on_http_input(std::span<char> input);
    void handle_request();
    std::uint64_t address_mark(const HttpRequest& request) const;
    void upgrade(const HttpRequest& request);
    void answer(const HttpResponse& response, bool keep_alive);
    void answer_done();
    void on_http_deadline();

    // session_websocket.cpp
    void on_websocket_input(std::span<char> input);
    void on_decoded(const Decoded& decoded);
    void on_websocket_deadline(std::int64_t now_ms);
    bool fits_outbox(std::size_t bytes, std::uint32_t frames) const;
    void close_slow();
    void begin_closing(std::uint16_t code, Phase next);
    void leave_websocket(Phase next);

    struct HttpState;

    // What sending touches comes first and together: a room's worth of sessions is walked at once.
    SessionHost& host_;
    Transport transport_;
    std::unique_ptr<std::string> pending_;  // private frames that wait for the end of the turn
    Outbox outbox_;
    Phase phase_;
    bool turn_end_asked_ = false;
    bool settle_asked_ = false;
    bool draining_ = false;
    std::uint32_t interest_ = 0;  // as the poller knows it
    ConnectionId id_;
    std::unique_ptr<Peer> peer_;
    Decoder decoder_;
    std::unique_ptr<HttpState> http_;
    std::int64_t last_heard_ms_ = 0;
};

}  // namespace havn::net
