#include "moderation/model/features.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "moderation/model/known_words.hpp"
#include "moderation/model/languages.hpp"
#include "moderation/text/view.hpp"
#include "moderation/text/word_hash.hpp"

namespace havn::moderation::model {
namespace {

constexpr std::uint64_t pair_mark = 0xD6E8FEB86659FD93ULL;
constexpr std::uint64_t run_start = 0xCBF29CE484222325ULL;
constexpr std::uint64_t run_prime = 0x100000001B3ULL;
constexpr std::uint64_t word_edge = 0x1F;
constexpr std::size_t plain_letters_max = 32;
constexpr std::uint64_t concept_mark = 0xC0CE97ULL;
constexpr std::uint64_t emoji_mark = 0xE3071ULL;
constexpr std::uint64_t skeleton_mark = 0x5CE1E70ULL;

std::uint32_t bucket_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9E3779B97F4A7C15ULL) >> (64U - bucket_bits));
}

// A row stands for several buckets: the first bits of a hash say which.
std::uint32_t row_of(std::uint32_t bucket) {
    return bucket >> (bucket_bits - row_bits);
}

bool starts_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

bool is_emoji(char32_t point) {
    return (point >= 0x2600 && point < 0x27C0) || (point >= 0x1F000 && point < 0x1FB00);
}

std::uint64_t longer(std::uint64_t run, unsigned char letter) {
    return (run ^ letter) * run_prime;
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

// The same of a short word of ASCII letters, as most are.
template <typename Visit>
void visit_plain_runs(std::string_view word, const Visit& visit) {
    std::array<unsigned char, plain_letters_max + 2> letters;
    const std::size_t count = word.size() + 2;
    letters[0] = word_edge;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const bool digit = word[at] >= '0' && word[at] <= '9';
        letters[at + 1] = static_cast<unsigned char>(digit ? '0' : word[at]);
    }
    letters[count - 1] = word_edge;
    for (std::size_t from = 0; from + run_letters_min <= count; ++from) {
        std::uint64_t run = longer(longer(run_start, letters[from]), letters[from + 1]);
        const std::size_t end = std::min<std::size_t>(from + run_letters_max, count);
        for (std::size_t at = from + 2; at < end; ++at) {
            run = longer(run, letters[at]);
            visit(run);
        }
    }
}

bool is_plain(std::string_view word) {
    unsigned char all = 0;
    for (const char byte : word) {
        all |= static_cast<unsigned char>(byte);
    }
    return word.size() <= plain_letters_max && all < 0x80;
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

class Reader {
  public:
    Reader(const Concepts& concepts, std::size_t language, Features& features)
        // A message in no known language is read like an English one.
        : concepts_(concepts),
          language_(language + 1 < language_count ? language : 0),
          features_(features) {
        features_.clear();
    }

    void read(const text::Text& text, const KnownWords& known) {
        const text::View& view = text.folded();
        // As many points as bytes: nothing but ASCII, hence no emoji.
        next_point_ = text.points.size() == text.raw.size() ? text.points.size() : 0;
        std::size_t previous_end = 0;
        for (const text::Token& token : view.tokens()) {
            if (next_point_ < text.points.size()) {
                read_emoji(text, view.span_of(token.offset, token.offset + token.length).start);
            }
            if (previous_end != 0 && token.offset > previous_end + 1 &&
                !add_known_unit(known.find(sentence_end_hash, language_))) {
                read_sentence_end();
            }
            previous_end = token.offset + token.length;
            const std::uint32_t word = known.find(token.hash, language_);
            if (word == KnownWords::none) {
                read_word(view.word(token), token.hash);
                continue;
            }
            const std::uint64_t hash = known[word].hash;
            follow(hash);
            if (features_.seen.add(hash)) {
                features_.words.push_back(word);
            }
            add_known_unit(word);
        }
        read_emoji(text, text.points.size());
    }

    void read_sentence_end() {
        add_row(bucket_of(sentence_end_hash));
        end_unit();
    }

    void read_word(std::string_view word, std::uint64_t written) {
        const Meaning meaning = concepts_.of(word, written, language_);
        const std::uint64_t hash = stands_for(meaning, written);
        follow(hash);
        read_word(word, hash, meaning, features_.seen.add(hash));
    }

    // A word without its neighbours. Returns what stands for it in pairs.
    std::uint64_t read_lone_word(std::string_view word, std::uint64_t written) {
        const Meaning meaning = concepts_.of(word, written, language_);
        const std::uint64_t hash = stands_for(meaning, written);
        read_word(word, hash, meaning, true);
        return hash;
    }

  private:
    static std::uint64_t stands_for(const Meaning& meaning, std::uint64_t written) {
        return meaning.group ? concept_hash(meaning.concepts[0]) : written;
    }

    void read_word(std::string_view word, std::uint64_t hash, const Meaning& meaning, bool fresh) {
        add_feature(hash, fresh);
        for (std::size_t at = 0; at < meaning.count; ++at) {
            const std::uint64_t concept_feature = concept_hash(meaning.concepts[at]);
            if (concept_feature != hash) {
                add_feature(concept_feature, fresh);
            }
        }
        if (!meaning.group) {
            const auto visit = [&](std::uint64_t run) { add_feature(run, fresh); };
            if (is_plain(word)) {
                visit_plain_runs(word, visit);
            } else {
                visit_runs(word, visit);
            }
            if (fresh && word.size() > 4) {
                features_.buckets.push_back(bucket_of(skeleton(word)));
            }
        }
        end_unit();
    }

    // Emoji before the code point `until`.
    void read_emoji(const text::Text& text, std::size_t until) {
        for (; next_point_ < until; ++next_point_) {
            const char32_t point = text.points[next_point_];
            if (!is_emoji(point)) {
                continue;
            }
            const std::uint64_t hash = text::mix(emoji_mark * pair_mark ^ point);
            follow(hash);
            add_feature(hash, features_.seen.add(hash));
            end_unit();
        }
    }

    // The pair and the three that end here.
    void follow(std::uint64_t hash) {
        const std::uint64_t pair = text::mix(previous_ * pair_mark ^ hash);
        if (features_.seen.add(pair)) {
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
        const std::uint32_t bucket = bucket_of(hash);
        if (fresh) {
            features_.buckets.push_back(bucket);
        }
        add_row(bucket);
    }

    void add_row(std::uint32_t bucket) {
        if (features_.unit_ends.size() < units_max && rows_of_unit_ < rows_per_unit_max) {
            features_.rows.push_back(row_of(bucket));
            ++rows_of_unit_;
        }
    }

    void end_unit() {
        if (features_.unit_ends.size() < units_max) {
            features_.unit_ends.push_back(static_cast<std::uint32_t>(features_.rows.size()));
        }
        rows_of_unit_ = 0;
    }

    // False: there is no such word.
    bool add_known_unit(std::uint32_t word) {
        if (word == KnownWords::none) {
            return false;
        }
        if (features_.unit_ends.size() < units_max) {
            features_.known_units.push_back(
                {static_cast<std::uint32_t>(features_.unit_ends.size()), word});
        }
        end_unit();
        return true;
    }

    const Concepts& concepts_;
    std::size_t language_;
    Features& features_;
    std::uint64_t previous_ = 0;
    std::uint64_t before_previous_ = 0;
    std::size_t next_point_ = 0;
    std::size_t rows_of_unit_ = 0;
};

}  // namespace

void Seen::clear() {
    used_ = 0;
    if (++message_ == 0) {
        slots_ = {};
        message_ = 1;
    }
}

bool Seen::add(std::uint64_t hash) {
    for (std::size_t at = hash % slots_.size();; at = (at + 1) % slots_.size()) {
        Slot& slot = slots_[at];
        if (slot.message != message_) {
            if (used_ == slots_.size() / 2) {
                return true;
            }
            slot = {hash, message_, 0};
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

void read_features(const text::Text& text, const Concepts& concepts, const KnownWords& known,
                   std::size_t language, Features& features) {
    Reader(concepts, language, features).read(text, known);
}

std::uint64_t read_unit(std::string_view word, std::uint64_t hash, const Concepts& concepts,
                        std::size_t language, Features& features) {
    Reader reader(concepts, language, features);
    if (hash == sentence_end_hash) {
        reader.read_sentence_end();
        return hash;
    }
    return reader.read_lone_word(word, hash);
}

}  // namespace havn::moderation::model
