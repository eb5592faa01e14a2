#include "server/metrics_page.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "server/core/metrics.hpp"

namespace havn {

namespace {

using core::MetricsText;
using Type = MetricsText::Type;

constexpr double seconds_per_ns = 1e-9;
// Bounds as powers of two of ns: 0.25 µs … 17 s, and of jobs: 1 … 8192.
constexpr std::size_t fast_first = 8, fast_last = 24;
constexpr std::size_t slow_first = 16, slow_last = 34;
constexpr std::size_t jobs_first = 0, jobs_last = 13;

void write_network(MetricsText& text, const MetricsSources& sources) {
    using Stats = net::NetworkStats;
    struct Row {
        std::string_view name;
        Type type;
        std::string_view help;
        decltype(&Stats::deliveries) counter;
    };
    constexpr std::array rows{
        Row{"havn_connections", Type::gauge, "Open WebSocket connections", &Stats::websockets_open},
        Row{"havn_sockets", Type::gauge, "Open connections of any kind", &Stats::connections_open},
        Row{"havn_accepted_total", Type::counter, "Connections accepted",
            &Stats::connections_accepted},
        Row{"havn_refused_total", Type::counter, "Connections refused: no room or no descriptor",
            &Stats::connections_refused},
        Row{"havn_deliveries_total", Type::counter, "Frames given to listeners",
            &Stats::deliveries},
        Row{"havn_received_bytes_total", Type::counter, "Bytes read from sockets",
            &Stats::bytes_in},
        Row{"havn_sent_bytes_total", Type::counter, "Bytes written to sockets", &Stats::bytes_out},
        Row{"havn_outbox_bytes", Type::gauge, "Bytes that sockets did not take yet",
            &Stats::outbox_bytes},
        Row{"havn_slow_closes_total", Type::counter,
            "Connections closed because they read too slowly", &Stats::slow_closes},
        Row{"havn_handshake_timeouts_total", Type::counter,
            "Connections that never finished a request", &Stats::handshake_timeouts},
        Row{"havn_tls_failures_total", Type::counter, "TLS handshakes that failed",
            &Stats::tls_failures},
    };
    for (const auto& row : rows) {
        std::uint64_t sum = 0;
        for (const auto* stats : sources.network) sum += (stats->*row.counter).value();
        text.family(row.name, row.type, row.help);
        text.sample(row.name, "", static_cast<double>(sum));
    }
}

void write_store(MetricsText& text, const MetricsSources& sources) {
    text.family("havn_commits_total", Type::counter, "Durable commits");
    text.sample("havn_commits_total", "", static_cast<double>(sources.store.commits.value()));
    text.family("havn_commits_failed_total", Type::counter,
                "Commits that failed; everybody in them was told");
    text.sample("havn_commits_failed_total", "",
                static_cast<double>(sources.store.commits_failed.value()));
    text.family("havn_commits_doubtful_total", Type::counter,
                "Commits during which the connection to the database was cut");
    text.sample("havn_commits_doubtful_total", "",
                static_cast<double>(sources.store.commits_doubtful.value()));
    text.family("havn_store_healthy", Type::gauge, "1 if the last commit went through");
    text.sample("havn_store_healthy", "", sources.store_healthy ? 1 : 0);
    text.family("havn_cases_waiting", Type::gauge, "Open cases");
    text.sample("havn_cases_waiting", "", static_cast<double>(sources.cases_open));

    MetricsText::Sum batch, commit;
    batch.add(sources.store.batch_jobs);
    commit.add(sources.store.commit_ns);
    text.family("havn_commit_batch", Type::histogram, "Writes that shared a commit");
    text.histogram("havn_commit_batch", "", batch, 1, jobs_first, jobs_last);
    text.family("havn_commit_seconds", Type::histogram,
                "From a batch's first write until it is on disk");
    text.histogram("havn_commit_seconds", "", commit, seconds_per_ns, slow_first, slow_last);
}

void write_bus(MetricsText& text, const MetricsSources& sources) {
    using Stats = bus::BusStats;
    struct Row {
        std::string_view name;
        std::string_view help;
        core::Counter Stats::* counter;
    };
    constexpr std::array rows{
        Row{"havn_bus_messages_in_total", "Messages from other instances", &Stats::messages_in},
        Row{"havn_bus_messages_out_total", "Messages to other instances", &Stats::messages_out},
        Row{"havn_bus_dropped_total",
            "Messages that could not be sent; the store has what they say", &Stats::dropped},
        Row{"havn_bus_foreign_total", "Messages received that are not ours", &Stats::foreign},
        Row{"havn_bus_connects_total", "Connections to a Redis that came to be", &Stats::connects},
        Row{"havn_bus_polls_total", "Looks at the store because the bus was silent or away",
            &Stats::polls},
        Row{"havn_bus_polls_late_total", "Streams in which such a look found something new",
            &Stats::polls_late},
        Row{"havn_bus_repairs_total", "Holes in a stream that were read from the store",
            &Stats::repairs},
    };
    if (sources.buses.empty()) return;
    const bool connected = std::ranges::all_of(
        sources.buses, [](const auto& one) { return one->connected.value() != 0; });
    text.family("havn_bus_connected", Type::gauge, "1 if every shard hears the other instances");
    text.sample("havn_bus_connected", "", connected ? 1 : 0);
    for (const auto& row : rows) {
        std::uint64_t sum = 0;
        for (const auto& stats : sources.buses) sum += ((*stats).*row.counter).value();
        text.family(row.name, Type::counter, row.help);
        text.sample(row.name, "", static_cast<double>(sum));
    }
}

std::string label(std::string_view key, std::string_view value) {
    return std::string(key) + "=\"" + std::string(value) + "\"";
}

void write_stages(MetricsText& text, const MetricsSources& sources) {
    const auto steps = sources.stage_watch.steps();
    text.family("havn_stage_seconds", Type::histogram, "One stage of moderation, sampled");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        MetricsText::Sum sum;
        for (const auto* speech : sources.speech) sum.add(speech->stage_ns[i]);
        text.histogram("havn_stage_seconds", label("stage", steps[i]), sum, seconds_per_ns,
                       fast_first, fast_last);
    }
    text.family("havn_stage_working", Type::gauge,
                "1 if the stage did its work whenever it was asked to in the last minute");
    for (std::size_t i = 0; i < steps.size(); ++i)
        text.sample("havn_stage_working", label("stage", steps[i]),
                    sources.stage_watch.working(i) ? 1 : 0);
    text.family("havn_stage_failures_total", Type::counter,
                "Messages for which a stage was unavailable, and why");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (std::size_t fault = 0; fault < community::StageWatch::faults.size(); ++fault)
            text.sample("havn_stage_failures_total",
                        label("stage", steps[i]) + "," +
                            label("fault", community::StageWatch::faults[fault]),
                        static_cast<double>(sources.stage_watch.failures(i, fault)));
    }
}

void write_classifier(MetricsText& text, const MetricsSources& sources) {
    if (sources.classifier == nullptr) return;
    const auto& stats = *sources.classifier;
    text.family("havn_classifier_answers_total", Type::counter,
                "Messages the classifier was to read, by what came of it");
    text.sample("havn_classifier_answers_total", label("result", "answered"),
                static_cast<double>(stats.answered.value()));
    for (std::size_t i = 0; i < classifier::problems.size(); ++i)
        text.sample("havn_classifier_answers_total", label("result", classifier::problems[i]),
                    static_cast<double>(stats.failed[i].value()));
    text.family("havn_classifier_resting", Type::gauge,
                "1 while it is not asked because it kept failing");
    text.sample("havn_classifier_resting", "", static_cast<double>(stats.open.value()));
    MetricsText::Sum answer;
    answer.add(stats.answer_ns);
    text.family("havn_classifier_seconds", Type::histogram, "Until the classifier answered");
    text.histogram("havn_classifier_seconds", "", answer, seconds_per_ns, slow_first, slow_last);
}

void write_speech(MetricsText& text, const MetricsSources& sources) {
    const auto sum_of = [&](auto pick) {
        MetricsText::Sum sum;
        for (const auto* speech : sources.speech) sum.add(pick(*speech));
        return sum;
    };
    text.family("havn_ack_seconds", Type::histogram, "From a message's arrival to its answer");
    text.histogram("havn_ack_seconds", "", sum_of([](const auto& s) -> auto& { return s.ack_ns; }),
                   seconds_per_ns, slow_first, slow_last);
    text.family("havn_judge_seconds", Type::histogram, "Moderation of one message");
    text.histogram("havn_judge_seconds", "",
                   sum_of([](const auto& s) -> auto& { return s.judge_ns; }), seconds_per_ns,
                   fast_first, fast_last);
    write_stages(text, sources);
    text.family("havn_verdicts_total", Type::counter, "Messages by verdict");
    for (std::size_t i = 0; i < 5; ++i) {
        double sum = 0;
        for (const auto* speech : sources.speech)
            sum += static_cast<double>(speech->verdicts[i].value());
        const auto word = to_string(static_cast<moderation::Verdict>(i));
        text.sample("havn_verdicts_total", "verdict=\"" + std::string(word) + "\"", sum);
    }
    text.family("havn_care_total", Type::counter, "Messages by care level");
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0;
        for (const auto* speech : sources.speech)
            sum += static_cast<double>(speech->care[i].value());
        const auto word = to_string(static_cast<moderation::Care>(i));
        text.sample("havn_care_total", "level=\"" + std::string(word) + "\"", sum);
    }
}

}  // namespace

std::string metrics_page(const MetricsSources& sources) {
    MetricsText text;
    write_network(text, sources);
    write_store(text, sources);
    write_bus(text, sources);
    write_speech(text, sources);
    write_classifier(text, sources);
    return text.text();
}

}  // namespace havn
