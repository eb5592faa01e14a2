#include "moderation/text/skeleton.hpp"

#include <vector>

#include "moderation/text/confusables.hpp"
#include "moderation/text/decode.hpp"
#include "moderation/text/fold.hpp"

namespace havn::moderation::text {
namespace {

// One letter for each group of ASCII characters that are hard to tell apart.
char32_t look(char32_t point) {
    switch (point) {
        case U'0':
            return U'o';
        case U'1':
        case U'i':
        case U'|':
        case U'!':
            return U'l';
        case U'3':
            return U'e';
        case U'4':
        case U'@':
            return U'a';
        case U'5':
        case U'$':
            return U's';
        case U'7':
        case U'+':
            return U't';
        case U'8':
            return U'b';
        case U'9':
            return U'g';
        default:
            return point;
    }
}

void append_look(std::string& out, char32_t folded) {
    const char latin = folded < 0x80 ? '\0' : latin_look_alike(folded);
    append(out, look(latin != '\0' ? static_cast<unsigned char>(latin) : folded));
}

// "rn" reads as m and "vv" as w.
std::string join_pairs(std::string_view letters) {
    std::string out;
    for (std::size_t at = 0; at < letters.size(); ++at) {
        const std::string_view pair = letters.substr(at, 2);
        if (pair == "rn" || pair == "vv") {
            out.push_back(pair == "rn" ? 'm' : 'w');
            ++at;
        } else {
            out.push_back(letters[at]);
        }
    }
    return out;
}

}  // namespace

std::string skeleton(std::string_view handle) {
    std::vector<char32_t> points;
    decode(handle, points);
    std::string letters;
    for (const char32_t point : points) {
        const Folded folded = fold(fold_table(), point);
        const bool carries_shape = folded.role == Role::letter || folded.role == Role::digit ||
                                   folded.role == Role::stand_in || point == U'!';
        if (!carries_shape) {
            continue;
        }
        std::vector<char32_t> pieces;
        decode(folded.view(), pieces);
        for (const char32_t piece : pieces) {
            append_look(letters, piece);
        }
    }
    return join_pairs(letters);
}

}  // namespace havn::moderation::text
