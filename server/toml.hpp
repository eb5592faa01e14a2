#pragma once
// Reading TOML with errors that say file, line and key. Start-up only; one thread. Every failure is
// a ConfigError.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace havn {

class TomlTable;

// One value, borrowed from the TomlFile it came from.
class TomlNode {
  public:
    TomlNode(const void* node, const std::string& file, std::string key)
        : node_(node), file_(file), key_(std::move(key)) {}

    std::string text() const;
    bool boolean() const;
    std::int64_t integer(std::int64_t least, std::int64_t most) const;
    std::vector<std::string> texts() const;
    std::map<std::string, std::string> texts_by_key() const;
    TomlTable table() const;
    std::vector<TomlTable> tables() const;

    [[noreturn]] void fail(std::string_view what) const;

  private:
    const void* node_;  // toml::node, kept out of this header: it costs seconds to include
    const std::string& file_;
    std::string key_;
};

class TomlTable {
  public:
    TomlTable(const void* table, const std::string& file) : table_(table), file_(file) {}
    void each(const std::function<void(std::string_view key, const TomlNode& node)>& visit) const;

  private:
    const void* table_;
    const std::string& file_;
};

class TomlFile {
  public:
    explicit TomlFile(const std::filesystem::path& file);
    TomlFile(std::string_view text, std::string name);  // text that is not in a file
    ~TomlFile();
    TomlFile(const TomlFile&) = delete;
    TomlFile& operator=(const TomlFile&) = delete;

    TomlTable root() const;

  private:
    struct Parsed;
    std::string name_;
    std::unique_ptr<Parsed> parsed_;
};

}  // namespace havn
