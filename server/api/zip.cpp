#include "server/api/zip.hpp"

#include <array>
#include <cstdint>

namespace havn::api {

namespace {

constexpr std::array<std::uint32_t, 256> crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? value >> 1 ^ 0xedb88320U : value >> 1;
        table[i] = value;
    }
    return table;
}();

std::uint32_t crc32(std::string_view data) {
    std::uint32_t crc = ~0U;
    for (const char c : data)
        crc = crc >> 8 ^ crc_table[(crc ^ static_cast<unsigned char>(c)) & 255];
    return ~crc;
}

void put(std::string& out, std::size_t bytes, std::uint64_t value) {
    for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 255);
}

// What the header before a file and its line in the directory have in common.
void put_about(std::string& out, const ZipFile& file) {
    put(out, 2, 20);      // version 2.0
    put(out, 2, 0x0800);  // names are UTF-8
    put(out, 2, 0);       // stored
    put(out, 2, 0);       // time
    put(out, 2, 0x21);    // 1 January 1980: when it was made is nobody's business
    put(out, 4, crc32(file.data));
    put(out, 4, file.data.size());
    put(out, 4, file.data.size());
    put(out, 2, file.name.size());
    put(out, 2, 0);  // nothing extra
}

}  // namespace

std::string zip(const std::vector<ZipFile>& files) {
    std::string out, directory;
    for (const auto& file : files) {
        put(directory, 4, 0x02014b50);
        put(directory, 2, 20);
        put_about(directory, file);
        put(directory, 2, 0);  // comment
        put(directory, 2, 0);  // disk
        put(directory, 2, 0);  // attributes
        put(directory, 4, 0);
        put(directory, 4, out.size());
        directory += file.name;

        put(out, 4, 0x04034b50);
        put_about(out, file);
        out += file.name;
        out += file.data;
    }
    const auto start = out.size();
    out += directory;
    put(out, 4, 0x06054b50);
    put(out, 4, 0);
    put(out, 2, files.size());
    put(out, 2, files.size());
    put(out, 4, directory.size());
    put(out, 4, start);
    put(out, 2, 0);
    return out;
}

}  // namespace havn::api
