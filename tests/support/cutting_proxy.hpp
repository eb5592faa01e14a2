#pragma once
// Stands between a client and a server on local sockets, and cuts their connections in the worst
// way: the server still gets what the client sent, the client gets no answer to it. Any thread.

#include <atomic>
#include <filesystem>
#include <thread>
#include <vector>

namespace havn::tests {

class CuttingProxy {
  public:
    CuttingProxy(std::filesystem::path listen, std::filesystem::path server);
    ~CuttingProxy();
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;

    // Every connection there is: passes on what the client sends next, swallows what the server
    // answers to it, and ends a moment later.
    void cut() { cuts_.fetch_add(1); }

  private:
    void accept_all();
    void carry(int client);

    const std::filesystem::path server_;
    int listener_ = -1;
    std::atomic<unsigned> cuts_{0};
    std::atomic<bool> stopping_{false};
    std::vector<std::jthread> carriers_;
    std::jthread acceptor_;
};

}  // namespace havn::tests
