#include "server/community/relayed_entries.hpp"

#include <catch2/catch.hpp>

#include "protocol/codec.hpp"

namespace havn::community {
namespace {

store::StoredEntry an_entry(store::Seq seq, std::string text) {
    store::StoredEntry entry;
    entry.seq = seq;
    entry.author = store::MemberId{99};
    entry.handle = "quiet-otter";
    entry.at_ms = 1'790'000'000'123;
    entry.title = "a title";
    entry.text = std::move(text);
    return entry;
}

TEST_CASE("entries arrive on another instance as they were sent") {
    std::string bytes;
    append_relayed(bytes, an_entry(5, "hello"));
    auto removal = an_entry(6, "");
    removal.kind = store::EntryKind::removal;
    removal.refers = 5;
    append_relayed(bytes, removal);
    const auto entries = read_relayed(bytes);
    REQUIRE(entries);
    REQUIRE(entries->size() == 2);
    const auto& said = entries->front();
    CHECK(said.seq == 5);
    CHECK(said.kind == store::EntryKind::said);
    CHECK(said.author == store::MemberId{99});
    CHECK(said.handle == "quiet-otter");
    CHECK(said.at_ms == 1'790'000'000'123);
    CHECK(said.title == "a title");
    CHECK(said.text == "hello");
    CHECK((*entries)[1].kind == store::EntryKind::removal);
    CHECK((*entries)[1].refers == 5);
    CHECK(read_relayed("")->empty());
}

TEST_CASE("entries that were cut off or damaged are none") {
    std::string bytes;
    append_relayed(bytes, an_entry(5, "hello"));
    for (std::size_t size = 1; size < bytes.size(); ++size)
        CHECK_FALSE(read_relayed(std::string_view(bytes).substr(0, size)));
    auto wrong_kind = bytes;
    wrong_kind[8] = 9;
    CHECK_FALSE(read_relayed(wrong_kind));
    auto endless = bytes;
    endless[24] = '\xff';  // the handle's size
    endless[31] = '\xff';
    CHECK_FALSE(read_relayed(endless));
}

TEST_CASE("only whole single frames pass from the bus to people") {
    std::string frame;
    protocol::append_event(frame, protocol::RoomTypingNow{"grief/lounge", "quiet-otter"});
    CHECK(is_one_frame(frame));
    CHECK_FALSE(is_one_frame(frame + frame));
    CHECK_FALSE(is_one_frame(frame.substr(1)));
    CHECK_FALSE(is_one_frame(frame.substr(0, frame.size() - 1)));
    CHECK_FALSE(is_one_frame(""));
    const std::string long_handle(200, 'x');
    std::string longer;
    protocol::append_event(longer, protocol::RoomTypingNow{"grief/lounge", long_handle});
    CHECK(is_one_frame(longer));
}

}  // namespace
}  // namespace havn::community
