// What a run may write down: how secrets and values that a target chose are taken out of it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "reference/core/bytes.h"

namespace cmk::harness {

// Takes the secrets out of the calls and answers of one case, for the transcript: each stands there
// as {"secret": NAME, "length": N}, N in bytes, one name for one value.
class Redactor {
 public:
  virtual ~Redactor() = default;
  Redactor(const Redactor&) = delete;
  Redactor& operator=(const Redactor&) = delete;

  // From now on these bytes have this name; `text` is what they are on the wire.
  virtual void name(const std::string& name, const std::string& text) = 0;
  [[nodiscard]] virtual nlohmann::json params(const std::string& method,
                                              const nlohmann::json& params) = 0;
  [[nodiscard]] virtual nlohmann::json result(const std::string& method,
                                              const nlohmann::json& result) = 0;

  // Tells how a text reads with the scenario's names in place of those drawn for this case, so that
  // texts which differ in names alone are looked through once. Called before anything is cleaned.
  virtual void set_names(std::function<std::string(std::string_view)> /*symbolic*/) {}

  // What a target wrote, cleaned of every secret that params() and result() were ever given, in
  // whatever notation. A redactor that knows none leaves everything as it is.
  [[nodiscard]] virtual bool is_clean(std::string_view /*text*/) { return true; }
  [[nodiscard]] virtual std::string cleaned(const std::string& text) { return text; }
  virtual void clean(nlohmann::json& /*value*/) {}

 protected:
  Redactor() = default;
};

// What is known from the declarations of the operations. An empty function knows nothing.
struct Redaction {
  // A redactor for one case. Empty: only texts that are secrets of the scenario are taken out.
  std::function<std::unique_ptr<Redactor>()> redactor;
  // A result, for the body: secrets and chosen values by name and length.
  std::function<nlohmann::json(const std::string& method, const nlohmann::json& result)> elide;
  // Where a result may hold secrets: JSON pointers, "*" for any element or member.
  std::function<std::vector<std::string>(const std::string& method)> secret_paths;
};

// The redactor of `redaction`, or the one that knows the scenario's own secrets alone.
[[nodiscard]] std::unique_ptr<Redactor> make_redactor(const Redaction& redaction);

// `value` without the parts that `pointers` name.
[[nodiscard]] nlohmann::json without_parts(nlohmann::json value,
                                           const std::vector<std::string>& pointers);

}  // namespace cmk::harness
