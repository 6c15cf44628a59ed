#include "harness/target/sent_secrets.h"

#include "harness/protocol/redact.h"

namespace cmk::harness {

void SentSecrets::add(const Type& type, const nlohmann::json& value) {
  if (!type.holds_secret) return;
  for (std::string& text : secret_texts(type, value)) {
    texts_.emplace_back(text);
    wipe(text.data(), text.size());
  }
}

std::string SentSecrets::clean(std::string_view text) const {
  KnownSecrets known;
  for (const SecretString& secret : texts_) known.add("", secret);
  return known.clean(text);
}

}  // namespace cmk::harness
