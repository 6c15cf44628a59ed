// harness.sealRepeats: seals that share both their data key and their nonce, told with the private
// key that wraps the data keys.
#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// The data key of an envelope's parts; nothing when it does not open.
std::optional<Bytes> data_key_of(const json& parts, const crypto::RsaKey& key) {
  const auto scheme = scheme_param(parts);
  const auto wrapped = byte_param(parts, "wrappedKey");
  return scheme && wrapped ? open_block(key, *scheme, *wrapped) : std::nullopt;
}

// The parts of the envelopes by nonce; lists of envelopes may stand within the list. False when an
// element is anything else.
bool group_by_nonce(const json& seals, std::map<std::string, std::vector<const json*>>& groups) {
  for (const json& seal : seals) {
    if (seal.is_array()) {
      if (!group_by_nonce(seal, groups)) return false;
      continue;
    }
    const auto parts = seal.find("parts");
    if (!seal.is_object() || parts == seal.end() || !parts->is_object()) return false;
    groups[text_param(*parts, "nonce")].push_back(&*parts);
  }
  return true;
}

Answer seal_repeats(const json& params, const ToolContext& context) {
  const json* seals = list_param(params, "seals", 2);
  if (seals == nullptr) return invalid_param("seals");
  if (context.backends.empty()) return no_backend("harness.sealRepeats");
  const auto key = private_key_param(params, *context.backends.front());
  if (!key) return invalid_param("key");
  std::map<std::string, std::vector<const json*>> by_nonce;
  if (!group_by_nonce(*seals, by_nonce)) return invalid_param("seals");
  int repeated = 0;
  for (const auto& [nonce, group] : by_nonce) {
    if (group.size() < 2) continue;
    std::set<Bytes> data_keys;
    for (const json* parts : group) {
      auto data_key = data_key_of(*parts, *key);
      if (!data_key) return tool_refused(Reason::decryptionFailed, "a data key does not open");
      if (!data_keys.insert(*std::move(data_key)).second) ++repeated;
    }
  }
  return tool_accepted({{"repeated", repeated}});
}

}  // namespace

Tool seal_repeats_tool() { return {"harness.sealRepeats", {"key"}, seal_repeats}; }

}  // namespace cmk::harness
