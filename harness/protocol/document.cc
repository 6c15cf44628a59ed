#include "harness/protocol/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "harness/protocol/model.h"
#include "harness/protocol/prose.h"
#include "harness/protocol/schema.h"
#include "reference/core/options.h"
#include "reference/core/reason.h"

namespace cmk::harness {
namespace {

constexpr std::string_view kSchemaFolder = "schema";

std::string anchor(std::string_view name) {
  std::string made;
  for (const char c : name) {
    if (c != '.') made += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return made;
}

std::string type_text(const Type& type) {
  switch (type.kind) {
    case TypeKind::text:
      return "text";
    case TypeKind::boolean:
      return "boolean";
    case TypeKind::integer:
      return "integer";
    case TypeKind::bytes:
      return "bytes";
    case TypeKind::secretBytes:
      return "secret bytes";
    case TypeKind::secretText:
      return "secret text";
    case TypeKind::list:
      return "list of " + type_text(*type.element);
    case TypeKind::map:
      return "map of text to " + type_text(*type.element);
    case TypeKind::enumeration:
    case TypeKind::structure:
      return fmt::format("[{}](#{})", type.name, anchor(type.name));
  }
  return "";
}

std::string type_text(const Member& member) {
  std::string text = type_text(*member.type);
  if (member.sense != Sense::instant) return text;
  const std::size_t at = text.find("integer");
  return at == std::string::npos ? text
                                 : text.replace(at, std::string_view("integer").size(), "instant");
}

std::string member_table(const Type& type, Direction direction) {
  if (type.members.empty()) return "No members.\n";
  std::string table = "| member | type | |\n|---|---|---|\n";
  for (const Member& member : type.members) {
    const bool is_needed = direction == Direction::params ? member.is_needed_in_params()
                                                          : member.is_needed_in_answer();
    fmt::format_to(std::back_inserter(table), "| `{}` | {}{}{} | {} |\n", member.name,
                   type_text(member), is_needed ? "" : ", *optional*",
                   member.mark == Mark::chosen ? ", *chosen*" : "", member.sentence);
  }
  return table;
}

// The enumerations and structures within a type, each once, in the order in which they are met.
void collect_types(const Type& type, std::vector<const Type*>& types) {
  if (type.element != nullptr) collect_types(*type.element, types);
  const bool is_named = type.kind == TypeKind::structure || type.kind == TypeKind::enumeration;
  if (is_named) {
    if (std::ranges::find(types, &type) != types.end()) return;
    types.push_back(&type);
  }
  for (const Member& member : type.members) collect_types(*member.type, types);
}

std::string type_section(const Type& type) {
  std::string section = fmt::format("\n### {}\n\n{}\n\n", type.name, type.sentence);
  if (type.kind == TypeKind::structure) return section + member_table(type, Direction::answer);
  section += "One of";
  for (const auto value : type.values) {
    fmt::format_to(std::back_inserter(section), "{} `{}`", value == type.values.front() ? "" : ",",
                   value);
  }
  return section + ".\n";
}

std::string operation_section(const OperationModel& operation) {
  return fmt::format("\n### {}\n\n{}\n\n{}\nAnswer: {}\n", operation.method, operation.sentence,
                     member_table(*operation.params, Direction::params),
                     type_text(*operation.answer));
}

std::string reason_table() {
  std::string table = "| reason | httpStatus | code | |\n|---|---|---|---|\n";
  for (const ReasonInfo& reason : reasons()) {
    fmt::format_to(std::back_inserter(table), "| `{}` | {} | {} | {} |\n", reason.name,
                   reason.httpStatus == 0 ? "" : std::to_string(reason.httpStatus), reason.code,
                   reason.sentence);
  }
  return table;
}

// The rows of the table of options for what the reference can do either way.
std::string option_rows() {
  std::string rows;
  for (const OptionRow& option : kOptions) {
    fmt::format_to(std::back_inserter(rows), "| `{}` | 0 to {} | {} {} |\n", option.name,
                   option.maximum, option.requirement, option.sentence);
  }
  return rows;
}

std::string document() {
  std::string text(kProseIntroduction);
  text += reason_table();
  text += kProseConventions;
  text += option_rows();
  text += kProseOperations;
  std::vector<const Type*> types;
  for (const OperationModel& operation : operation_models()) {
    text += operation_section(operation);
    for (const Member& member : operation.params->members) collect_types(*member.type, types);
    collect_types(*operation.answer, types);
  }
  collect_types(start_params_type(), types);
  collect_types(start_answer_type(), types);
  std::ranges::sort(types, {}, &Type::name);
  text += "\n## Types\n";
  for (const Type* type : types) text += type_section(*type);
  return text;
}

}  // namespace

std::map<std::string, std::string> protocol_files() {
  std::map<std::string, std::string> files;
  files.emplace("PROTOCOL.md", document());
  for (const auto& [name, schema] : published_schemas()) {
    files.emplace(fmt::format("{}/{}", kSchemaFolder, name), schema.dump(2) + "\n");
  }
  return files;
}

std::expected<void, std::string> write_protocol(const std::filesystem::path& dir) {
  const auto files = protocol_files();
  std::error_code error;
  std::filesystem::create_directories(dir / kSchemaFolder, error);
  for (const auto& [path, text] : files) {
    std::ofstream file(dir / path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) return std::unexpected("cannot write " + (dir / path).string());
  }
  std::filesystem::directory_iterator stale(dir / kSchemaFolder, error);
  for (; !error && stale != std::filesystem::directory_iterator(); stale.increment(error)) {
    const std::string name = fmt::format("{}/{}", kSchemaFolder, stale->path().filename().string());
    if (name.ends_with(".json") && !files.contains(name)) {
      std::filesystem::remove(stale->path(), error);
    }
  }
  if (error) return std::unexpected("cannot read " + (dir / kSchemaFolder).string());
  return {};
}

}  // namespace cmk::harness
