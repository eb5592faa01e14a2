// Edits, notes, locks and pins: what every store makes of them.
#include <fstream>
#include <iterator>

#include "protocol/limits.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

Append edit_of(StreamId stream, Seq seq, std::string text, std::string cid = "",
               MemberId author = MemberId{7}) {
    auto edit = StoreFixture::message(stream, std::move(text), std::move(cid), author);
    edit.kind = EntryKind::edit;
    edit.refers = seq;
    return edit;
}

Append change(StreamId stream, EntryKind kind, Seq refers = 0) {
    auto append = StoreFixture::message(stream, "");
    append.kind = kind;
    append.refers = refers;
    return append;
}

Result<std::vector<StoredVersion>> versions(StoreFixture& test, StreamId stream, Seq seq) {
    return await<std::vector<StoredVersion>>([&](auto done) {
        test.store->threads().versions(test.shard(), stream, seq, std::move(done));
    });
}

std::vector<Seq> pinned(StoreFixture& test) {
    const auto openings = await<std::vector<StoredEntry>>([&](auto done) {
        test.store->threads().pinned(test.shard(), test.forum(), std::move(done));
    });
    std::vector<Seq> seqs;
    for (const auto& opening : openings.value()) {
        CHECK(opening.pinned);
        seqs.push_back(opening.seq);
    }
    return seqs;
}

}  // namespace

TEST_CASE("an edit takes the next seq, and the edited entry reads as it says") {
    StoreFixture test(backend());
    auto first = StoreFixture::message(test.room(), "good evning");
    first.note = "death";
    REQUIRE(test.append(std::move(first))->seq == 1);
    CHECK(test.one(test.room(), 1)->note == "death");
    auto edit = edit_of(test.room(), 1, "good evening", "e1");
    edit.note = "health";
    CHECK(test.append(std::move(edit))->seq == 2);
    for (int opened = 0; opened < 2; ++opened) {
        const auto page = test.after(test.room(), 0);
        REQUIRE(page.entries.size() == 2);
        CHECK(page.entries[0].text == "good evening");
        CHECK(page.entries[0].note == "health");
        CHECK(page.entries[0].edited);
        CHECK(page.entries[1].kind == EntryKind::edit);
        CHECK(page.entries[1].refers == 1);
        CHECK(page.entries[1].text == "good evening");
        CHECK_FALSE(page.entries[1].superseded);
        CHECK(test.one(test.room(), 1)->text == "good evening");
        test.reopen();
    }
    CHECK(test.append(edit_of(test.room(), 1, "good evening, all"))->seq == 3);
    const auto page = test.before(test.room(), 0, 10);
    CHECK(page.entries[0].text == "good evening, all");
    CHECK(page.entries[0].note.empty());
    CHECK(page.entries[1].superseded);
    CHECK(page.entries[1].text.empty());
    CHECK(page.entries[2].text == "good evening, all");

    const auto said = versions(test, test.room(), 1).value();
    REQUIRE(said.size() == 3);
    CHECK(said[0].text == "good evning");
    CHECK(said[0].note == "death");
    CHECK(said[1].text == "good evening");
    CHECK(said[2].text == "good evening, all");
    CHECK(versions(test, test.room(), 2) == std::unexpected(Failure::absent));
    CHECK(versions(test, test.room(), 9) == std::unexpected(Failure::absent));
}

TEST_CASE("an edit is refused where it has no place, and a repeat is answered like the first") {
    StoreFixture test(backend());
    test.append(StoreFixture::message(test.room(), "mine", "a"));
    CHECK(test.append(edit_of(test.room(), 1, "x", "", MemberId{8})).error() == Failure::absent);
    CHECK(test.append(edit_of(test.room(), 0, "x")).error() == Failure::absent);
    CHECK(test.append(edit_of(test.room(), 2, "x")).error() == Failure::absent);
    const auto edited = test.append(edit_of(test.room(), 1, "x", "e"));
    REQUIRE(edited->seq == 2);
    const auto again = test.append(edit_of(test.room(), 1, "x", "e"));
    CHECK(again->seq == 2);
    CHECK(again->repeated);
    CHECK(test.append(edit_of(test.room(), 1, "y", "e")).error() == Failure::conflict);
    CHECK(test.append(edit_of(test.room(), 2, "x")).error() == Failure::absent);
    for (std::size_t i = 1; i < protocol::limits::edits_max; ++i)
        REQUIRE(test.append(edit_of(test.room(), 1, "edit " + std::to_string(i))));
    CHECK(test.append(edit_of(test.room(), 1, "once too often")).error() == Failure::full);
}

TEST_CASE("a removal takes every version and every note with it") {
    StoreFixture test(backend());
    auto first = StoreFixture::message(test.room(), "the first secret", "a");
    first.note = "a telling note";
    test.append(std::move(first));
    auto edit = edit_of(test.room(), 1, "the second secret", "b");
    edit.note = "another telling note";
    test.append(std::move(edit));
    CHECK(test.append(StoreFixture::removal(test.room(), 2)).error() == Failure::absent);
    CHECK(test.append(StoreFixture::removal(test.room(), 1))->seq == 3);
    CHECK(test.append(edit_of(test.room(), 1, "too late")).error() == Failure::gone);
    CHECK(versions(test, test.room(), 1) == std::unexpected(Failure::gone));
    const auto page = test.after(test.room(), 0);
    CHECK(page.entries[0].removed);
    CHECK(page.entries[0].text.empty());
    CHECK(page.entries[0].note.empty());
    CHECK(page.entries[1].superseded);
    CHECK(page.entries[1].text.empty());
    CHECK(page.entries[1].note.empty());
    // An edit that was answered before is still answered, whatever it said.
    CHECK(test.append(edit_of(test.room(), 1, "the second secret", "b"))->seq == 2);
    test.store.reset();
    for (const auto& file : std::filesystem::directory_iterator(test.folder.path())) {
        std::ifstream in(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        for (const auto* secret : {"the first secret", "the second secret", "telling note"}) {
            INFO(secret << " in " << file.path());
            CHECK(bytes.find(secret) == std::string::npos);
        }
    }
}

TEST_CASE("a held edit changes nothing until it is released") {
    StoreFixture test(backend());
    test.append(StoreFixture::message(test.room(), "before"));
    const auto hold = [&](std::string text) {
        Hold held;
        held.message = edit_of(test.room(), 1, text, text);
        held.message.note = "death";
        held.message.draft = test.draft(CaseKind::held);
        return test.hold(std::move(held))->held;
    };
    const auto released = hold("after");
    const auto late = hold("too late");
    CHECK(test.one(test.room(), 1)->text == "before");
    const auto open = test.cases();
    REQUIRE(open.size() == 2);
    CHECK(open[0].entry_kind == EntryKind::edit);
    CHECK(open[0].refers == 1);
    CHECK(open[0].seq == 0);
    CHECK(open[0].note == "death");
    CHECK(test.decide(test.group(), released, CaseState::released)->seq == 2);
    CHECK(test.one(test.room(), 1)->text == "after");
    CHECK(test.one(test.room(), 1)->note == "death");
    test.append(StoreFixture::removal(test.room(), 1));
    CHECK(test.decide(test.group(), late, CaseState::released).error() == Failure::gone);
    CHECK(test.decide(test.group(), late, CaseState::removed)->seq == 0);
}

TEST_CASE("a flagged edit is about the entry it changed") {
    StoreFixture test(backend());
    test.append(StoreFixture::message(test.room(), "before"));
    auto edit = edit_of(test.room(), 1, "after");
    edit.draft = test.draft(CaseKind::flagged);
    const auto edited = test.append(std::move(edit));
    REQUIRE(edited->opened);
    CHECK(test.cases().front().seq == 1);
    CHECK(test.decide(test.group(), edited->opened, CaseState::removed)->seq == 3);
    CHECK(test.one(test.room(), 1)->removed);
}

TEST_CASE("a locked thread takes no posts and edits until it is unlocked") {
    StoreFixture test(backend());
    test.append(StoreFixture::message(test.forum(), "opening"));
    const auto thread = test.thread(1).value();
    test.append(StoreFixture::message(thread, "a post"));
    CHECK(test.append(change(thread, EntryKind::unlock))->repeated);
    CHECK(test.append(change(thread, EntryKind::lock))->seq == 2);
    CHECK(test.append(change(thread, EntryKind::lock))->repeated);
    CHECK(test.append(StoreFixture::message(thread, "late")).error() == Failure::locked);
    CHECK(test.append(edit_of(thread, 1, "late")).error() == Failure::locked);
    test.reopen();
    CHECK(test.append(StoreFixture::message(thread, "late")).error() == Failure::locked);
    CHECK(test.one(test.forum(), 1)->locked);
    CHECK(test.one(test.forum(), 1)->replies == 1);
    CHECK(test.append(StoreFixture::removal(thread, 1))->seq == 3);
    CHECK(test.append(change(thread, EntryKind::unlock))->seq == 4);
    CHECK(test.append(StoreFixture::message(thread, "in time"))->seq == 5);
    CHECK_FALSE(test.one(test.forum(), 1)->locked);
    CHECK(test.append(change(test.room(), EntryKind::lock)).error() == Failure::absent);
}

TEST_CASE("pinned threads are found, the latest pin first, and no more than a named number") {
    StoreFixture test(backend());
    for (std::size_t i = 0; i <= protocol::limits::pinned_max; ++i)
        test.append(StoreFixture::message(test.forum(), "opening"));
    CHECK(pinned(test).empty());
    CHECK(test.append(change(test.forum(), EntryKind::pin, 2))->seq != 0);
    CHECK(test.append(change(test.forum(), EntryKind::pin, 2))->repeated);
    CHECK(test.append(change(test.forum(), EntryKind::pin, 1))->seq != 0);
    CHECK(pinned(test) == std::vector<Seq>{1, 2});
    CHECK(test.append(change(test.forum(), EntryKind::unpin, 2))->seq != 0);
    CHECK(pinned(test) == std::vector<Seq>{1});
    CHECK(test.append(change(test.forum(), EntryKind::pin, 99)).error() == Failure::absent);
    for (Seq seq = 2; seq <= protocol::limits::pinned_max; ++seq)
        CHECK(test.append(change(test.forum(), EntryKind::pin, seq)));
    CHECK(test.append(change(test.forum(), EntryKind::pin, protocol::limits::pinned_max + 1))
              .error() == Failure::full);
    test.append(StoreFixture::removal(test.forum(), 1));
    CHECK(pinned(test).size() == protocol::limits::pinned_max - 1);
}

TEST_CASE("how deep a post stands is counted up to a bound") {
    StoreFixture test(backend());
    test.append(StoreFixture::message(test.forum(), "opening"));
    const auto thread = test.thread(1).value();
    for (Seq parent = 0; parent < 6; ++parent) {
        auto post = StoreFixture::message(thread, "post");
        post.refers = parent;
        test.append(std::move(post));
    }
    const auto depth = [&](Seq post, std::size_t most) {
        return await<std::size_t>([&](auto done) {
            test.store->threads().depth(test.shard(), thread, post, most, std::move(done));
        });
    };
    CHECK(depth(1, 50) == 1);
    CHECK(depth(6, 50) == 6);
    CHECK(depth(6, 4) == 4);
    CHECK(depth(7, 50) == std::unexpected(Failure::absent));
}

}  // namespace havn::store::contract
