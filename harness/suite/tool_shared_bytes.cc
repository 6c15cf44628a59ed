// harness.sharedBytes: what ciphertexts have in common with each other and with their plaintext.
#include <fmt/format.h>

#include "harness/suite/byte_runs.h"
#include "harness/suite/tool_list.h"
#include "harness/suite/tool_support.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

Answer shared_bytes(const json& params, const ToolContext& /*context*/) {
  const auto texts = texts_param(params, "values");
  if (!texts) return invalid_param("values");
  const auto plaintext = byte_param(params, "plaintext");
  if (!plaintext) return invalid_param("plaintext");
  std::vector<Bytes> values;
  for (const std::string& text : *texts) {
    auto value = decode_base64url(text);
    if (!value) return invalid_param("values");
    values.push_back(*std::move(value));
  }
  json flaws = json::array();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (share_a_run(*plaintext, values[i])) {
      flaws.push_back(fmt::format("value {}: a run of its plaintext", i + 1));
    }
    for (std::size_t j = 0; j < i; ++j) {
      if (share_a_run(values[j], values[i])) {
        flaws.push_back(fmt::format("values {} and {}: a common run", j + 1, i + 1));
      } else if (equal_in_many_places(values[j], values[i])) {
        flaws.push_back(fmt::format("values {} and {}: equal in many places", j + 1, i + 1));
      }
    }
  }
  return tool_accepted({{"flaws", std::move(flaws)}});
}

}  // namespace

Tool shared_bytes_tool() { return {"harness.sharedBytes", {"plaintext"}, shared_bytes}; }

}  // namespace cmk::harness
