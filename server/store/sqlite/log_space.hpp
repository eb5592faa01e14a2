#pragma once
// Space for the write-ahead log, ahead of its need: a commit that makes the log's file longer also
// writes the file system's own journal, which costs about twice the time and CPU of one that writes
// over octets that are there. Belongs to the writer's thread.

#include <filesystem>

namespace havn::store::sqlite {

class LogSpace {
  public:
    LogSpace(const std::filesystem::path& database, int page_bytes);
    ~LogSpace();
    LogSpace(const LogSpace&) = delete;
    LogSpace& operator=(const LogSpace&) = delete;

    // Inside a write transaction only: nobody else writes to the log meanwhile. `pages`: how many
    // the log holds. Appends zeros to the file when little room is left behind them; SQLite takes
    // them for the end of the log. That it cannot be done is no error: the commit will tell.
    void keep_room_behind(int pages);
    // The log was cut off.
    void forget() { bytes_ = 0; }

  private:
    bool open();

    const std::filesystem::path log_;
    const long long frame_bytes_;
    int descriptor_ = -1;
    long long bytes_ = 0;  // known to be there
};

}  // namespace havn::store::sqlite
