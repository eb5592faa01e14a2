// Judges arbitrary bytes: nothing throws, and every span lies within the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "moderation/pipeline.hpp"
#include "moderation/text/decode.hpp"
#include "moderation/text/skeleton.hpp"

namespace {

namespace moderation = havn::moderation;

const moderation::Pipeline& pipeline() {
    static const auto created = moderation::Pipeline::create();
    if (!created) {
        std::abort();
    }
    return *created;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const moderation::Policy policy = moderation::preset(moderation::Preset::careful);
    if (size == 0) {
        return 0;
    }
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    moderation::Facts facts;
    facts.surface = static_cast<moderation::Surface>(data[0] & 3U);
    facts.desk_staffed = (data[0] & 4U) != 0;
    const moderation::Judgement judgement = pipeline().judge(text, facts, policy);
    std::vector<char32_t> points;
    moderation::text::decode(text, points);
    for (const moderation::Finding& finding : judgement.findings) {
        const bool unavailable = finding.category == moderation::Category::unavailable;
        if (unavailable || finding.start > finding.end || finding.end > points.size()) {
            std::abort();
        }
    }
    const moderation::Judgement again = pipeline().judge(text, facts, policy);
    if (again.findings != judgement.findings || again.verdict != judgement.verdict) {
        std::abort();
    }
    (void)moderation::text::skeleton(text);
    return 0;
}
