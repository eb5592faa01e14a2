#pragma once
// SQLite with RAII: a connection, its prepared statements and the rows they give. A connection and
// everything prepared on it belongs to one thread at a time. Errors are SqliteError.

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace havn::store::sqlite {

class SqliteError : public std::runtime_error {
  public:
    SqliteError(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
    int code() const { return code_ & 0xff; }
    // The machine's fault (disk, memory, lock), so that any other statement may fail as well.
    bool environmental() const;

  private:
    int code_;
};

class Connection {
  public:
    // The file must exist.
    explicit Connection(const std::filesystem::path& file);

    sqlite3* handle() const { return handle_.get(); }
    void execute(const std::string& sql);
    std::int64_t integer(const std::string& sql);
    std::int64_t changes() const { return sqlite3_changes64(handle()); }
    std::uint64_t last_id() const;
    bool in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }
    // After an error SQLite may have rolled back by itself.
    void roll_back();

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

// The rows of one run of a statement. Texts that were bound must outlive it.
class Rows {
  public:
    explicit Rows(sqlite3_stmt* statement) : statement_(statement) {}
    ~Rows() { sqlite3_reset(statement_); }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    bool next();
    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    std::uint64_t number(int column) const { return static_cast<std::uint64_t>(integer(column)); }
    template <class E>
    E as(int column) const {
        return static_cast<E>(integer(column));
    }
    std::string text(int column) const;

  private:
    sqlite3_stmt* statement_;
};

class Statement {
  public:
    Statement(Connection& connection, std::string_view sql);

    template <class... Values>
    Rows query(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
        return Rows(handle_.get());
    }
    template <class... Values>
    void execute(const Values&... values) {
        Rows rows = query(values...);
        while (rows.next()) {
        }
    }

  private:
    template <class T>
        requires std::integral<T> || std::is_enum_v<T>
    void bind(int index, T value) {
        check(sqlite3_bind_int64(handle_.get(), index, static_cast<std::int64_t>(value)));
    }
    template <class Id>
        requires requires(Id id) { id.value; }
    void bind(int index, Id id) {
        bind(index, id.value);
    }
    void bind(int index, const std::string& text) { bind(index, std::string_view(text)); }
    void bind(int index, std::string_view text);
    void bind(int index, std::span<const std::uint8_t> blob);
    void check(int code) const;

    struct Finalize {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace havn::store::sqlite
