#include "harness/protocol/schema.h"

#include <fmt/format.h>

#include "reference/core/reason.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

json object_schema(json::object_t properties, json::array_t required) {
  json schema = {{"type", "object"}};
  if (!properties.empty()) schema["properties"] = std::move(properties);
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

json structure_schema(const Type& type, Direction direction) {
  json::object_t properties;
  json::array_t required;
  for (const Member& member : type.members) {
    json property = schema_of(*member.type, direction);
    property["description"] = member.sentence;
    properties.emplace(member.name, std::move(property));
    const bool is_needed = direction == Direction::params ? member.is_needed_in_params()
                                                          : member.is_needed_in_answer();
    if (is_needed) required.emplace_back(member.name);
  }
  return object_schema(std::move(properties), std::move(required));
}

json constant(const json& value) { return {{"const", value}}; }

json reason_names() {
  json::array_t names;
  for (const ReasonInfo& reason : reasons()) names.emplace_back(reason.name);
  return names;
}

json text_schema(std::string_view description) {
  return {{"type", "string"}, {"description", description}};
}

// An outcome: one of three objects, told apart by their member "outcome".
json answer_schema(const OperationModel& operation) {
  json result = schema_of(*operation.answer, Direction::answer);
  result["description"] = operation.answer->sentence;
  json accepted = object_schema({{"outcome", constant("accepted")}, {"result", std::move(result)}},
                                {"outcome", "result"});
  json refused = object_schema(
      {{"outcome", constant("refused")},
       {"reason", {{"enum", reason_names()}, {"description", "Why, out of the closed list."}}},
       {"httpStatus",
        {{"type", "integer"},
         {"description",
          "The HTTP status, where there is one; 500 and above only for the reasons "
          "that have it in the table of reasons."},
         {"minimum", 400},
         {"maximum", 599}}},
       {"substatus",
        {{"type", "integer"},
         {"description", "Cosmos DB's x-ms-substatus (4000 to 4019), where there is one."},
         {"minimum", 1},
         {"maximum", 99999}}},
       {"code", text_schema("The error code, where there is one.")},
       {"diagnostic", text_schema("For people; no verdict depends on it.")}},
      {"outcome", "reason"});
  json unsupported = object_schema({{"outcome", constant("unsupported")}}, {"outcome"});
  return {{"anyOf", {std::move(accepted), std::move(refused), std::move(unsupported)}}};
}

json request_schema() {
  json schema = object_schema(
      {{"jsonrpc", constant("2.0")},
       {"id", {{"type", "integer"}}},
       {"method", text_schema("start, reset, stop or an operation.")},
       {"params", {{"type", "object"}}},
       {"now", {{"type", "integer"}, {"description", "Unix seconds; with every operation."}}}},
      {"jsonrpc", "id", "method"});
  return schema;
}

json response_schema() {
  json error =
      object_schema({{"code", {{"type", "integer"}}}, {"message", text_schema("For people.")}},
                    {"code", "message"});
  json schema = object_schema({{"jsonrpc", constant("2.0")},
                               {"id", {{"type", json::array({"integer", "null"})}}},
                               {"result", {{"type", "object"}}},
                               {"error", std::move(error)}},
                              {"jsonrpc", "id"});
  schema["oneOf"] = {{{"required", {"result"}}}, {{"required", {"error"}}}};
  return schema;
}

void publish(std::map<std::string, json>& schemas, const std::string& name, std::string_view title,
             json schema) {
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = title;
  schemas.emplace(name + ".json", std::move(schema));
}

}  // namespace

json schema_of(const Type& type, Direction direction) {
  switch (type.kind) {
    case TypeKind::text:
    case TypeKind::secretText:
    case TypeKind::bytes:
    case TypeKind::secretBytes:
      return {{"type", "string"}};
    case TypeKind::boolean:
      return {{"type", "boolean"}};
    case TypeKind::integer:
      return {{"type", "integer"}};
    case TypeKind::enumeration: {
      json::array_t values;
      for (const auto value : type.values) values.emplace_back(value);
      return {{"type", "string"}, {"enum", std::move(values)}};
    }
    case TypeKind::list:
      return {{"type", "array"}, {"items", schema_of(*type.element, direction)}};
    case TypeKind::map:
      return {{"type", "object"}, {"additionalProperties", schema_of(*type.element, direction)}};
    case TypeKind::structure:
      return structure_schema(type, direction);
  }
  return {};
}

std::map<std::string, json> published_schemas() {
  std::map<std::string, json> schemas;
  for (const OperationModel& operation : operation_models()) {
    const std::string method(operation.method);
    publish(schemas, method + ".params", operation.sentence,
            schema_of(*operation.params, Direction::params));
    publish(schemas, method + ".answer", fmt::format("Outcome of {}", method),
            answer_schema(operation));
  }
  publish(schemas, "start.params", start_params_type().sentence,
          schema_of(start_params_type(), Direction::params));
  publish(schemas, "start.answer", start_answer_type().sentence,
          schema_of(start_answer_type(), Direction::answer));
  for (const std::string method : {"reset", "stop"}) {
    publish(schemas, method + ".params", fmt::format("Parameters of {}: none.", method),
            object_schema({}, {}));
    publish(schemas, method + ".answer", fmt::format("Answer to {}: an empty object.", method),
            object_schema({}, {}));
  }
  publish(schemas, "request", "One message to the adapter.", request_schema());
  publish(schemas, "response", "One message from the adapter.", response_schema());
  return schemas;
}

std::string to_string(const SchemaBreach& breach) {
  return (breach.place.empty() ? "the whole" : breach.place) + ": " + breach.reason;
}

}  // namespace cmk::harness
