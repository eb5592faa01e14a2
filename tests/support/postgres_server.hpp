#pragma once
// A PostgreSQL of the tests' own: in a temporary folder, reached by a socket in it, ended with the
// process. One thread.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace havn::tests {

class PostgresServer {
  public:
    // careless: without fsync, because in tests it is processes that crash and not the machine.
    enum class Disk : std::uint8_t { careless, durable };
    // Throws std::runtime_error: it cannot be started.
    explicit PostgresServer(Disk disk = Disk::careless);
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    // The one most tests share; started when it is asked for first.
    static PostgresServer& shared();

    // The address of a new, empty database.
    std::string new_database();
    std::string url(const std::string& database, const std::string& more = "") const;
    // By the network it wants passwords, from everybody.
    int port() const { return port_; }
    const std::filesystem::path& folder() const { return folder_; }
    // As the owner of everything.
    void execute(const std::string& database_url, const std::string& sql) const;

    void start();
    // At once, as on a crash (SIGQUIT), or after ending everybody's connection (SIGINT).
    void stop(int signal);
    // Every process of it stands still, or goes on.
    void pause();
    void resume();
    pid_t pid() const { return pid_; }

  private:
    pid_t run(const std::vector<std::string>& command) const;
    void signal_all(int signal) const;

    std::filesystem::path folder_;
    std::filesystem::path programs_;
    int port_ = 0;
    pid_t pid_ = 0;
    int databases_ = 0;
    const Disk disk_;
};

}  // namespace havn::tests
