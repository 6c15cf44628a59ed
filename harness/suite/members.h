// Strict reading of one JSON object: every member is asked for by name and type, the first fault is
// kept, and a member that nobody asked for is a fault as well.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/bad_input.h"

namespace cmk::harness {

// Reads members of `object`, which stands at `place` of `file`. After a fault every answer is an
// empty value; done() tells what the first fault was. The object must outlive the reader.
class Members {
 public:
  Members(const nlohmann::json& object, std::string file, std::string place);

  enum class Need { required, optional };
  [[nodiscard]] std::string text(std::string_view name, Need need = Need::required);
  [[nodiscard]] std::string text_or_null(std::string_view name);  // "" for null
  [[nodiscard]] bool boolean(std::string_view name, Need need = Need::required);
  [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t min, std::int64_t max);
  [[nodiscard]] std::uint64_t number(std::string_view name);  // any 64-bit number, not negative
  [[nodiscard]] std::vector<std::string> texts(std::string_view name, Need need = Need::required);
  [[nodiscard]] std::map<std::string, std::string> text_map(std::string_view name);
  // An array or object member as it is; an empty one after a fault.
  [[nodiscard]] const nlohmann::json& array(std::string_view name);
  [[nodiscard]] const nlohmann::json& object(std::string_view name);
  // Reports a fault of the caller's own finding, at the member `name`.
  void fail(std::string_view name, std::string reason);

  [[nodiscard]] bool ok() const { return !fault_; }
  // The first fault; unknown members count. Empty when all is well.
  [[nodiscard]] std::optional<BadInput> done();

 private:
  const nlohmann::json* find(std::string_view name, Need need);
  void wrong_type(std::string_view name, std::string_view wanted);

  const nlohmann::json& object_;
  std::string file_;
  std::string place_;
  std::set<std::string, std::less<>> asked_;
  std::optional<BadInput> fault_;
};

}  // namespace cmk::harness
