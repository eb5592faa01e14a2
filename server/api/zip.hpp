#pragma once
// A ZIP archive in memory, its files stored as they are. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace havn::api {

struct ZipFile {
    std::string_view name;
    std::string_view data;
};

std::string zip(const std::vector<ZipFile>& files);

}  // namespace havn::api
