#include "harness/cli/redaction.h"

#include "harness/protocol/redact.h"
#include "harness/redaction/run_secrets.h"
#include "harness/suite/expression.h"
#include "harness/suite/tools.h"
#include "reference/core/base64url.h"

namespace cmk::cli {
namespace {

using nlohmann::json;

// The bytes that a text stands for, as those who name secrets see them.
std::string bytes_of(const std::string& text) {
  const auto bytes = decode_base64url(text);
  return bytes ? std::string(as_text(*bytes)) : text;
}

class DeclaredRedactor : public harness::Redactor {
 public:
  explicit DeclaredRedactor(std::shared_ptr<harness::RunSecrets> run) : run_(std::move(run)) {}

  void name(const std::string& name, const std::string& text) override {
    if (text.empty()) return;
    given_names_[names_.name_of(bytes_of(text))] = name;
    given_names_.emplace(names_.name_of(text), name);  // where it travels as text
  }
  json params(const std::string& method, const json& params) override {
    if (harness::is_tool(method)) return tool_value(method, params, false);
    return named(harness::redact_params(method, params, names_));
  }
  json result(const std::string& method, const json& result) override {
    if (harness::is_tool(method)) return tool_value(method, result, false);
    return named(harness::redact_result(method, result, names_));
  }
  void set_names(harness::RunSecrets::Symbolic symbolic) override {
    symbolic_ = std::move(symbolic);
  }
  bool is_clean(std::string_view text) override { return known().clean(std::string(text)) == text; }
  std::string cleaned(const std::string& text) override { return known().clean(text); }
  void clean(json& value) override { known().clean(value); }

 private:
  // The run's secrets, with all of this case that have a name by now.
  harness::RunSecrets& known() {
    if (num_known_ == 0) run_->start_case(symbolic_);
    if (num_known_ == names_.by_bytes().size() + 1) return *run_;
    num_known_ = names_.by_bytes().size() + 1;
    for (const auto& [bytes, name] : names_.by_bytes()) {
      const auto given = given_names_.find(name);
      const bool drawn = given != given_names_.end();
      run_->add(drawn ? given->second : "", bytes, drawn);
    }
    return *run_;
  }

  // The scenario's own names in place of the counted ones.
  [[nodiscard]] json named(json value) const {
    if (harness::recorded_length(value)) {
      const auto given = given_names_.find(value["secret"].get<std::string>());
      if (given != given_names_.end()) value["secret"] = given->second;
    } else if (value.is_structured()) {
      for (auto& member : value) member = named(std::move(member));
    }
    return value;
  }

  // What stands below a member that the tool declares secret is secret, too.
  json tool_value(const std::string& method, const json& value, bool secret) {
    if (value.is_string() && secret) {
      const std::string bytes = bytes_of(value.get_ref<const std::string&>());
      return named(harness::recorded_secret(names_.name_of(bytes), bytes.size()));
    }
    if (!value.is_structured()) return value;
    json out = value;
    for (auto part = out.begin(); part != out.end(); ++part) {
      const bool declared = value.is_object() && harness::is_tool_secret(method, part.key());
      *part = tool_value(method, *part, secret || declared);
    }
    return out;
  }

  harness::SecretNames names_;
  std::map<std::string, std::string> given_names_;  // by counted name
  std::shared_ptr<harness::RunSecrets> run_;        // of all cases
  harness::RunSecrets::Symbolic symbolic_;
  std::size_t num_known_ = 0;  // secrets that run_ knows, and one
};

json elide_tool(const std::string& method, const json& result) {
  json shown = result;
  if (!shown.is_object()) return shown;
  for (auto member = shown.begin(); member != shown.end(); ++member) {
    if (member->is_string() && harness::is_tool_secret(method, member.key())) {
      *member = harness::recorded_secret(member.key(), bytes_of(member->get<std::string>()).size());
    }
  }
  return shown;
}

// A transcript holds records in place of secrets: they are shown as the secrets themselves would
// be.
void show_records(const json& result, json& shown, const std::string& member) {
  if (const auto length = harness::recorded_length(result)) {
    shown = harness::recorded_secret(member, *length);
  } else if (result.is_object() && shown.is_object()) {
    for (auto part = shown.begin(); part != shown.end(); ++part) {
      const auto original = result.find(part.key());
      if (original != result.end()) show_records(*original, *part, part.key());
    }
  } else if (result.is_array() && shown.is_array() && result.size() == shown.size()) {
    for (std::size_t i = 0; i < shown.size(); ++i) show_records(result[i], shown[i], member);
  }
}

json elide_declared(const std::string& method, const json& result) {
  json shown = harness::elide(method, result);
  show_records(result, shown, "");
  return shown;
}

}  // namespace

harness::Redaction declared_redaction() {
  harness::Redaction redaction;
  redaction.redactor = [run = std::make_shared<harness::RunSecrets>()] {
    return std::make_unique<DeclaredRedactor>(run);
  };
  redaction.elide = [](const std::string& method, const json& result) {
    return harness::is_tool(method) ? elide_tool(method, result) : elide_declared(method, result);
  };
  redaction.secret_paths = [](const std::string& method) {
    return harness::secret_paths(method).result;
  };
  return redaction;
}

}  // namespace cmk::cli
