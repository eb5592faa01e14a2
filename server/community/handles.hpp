#pragma once
// Handles: the names people show. Generated ones are two harmless words of the person's language;
// chosen ones must be readable words, not contact details. Uniqueness, also under look-alike
// letters, is decided by the store on the skeleton. Immutable after construction: any thread.

#include <cstdint>
#include <expected>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace havn::community {

class Handles {
  public:
    Handles();

    // A handle made of `random`, in `language` (English where there are no words). Later attempts
    // carry a number, so that a full group still has room.
    std::string generate(std::string_view language, std::uint64_t random, unsigned attempt) const;

    // Whether a handle that a person chose can be one: 2 to 32 letters, digits, '-', '_' or spaces
    // between words, at least two letters, no control or invisible characters, at most 4 digits.
    static bool usable(std::string_view handle);
    // Whether one of its words would pass for somebody who runs the place ("moderator"), also in
    // look-alike letters.
    bool reserved(std::string_view handle) const;

    // Whether it reads like a first name with a last name.
    bool like_real_name(std::string_view handle) const;

  private:
    void read_reserved(std::string_view data);
    void read_given_names(std::string_view data);

    struct Words {
        std::vector<std::string> first, second;
    };
    std::map<std::string, Words, std::less<>> by_language_;
    std::set<std::string, std::less<>> reserved_skeletons_, given_names_;
};

}  // namespace havn::community
