#include "harness/suite/secret_places.h"

#include <algorithm>

namespace cmk::harness {
namespace {

using nlohmann::json;

bool is_byte(const json& value) {
  return value.is_number_unsigned() && value.get<std::uint64_t>() < 256;
}

// Texts, numbers and lists of them are looked at whole, under the name that they have.
bool is_flat(const json& value) {
  return !value.is_structured() ||
         (value.is_array() &&
          std::ranges::none_of(value, [](const json& part) { return part.is_structured(); }));
}

void look_at_part(const json& value, const std::string& name, const std::string& path,
                  const KnownSecrets& secrets, std::vector<std::string>& found) {
  if (is_flat(value)) {
    const json named = {{name, value}};
    const bool clean =
        secrets.is_clean(named.dump(-1, ' ', false, json::error_handler_t::replace)) &&
        (!value.is_string() || secrets.is_clean(value.get_ref<const std::string&>()));
    if (!clean) found.push_back(path);
    return;
  }
  if (!secrets.is_clean(name)) found.push_back(path + ", its name");
  for (const auto& [member, part] : value.items()) {
    look_at_part(part, value.is_object() ? member : "", joined_path(path, member), secrets, found);
  }
}

}  // namespace

std::vector<std::string> secret_places(const json& value, const KnownSecrets& secrets) {
  std::vector<std::string> found;
  look_at_part(value, "", "", secrets, found);
  return found;
}

void for_each_text(const json& value, const std::string& path, const VisitText& visit) {
  if (value.is_string()) return visit(path, value.get_ref<const std::string&>());
  if (value.is_array() && !value.empty() && std::ranges::all_of(value, is_byte)) {
    std::string bytes;
    for (const json& byte : value) bytes += static_cast<char>(byte.get<std::uint8_t>());
    return visit(path, bytes);
  }
  if (!value.is_structured()) return;
  for (const auto& [name, part] : value.items())
    for_each_text(part, joined_path(path, name), visit);
}

std::string joined_path(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "." + name;
}

}  // namespace cmk::harness
