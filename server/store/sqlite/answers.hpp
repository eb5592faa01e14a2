#pragma once
// What messages were answered with, so that one sent again gets the same answer. The writer's
// thread only.
//
// A key lands anywhere in its table, and a changed page costs more than everything else about an
// append. So answers gather in memory and go to the table sorted, many to a page. Until then the
// entries themselves are the durable record: those behind the mark are read again at start.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/store/answer_key.hpp"
#include "server/store/journal.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

// One of entry and held is there.
struct Answer {
    std::uint64_t body_hash = 0;
    std::int64_t at_ms = 0;
    std::uint64_t entry = 0;
    CaseId held;
};

class Answers {
  public:
    Answers(Writer& writer, std::size_t gathered_max);

    std::optional<Answer> find(const AnswerKey& key);
    // The answer to an entry that is written in this transaction.
    void add(const AnswerKey& key, const Answer& answer);
    void add_held(const AnswerKey& key, const Answer& answer);
    void change(const AnswerKey& key, const Answer& answer);
    void forget_body(const AnswerKey& key);

    // Drops old answers, a few at a time; the next call goes on where this one ended.
    void prune();

    // The writer's hooks.
    void store_some();
    void committed();
    void rolled_back();

  private:
    using Table = std::unordered_map<AnswerKey, Answer, AnswerKeyHash>;

    void load();
    void put(const AnswerKey& key, const Answer& answer);

    Writer& writer_;
    const std::size_t gathered_max_;
    Table gathered_;
    // Sorted and on their way to the table; the mark follows when the last of them is there.
    std::vector<std::pair<AnswerKey, Answer>> storing_;
    Table storing_by_key_;
    std::size_t stored_ = 0, stored_before_ = 0;
    std::uint64_t storing_to_ = 0, newest_ = 0;
    // What this transaction changed in `gathered_`, newest last.
    std::vector<std::pair<AnswerKey, std::optional<Answer>>> undo_;
    AnswerKey pruned_to_;

    Statement find_, insert_, set_mark_, old_, delete_;
};

}  // namespace havn::store::sqlite
