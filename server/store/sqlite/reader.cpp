#include "server/store/sqlite/reader.hpp"

#include <string>

namespace havn::store::sqlite {
namespace {
constexpr int cache_kib = 16 * 1024;
}

Reader::Reader(const std::filesystem::path& file)
    : connection_(file), begin_(connection_, "BEGIN"), commit_(connection_, "COMMIT") {
    connection_.execute("PRAGMA query_only = ON");
    connection_.execute("PRAGMA cache_size = -" + std::to_string(cache_kib));
}

void Reader::start() {
    lane_.start([this](Jobs batch) { turn(std::move(batch)); }, [] { return std::nullopt; });
}

void Reader::turn(Jobs batch) {
    answer_from_snapshot(connection_, begin_, commit_, std::move(batch), [] {});
}

void answer_from_snapshot(Connection& connection, Statement& begin, Statement& commit, Jobs batch,
                          const std::function<void()>& first) {
    try {
        begin.execute();
        first();
        batch.for_each([](Job& job) {
            try {
                job.run();
            } catch (const SqliteError&) {
                job.refuse();
            }
        });
        commit.execute();
    } catch (const SqliteError&) {
        batch.for_each([](Job& job) { job.refuse(); });
    }
    connection.roll_back();
    deliver(std::move(batch));
}

}  // namespace havn::store::sqlite
