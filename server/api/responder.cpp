#include "server/api/responder.hpp"

#include "protocol/limits.hpp"
#include "server/api/gateway.hpp"
#include "server/api/session.hpp"

namespace havn::api {

Session* Responder::session() const {
    return gateway_->find(connection_);
}

void Responder::send(std::string_view frame) {
    auto* session = this->session();
    if (session == nullptr) return;
    session->send_answer(frame, id_, group_);
    session->answered(serial_);
}

void Responder::error(protocol::ErrorReply error) {
    std::string frame;
    protocol::append_error(frame, id_, error);
    send(frame);
}

void Responder::error(protocol::ErrorCode code, std::string detail) {
    protocol::ErrorReply reply;
    reply.code = code;
    if (!detail.empty()) reply.detail = std::move(detail);
    if (code == protocol::ErrorCode::try_again)
        reply.retry_after_ms = protocol::limits::try_again_ms;
    error(std::move(reply));
}

void Responder::failed(core::Failure failure) {
    using protocol::ErrorCode;
    switch (failure) {
        case core::Failure::absent:
            return error(ErrorCode::not_found);
        case core::Failure::conflict:
            return error(ErrorCode::conflict);
        case core::Failure::taken:
            return error(ErrorCode::handle_taken);
        case core::Failure::gone:
            return error(ErrorCode::gone);
        case core::Failure::locked:
            return error(ErrorCode::locked);
        case core::Failure::full:
            return error(ErrorCode::too_many);
        case core::Failure::unavailable:
            return error(ErrorCode::try_again);
    }
}

}  // namespace havn::api
