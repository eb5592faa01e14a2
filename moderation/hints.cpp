#include "moderation/hints.hpp"

#include "moderation/stages/stages.hpp"

namespace havn::moderation {

model::Hints hints_of(std::span<const Finding> findings) {
    static_assert(category_count * severity_max <= model::hint_count);
    model::Hints hints = 0;
    for (const Finding& finding : findings) {
        if (finding.kind == stages::learned_kind || finding.category == Category::unavailable) {
            continue;
        }
        const std::size_t number = static_cast<std::size_t>(finding.category) * severity_max +
                                   static_cast<std::size_t>(finding.severity - 1);
        hints |= model::Hints{1} << number;
    }
    return hints;
}

model::Hints hints_of(Category category) {
    return ((model::Hints{1} << severity_max) - 1)
           << (static_cast<std::size_t>(category) * severity_max);
}

}  // namespace havn::moderation
