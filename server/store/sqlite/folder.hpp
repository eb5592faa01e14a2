#pragma once
// Takes possession of a database file: nobody else's server may use it meanwhile, and nobody else
// on the machine may read it. Start-up only; throws std::runtime_error with one clear line.

#include <filesystem>

namespace havn::store::sqlite {

class FileLock {
  public:
    // Makes the file if there is none.
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

  private:
    int descriptor_ = -1;
};

}  // namespace havn::store::sqlite
