#include "server/store/postgres/values.hpp"

#include <bit>
#include <charconv>
#include <cstring>

namespace havn::store::postgres {
namespace {

// Of PostgreSQL's catalogue, the same everywhere.
enum Type : Oid {
    bool_type = 16,
    bytea_type = 17,
    int8_type = 20,
    text_type = 25,
    text_array_type = 1009,
    int8_array_type = 1016,
};

template <class T>
void put(std::string& bytes, T value) {
    const auto big = std::endian::native == std::endian::little ? std::byteswap(value) : value;
    bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
}

template <class T>
std::int64_t take(const char* bytes) {
    T value;
    std::memcpy(&value, bytes, sizeof value);
    return std::endian::native == std::endian::little ? std::byteswap(value) : value;
}

void put_array_head(std::string& bytes, Type element, std::size_t size) {
    put(bytes, std::int32_t{size == 0 ? 0 : 1});  // dimensions
    put(bytes, std::int32_t{0});                  // no nulls
    put(bytes, static_cast<std::int32_t>(element));
    if (size == 0) return;
    put(bytes, static_cast<std::int32_t>(size));
    put(bytes, std::int32_t{1});  // the first index
}

}  // namespace

void Values::begin(Oid type) {
    types_.push_back(type);
    begins_.push_back(bytes_.size());
}

void Values::end() {
    lengths_.push_back(static_cast<int>(bytes_.size() - begins_.back()));
}

void Values::put_text(std::string_view text) {
    for (auto at = text.find('\0'); at != std::string_view::npos; at = text.find('\0')) {
        bytes_.append(text.substr(0, at)).append("\xEF\xBF\xBD");
        text.remove_prefix(at + 1);
    }
    bytes_.append(text);
}

void Values::add(bool value) {
    begin(bool_type);
    bytes_.push_back(value ? '\1' : '\0');
    end();
}

void Values::add_number(std::int64_t value) {
    begin(int8_type);
    put(bytes_, value);
    end();
}

void Values::add(std::string_view text) {
    begin(text_type);
    put_text(text);
    end();
}

void Values::add(std::span<const std::uint8_t> bytes) {
    begin(bytea_type);
    bytes_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    end();
}

void Values::add(const std::vector<std::uint64_t>& numbers) {
    begin(int8_array_type);
    put_array_head(bytes_, int8_type, numbers.size());
    for (const auto number : numbers) {
        put(bytes_, static_cast<std::int32_t>(sizeof number));
        put(bytes_, static_cast<std::int64_t>(number));
    }
    end();
}

void Values::add(const std::vector<std::string>& texts) {
    begin(text_array_type);
    put_array_head(bytes_, text_type, texts.size());
    for (const auto& text : texts) {
        const auto length_at = bytes_.size();
        put(bytes_, std::int32_t{0});
        put_text(text);
        std::string length;
        put(length, static_cast<std::int32_t>(bytes_.size() - length_at - sizeof(std::int32_t)));
        bytes_.replace(length_at, length.size(), length);
    }
    end();
}

std::vector<const char*> Values::pointers() const {
    std::vector<const char*> pointers;
    pointers.reserve(begins_.size());
    for (const auto begin : begins_) pointers.push_back(bytes_.data() + begin);
    return pointers;
}

std::int64_t Rows::integer(int column) const {
    const char* bytes = PQgetvalue(result_.get(), row_, column);
    switch (PQgetlength(result_.get(), row_, column)) {
        case 1:
            return *bytes;
        case 2:
            return take<std::int16_t>(bytes);
        case 4:
            return take<std::int32_t>(bytes);
        case 8:
            return take<std::int64_t>(bytes);
        default:
            return 0;
    }
}

std::string Rows::text(int column) const {
    return {PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

std::uint64_t Rows::changed() const {
    const std::string_view digits = PQcmdTuples(result_.get());
    std::uint64_t count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

}  // namespace havn::store::postgres
