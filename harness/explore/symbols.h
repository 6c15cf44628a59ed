// Puts names in place of what an implementation chose: an identifier of an earlier answer becomes a
// reference to that answer, so that another implementation can be asked the same.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/explore/shape.h"
#include "harness/protocol/model.h"
#include "harness/suite/scenario.h"

namespace cmk::explore {

class Symbols {
 public:
  // The files that parameters may hold the bytes of.
  explicit Symbols(const std::vector<Importable>& files);

  // Remembers what the answer of that method, bound under this name, tells of its maker's choice.
  void learn(const std::string& bind, std::string_view method, const nlohmann::json& answer);
  // The params with expressions in place of what was learned, of secrets, times and files.
  [[nodiscard]] nlohmann::json express(const std::string& bind, std::string_view method,
                                       const nlohmann::json& params) const;

 private:
  struct Symbol {
    nlohmann::json expression;
    bool is_bytes = false;
  };

  void learn(const harness::Type& type, Mark mark, const std::string& path,
             const nlohmann::json& value);
  void add(const std::string& value, nlohmann::json expression, bool is_bytes);
  [[nodiscard]] nlohmann::json express(const harness::Type& type, const std::string& name,
                                       const nlohmann::json& value) const;
  [[nodiscard]] nlohmann::json text(const std::string& value) const;
  [[nodiscard]] nlohmann::json bytes(const std::string& value) const;

  std::map<std::string, Symbol> symbols_;                       // by value
  mutable std::map<std::string, nlohmann::json> made_secrets_;  // likewise: equal ones stay equal
};

}  // namespace cmk::explore
