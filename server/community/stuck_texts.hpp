#pragma once
// Texts at which a stage of moderation hung until the process had to end, as keyed hashes in a file
// beside the database: so that the stage does not read them again after the restart. Any thread.

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace havn::community {

class StuckTexts {
  public:
    // Read from the file by the visit, for each text the stage that hung at it.
    using Visit = std::function<void(std::uint64_t hash, std::string_view stage)>;

    StuckTexts(std::filesystem::path file, const Visit& visit);

    std::uint64_t hash(std::string_view text) const;
    // The last thing before the process ends: on disk when it returns; false: it could not be
    // written.
    bool add(std::uint64_t hash, std::string_view stage) const;

  private:
    const std::filesystem::path file_;
    bool known_ = false;  // the file has the key
    std::array<unsigned char, 16> key_{};
};

}  // namespace havn::community
