#pragma once
// From text to what is searched by: words without case and accents, and their stems in the
// languages of the group, as hashes. Every store indexes and asks by the same terms, so that a
// search finds the same in each. A hash says nothing of a word that was removed.
//
// One thread per object.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sb_stemmer;

namespace havn::store {

// A word of a query: found by any of its forms.
struct SearchWord {
    std::vector<std::uint64_t> any_of;
    bool excluded = false;  // written with a minus
};

class SearchTerms {
  public:
    SearchTerms();
    ~SearchTerms();

    // What a text is found by; sorted, each once. Positive as databases hold them.
    std::vector<std::uint64_t> of_text(std::string_view text,
                                       std::span<const std::string> languages);
    // The words of a query. Anything that is neither letter nor digit separates words, but a minus
    // before one; nothing else means anything.
    std::vector<SearchWord> of_query(std::string_view query,
                                     std::span<const std::string> languages);
    static std::span<const std::string> all_languages();
    // Found by nothing that is written.
    static std::uint64_t of_group(std::uint64_t group);

  private:
    struct Free {
        void operator()(sb_stemmer* stemmer) const;
    };

    void add_forms(std::string_view word, std::span<const std::string> languages,
                   std::vector<std::uint64_t>& terms);
    std::string stem(sb_stemmer* stemmer, const std::string& word) const;

    std::map<std::string, std::unique_ptr<sb_stemmer, Free>, std::less<>> stemmers_;
};

}  // namespace havn::store
