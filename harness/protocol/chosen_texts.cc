#include "harness/protocol/chosen_texts.h"

#include "harness/protocol/model.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::size_t kChosenLenMin = 8;

void collect_texts(const Type& type, const json& value, bool is_chosen, ChosenTexts& texts) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (is_chosen && type.kind == TypeKind::text && text.size() >= kChosenLenMin)
      texts.insert(text);
  } else if (value.is_array() && type.element != nullptr) {
    for (const json& item : value) collect_texts(*type.element, item, is_chosen, texts);
  } else if (value.is_object()) {
    for (const Member& member : type.members) {
      const auto part = value.find(member.name);
      if (part == value.end()) continue;
      collect_texts(*member.type, *part, is_chosen || member.mark == Mark::chosen, texts);
    }
  }
}

void elide_texts(json& value, std::string_view name, const ChosenTexts& texts) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (texts.contains(text)) value = {{"chosen", name}, {"length", text.size()}};
  } else if (value.is_array()) {
    for (json& item : value) elide_texts(item, name, texts);
  } else if (value.is_object()) {
    for (auto part = value.begin(); part != value.end(); ++part) {
      elide_texts(part.value(), part.key(), texts);
    }
  }
}

}  // namespace

void collect_chosen_texts(std::string_view method, const json& result, ChosenTexts& texts) {
  const OperationModel* const operation = find_operation(method);
  if (operation != nullptr) collect_texts(*operation->answer, result, false, texts);
}

json elide_chosen_texts(json value, const ChosenTexts& texts) {
  elide_texts(value, "", texts);
  return value;
}

}  // namespace cmk::harness
