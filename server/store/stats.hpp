#pragma once
// What a store counts about itself, for /metrics. Each field is written by the store's writer
// thread alone; any thread reads.

#include "server/core/metrics.hpp"

namespace havn::store {

struct StoreStats {
    core::Counter commits;
    core::Counter commits_failed;  // their jobs were answered "unavailable"
    core::Counter commits_doubtful;  // the connection was cut during it; it was found out since
    core::Counter checkpoints;
    core::Histogram batch_jobs;  // writing jobs that shared a commit
    core::Histogram commit_ns;   // from the first statement until the batch was on disk
};

}  // namespace havn::store
