#include "server/store/feedback.hpp"

#include "server/store/postgres/feedback.hpp"
#include "server/store/sqlite/feedback.hpp"
#include "tests/contract/store_fixture.hpp"

namespace havn::store::contract {
namespace {

struct FeedbackFixture : StoreFixture {
    explicit FeedbackFixture(const Backend& of = backend())
        : StoreFixture(of), on_postgres(of.name == "postgres") {}

    FeedbackRow row(CaseId about, FeedbackSaid said, std::int32_t finding = 0) const {
        return {.about = about,
                .group = group(),
                .finding = finding,
                .said = said,
                .day = start_ms / day_ms,
                .language = "en",
                .category = "contact_details",
                .kind = "mail",
                .stage = "contact",
                .severity = 2,
                .score = 930,
                .verdict = "hold",
                .care = "none",
                .scores = {.abuse = 10, .care = 20, .spam = 1'000}};
    }
    Result<bool> say(FeedbackRow row) {
        return await<bool>(
            [&](auto done) { store->feedback().say(shard(), std::move(row), std::move(done)); });
    }
    std::vector<FeedbackExport> exported(const FeedbackWanted& wanted = {}) {
        std::vector<FeedbackExport> all;
        const auto visit = [&](const FeedbackExport& one) { all.push_back(one); };
        if (on_postgres)
            postgres::export_feedback(postgres_url(folder.path()), wanted, visit);
        else
            sqlite::export_feedback(folder.path() / "havn.sqlite", wanted, visit);
        return all;
    }
    void agree(std::uint8_t person, bool agreed) {
        Preferred preferred;
        preferred.feedback_texts = agreed;
        await<bool>([&](auto done) {
            store->preferences().write(shard(), PersonId{person}, preferred, std::move(done));
        }).value();
    }
    void hand_on_texts(bool on) {
        await<Group>([&](auto done) {
            store->groups().change(
                shard(), group(),
                [on](Group& changed) -> Result<bool> {
                    changed.feedback_texts = on;
                    return true;
                },
                {{group(), "boss", "policy_changed", "", ""}}, std::move(done));
        }).value();
    }
    // The case of a held message of somebody who joined.
    CaseId held(std::uint8_t person, const std::string& text) {
        create_person(person).value();
        const auto member = join(person, group(), "handle-" + std::to_string(person)).value();
        auto hold = held_message(text, "cid-" + std::to_string(person));
        hold.message.author = member.id;
        return this->hold(std::move(hold)).value().held;
    }
    bool on_postgres;
};

TEST_CASE("feedback is one row for each finding and category, with the last word") {
    FeedbackFixture test;
    const auto about = test.held(1, "write to me");
    CHECK(test.say(test.row(about, FeedbackSaid::right)).value());
    CHECK(test.say(test.row(about, FeedbackSaid::wrong)).value());
    CHECK(test.say(test.row(about, FeedbackSaid::wrong)).value());
    CHECK(test.say(test.row(about, FeedbackSaid::wrong, 1)).value());
    auto missed = test.row(about, FeedbackSaid::missed, FeedbackRow::no_finding);
    missed.category = "abuse";
    CHECK(test.say(missed).value());
    missed.category = "hate";
    CHECK(test.say(missed).value());
    missed.said = FeedbackSaid::nothing;
    CHECK(test.say(missed).value());
    CHECK(test.say(missed).value());

    const auto all = test.exported();
    REQUIRE(all.size() == 3);
    CHECK(all[0].row == test.row(about, FeedbackSaid::wrong));
    CHECK(all[0].group == "grief");
    CHECK(all[1].row.finding == 1);
    CHECK(all[2].row.said == FeedbackSaid::missed);
    CHECK(all[2].row.category == "abuse");
    for (const auto& one : all) CHECK_FALSE(one.with_text);
    CHECK(test.exported({.since_day = start_ms / day_ms, .group = "grief"}).size() == 3);
    CHECK(test.exported({.since_day = start_ms / day_ms + 1, .group = ""}).empty());
    CHECK(test.exported({.since_day = 0, .group = "worry"}).empty());
}

TEST_CASE("what was said of the open cases of a group is there for whoever looks next") {
    FeedbackFixture test;
    const auto first = test.held(1, "write to me"), second = test.held(2, "and to me");
    test.say(test.row(first, FeedbackSaid::wrong)).value();
    test.say(test.row(second, FeedbackSaid::right, 1)).value();
    auto missed = test.row(first, FeedbackSaid::missed, FeedbackRow::no_finding);
    missed.category = "abuse";
    test.say(missed).value();
    const auto of_open = [&](GroupId group) {
        return await<std::vector<FeedbackMark>>([&](auto done) {
                   test.store->feedback().of_open(test.shard(), group, std::move(done));
               })
            .value();
    };
    const auto all = of_open(test.group());
    REQUIRE(all.size() == 3);
    CHECK(all[0].about == first);
    CHECK(all[0].said == FeedbackSaid::wrong);
    CHECK(all[0].finding == 0);
    CHECK(all[1].about == second);
    CHECK(all[1].finding == 1);
    CHECK(all[2].finding == FeedbackRow::no_finding);
    CHECK(all[2].category == "abuse");
    CHECK(of_open(test.groups.back().id).empty());
    test.decide(test.group(), first, CaseState::removed).value();
    CHECK(of_open(test.group()).size() == 1);
}

TEST_CASE("feedback is about an open case of the group") {
    FeedbackFixture test;
    const auto about = test.held(1, "write to me");
    CHECK(test.say(test.row(CaseId{999}, FeedbackSaid::wrong)).error() == Failure::absent);
    auto elsewhere = test.row(about, FeedbackSaid::wrong);
    elsewhere.group = test.groups.back().id;
    CHECK(test.say(elsewhere).error() == Failure::absent);
    test.decide(test.group(), about, CaseState::removed).value();
    CHECK(test.say(test.row(about, FeedbackSaid::wrong)).error() == Failure::conflict);
    CHECK(test.exported().empty());
}

TEST_CASE("a text goes with feedback only where group and author agreed and it still stands") {
    FeedbackFixture test;
    const auto about = test.held(1, "write to me");
    test.say(test.row(about, FeedbackSaid::wrong)).value();
    test.hand_on_texts(true);
    test.agree(1, true);
    const auto with_text = [&] { return test.exported().at(0).with_text; };
    CHECK_FALSE(with_text());  // nobody has released it
    const auto seq = test.decide(test.group(), about, CaseState::released).value().seq;
    REQUIRE(with_text());
    CHECK(test.exported().at(0).text == "write to me");

    SECTION("not without the group") {
        test.hand_on_texts(false);
        CHECK_FALSE(with_text());
    }
    SECTION("not without the author") {
        test.agree(1, false);
        CHECK_FALSE(with_text());
    }
    SECTION("not when it was removed") {
        test.append(StoreFixture::removal(test.room(), seq)).value();
        CHECK_FALSE(with_text());
    }
    SECTION("not when it was edited") {
        auto edit = StoreFixture::message(test.room(), "other words", "edit");
        edit.author = test.one(test.room(), seq).value().author;
        edit.kind = EntryKind::edit;
        edit.refers = seq;
        test.append(std::move(edit)).value();
        CHECK_FALSE(with_text());
    }
    SECTION("not when its author left the group") {
        test.forget(1, test.group()).value();
        CHECK_FALSE(with_text());
    }
    SECTION("not when its author was erased, which cuts what led to it") {
        await<bool>([&](auto done) {
            test.store->own_data().erase(test.shard(), PersonId{1}, std::move(done));
        }).value();
        CHECK_FALSE(with_text());
        CHECK_FALSE(test.exported().at(0).row.about);
        test.held(2, "another");
        CHECK(test.exported().size() == 1);
    }
}

}  // namespace
}  // namespace havn::store::contract
