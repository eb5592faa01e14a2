// What words mean across languages, as far as the learned heads need it: a list of words per
// concept and language, see concepts.txt. A concept is a feature, never a verdict.
//
// Immutable after load(); any thread; look-ups allocate nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/text/view.hpp"

namespace havn::moderation::model {

// The concepts one word stands for.
struct Meaning {
    static constexpr std::size_t concepts_max = 4;

    std::array<std::uint8_t, concepts_max> concepts{};
    std::uint8_t count = 0;
    bool group = false;  // names a group of people: which one must make no difference

    void add(std::uint8_t concept_id, bool names_group);
};

class Concepts {
  public:
    // The error is a sentence for the log.
    static std::expected<Concepts, std::string> load(std::string_view file);

    // `word` is a folded word of a message in the language (language_index).
    Meaning of(const text::View& view, const text::Token& token, std::size_t language) const;

    std::size_t size() const { return names_.size(); }

  private:
    struct Slot {
        std::uint64_t key = 0;
        Meaning meaning;
    };

    class Table {
      public:
        Table() : slots_(64) {}
        void add(std::uint64_t key, std::uint8_t concept_id, bool names_group);
        const Meaning* find(std::uint64_t key) const;

      private:
        Slot& slot(std::uint64_t key);
        void grow();

        std::vector<Slot> slots_;  // a power of two, at most half full
        std::size_t used_ = 0;
    };

    std::vector<std::string> names_;
    Table words_;
    Table prefixes_;
};

}  // namespace havn::moderation::model
