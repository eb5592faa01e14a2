#pragma once
// What is written to the journal, as steps inside the writer's transaction. The writer's thread
// only.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "server/store/cases.hpp"
#include "server/store/journal.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class JournalWrites {
  public:
    explicit JournalWrites(Writer& writer);

    core::Result<Appended> append(const Append& append);
    core::Result<Appended> hold(const Hold& hold);
    core::Result<StreamId> thread_stream(StreamId forum, Seq opening);

    // Gives a held message its place; its key answers with it from now on. absent: no such stream.
    core::Result<Appended> append_released(const Append& message);
    core::Result<Appended> remove(const Append& removal);
    // An open case; id and state are given out.
    CaseId open_case(const Case& about);

    // Drops old answers, a few at a time; the next call goes on where this one ended.
    void prune_answers();

    // The writer's hooks.
    void store_counts();
    void forget_cached();

  private:
    struct Stream {
        Seq last = 0;
        bool thread = false;
        bool counted = false;  // `posts` is to be written before the commit
        std::uint64_t posts = 0;
    };

    Stream* find(StreamId id);
    Appended place(Stream& stream, const Append& append, std::int64_t at_ms);
    CaseId open_case(const Append& message, const Appended& placed);
    core::Result<Appended> answered_before(const Append& message);

    Writer& writer_;
    std::unordered_map<StreamId, Stream> streams_;
    std::vector<StreamId> counted_;
    struct {
        std::uint64_t member = 0, stream = 0;
        std::string cid;
    } pruned_to_;

    Statement find_stream_, store_count_, insert_entry_, find_entry_, blank_entry_;
    Statement insert_answer_, find_answer_, move_answer_, old_answers_, delete_answer_,
        insert_case_;
    Statement find_thread_, insert_thread_;
};

}  // namespace havn::store::sqlite
