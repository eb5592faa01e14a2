#include <boost/json.hpp>
#include <catch2/catch.hpp>

#include "protocol/codec.hpp"

namespace havn::protocol {

TEST_CASE("the answer to room.enter is the same whether its messages were encoded before or not") {
    RoomEnterOk ok;
    ok.seq = 44;
    ok.reset = true;
    ok.here = "some";
    std::string encoded;
    for (Seq seq = 43; seq <= 44; ++seq) {
        Entry entry;
        entry.seq = seq;
        entry.at = "2026-03-01T22:15:04.123Z";
        entry.by = "quiet-otter";
        entry.text = "with \"quotes\", \\ and ж";
        ok.messages.push_back(entry);
        if (!encoded.empty()) encoded += ',';
        JsonWriter(encoded).object(entry);
    }
    std::string typed, joined;
    append_answer(typed, 7, ok);
    append_enter_answer(joined, 7, ok, encoded);
    CHECK(joined == typed);
}

}  // namespace havn::protocol
