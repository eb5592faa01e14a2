#pragma once
// Feedback over SQLite. Any thread.

#include <filesystem>

#include "server/store/feedback.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class SqliteFeedback final : public Feedback {
  public:
    SqliteFeedback(Writer& writer, Reader& reader);
    void say(core::Shard& home, FeedbackRow row, core::Completion<bool> done) override;
    void of_open(core::Shard& home, protocol::GroupId group,
                 core::Completion<std::vector<FeedbackMark>> done) override;

  private:
    core::Result<bool> write(const FeedbackRow& row);

    Writer& writer_;
    Reader& reader_;
    Statement find_case_, upsert_, take_back_;
    Statement marks_;
};

// Everything that is wanted, in the order in which it was said first. A server may use the file
// meanwhile. Throws std::runtime_error with one clear line.
void export_feedback(const std::filesystem::path& file, const FeedbackWanted& wanted,
                     const FeedbackVisit& visit);

}  // namespace havn::store::sqlite
