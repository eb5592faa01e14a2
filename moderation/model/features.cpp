#include "moderation/model/features.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "moderation/model/languages.hpp"
#include "moderation/text/view.hpp"
#include "moderation/text/word_hash.hpp"

namespace havn::moderation::model {
namespace {

constexpr std::uint64_t pair_mark = 0xD6E8FEB86659FD93ULL;
constexpr std::uint64_t run_start = 0xCBF29CE484222325ULL;
constexpr std::uint64_t run_prime = 0x100000001B3ULL;
constexpr std::uint64_t word_edge = 0x1F;
constexpr std::uint64_t sentence_end_hash = 0x5E17E4CEULL;
constexpr std::uint64_t concept_mark = 0xC0CE97ULL;
constexpr std::uint64_t emoji_mark = 0xE3071ULL;
constexpr std::uint64_t skeleton_mark = 0x5CE1E70ULL;

std::uint32_t bucket_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9E3779B97F4A7C15ULL) >> (64U - bucket_bits));
}

std::uint32_t row_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9E3779B97F4A7C15ULL) >> (64U - row_bits));
}

bool starts_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

bool is_emoji(char32_t point) {
    return (point >= 0x2600 && point < 0x27C0) || (point >= 0x1F000 && point < 0x1FB00);
}

// Runs of three to five letters of a word, either end of it counting as a letter.
template <typename Visit>
void visit_runs(std::string_view word, const Visit& visit) {
    const std::size_t last = word.size();  // the mark after the word
    for (std::size_t from = 0; from <= last; ++from) {
        // The first round stands on the mark before the word, the others on its letters.
        const bool at_edge = from == 0;
        const std::size_t first = at_edge ? 0 : from - 1;
        if (!at_edge && !starts_letter(word[first])) {
            continue;
        }
        std::uint64_t hash = at_edge ? (run_start ^ word_edge) * run_prime : run_start;
        unsigned letters = at_edge ? 1 : 0;
        std::size_t at = first;
        while (at <= last && letters < run_letters_max) {
            if (at == last) {
                hash = (hash ^ word_edge) * run_prime;
                ++at;
            } else {
                do {
                    // Any number looks like any other: what tells is its shape.
                    const bool digit = word[at] >= '0' && word[at] <= '9';
                    const char byte = digit ? '0' : word[at];
                    hash = (hash ^ static_cast<unsigned char>(byte)) * run_prime;
                    ++at;
                } while (at < last && !starts_letter(word[at]));
            }
            ++letters;
            if (letters >= run_letters_min) {
                visit(hash);
            }
        }
    }
}

// The same for words whose inner letters are the same in whatever order. Bytes do for letters.
std::uint64_t skeleton(std::string_view word) {
    std::uint64_t sum = 0;
    for (const char byte : word.substr(1, word.size() - 2)) {
        sum += text::mix(static_cast<unsigned char>(byte) + skeleton_mark);
    }
    const auto first = static_cast<std::uint64_t>(static_cast<unsigned char>(word.front()));
    const auto last = static_cast<std::uint64_t>(static_cast<unsigned char>(word.back()));
    return text::mix(sum ^ (first << 8U) ^ (last << 16U));
}

// Counts how often a message has had each word and pair. A message of very many different ones is
// remembered in part: the rest counts as new.
class Seen {
  public:
    static constexpr unsigned times_max = 4;

    // Whether `hash` has not come more than times_max times.
    bool add(std::uint64_t hash) {
        for (std::size_t at = hash % slots_.size();; at = (at + 1) % slots_.size()) {
            Slot& slot = slots_[at];
            if (slot.times == 0) {
                if (used_ == slots_.size() / 2) {
                    return true;
                }
                slot.hash = hash;
                ++used_;
            } else if (slot.hash != hash) {
                continue;
            }
            if (slot.times == times_max) {
                return false;
            }
            ++slot.times;
            return true;
        }
    }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        unsigned times = 0;
    };
    std::array<Slot, 512> slots_{};
    std::size_t used_ = 0;
};

class Reader {
  public:
    Reader(const text::Text& text, const Concepts& concepts, std::size_t language,
           Features& features)
        // A message in no known language is read like an English one.
        : text_(text),
          concepts_(concepts),
          language_(language + 1 < language_count ? language : 0),
          features_(features) {
        features_.clear();
    }

    void run() {
        const text::View& view = text_.folded();
        std::size_t previous_end = 0;
        for (const text::Token& token : view.tokens()) {
            read_emoji(view.span_of(token.offset, token.offset + token.length).start);
            if (previous_end != 0 && token.offset > previous_end + 1) {
                add_row(sentence_end_hash);
                end_unit();
            }
            previous_end = token.offset + token.length;
            read_word(view, token);
        }
        read_emoji(text_.points.size());
    }

  private:
    void read_word(const text::View& view, const text::Token& token) {
        const Meaning meaning = concepts_.of(view, token, language_);
        std::uint64_t hash = token.hash;
        if (meaning.group) {
            hash = concept_hash(meaning.concepts[0]);
        }
        follow(hash);
        const bool fresh = seen_.add(hash);
        add_feature(hash, fresh);
        for (std::size_t at = 0; at < meaning.count; ++at) {
            const std::uint64_t concept_feature = concept_hash(meaning.concepts[at]);
            if (concept_feature != hash) {
                add_feature(concept_feature, fresh);
            }
        }
        if (!meaning.group) {
            const std::string_view word = view.word(token);
            visit_runs(word, [&](std::uint64_t run) { add_feature(run, fresh); });
            if (fresh && word.size() > 4) {
                features_.buckets.push_back(bucket_of(skeleton(word)));
            }
        }
        end_unit();
    }

    // Emoji before the code point `until`.
    void read_emoji(std::size_t until) {
        for (; next_point_ < until; ++next_point_) {
            const char32_t point = text_.points[next_point_];
            if (!is_emoji(point)) {
                continue;
            }
            const std::uint64_t hash = text::mix(emoji_mark * pair_mark ^ point);
            follow(hash);
            add_feature(hash, seen_.add(hash));
            end_unit();
        }
    }

    // The pair and the three that end here.
    void follow(std::uint64_t hash) {
        const std::uint64_t pair = text::mix(previous_ * pair_mark ^ hash);
        if (seen_.add(pair)) {
            features_.buckets.push_back(bucket_of(pair));
            features_.buckets.push_back(bucket_of(text::mix(pair * pair_mark ^ before_previous_)));
        }
        before_previous_ = previous_;
        previous_ = hash;
    }

    static std::uint64_t concept_hash(std::uint8_t concept_id) {
        return text::mix(concept_mark * pair_mark + concept_id);
    }

    void add_feature(std::uint64_t hash, bool fresh) {
        if (fresh) {
            features_.buckets.push_back(bucket_of(hash));
        }
        add_row(hash);
    }

    void add_row(std::uint64_t hash) {
        if (features_.unit_ends.size() < units_max && rows_of_unit_ < rows_per_unit_max) {
            features_.rows.push_back(row_of(hash));
            ++rows_of_unit_;
        }
    }

    void end_unit() {
        if (features_.unit_ends.size() < units_max) {
            features_.unit_ends.push_back(static_cast<std::uint32_t>(features_.rows.size()));
        }
        rows_of_unit_ = 0;
    }

    const text::Text& text_;
    const Concepts& concepts_;
    std::size_t language_;
    Features& features_;
    Seen seen_;
    std::uint64_t previous_ = 0;
    std::uint64_t before_previous_ = 0;
    std::size_t next_point_ = 0;
    std::size_t rows_of_unit_ = 0;
};

}  // namespace

void read_features(const text::Text& text, const Concepts& concepts, std::size_t language,
                   Features& features) {
    Reader(text, concepts, language, features).run();
}

}  // namespace havn::moderation::model
