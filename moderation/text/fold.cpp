#include "moderation/text/fold.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "moderation/text/decode.hpp"

namespace havn::moderation::text {
namespace {

constexpr int decomposition_units_max = 32;

// Latin letters with marks lie below; what lies above and still folds to ASCII is a disguise.
constexpr char32_t compatibility_start = 0x2000;

struct Spelling {
    char32_t point;
    std::string_view letters;
};

// Letters Unicode does not decompose although readers do.
constexpr std::array<Spelling, 12> spellings{{
    {0x00E6, "ae"},  // æ
    {0x00F0, "d"},   // ð
    {0x00F8, "o"},   // ø
    {0x00FE, "th"},  // þ
    {0x0111, "d"},   // đ
    {0x0127, "h"},   // ħ
    {0x0131, "i"},   // ı
    {0x0142, "l"},   // ł
    {0x0153, "oe"},  // œ
    {0x0167, "t"},   // ŧ
    {0x0180, "b"},   // ƀ
    {0x0268, "i"},   // ɨ
}};

// Letters on coloured squares and discs, and the halves flags are made of, have no decomposition.
char32_t emblem_letter(char32_t point) {
    constexpr std::array<char32_t, 4> rows{0x1F150, 0x1F170, 0x1F1E6, 0x1F130};
    for (const char32_t row : rows) {
        if (point >= row && point < row + 26) {
            return U'a' + (point - row);
        }
    }
    return 0;
}

Role role_of_ascii(char32_t point) {
    switch (point) {
        case U'\n':
            return Role::line_break;
        case U'\'':
        case U'`':
            return Role::apostrophe;
        case U'.':
        case U'!':
        case U'?':
        case U';':
            return Role::sentence_end;
        case U'@':
        case U'$':
        case U'|':
        case U'+':
            return Role::stand_in;
        case U'*':
        case U'#':
        case U'_':
            return Role::star;
        default:
            return u_isdigit(static_cast<UChar32>(point)) != 0   ? Role::digit
                   : u_isalpha(static_cast<UChar32>(point)) != 0 ? Role::letter
                                                                 : Role::separator;
    }
}

Role role_of(char32_t point) {
    switch (point) {
        case 0x2018:  // quotation marks typed for apostrophes
        case 0x2019:
        case 0x02BC:
        case 0x00B4:
            return Role::apostrophe;
        case 0x2026:  // …
        case 0x3002:  // 。
        case 0x00A1:  // ¡ and ¿ open a sentence
        case 0x00BF:
            return Role::sentence_end;
        case 0x2028:
        case 0x2029:
            return Role::line_break;
        case 0x20AC:  // €
        case 0x00A3:  // £
            return Role::stand_in;
        default:
            break;
    }
    if (point < 0x80) {
        return role_of_ascii(point);
    }
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(point));
    if ((mask & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) {
        return Role::letter;
    }
    if ((mask & (U_GC_M_MASK | U_GC_CF_MASK)) != 0) {
        return Role::ignorable;
    }
    return (mask & U_GC_ND_MASK) != 0 ? Role::digit : Role::separator;
}

void add(Folded& folded, std::string_view letters) {
    const std::size_t room = folded.bytes.size() - folded.length;
    if (letters.size() <= room) {
        std::ranges::copy(letters, folded.bytes.begin() + folded.length);
        folded.length = static_cast<std::uint8_t>(folded.length + letters.size());
    }
}

void add_folded_piece(Folded& folded, char32_t piece) {
    const Role role = role_of(piece);
    if (role == Role::ignorable) {
        return;
    }
    if (folded.length == 0) {
        folded.role = role;
    } else if (role == Role::separator) {
        return;
    }
    if (role == Role::digit) {
        const char digit = static_cast<char>('0' + u_charDigitValue(static_cast<UChar32>(piece)));
        add(folded, {&digit, 1});
        return;
    }
    const auto known = std::ranges::find(spellings, piece, &Spelling::point);
    char bytes[4];
    add(folded,
        known != spellings.end() ? known->letters : std::string_view(bytes, encode(piece, bytes)));
}

// The full decomposition of a code point after compatibility case folding.
std::span<const char16_t> decompose(char32_t point, std::span<char16_t> buffer) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2* folding = unorm2_getNFKCCasefoldInstance(&error);
    if (U_FAILURE(error)) {
        return {};
    }
    const std::int32_t length =
        unorm2_getDecomposition(folding, static_cast<UChar32>(point), buffer.data(),
                                static_cast<std::int32_t>(buffer.size()), &error);
    return U_SUCCESS(error) && length > 0 ? buffer.first(static_cast<std::size_t>(length))
                                          : std::span<char16_t>{};
}

constexpr std::uint16_t role_count = static_cast<std::uint16_t>(Role::star) + 1;

// One that leaves no trace or stands for itself.
Folded standing_for_itself(char32_t point, Role role) {
    Folded folded{.role = role};
    if (role != Role::ignorable) {
        char bytes[4];
        add(folded, {bytes, encode(point, bytes)});
    }
    return folded;
}

}  // namespace

FoldTable::FoldTable() : wide_(wide_size) {
    for (char32_t point = 0; point < plain_size; ++point) {
        plain_[point] = fold_slowly(point);
    }
    for (char32_t point = plain_size; point < wide_size; ++point) {
        const Folded folded = fold_slowly(point);
        if (folded == standing_for_itself(point, folded.role)) {
            wide_[point] = static_cast<std::uint16_t>(folded.role);
        } else {
            wide_[point] = static_cast<std::uint16_t>(role_count + others_.size());
            others_.push_back(folded);
        }
    }
}

Folded FoldTable::wide(char32_t point) const {
    if (point >= wide_size) {
        return fold_slowly(point);
    }
    const std::uint16_t place = wide_[point];
    return place < role_count ? standing_for_itself(point, static_cast<Role>(place))
                              : others_[place - role_count];
}

const FoldTable& fold_table() {
    static const FoldTable table;
    return table;
}

Folded fold_slowly(char32_t point) {
    Folded folded;
    if (const char32_t letter = emblem_letter(point); letter != 0) {
        add_folded_piece(folded, letter);
        folded.compatibility = true;
        return folded;
    }
    folded.role = role_of(point);
    if (folded.role == Role::ignorable) {
        return folded;
    }
    std::array<char16_t, decomposition_units_max> buffer{};
    const std::span<const char16_t> pieces = decompose(point, buffer);
    if (pieces.empty()) {
        add_folded_piece(folded, point);
        return folded;
    }
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        char32_t piece = pieces[at];
        if (U16_IS_LEAD(piece) && at + 1 < pieces.size()) {
            piece = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(piece, pieces[at + 1]));
            ++at;
        }
        add_folded_piece(folded, piece);
    }
    folded.compatibility = point >= compatibility_start && folded.length != 0 &&
                           static_cast<unsigned char>(folded.bytes[0]) < 0x80;
    return folded;
}

bool is_combining_mark(char32_t point) {
    return point >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_M_MASK) != 0;
}

bool is_bidirectional_control(char32_t point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

}  // namespace havn::moderation::text
