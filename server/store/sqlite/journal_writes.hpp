#pragma once
// What is written to the journal, as steps inside the writer's transaction. The writer's thread
// only.

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "server/store/cases.hpp"
#include "server/store/journal.hpp"
#include "server/store/sqlite/answers.hpp"
#include "server/store/sqlite/places.hpp"
#include "server/store/sqlite/search_index.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class JournalWrites {
  public:
    JournalWrites(Writer& writer, SearchIndex& index, std::size_t gathered_max);

    core::Result<Appended> append(const Append& append);
    core::Result<Appended> hold(const Hold& hold);
    core::Result<StreamId> thread_stream(StreamId forum, Seq opening);

    // Gives a held message its place, or makes a held edit; its key answers with it from now on.
    // absent: no such stream; gone, full: as for an edit.
    core::Result<Appended> append_released(const Append& message);
    core::Result<Appended> remove(const Append& removal);
    // Who said it. absent: nothing was said there; gone: it was removed.
    core::Result<MemberId> author_of(StreamId stream, Seq seq);
    // none: no such stream.
    std::optional<Seq> last_of(StreamId stream);
    // An open case; id and state are given out.
    CaseId open_case(const Case& about, const Hold* hold = nullptr);

    void prune() { answers_.prune(); }

    // The writer's hooks.
    void before_commit();
    void committed();
    void rolled_back();

  private:
    struct Stream {
        Seq last = 0;
        bool thread = false;
        bool counted = false;  // `posts` is to be written before the commit
        std::uint64_t posts = 0;
        bool locked = false;
    };

    Stream* find(StreamId id);
    // Also returns the row's id.
    std::pair<Appended, std::uint64_t> place(Stream& stream, const Append& append);
    CaseId open_case(const Append& message, const Appended& placed, const Hold* hold);
    core::Result<Appended> set_locked(const Append& change);
    core::Result<Appended> set_pinned(const Append& change);
    std::optional<core::Failure> refuse_edit(const Append& edit);
    void blank(std::uint64_t entry, const AnswerKey& key);
    void forget_earlier(const Append& edit, std::uint64_t than);
    core::Result<Appended> again(const Append& message, const Answer& answer);

    Writer& writer_;
    SearchIndex& index_;
    Answers answers_;
    Places places_;
    std::unordered_map<StreamId, Stream> streams_;
    std::vector<StreamId> counted_;

    Statement find_stream_, store_count_, insert_entry_, insert_note_, insert_origin_, find_entry_,
        find_removal_;
    Statement blank_entry_, blank_note_, edits_, drop_reactions_, drop_reaction_state_;
    Statement set_locked_, set_pinned_, find_pinned_, count_pinned_;
    Statement entry_place_, insert_case_, insert_body_, insert_extra_, case_answer_;
    Statement find_thread_, insert_thread_;
};

}  // namespace havn::store::sqlite
