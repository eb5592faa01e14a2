// Prints what judging a message costs, per kind of text and per stage, on one thread.
//
// usage: moderation_bench [FILE]   FILE: one message a line, judged as one more kind of text
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "moderation/pipeline.hpp"

namespace {

namespace moderation = havn::moderation;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 20'000;
constexpr int observed_rounds = 2'000;

struct Kind {
    std::string name;
    std::vector<std::string> messages;
};

std::int64_t nanoseconds(Clock::duration duration) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(duration).count();
}

std::vector<Kind> kinds() {
    return {
        {"en, 150 bytes",
         {"Thanks for saying that, it really helped me today. My sister came over in the morning "
          "and we went for a long walk by the lake, which was good for us.",
          "Does anybody else find evenings the hardest part? I usually put on some music and make "
          "tea, but last week even that did not work for me at all, sadly.",
          "I finally called the clinic this morning and they were so kind about it. The first "
          "appointment is in three weeks, so wish me luck please, everyone!!"}},
        {"en, short", {"same here, hugs to you", "good morning everyone", "what happened then?"}},
        {"ru, 75 letters",
         {"Спасибо за поддержку, сегодня мне намного легче, утром долго гуляли у озера.",
          "Кто-нибудь ещё плохо спит по ночам? Мне помогает тихая музыка и тёплый чай."}},
        {"da, 150 bytes",
         {"Tak fordi du skriver, det hjalp mig virkelig i dag. Min søster kom forbi i morges, og "
          "vi "
          "gik en lang tur ved søen, det var så dejligt for os."}},
        {"en, disguised",
         {"y0u are such a f.r.i.e.n.d, thaaaaaanks for the h3lp tod4y, I was s o  l o w before and "
          "now it is мuch better, really gr8 to talk to someone here"}},
        {"en, in distress",
         {"I can't do this any more, I just want to die and nobody would even notice if I was "
          "gone, "
          "everyone would be better off without me in their lives"}},
        {"en, with numbers",
         {"I moved on 12.05.2024 and pay 750 euros now, my dose went from 20 mg to 40 mg, and the "
          "helpline 116 123 answered at 23:40, thank you all for that!"}},
    };
}

// Processor time, so that a busy machine does not show in the means.
std::int64_t processor_ns() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

std::int64_t mean_ns(const moderation::Pipeline& pipeline, const Kind& kind, int times) {
    const moderation::Policy policy = moderation::preset(moderation::Preset::open);
    const moderation::Facts facts{.member_age_ms = 1LL << 40};
    std::size_t findings = 0;
    const std::int64_t start = processor_ns();
    for (int round = 0; round < times; ++round) {
        for (const std::string& message : kind.messages) {
            findings += pipeline.judge(message, facts, policy).findings.size();
        }
    }
    const std::int64_t total = processor_ns() - start;
    const auto judged = static_cast<std::int64_t>(kind.messages.size()) * times;
    return findings == static_cast<std::size_t>(-1) ? 0 : total / std::max<std::int64_t>(judged, 1);
}

class StageTimes : public moderation::StageObserver {
  public:
    void started(std::string_view) override { start_ = Clock::now(); }
    void finished(std::string_view stage) override {
        times_[std::string(stage)] += nanoseconds(Clock::now() - start_);
    }
    void print(std::int64_t judged) const {
        for (const auto& [stage, total] : times_) {
            std::printf("    %-16s %6lld ns\n", stage.c_str(),
                        static_cast<long long>(total / judged));
        }
    }

  private:
    Clock::time_point start_;
    std::map<std::string, std::int64_t> times_;
};

void report(const moderation::Pipeline& pipeline, const Kind& kind, int times) {
    const std::int64_t cold = mean_ns(pipeline, kind, 1);
    const std::int64_t warm = mean_ns(pipeline, kind, times);
    std::printf("%-18s %7lld ns warm %9lld ns cold\n", kind.name.c_str(),
                static_cast<long long>(warm), static_cast<long long>(cold));
    StageTimes stages;
    const moderation::Policy policy = moderation::preset(moderation::Preset::open);
    const moderation::Facts facts{.member_age_ms = 1LL << 40};
    const int observed = std::min(times, observed_rounds);
    for (int round = 0; round < observed; ++round) {
        for (const std::string& message : kind.messages) {
            pipeline.judge(message, facts, policy, &stages);
        }
    }
    stages.print(static_cast<std::int64_t>(kind.messages.size()) * observed);
}

}  // namespace

int main(int argc, char** argv) {
    const auto start = Clock::now();
    const auto pipeline = moderation::Pipeline::create();
    if (!pipeline) {
        std::fprintf(stderr, "%s\n", pipeline.error().c_str());
        return 1;
    }
    std::printf("created in %lld ms, %zu rules\n",
                static_cast<long long>(nanoseconds(Clock::now() - start) / 1'000'000),
                pipeline->rules().rules().size());
    for (const Kind& kind : kinds()) {
        report(*pipeline, kind, rounds);
    }
    if (argc > 1) {
        Kind kind{argv[1], {}};
        std::ifstream file(argv[1]);
        for (std::string line; std::getline(file, line);) {
            kind.messages.push_back(line);
        }
        report(*pipeline, kind, 3);
    }
    return 0;
}
