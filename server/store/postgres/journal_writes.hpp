#pragma once
// What is written to the journal, as steps inside the writer's transaction. The writer's thread
// only, but for the submit functions.
//
// A transaction begins by locking the rows of all streams its jobs write to, in the order of their
// ids, and by looking up what the keys of its messages were answered with. From then on nobody else
// writes to these streams, so numbers and answers are given out in memory; all rows go to the
// server together with the COMMIT. A batch of any size costs two round trips.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/store/answer_key.hpp"
#include "server/store/cases.hpp"
#include "server/store/journal.hpp"
#include "server/store/postgres/writer.hpp"

namespace havn::store::postgres {

// What a transaction needs before its jobs run.
struct Needs {
    std::vector<std::uint64_t> streams;            // to be locked
    std::vector<std::uint64_t> members, cid_keys;  // answers to be looked up
    std::size_t cases = 0;                         // ids to be given out
};

class JournalWrites {
  public:
    explicit JournalWrites(Writer& writer);

    // Any thread. As Writer::submit; `streams` are locked when `work` runs (0: none).
    template <class T, class Work>
    void submit(core::Shard& home, std::vector<StreamId> streams, core::Completion<T> done,
                Work work) {
        auto needs = [streams = std::move(streams)](Needs& of_all) {
            for (const auto stream : streams) of_all.streams.push_back(stream.value);
        };
        push<T>(home, std::move(done), std::move(needs), [this, work = std::move(work)] {
            flush();
            return work();
        });
    }
    void submit_append(core::Shard& home, Append append, core::Completion<Appended> done);
    void submit_hold(core::Shard& home, Hold hold, core::Completion<Appended> done);

    // Inside jobs whose stream is locked.
    //
    // Gives a held message its place, or makes a held edit; its key answers with it from now on.
    // absent: no such stream; gone, full: as for an edit.
    core::Result<Appended> append_released(const Append& message);
    core::Result<Appended> remove(const Append& removal);
    core::Result<StreamId> thread_stream(StreamId forum, Seq opening);
    // Who said it. absent: nothing was said there; gone: it was removed.
    core::Result<MemberId> author_of(StreamId stream, Seq seq);
    // none: no such stream.
    std::optional<Seq> last_of(StreamId stream);
    // An open case; id and state are given out.
    CaseId open_case(const Case& about);
    Connection& connection() { return writer_.connection(); }
    void changed(ChangeKind kind, GroupId group, std::uint64_t subject) {
        writer_.changed(kind, group, subject);
    }
    const core::Clock& clock() const { return writer_.clock(); }
    // Inside a job of another writer, so that no stream is locked meanwhile: forgets old answers.
    static void prune(Writer& by);

  private:
    class WriteJob : public Job {
      public:
        using Job::Job;
        virtual void need(Needs& of_all) = 0;
    };
    template <class T, class Need, class Work>
    class JobOf final : public WriteJob {
      public:
        JobOf(core::Shard& home, core::Completion<T> done, Need need, Work work)
            : WriteJob(home),
              done_(std::move(done)),
              need_(std::move(need)),
              work_(std::move(work)) {}
        void need(Needs& of_all) override { need_(of_all); }
        void run() override { outcome_ = work_(); }
        void refuse() override { outcome_ = std::unexpected(core::Failure::unavailable); }
        void complete() override { done_(std::move(outcome_)); }

      private:
        core::Completion<T> done_;
        Need need_;
        Work work_;
        core::Result<T> outcome_ = std::unexpected(core::Failure::unavailable);
    };
    template <class T, class Need, class Work>
    void push(core::Shard& home, core::Completion<T> done, Need need, Work work) {
        writer_.push(std::make_unique<JobOf<T, Need, Work>>(home, std::move(done), std::move(need),
                                                            std::move(work)));
    }

    struct Stream {
        Seq last = 0;
        bool thread = false;
        std::uint64_t posts = 0;
        bool locked = false;
        bool changed = false;
    };
    struct Answer {
        std::uint64_t body_hash = 0;
        std::int64_t at_ms = 0;
        Seq seq = 0;
        CaseId held;
        std::string guideline, category;
    };
    // Rows to be inserted, a column each.
    struct EntryRows {
        std::vector<std::uint64_t> stream, seq, kind, member, at_ms, refers, cid_key, body_hash;
        std::vector<std::string> handle, title, text, note, origin;
    };
    struct AnswerRows {
        std::vector<std::uint64_t> member, cid_key, body_hash, at_ms, seq, held;
    };
    struct CaseRows {
        std::vector<std::uint64_t> id, group, kind, stream, seq, member, refers, body_hash, at_ms;
        std::vector<std::uint64_t> entry_kind;
        std::vector<std::string> place, handle, cid, verdict, care, guideline, category;
        std::vector<std::string> title, text, reason, findings, note;
    };

    void open(Pipeline& pipeline, Jobs& batch);
    void opened(std::span<Rows> rows);
    void close(Pipeline& pipeline);
    // Writes what is waiting, so that statements see it.
    void flush();
    void add_waiting(Pipeline& pipeline);

    core::Result<Appended> append(const Append& append);
    core::Result<Appended> hold(const Hold& hold);
    core::Result<Appended> change(const Append& change);
    core::Result<Appended> set_locked(const Append& change);
    core::Result<Appended> set_pinned(const Append& change);
    std::optional<core::Failure> refuse_edit(const Append& edit);
    void erase(Pipeline& writes, StreamId stream, Seq seq, const AnswerKey& key);
    core::Result<Appended> again(const Append& message, const Answer& answer) const;
    Stream* find(StreamId id);
    Appended place(Stream& stream, const Append& append);
    CaseId open_case(const Append& message, const Appended& placed, const Hold* hold);
    CaseId new_case(const Case& about, const Hold* hold);
    void put_answer(const AnswerKey& key, const Answer& answer);

    Writer& writer_;
    // Of the transaction that is open.
    std::unordered_map<StreamId, Stream> streams_;
    std::unordered_map<AnswerKey, Answer, AnswerKeyHash> answers_;
    std::vector<std::uint64_t> case_ids_;
    EntryRows entries_;
    AnswerRows new_answers_;
    CaseRows cases_;
};

}  // namespace havn::store::postgres
