#include "harness/suite/redaction.h"

#include "harness/suite/expression.h"
#include "reference/core/base64url.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

class ScenarioRedactor : public Redactor {
 public:
  void name(const std::string& name, const std::string& text) override {
    if (!text.empty()) names_[text] = name;
  }
  json params(const std::string& /*method*/, const json& params) override { return redact(params); }
  json result(const std::string& /*method*/, const json& result) override { return redact(result); }

 private:
  [[nodiscard]] json redact(const json& value) const {
    if (value.is_string()) {
      const auto known = names_.find(value.get_ref<const std::string&>());
      if (known == names_.end()) return value;
      const auto bytes = decode_base64url(known->first);
      return recorded_secret(known->second, bytes ? bytes->size() : known->first.size());
    }
    if (!value.is_structured()) return value;
    json out = value;
    for (auto& member : out) member = redact(member);
    return out;
  }

  std::map<std::string, std::string> names_;  // by text
};

void remove_part(json& value, std::span<const std::string_view> segments) {
  if (segments.empty()) {
    value = nullptr;
  } else if (segments.front() == "*") {
    if (!value.is_structured()) return;
    for (auto& member : value) remove_part(member, segments.subspan(1));
  } else if (value.is_object()) {
    const auto member = value.find(segments.front());
    if (member != value.end()) remove_part(*member, segments.subspan(1));
  }
}

}  // namespace

std::unique_ptr<Redactor> make_redactor(const Redaction& redaction) {
  if (redaction.redactor) return redaction.redactor();
  return std::make_unique<ScenarioRedactor>();
}

json without_parts(json value, const std::vector<std::string>& pointers) {
  for (const std::string& pointer : pointers) {
    const auto segments = split(pointer, '/');
    remove_part(value, std::span(segments).subspan(1));
  }
  return value;
}

}  // namespace cmk::harness
