#include "server/community/relayed_entries.hpp"

#include "protocol/limits.hpp"

namespace havn::community {

namespace {

using store::EntryKind;
using store::StoredEntry;

constexpr std::size_t number_size = 8;

void put(std::string& out, std::uint64_t number) {
    for (std::size_t i = 0; i < number_size; ++i)
        out += static_cast<char>(number >> (8 * i) & 0xff);
}

void put(std::string& out, std::string_view text) {
    put(out, text.size());
    out += text;
}

// Reads from the front; once something is missing everything is.
class Reading {
  public:
    explicit Reading(std::string_view bytes) : rest_(bytes) {}

    bool failed() const { return failed_; }
    bool done() const { return failed_ || rest_.empty(); }

    std::uint64_t number() {
        if (failed_ || rest_.size() < number_size) {
            failed_ = true;
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < number_size; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
        rest_.remove_prefix(number_size);
        return value;
    }
    std::string text() {
        const auto size = number();
        if (failed_ || size > rest_.size()) {
            failed_ = true;
            return {};
        }
        std::string value(rest_.substr(0, size));
        rest_.remove_prefix(size);
        return value;
    }

  private:
    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace

void append_relayed(std::string& out, const StoredEntry& entry) {
    // A new field of StoredEntry has to be carried too: this line does not compile without it.
    const auto& [seq, kind, author, handle, at_ms, refers, title, text, note, carried, removed,
                 edited, superseded, replies, locked, pinned] = entry;
    put(out, seq);
    put(out, static_cast<std::uint64_t>(kind));
    put(out, author.value);
    put(out, handle);
    put(out, static_cast<std::uint64_t>(at_ms));
    put(out, refers);
    put(out, title);
    put(out, text);
    put(out, note);
    put(out, carried);
    put(out, removed ? 1 : 0);
    put(out, edited ? 1 : 0);
    put(out, superseded ? 1 : 0);
    put(out, replies);
    put(out, locked ? 1 : 0);
    put(out, pinned ? 1 : 0);
}

std::optional<std::vector<StoredEntry>> read_relayed(std::string_view bytes) {
    std::vector<StoredEntry> entries;
    Reading reading(bytes);
    while (!reading.done()) {
        StoredEntry entry;
        entry.seq = reading.number();
        const auto kind = reading.number();
        if (kind < static_cast<std::uint64_t>(EntryKind::said) ||
            kind > static_cast<std::uint64_t>(EntryKind::unpin))
            return std::nullopt;
        entry.kind = static_cast<EntryKind>(kind);
        entry.author = store::MemberId{reading.number()};
        entry.handle = reading.text();
        entry.at_ms = static_cast<std::int64_t>(reading.number());
        entry.refers = reading.number();
        entry.title = reading.text();
        entry.text = reading.text();
        entry.note = reading.text();
        entry.carried = reading.text();
        entry.removed = reading.number() != 0;
        entry.edited = reading.number() != 0;
        entry.superseded = reading.number() != 0;
        entry.replies = reading.number();
        entry.locked = reading.number() != 0;
        entry.pinned = reading.number() != 0;
        entries.push_back(std::move(entry));
    }
    if (reading.failed()) return std::nullopt;
    return entries;
}

bool is_one_frame(std::string_view bytes) {
    constexpr unsigned char whole_text = 0x81;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() < 2 || at(0) != whole_text) return false;
    if (at(1) < 126) return bytes.size() == 2U + at(1);
    if (at(1) != 126 || bytes.size() < 4) return false;
    return bytes.size() == 4U + (std::size_t{at(2)} << 8 | at(3));
}

}  // namespace havn::community
