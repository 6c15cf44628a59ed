// The harness.* methods: what the harness itself computes for a scenario.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/target/target.h"
#include "reference/crypto/backend.h"

namespace cmk::harness {

inline constexpr std::string_view kToolPrefix = "harness.";
[[nodiscard]] bool is_tool(std::string_view method);

// An answer that was given earlier in the same case, with its secret parts taken out.
struct PastAnswer {
  int step = 0;  // 0: in the world
  std::string method;
  nlohmann::json answer;  // the result, or the refusal
};

// Makes a .byok transfer blob: the PKCS#8 key wrapped for the transfer key (n, e, kid). An error
// text when it cannot be made.
struct ByokRequest {
  ByteView pkcs8;
  ByteView n;
  ByteView e;
  std::string_view kid;
};
using MakeByok = std::function<std::expected<Bytes, std::string>(const ByokRequest&)>;

class Toolbox {
 public:
  // The backends outlive the toolbox; one or two. `make_byok` may be empty: then harness.byok is
  // unsupported.
  Toolbox(std::vector<const crypto::Backend*> backends, MakeByok make_byok)
      : backends_(std::move(backends)), make_byok_(std::move(make_byok)) {}

  // Accepted or refused as the table in conformance/scenarios/README.md says; refused
  // invalidParameter when a parameter is missing or no byte string; errored when the backends
  // disagree; unsupported for any other method.
  [[nodiscard]] Answer apply(const Call& call, const std::vector<PastAnswer>& past) const;

 private:
  [[nodiscard]] Answer aes_gcm_open(const nlohmann::json& params) const;
  [[nodiscard]] Answer byok(const nlohmann::json& params) const;

  std::vector<const crypto::Backend*> backends_;
  MakeByok make_byok_;
};

}  // namespace cmk::harness
