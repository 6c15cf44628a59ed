// The check of messages by valijson. Its headers are heavy, and it throws: both stay in this file.
#include <fmt/format.h>

#include <exception>
#include <unordered_map>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "harness/protocol/schema.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

using Compiled = std::unordered_map<std::string, valijson::Schema>;

Compiled compile_all() {
  Compiled compiled;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  for (const auto& [name, schema] : published_schemas()) {
    parser.populateSchema(NlohmannJsonAdapter(schema), compiled[name]);
  }
  return compiled;
}

// "<root>[attributes][exp]" of valijson as "/attributes/exp".
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (std::size_t i = 1; i < context.size(); ++i) {
    std::string_view part = context[i];
    if (part.starts_with('[') && part.ends_with(']')) part = part.substr(1, part.size() - 2);
    pointer += fmt::format("/{}", part);
  }
  return pointer;
}

SchemaBreach breach_of(const valijson::Schema& schema, const json& value) {
  valijson::ValidationResults results;
  valijson::Validator validator;
  validator.validate(schema, NlohmannJsonAdapter(value), &results);
  // The first error is the innermost, and the most telling.
  const auto first = results.begin();
  if (first == results.end()) return {"", "breaks the schema"};
  return {pointer_of(first->context), first->description};
}

std::optional<SchemaBreach> check(const std::string& name, const json& value) {
  try {
    static const Compiled compiled = compile_all();
    const auto schema = compiled.find(name);
    if (schema == compiled.end()) return SchemaBreach{"", "no schema " + name};
    valijson::Validator validator;
    if (validator.validate(schema->second, NlohmannJsonAdapter(value), nullptr))
      return std::nullopt;
    return breach_of(schema->second, value);
  } catch (const std::exception& error) {
    return SchemaBreach{"", fmt::format("the check failed: {}", error.what())};
  }
}

}  // namespace

std::optional<SchemaBreach> check_params(const OperationModel& operation, const json& params) {
  return check(std::string(operation.method) + ".params.json", params);
}
std::optional<SchemaBreach> check_answer(const OperationModel& operation, const json& outcome) {
  return check(std::string(operation.method) + ".answer.json", outcome);
}
std::optional<SchemaBreach> check_start_params(const json& params) {
  return check("start.params.json", params);
}
std::optional<SchemaBreach> check_start_answer(const json& answer) {
  return check("start.answer.json", answer);
}
std::optional<SchemaBreach> check_request(const json& request) {
  return check("request.json", request);
}
std::optional<SchemaBreach> check_response(const json& response) {
  return check("response.json", response);
}

}  // namespace cmk::harness
