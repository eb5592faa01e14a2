// A rewriting of a message for matching, with the way back to the original code points.
//
// A View belongs to one thread at a time and keeps its memory between messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/text/word_hash.hpp"

namespace havn::moderation::text {

struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;

    bool operator==(const Span&) const = default;
    bool overlaps(Span other) const { return start < other.end && other.start < end; }
};

// Bytes of a view or of a text.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Token {
    std::uint32_t offset = 0;  // bytes into the view
    std::uint32_t length = 0;
    std::uint64_t hash = 0;
};

class View {
  public:
    void clear() {
        size_ = 0;
        tokens_.clear();
    }

    // Makes room for what `points` code points can grow to, so that put() need not check.
    void reserve(std::size_t points) {
        const std::size_t bytes = points * bytes_per_point_max + spare_bytes;
        if (bytes_.size() < bytes) {
            bytes_.resize(bytes);
            origins_.resize(bytes);
        }
    }

    void put(char byte, std::uint32_t origin) {
        bytes_[size_] = byte;
        origins_[size_] = origin;
        ++size_;
    }

    void put(std::string_view bytes, std::uint32_t origin) {
        for (const char byte : bytes) {
            put(byte, origin);
        }
    }

    // Declares the bytes from offset to the end of the view to be one word.
    void add_token(std::size_t offset) {
        const std::string_view word(bytes_.data() + offset, size_ - offset);
        tokens_.push_back({static_cast<std::uint32_t>(offset),
                           static_cast<std::uint32_t>(word.size()), word_hash(word)});
    }

    std::size_t size() const { return size_; }
    std::string_view text() const { return {bytes_.data(), size_}; }
    const std::vector<Token>& tokens() const { return tokens_; }
    std::string_view word(const Token& token) const {
        return text().substr(token.offset, token.length);
    }

    // The original code points behind the bytes [begin, end) of the view, spaces at both ends left
    // out.
    Span span_of(std::size_t begin, std::size_t end) const {
        while (end > begin && bytes_[end - 1] == ' ') {
            --end;
        }
        while (begin < end && bytes_[begin] == ' ') {
            ++begin;
        }
        return begin == end ? Span{} : Span{origins_[begin], origins_[end - 1] + 1};
    }

  private:
    // A code point folds to at most eleven bytes, each may be read as a two-byte letter, and a
    // space or " . " follows.
    static constexpr std::size_t bytes_per_point_max = 26;
    static constexpr std::size_t spare_bytes = 16;

    std::string bytes_;
    std::vector<std::uint32_t> origins_;
    std::vector<Token> tokens_;
    std::size_t size_ = 0;
};

}  // namespace havn::moderation::text
