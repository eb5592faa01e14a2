#pragma once
// The one thread that reads, so that a shard never waits for the disk. What has gathered is
// answered from one snapshot, taken after it was asked for. submit() from any thread.

#include <filesystem>
#include <functional>
#include <utility>

#include "server/store/lane.hpp"
#include "server/store/sqlite/connection.hpp"

namespace havn::store::sqlite {

// Small, because emptying the log has to wait for whoever reads.
inline constexpr std::size_t batch_reads_max = 128;

// Answers a batch from one snapshot; `first` runs at its beginning. On the thread that reads.
void answer_from_snapshot(Connection& connection, Statement& begin, Statement& commit, Jobs batch,
                          const std::function<void()>& first);

class Reader {
  public:
    explicit Reader(const std::filesystem::path& file);

    // Before start().
    Connection& connection() { return connection_; }
    void start();

    template <class T, class Work>
    void submit(core::Shard& home, core::Completion<T> done, Work work) {
        lane_.submit(home, std::move(done), std::move(work));
    }
    void drain() { lane_.drain(); }

  private:
    void turn(Jobs batch);

    Connection connection_;
    Statement begin_, commit_;
    Lane lane_{batch_reads_max};
};

}  // namespace havn::store::sqlite
