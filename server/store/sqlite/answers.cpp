#include "server/store/sqlite/answers.hpp"

#include <algorithm>

#include "server/core/clock.hpp"

namespace havn::store::sqlite {
namespace {

// A message that was sent but not seen to arrive is sent again within this time or never.
constexpr std::int64_t answers_kept_ms = 7 * core::day_ms;
constexpr int answers_looked_at_max = 2'000;
// So many go to the table with each commit: faster than new ones can come, but no commit waits
// long.
constexpr std::size_t stored_at_once_min = 64;

}  // namespace

Answers::Answers(Writer& writer, std::size_t gathered_max)
    : writer_(writer),
      gathered_max_(gathered_max),
      find_(writer.connection(),
            "SELECT body_hash, at_ms, entry_id, case_id FROM answered"
            " WHERE member_id = ? AND cid_key = ?"),
      insert_(writer.connection(),
              "INSERT OR REPLACE INTO answered (member_id, cid_key, body_hash, at_ms, entry_id,"
              " case_id) VALUES (?, ?, ?, ?, ?, ?)"),
      set_mark_(writer.connection(), "UPDATE mark SET entry_id = ? WHERE name = 'answered'"),
      old_(writer.connection(),
           "SELECT member_id, cid_key, at_ms FROM answered"
           " WHERE (member_id, cid_key) > (?, ?) ORDER BY member_id, cid_key LIMIT ?"),
      delete_(writer.connection(), "DELETE FROM answered WHERE member_id = ? AND cid_key = ?") {
    load();
}

void Answers::load() {
    Statement behind_mark(
        writer_.connection(),
        "SELECT member_id, cid_key, body_hash, at_ms, id FROM entry"
        " WHERE id > (SELECT entry_id FROM mark WHERE name = 'answered') AND cid_key <> 0");
    Rows rows = behind_mark.query();
    while (rows.next()) {
        newest_ = rows.number(4);
        gathered_.insert_or_assign(AnswerKey{MemberId{rows.number(0)}, rows.number(1)},
                                   Answer{.body_hash = rows.number(2),
                                          .at_ms = rows.integer(3),
                                          .entry = newest_,
                                          .held = {}});
    }
}

std::optional<Answer> Answers::find(const AnswerKey& key) {
    for (const auto* table : {&gathered_, &storing_by_key_}) {
        if (const auto found = table->find(key); found != table->end()) return found->second;
    }
    Rows rows = find_.query(key.member, key.cid_key);
    if (!rows.next()) return std::nullopt;
    return Answer{.body_hash = rows.number(0),
                  .at_ms = rows.integer(1),
                  .entry = rows.number(2),
                  .held = CaseId{rows.number(3)}};
}

void Answers::add(const AnswerKey& key, const Answer& answer) {
    newest_ = answer.entry;
    put(key, answer);
}

void Answers::add_held(const AnswerKey& key, const Answer& answer) {
    insert_.execute(key.member, key.cid_key, answer.body_hash, answer.at_ms, answer.entry,
                    answer.held);
}

// What is gathered hides what is in the table and will replace it.
void Answers::change(const AnswerKey& key, const Answer& answer) {
    add_held(key, answer);
    put(key, answer);
}

void Answers::forget_body(const AnswerKey& key) {
    auto answer = find(key);
    if (!answer) return;
    answer->body_hash = erased_hash;
    change(key, *answer);
}

void Answers::put(const AnswerKey& key, const Answer& answer) {
    const auto [place, added] = gathered_.try_emplace(key, answer);
    undo_.emplace_back(key, added ? std::nullopt : std::optional(place->second));
    place->second = answer;
}

void Answers::store_some() {
    if (stored_ == storing_.size()) return;
    const auto end =
        std::min(storing_.size(), stored_ + std::max(stored_at_once_min, 2 * undo_.size()));
    for (; stored_ < end; ++stored_) {
        const auto& [key, answer] = storing_[stored_];
        const auto changed = gathered_.find(key);
        add_held(key, changed == gathered_.end() ? answer : changed->second);
    }
    if (stored_ == storing_.size()) set_mark_.execute(storing_to_);
}

void Answers::committed() {
    undo_.clear();
    stored_before_ = stored_;
    if (stored_ < storing_.size()) return;
    storing_.clear();
    storing_by_key_.clear();
    stored_ = stored_before_ = 0;
    if (gathered_.size() < gathered_max_) return;
    storing_by_key_.swap(gathered_);
    storing_.assign(storing_by_key_.begin(), storing_by_key_.end());
    std::ranges::sort(storing_, {}, &std::pair<AnswerKey, Answer>::first);
    storing_to_ = newest_;
}

void Answers::rolled_back() {
    for (auto change = undo_.rbegin(); change != undo_.rend(); ++change) {
        if (change->second) {
            gathered_[change->first] = *change->second;
        } else {
            gathered_.erase(change->first);
        }
    }
    undo_.clear();
    stored_ = stored_before_;
}

void Answers::prune() {
    const auto before_ms = writer_.clock().unix_ms() - answers_kept_ms;
    std::vector<AnswerKey> old;
    int looked_at = 0;
    {
        const auto from = pruned_to_;
        Rows rows = old_.query(from.member, from.cid_key, answers_looked_at_max);
        for (; rows.next(); ++looked_at) {
            pruned_to_ = {MemberId{rows.number(0)}, rows.number(1)};
            if (rows.integer(2) < before_ms) old.push_back(pruned_to_);
        }
    }
    if (looked_at < answers_looked_at_max) pruned_to_ = {};
    for (const auto& key : old) delete_.execute(key.member, key.cid_key);
}

}  // namespace havn::store::sqlite
