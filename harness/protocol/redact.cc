#include "harness/protocol/redact.h"

#include "harness/protocol/codec.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::size_t kTellingLen = 8;  // shorter secrets occur by chance

const Type& nothing_declared() {
  static const Type type{.kind = TypeKind::structure};
  return type;
}

// The bytes that a secret's JSON value stands for.
std::string secret_bytes(const Type& type, const json& value) {
  if (!value.is_string()) return to_line(value);
  const auto& text = value.get_ref<const std::string&>();
  if (type.kind != TypeKind::secretBytes) return text;
  const auto bytes = decode_base64url(text);
  return bytes ? std::string(as_text(*bytes)) : text;
}

class Redactor {
 public:
  explicit Redactor(SecretNames& names) : names_(names) {}

  json redact(const Type& type, const json& value, std::string_view member) {
    if (is_secret(type.kind)) return secret(secret_bytes(type, value));
    if (value.is_object() && type.kind == TypeKind::structure) return structure(type, value);
    if (value.is_object() && type.kind == TypeKind::map) {
      json::object_t made;
      for (const auto& [name, element] : value.get_ref<const json::object_t&>()) {
        made.emplace(name, redact(*type.element, element, name));
      }
      return made;
    }
    if (value.is_array() && type.kind == TypeKind::list) {
      json::array_t made;
      for (const auto& element : value) made.push_back(redact(*type.element, element, member));
      return made;
    }
    if (value.is_structured()) return unknown(value, member);
    return text_or_plain(value);
  }

 private:
  json secret(const std::string& bytes) {
    return {{"secret", names_.name_of(bytes)}, {"length", bytes.size()}};
  }

  json structure(const Type& type, const json& value) {
    json::object_t made;
    for (const auto& [name, part] : value.get_ref<const json::object_t&>()) {
      const Member* const member = type.find(name);
      made.emplace(name,
                   member != nullptr ? redact(*member->type, part, name) : unknown(part, name));
    }
    return made;
  }

  json text_or_plain(const json& value) {
    if (!value.is_string()) return value;
    const auto& text = value.get_ref<const std::string&>();
    const std::string* const name = names_.within(text);
    if (name == nullptr) return value;
    return {{"secret", *name}, {"length", text.size()}};
  }

  static json unknown(const json& value, std::string_view member) {
    if (value.is_string()) {
      return {{"unknown", member}, {"length", value.get_ref<const std::string&>().size()}};
    }
    if (value.is_array()) {
      json::array_t made;
      for (const auto& element : value) made.push_back(unknown(element, member));
      return made;
    }
    if (!value.is_object()) return value;
    json::object_t made;
    for (const auto& [name, part] : value.get_ref<const json::object_t&>()) {
      made.emplace(name, unknown(part, name));
    }
    return made;
  }

  SecretNames& names_;
};

std::size_t text_len(const json& value, bool is_base64url) {
  const auto& text = value.get_ref<const std::string&>();
  if (!is_base64url) return text.size();
  return base64url_size(text).value_or(text.size());
}

bool is_bytes(TypeKind kind) { return kind == TypeKind::bytes || kind == TypeKind::secretBytes; }

// Whether the JSON value is of the kind that the type has.
bool fits(const Type& type, const json& value) {
  switch (type.kind) {
    case TypeKind::boolean:
      return value.is_boolean();
    case TypeKind::integer:
      return value.is_number_integer();
    case TypeKind::list:
      return value.is_array();
    case TypeKind::map:
    case TypeKind::structure:
      return value.is_object();
    default:
      return value.is_string();
  }
}

json elide_part(const Member& member, const Type& type, const json& value);

json elide_structure(const Type& type, const json& value, bool chosen) {
  json::object_t made;
  for (Member member : type.members) {
    const auto found = value.find(member.name);
    if (found == value.end()) continue;
    if (chosen) member.mark = Mark::chosen;
    made.emplace(member.name, elide_part(member, *member.type, *found));
  }
  return made;
}

json elide_part(const Member& member, const Type& type, const json& value) {
  if (!fits(type, value)) return {{"mistyped", value.type_name()}};
  const bool chosen = member.mark == Mark::chosen;
  if (type.kind == TypeKind::structure) return elide_structure(type, value, chosen);
  if (type.kind == TypeKind::list) {
    json::array_t made;
    for (const auto& element : value) made.push_back(elide_part(member, *type.element, element));
    return made;
  }
  if (type.kind == TypeKind::map) {
    if (chosen) return {{"chosen", member.name}, {"count", value.size()}};
    json::object_t made;
    for (const auto& [name, element] : value.get_ref<const json::object_t&>()) {
      made.emplace(name, elide_part(member, *type.element, element));
    }
    return made;
  }
  if (is_secret(type.kind)) {
    return {{"secret", member.name}, {"length", text_len(value, is_bytes(type.kind))}};
  }
  if (!chosen && type.kind != TypeKind::bytes) return value;
  if (!value.is_string()) return {{"chosen", member.name}};
  return {{"chosen", member.name}, {"length", text_len(value, is_bytes(type.kind))}};
}

void collect_paths(const Type& type, const std::string& place, std::vector<std::string>& paths) {
  if (!type.holds_secret) return;
  if (is_secret(type.kind)) paths.push_back(place);
  if (type.element != nullptr) collect_paths(*type.element, place + "/*", paths);
  for (const Member& member : type.members) {
    collect_paths(*member.type, place + "/" + std::string(member.name), paths);
  }
}

void collect_texts(const Type& type, const json& value, std::vector<std::string>& texts) {
  if (!type.holds_secret || !fits(type, value)) return;
  if (is_secret(type.kind)) texts.push_back(value.get<std::string>());
  if (type.element != nullptr) {
    for (const auto& element : value) collect_texts(*type.element, element, texts);
  }
  for (const Member& member : type.members) {
    const auto found = value.find(member.name);
    if (found != value.end()) collect_texts(*member.type, *found, texts);
  }
}

const Type& params_type(std::string_view method) {
  const OperationModel* const operation = find_operation(method);
  return operation != nullptr ? *operation->params : nothing_declared();
}
const Type& answer_type(std::string_view method) {
  const OperationModel* const operation = find_operation(method);
  return operation != nullptr ? *operation->answer : nothing_declared();
}

}  // namespace

const std::string& SecretNames::name_of(const std::string& bytes) {
  const auto [place, is_new] = names_.try_emplace(bytes);
  if (is_new) {
    place->second = "secret-" + std::to_string(names_.size());
    if (bytes.size() >= kTellingLen) {
      texts_.emplace(bytes, place->second);
      texts_.emplace(encode_base64url(as_bytes(bytes)), place->second);
    }
  }
  return place->second;
}

const std::string* SecretNames::within(std::string_view text) const {
  for (const auto& [secret, name] : texts_) {
    if (text.find(secret) != std::string_view::npos) return &name;
  }
  return nullptr;
}

json redact_value(const Type& type, const json& value, SecretNames& names) {
  return Redactor(names).redact(type, value, "");
}
json elide_value(const Type& type, const json& value) { return elide_part({}, type, value); }
std::vector<std::string> secret_paths_of(const Type& type) {
  std::vector<std::string> paths;
  collect_paths(type, "", paths);
  return paths;
}

std::vector<std::string> secret_texts(const Type& type, const json& value) {
  std::vector<std::string> texts;
  collect_texts(type, value, texts);
  return texts;
}

json redact_params(std::string_view method, const json& params, SecretNames& names) {
  return redact_value(params_type(method), params, names);
}
json redact_result(std::string_view method, const json& result, SecretNames& names) {
  return redact_value(answer_type(method), result, names);
}
json elide(std::string_view method, const json& result) {
  return elide_value(answer_type(method), result);
}
SecretPaths secret_paths(std::string_view method) {
  return {secret_paths_of(params_type(method)), secret_paths_of(answer_type(method))};
}

}  // namespace cmk::harness
