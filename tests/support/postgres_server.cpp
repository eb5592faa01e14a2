#include "tests/support/postgres_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>

namespace havn::tests {
namespace {

constexpr std::chrono::seconds start_max{120};

// It refuses to run as root.
const passwd* other_user() {
    if (::geteuid() != 0) return nullptr;
    const passwd* user = ::getpwnam("postgres");
    if (user == nullptr) throw std::runtime_error("no user postgres to run PostgreSQL as");
    return user;
}

std::filesystem::path find_programs() {
    for (const auto& version : std::filesystem::directory_iterator("/usr/lib/postgresql")) {
        auto programs = version.path() / "bin";
        if (std::filesystem::exists(programs / "initdb")) return programs;
    }
    throw std::runtime_error("PostgreSQL is not installed (deploy/install --tests)");
}

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* general = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    const bool bound =
        ::bind(socket, general, size) == 0 && ::getsockname(socket, general, &size) == 0;
    ::close(socket);
    if (!bound) throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

struct Finish {
    void operator()(PGconn* handle) const { PQfinish(handle); }
};
using Handle = std::unique_ptr<PGconn, Finish>;

bool answers(const std::string& url) {
    const Handle handle(PQconnectdb(url.c_str()));
    return PQstatus(handle.get()) == CONNECTION_OK;
}

void children_of(pid_t parent, std::vector<pid_t>& found) {
    const auto own = std::to_string(parent);
    std::ifstream list("/proc/" + own + "/task/" + own + "/children");
    for (pid_t child = 0; list >> child;) {
        found.push_back(child);
        children_of(child, found);
    }
}

}  // namespace

PostgresServer::PostgresServer(Disk disk)
    : programs_(find_programs()), port_(free_port()), disk_(disk) {
    auto pattern = (std::filesystem::temp_directory_path() / "havn-pg-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    if (const auto* user = other_user();
        user != nullptr && ::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("the folder of PostgreSQL cannot be given to it");
    const pid_t making =
        run({(programs_ / "initdb").string(), "-D", (folder_ / "data").string(), "-A", "trust",
             "-U", "havn", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"});
    int status = 0;
    ::waitpid(making, &status, 0);
    if (status != 0) throw std::runtime_error("initdb failed; see " + (folder_ / "log").string());
    // Whoever comes by the network needs a password.
    std::ofstream rules(folder_ / "data" / "pg_hba.conf");
    rules << "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n";
    rules.close();
    start();
}

PostgresServer::~PostgresServer() {
    if (pid_ != 0) stop(SIGQUIT);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

PostgresServer& PostgresServer::shared() {
    static PostgresServer server;
    return server;
}

void PostgresServer::start() {
    pid_ = run({(programs_ / "postgres").string(), "-D", (folder_ / "data").string(), "-p",
                std::to_string(port_), "-c", "listen_addresses=127.0.0.1", "-c",
                "unix_socket_directories=" + folder_.string(), "-c", "max_connections=60", "-c",
                "shared_buffers=32MB", "-c", "deadlock_timeout=200ms", "-c",
                disk_ == Disk::durable ? "fsync=on" : "fsync=off"});
    const auto deadline = std::chrono::steady_clock::now() + start_max;
    while (!answers(url("postgres"))) {
        int status = 0;
        if (::waitpid(pid_, &status, WNOHANG) == pid_ ||
            std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("PostgreSQL did not start; see " + (folder_ / "log").string());
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

void PostgresServer::stop(int signal) {
    ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
}

void PostgresServer::pause() {
    signal_all(SIGSTOP);
}

void PostgresServer::resume() {
    signal_all(SIGCONT);
}

// The first process stands still before its children are looked for: it makes no more.
void PostgresServer::signal_all(int signal) const {
    ::kill(pid_, signal);
    std::vector<pid_t> children;
    children_of(pid_, children);
    for (const pid_t child : children) ::kill(child, signal);
}

std::string PostgresServer::new_database() {
    const auto name = "d" + std::to_string(++databases_);
    execute(url("postgres"), "CREATE DATABASE " + name);
    return url(name);
}

void PostgresServer::execute(const std::string& database_url, const std::string& sql) const {
    const Handle handle(PQconnectdb(database_url.c_str()));
    PGresult* result = PQexec(handle.get(), sql.c_str());
    const auto status = PQresultStatus(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throw std::runtime_error(PQerrorMessage(handle.get()));
}

std::string PostgresServer::url(const std::string& database, const std::string& more) const {
    return "postgresql://havn@/" + database + "?host=" + folder_.string() +
           "&port=" + std::to_string(port_) + more;
}

// As a process of its own that ends with this one.
pid_t PostgresServer::run(const std::vector<std::string>& command) const {
    const auto* user = other_user();
    const auto log = (folder_ / "log").string();
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process for PostgreSQL");
    if (child > 0) return child;
    const bool as_user =
        user == nullptr || (::setgroups(0, nullptr) == 0 && ::setgid(user->pw_gid) == 0 &&
                            ::setuid(user->pw_uid) == 0);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (!as_user || out < 0 || ::chdir("/") != 0) ::_exit(127);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

}  // namespace havn::tests
