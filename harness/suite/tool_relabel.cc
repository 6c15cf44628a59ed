// harness.relabel: an envelope as whoever holds no key would move it: each part of its place, and
// each digest of the place, exchanged for the other place's.
#include <algorithm>

#include "harness/suite/rsa_tools.h"
#include "harness/suite/tool_list.h"
#include "reference/core/base64url.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kJoints = {
    "", "/", "|", ":", ",", "\n", std::string_view("\0", 1)};

std::size_t exchange(std::string& bytes, const std::string& from, const std::string& to) {
  std::size_t num = 0;
  for (std::size_t at = bytes.find(from); !from.empty() && at != std::string::npos;
       at = bytes.find(from, at + to.size())) {
    bytes.replace(at, from.size(), to);
    ++num;
  }
  return num;
}

std::string joined(const std::vector<std::string>& parts, std::string_view joint) {
  std::string text;
  for (const std::string& part : parts) {
    text += (&part == &parts.front() ? "" : std::string(joint)) + part;
  }
  return text;
}

// Digests of a place in the forms in which an envelope could hold them, in a fixed order.
std::vector<std::string> digests(const std::vector<std::string>& place,
                                 const crypto::Backend& backend) {
  std::vector<std::string> out;
  for (const std::string_view joint : kJoints) {
    const auto digest = backend.sha256(as_bytes(joined(place, joint)));
    if (!digest) return {};
    out.insert(out.end(),
               {std::string(as_text(*digest)), to_hex(*digest), encode_base64url(*digest)});
    out.emplace_back(as_text(ByteView(*digest).first(16)));
  }
  return out;
}

Answer relabel(const json& params, const ToolContext& context) {
  const auto envelope = byte_param(params, "envelope");
  if (!envelope) return invalid_param("envelope");
  const auto from = texts_param(params, "from");
  if (!from) return invalid_param("from");
  const auto to = texts_param(params, "to");
  if (!to || to->size() != from->size()) return invalid_param("to");
  if (context.backends.empty()) return no_backend("harness.relabel");
  std::string bytes(as_text(*envelope));
  const auto old_digests = digests(*from, *context.backends.front());
  const auto new_digests = digests(*to, *context.backends.front());
  for (std::size_t i = 0; i < std::min(old_digests.size(), new_digests.size()); ++i) {
    exchange(bytes, old_digests[i], new_digests[i]);
  }
  for (std::size_t i = 0; i < from->size(); ++i) exchange(bytes, (*from)[i], (*to)[i]);
  return tool_accepted({{"envelope", encode_base64url(as_bytes(bytes))}});
}

}  // namespace

Tool relabel_tool() { return {"harness.relabel", {}, relabel}; }

}  // namespace cmk::harness
