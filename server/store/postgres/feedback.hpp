#pragma once
// Feedback over PostgreSQL. Any thread.

#include <string>

#include "server/store/feedback.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/postgres/writer.hpp"

namespace havn::store::postgres {

class PostgresFeedback final : public Feedback {
  public:
    PostgresFeedback(Writer& writer, Reader& reader) : writer_(writer), reader_(reader) {}
    void say(core::Shard& home, FeedbackRow row, core::Completion<bool> done) override;
    void of_open(core::Shard& home, protocol::GroupId group,
                 core::Completion<std::vector<FeedbackMark>> done) override;

  private:
    core::Result<bool> write(const FeedbackRow& row);

    Writer& writer_;
    Reader& reader_;
};

// As sqlite::export_feedback, of the database at this address.
void export_feedback(const std::string& url, const FeedbackWanted& wanted,
                     const FeedbackVisit& visit);

}  // namespace havn::store::postgres
