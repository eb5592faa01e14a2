#pragma once
// What a copy from one store to another carries: tables, their rows, and digests that tell whether
// both sides hold the same. One thread.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace havn {

enum class ColumnType : std::uint8_t { number, boolean, text, bytes };

struct Column {
    std::string name;
    ColumnType type = ColumnType::number;
};

struct Table {
    std::string name;
    std::vector<Column> columns;
};

// Numbers and booleans are numbers, texts and bytes strings, in the order of the table's columns.
using Row = std::vector<std::variant<std::int64_t, std::string>>;

// Of any number of rows, in whatever order they come.
class Digest {
  public:
    void add(const Row& row);
    std::uint64_t count() const { return count_; }
    std::string hex() const;
    friend bool operator==(const Digest&, const Digest&) = default;

  private:
    std::uint64_t count_ = 0;
    std::array<std::uint64_t, 4> sum_{};
};

// Of table entry: each stream on its own, which must have every seq from 1 on.
class EntryDigest {
  public:
    // Which columns of the rows they are.
    EntryDigest(std::size_t stream, std::size_t seq) : stream_(stream), seq_(seq) {}
    void add(const Row& row);
    // The streams that have gaps, or that `other` holds otherwise.
    std::vector<std::int64_t> differences(const EntryDigest& other) const;
    std::size_t streams() const { return of_streams_.size(); }
    const Digest& whole() const { return whole_; }

  private:
    struct OfStream {
        Digest digest;
        std::int64_t last = 0;
        friend bool operator==(const OfStream&, const OfStream&) = default;
    };
    std::size_t stream_, seq_;
    std::map<std::int64_t, OfStream> of_streams_;
    Digest whole_;
};

}  // namespace havn
