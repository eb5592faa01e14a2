#pragma once
// The golden samples of one kind, and what the server would say held against them. One thread.

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/support/wire.hpp"

namespace havn::tests {

namespace json = boost::json;

inline constexpr std::string_view golden_at = "2026-03-01T22:15:04.123Z";

class Samples {
  public:
    explicit Samples(std::string_view kind) {
        for (auto& sample : golden_samples(HAVN_SOURCE_ROOT))
            if (sample.kind == kind) samples_.push_back(std::move(sample));
    }

    void expect(std::string_view name, const boost::json::value& produced) {
        INFO(name << ": " << boost::json::serialize(produced));
        const auto found = std::ranges::find_if(samples_, [&](const Golden& sample) {
            return sample.name == name && sample.json == produced;
        });
        CHECK(found != samples_.end());
        if (found != samples_.end()) seen_.insert(found->file);
    }
    template <class Ok>
    void expect_answer(std::string_view verb, const Ok& ok) {
        std::string frame;
        wire::append_answer(frame, 7, ok);
        expect(verb, boost::json::parse(payload_of(frame)));
    }
    template <class Event>
    void expect_event(const Event& event) {
        std::string frame;
        wire::append_event(frame, event);
        expect(Event::name, boost::json::parse(payload_of(frame)));
    }
    void expect_all_seen() const {
        for (const auto& sample : samples_) {
            INFO(sample.file);
            CHECK(seen_.contains(sample.file));
        }
    }

  private:
    std::vector<Golden> samples_;
    std::set<std::string> seen_;
};

// What belongs to protocol/conversation_events.hpp.
void expect_conversation_answers(Samples& samples);
void expect_conversation_events(Samples& samples);

// In golden_group_samples.cpp.
void expect_groups(Samples& samples);
void expect_group_events(Samples& samples);

}  // namespace havn::tests
