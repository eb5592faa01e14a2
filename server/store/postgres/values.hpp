#pragma once
// What goes into a statement and what comes out of it, in PostgreSQL's binary format: no text is
// escaped or parsed. One thread at a time.
//
// Numbers, enumerations and ids are bigint, texts are text, TokenHash is bytea; a vector of numbers
// or texts is an array, for statements that take many rows at once (unnest).

#include <libpq-fe.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace havn::store::postgres {

class Values {
  public:
    Values() = default;
    template <class... T>
    static Values of(const T&... values) {
        Values all;
        (all.add(values), ...);
        return all;
    }

    void add(bool value);
    template <class T>
        requires(std::integral<T> && !std::same_as<T, bool>) || std::is_enum_v<T>
    void add(T value) {
        add_number(static_cast<std::int64_t>(value));
    }
    template <class Id>
        requires requires(Id id) { id.value; }
    void add(Id id) {
        add_number(static_cast<std::int64_t>(id.value));
    }
    void add(std::string_view text);
    void add(const std::string& text) { add(std::string_view(text)); }
    void add(const char* text) { add(std::string_view(text)); }
    void add(std::span<const std::uint8_t> bytes);
    void add(const std::vector<std::uint64_t>& numbers);
    void add(const std::vector<std::string>& texts);

    int count() const { return static_cast<int>(types_.size()); }
    const Oid* types() const { return types_.data(); }
    const int* lengths() const { return lengths_.data(); }
    // Into this object: good until it changes.
    std::vector<const char*> pointers() const;

  private:
    void add_number(std::int64_t value);
    void put_text(std::string_view text);
    void begin(Oid type);
    void end();

    std::string bytes_;
    std::vector<std::size_t> begins_;
    std::vector<int> lengths_;
    std::vector<Oid> types_;
};

// The rows a statement gave.
class Rows {
  public:
    explicit Rows(PGresult* result) : result_(result) {}

    bool next() { return ++row_ < PQntuples(result_.get()); }
    int count() const { return PQntuples(result_.get()); }
    // Null counts as 0 and as the empty text.
    std::int64_t integer(int column) const;
    std::uint64_t number(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    template <class E>
    E as(int column) const {
        return static_cast<E>(integer(column));
    }
    std::string text(int column) const;
    // Rows that were inserted, updated or deleted.
    std::uint64_t changed() const;
    std::string_view command() const { return PQcmdStatus(result_.get()); }

  private:
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    std::unique_ptr<PGresult, Clear> result_;
    int row_ = -1;
};

}  // namespace havn::store::postgres
