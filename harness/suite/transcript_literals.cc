#include "harness/suite/transcript_literals.h"

#include "harness/suite/expression.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

bool has_length(const std::string& text, std::size_t length) {
  return text.size() == length || base64url_size(text) == length;
}

std::optional<std::pair<std::string, std::size_t>> key_of(const json& recorded) {
  const auto length = recorded_length(recorded);
  if (!length || !recorded["secret"].is_string()) return std::nullopt;
  return std::pair(recorded["secret"].get<std::string>(), *length);
}

}  // namespace

void TranscriptLiterals::learn(const json& sent, const json& recorded) {
  if (sent.is_string()) {
    const auto& text = sent.get_ref<const std::string&>();
    const auto key = key_of(recorded);
    if (!key || !has_length(text, key->second)) return;
    const auto [place, is_new] = texts_.emplace(*key, text);
    if (!is_new && place->second != text) place->second.reset();
  } else if (sent.is_object() && recorded.is_object()) {
    for (const auto& [name, member] : sent.items()) {
      if (const auto found = recorded.find(name); found != recorded.end()) learn(member, *found);
    }
  } else if (sent.is_array() && recorded.is_array() && sent.size() == recorded.size()) {
    for (std::size_t i = 0; i < sent.size(); ++i) learn(sent[i], recorded[i]);
  }
}

json TranscriptLiterals::restored(json recorded) const {
  if (!recorded.is_structured() || texts_.empty()) return recorded;
  if (const auto key = key_of(recorded)) {
    const auto found = texts_.find(*key);
    return found != texts_.end() && found->second ? json(*found->second) : recorded;
  }
  for (auto& member : recorded) member = restored(std::move(member));
  return recorded;
}

}  // namespace cmk::harness
