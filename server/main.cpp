#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string_view>

#include "server/app.hpp"
#include "server/feedback_export.hpp"
#include "server/judge.hpp"
#include "server/store_copy.hpp"

// Read by jemalloc before main: its memory stands on large pages. Between two messages the sockets
// of a whole room go through the caches, and then finding out where the hundreds of small pages are
// that judging a message touches takes longer than reading what is there.
extern "C" const char* malloc_conf;
const char* malloc_conf = "thp:always";

namespace {

// Waits for SIGTERM or SIGINT, which every thread started from here on leaves to this one.
sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

void serve(const havn::Config& config) {
    const auto signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    // Whoever reads standard output by a pipe waits for these lines.
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    const havn::core::SystemClock clock;
    havn::App app(config, clock);
    app.start();
    if (app.is_new() || config.organiser_link)
        std::printf("organiser link, good for one person and seven days: %s\n",
                    app.new_organiser_link().c_str());
    if (!app.metrics_url().empty()) std::printf("metrics on %s\n", app.metrics_url().c_str());
    std::printf("listening on %s\n", app.url().c_str());

    int received = 0;
    sigwait(&signals, &received);
    app.stop();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc > 1 && std::string_view(argv[1]) == "judge") {
            std::ios::sync_with_stdio(false);
            return havn::run_judge(argc - 1, argv + 1, std::cin, std::cout);
        }
        if (argc > 1 && std::string_view(argv[1]) == "store")
            return havn::run_store(argc - 1, argv + 1, std::cout);
        if (argc > 1 && std::string_view(argv[1]) == "feedback")
            return havn::run_feedback(argc - 1, argv + 1, std::cout);
        const auto line = havn::read_command_line(argc, argv);
        if (line.errand == havn::Errand::check_config) {
            std::puts("the configuration is right");
            return 0;
        }
        serve(line.config);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "havn: %s\n", error.what());
        return 1;
    }
}
