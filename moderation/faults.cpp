#include "moderation/faults.hpp"

#include <stdexcept>

namespace havn::moderation {

void Faults::strike(std::string_view step, std::string_view text, const Progress& progress) const {
    const auto says = [&](std::string_view fault) {
        std::string order = word_;
        order.append(" ").append(fault).append(" ").append(step);
        return text == order;
    };
    if (!text.starts_with(word_)) {
        return;
    }
    if (says("throws")) {
        throw std::runtime_error("broken on purpose");
    }
    if (says("hangs")) {
        for (;;) {
            progress.check();
        }
    }
    while (says("lags") && !progress.given_up()) {
    }
    for (volatile bool stuck = says("sticks"); stuck;) {
    }
}

}  // namespace havn::moderation
