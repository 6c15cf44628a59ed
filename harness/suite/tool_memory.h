// What the tools keep from one case of a scenario to the next: digests, never values.
#pragma once

#include <map>
#include <set>
#include <string>

namespace cmk::harness {

class ToolMemory {
 public:
  // Whether the digest was not in the group yet; from now on it is.
  bool add(const std::string& group, std::string digest) {
    return groups_[group].insert(std::move(digest)).second;
  }

 private:
  std::map<std::string, std::set<std::string>> groups_;
};

}  // namespace cmk::harness
