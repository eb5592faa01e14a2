#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

TEST_CASE("a held message has no place until it is released") {
    StoreFixture test(backend());
    auto hold = test.held_message("call me on 555", "c1");
    hold.message.refers = 2;
    const auto held = test.hold(std::move(hold)).value();
    CHECK(held.seq == 0);
    CHECK(held.held);
    CHECK(held.guideline == "no-contact-details");
    CHECK(held.category == "contact_details");
    CHECK(test.after(test.room(), 0).entries.empty());
    CHECK(test.append(StoreFixture::message(test.room(), "meanwhile")).value().seq == 1);

    const auto again = test.hold(test.held_message("call me on 555", "c1")).value();
    CHECK(again.repeated);
    CHECK(again.held == held.held);
    CHECK(again.guideline == "no-contact-details");
    CHECK(again.category == "contact_details");
    const auto judged_otherwise =
        test.append(StoreFixture::message(test.room(), "call me on 555", "c1")).value();
    CHECK(judged_otherwise.repeated);
    CHECK(judged_otherwise.held == held.held);
    CHECK(test.hold(test.held_message("other", "c1")).error() == Failure::conflict);

    const auto open = test.cases();
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == held.held);
    CHECK(open[0].kind == CaseKind::held);
    CHECK(open[0].text == "call me on 555");
    CHECK(open[0].place == "grief/lounge");
    CHECK(open[0].cid == "c1");
    CHECK(open[0].author == MemberId{7});
    CHECK(open[0].verdict == "hold");

    test.clock.advance_ms(minute_ms);
    const auto decision = test.decide(test.group(), held.held, CaseState::released).value();
    CHECK(decision.seq == 2);
    CHECK(decision.at_ms == start_ms + minute_ms);
    CHECK(decision.decided.state == CaseState::released);
    CHECK(decision.decided.text == "call me on 555");
    CHECK(decision.decided.decided_by == "calm-heron");
    const auto entry = test.one(test.room(), 2).value();
    CHECK(entry.text == "call me on 555");
    CHECK(entry.author == MemberId{7});
    CHECK(entry.refers == 2);
    const auto after = test.append(StoreFixture::message(test.room(), "call me on 555", "c1"));
    CHECK(after.value().repeated);
    CHECK(after.value().seq == 2);
    CHECK_FALSE(after.value().held);
    CHECK(after.value().guideline.empty());
    CHECK(test.cases().empty());
    CHECK(test.decide(test.group(), held.held, CaseState::removed).error() == Failure::conflict);
    CHECK(test.after(test.room(), 0).entries.size() == 2);
}

TEST_CASE("a held message that is removed never gets a place") {
    StoreFixture test(backend());
    const auto held = test.hold(test.held_message("text", "c1")).value();
    CHECK(test.decide(test.groups.back().id, held.held, CaseState::removed).error() ==
          Failure::absent);
    CHECK(test.decide(test.group(), CaseId{999}, CaseState::removed).error() == Failure::absent);
    CHECK(test.decide(test.group(), held.held, CaseState::open).error() == Failure::conflict);
    const auto decision = test.decide(test.group(), held.held, CaseState::removed).value();
    CHECK(decision.seq == 0);
    CHECK(decision.decided.cid == "c1");
    CHECK(test.after(test.room(), 0).entries.empty());
    CHECK(test.cases().empty());
    const auto again = test.hold(test.held_message("text", "c1")).value();
    CHECK(again.repeated);
    CHECK(again.held == held.held);
}

TEST_CASE("two moderators decide at once and one is told that it was decided") {
    StoreFixture test(backend(), 4);
    const auto held = test.hold(test.held_message("text", "c1")).value();
    std::vector<std::future<Result<Decision>>> outcomes;
    for (auto& shard : test.shards) {
        auto promise = std::make_shared<std::promise<Result<Decision>>>();
        outcomes.push_back(promise->get_future());
        test.store->cases().decide(
            *shard, test.group(), held.held, CaseState::released, "by",
            [promise](Result<Decision> result) { promise->set_value(std::move(result)); });
    }
    int decided = 0;
    for (auto& outcome : outcomes) {
        const auto result = outcome.get();
        decided += result.has_value();
        if (!result) CHECK(result.error() == Failure::conflict);
    }
    CHECK(decided == 1);
    CHECK(test.after(test.room(), 0).entries.size() == 1);
}

TEST_CASE("an append opens the case it carries in the same commit") {
    StoreFixture test(backend());
    auto cry = StoreFixture::message(test.room(), "I cannot go on", "c1");
    cry.draft = test.draft(CaseKind::care, "urgent");
    const auto placed = test.append(std::move(cry)).value();
    CHECK(placed.seq == 1);
    REQUIRE(placed.opened);
    auto again = StoreFixture::message(test.room(), "I cannot go on", "c1");
    again.draft = test.draft(CaseKind::care, "urgent");
    CHECK(test.append(std::move(again)).value().repeated);
    const auto open = test.cases();
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == placed.opened);
    CHECK(open[0].seq == 1);
    CHECK(open[0].kind == CaseKind::care);
    CHECK(open[0].care == "urgent");
    CHECK(open[0].text == "I cannot go on");
    const auto closed = test.decide(test.group(), placed.opened, CaseState::closed).value();
    CHECK(closed.seq == 0);
    CHECK_FALSE(test.one(test.room(), 1).value().removed);
}

TEST_CASE("a reported entry that is removed gets its removal") {
    StoreFixture test(backend());
    test.append(StoreFixture::message(test.room(), "unkind")).value();
    Case about;
    about.group = test.group();
    about.kind = CaseKind::report;
    about.stream = test.room();
    about.place = "grief/lounge";
    about.seq = 1;
    about.text = "unkind";
    about.reason = "it hurt";
    const auto report = test.open_case(about).value();
    CHECK(report.id);
    CHECK(report.state == CaseState::open);
    CHECK(report.at_ms == start_ms);
    CHECK(test.open_case(about).value().id == report.id);
    about.kind = CaseKind::flagged;
    const auto flagged = test.open_case(about).value();
    CHECK(flagged.id != report.id);
    CHECK(test.cases().size() == 2);

    const auto decision = test.decide(test.group(), report.id, CaseState::removed).value();
    CHECK(decision.seq == 2);
    CHECK(decision.decided.seq == 1);
    CHECK(decision.decided.reason == "it hurt");
    CHECK(test.one(test.room(), 1).value().removed);
    CHECK(test.one(test.room(), 2).value().refers == 1);
    const auto second = test.decide(test.group(), flagged.id, CaseState::removed).value();
    CHECK(second.seq == 2);
    CHECK(test.before(test.room(), 0, 1).last == 2);
    about.kind = CaseKind::report;
    CHECK(test.open_case(about).value().id != report.id);
}

TEST_CASE("open cases come with the most urgent first") {
    StoreFixture test(backend());
    std::vector<CaseId> expected(9);
    const auto open = [&](std::size_t rank, CaseKind kind, const char* care) {
        Case about;
        about.group = test.group();
        about.kind = kind;
        about.care = care;
        about.stream = test.room();
        expected[rank] = test.open_case(about).value().id;
    };
    open(8, CaseKind::flagged, "none");
    open(7, CaseKind::report, "none");
    open(6, CaseKind::appeal, "none");
    open(4, CaseKind::held, "none");
    open(5, CaseKind::held, "none");
    open(2, CaseKind::held, "check");
    open(3, CaseKind::care, "check");
    open(1, CaseKind::held, "urgent");
    open(0, CaseKind::care, "urgent");
    std::swap(expected[0], expected[1]);  // both urgent: the older first
    std::vector<CaseId> found;
    for (const auto& each : test.cases()) found.push_back(each.id);
    CHECK(found == expected);
    CHECK(test.cases(2).size() == 2);
    const auto count = await<std::uint64_t>(
        [&](auto done) { test.store->cases().count_open(test.shard(), std::move(done)); });
    CHECK(count.value() == 9);
    test.reopen();
    CHECK(test.cases().size() == 9);
}

}  // namespace
}  // namespace havn::store::contract
