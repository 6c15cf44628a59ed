#include "harness/suite/toolbox.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "harness/suite/toolbox_search.h"
#include "reference/core/base64url.h"
#include "reference/core/reason.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kTools = {"harness.aesGcmOpen", "harness.byok",
                                                    "harness.contains",   "harness.findSecrets",
                                                    "harness.sameAnswer", "harness.subtract"};

constexpr std::int64_t kTermMax = std::int64_t{1} << 53;  // exact in every JSON library

Answer accepted(json result) {
  Answer answer;
  answer.kind = AnswerKind::accepted;
  answer.result = std::move(result);
  return answer;
}

Answer refused(Reason reason, std::string diagnostic) {
  Answer answer;
  answer.kind = AnswerKind::refused;
  answer.reason = info(reason).name;
  answer.httpStatus = info(reason).httpStatus;
  answer.code = info(reason).code;
  answer.diagnostic = std::move(diagnostic);
  return answer;
}

Answer invalid(std::string_view member) {
  return refused(Reason::invalidParameter, fmt::format("{} is missing or of a wrong form", member));
}

Answer errored(std::string evidence) {
  Answer answer;
  answer.evidence = std::move(evidence);
  return answer;
}

std::optional<Bytes> byte_param(const json& params, std::string_view name) {
  const auto member = params.find(name);
  if (member == params.end() || !member->is_string()) return std::nullopt;
  return decode_base64url(member->get_ref<const std::string&>());
}

// The texts of a list of texts; nothing when it is anything else.
std::optional<std::vector<std::string>> texts_param(const json& params, std::string_view name) {
  const auto member = params.find(name);
  if (member == params.end() || !member->is_array() || member->empty()) return std::nullopt;
  std::vector<std::string> texts;
  for (const json& text : *member) {
    if (!text.is_string()) return std::nullopt;
    texts.push_back(text.get<std::string>());
  }
  return texts;
}

Answer contains(const json& params) {
  const auto needles = texts_param(params, "needles");
  if (!needles) return invalid("needles");
  const auto haystack = params.find("haystack");
  if (haystack == params.end()) return invalid("haystack");
  const bool found = std::ranges::any_of(*needles, [&](const std::string& text) {
    return !find_needle(*haystack, Needle(bytes_of(text))).empty() ||
           !find_needle(*haystack, Needle(as_bytes(text))).empty();
  });
  return accepted({{"found", found}});
}

Answer find_secrets(const json& params, const std::vector<PastAnswer>& past) {
  const auto secrets = texts_param(params, "secrets");
  if (!secrets) return invalid("secrets");
  std::vector<Needle> needles;
  for (const std::string& secret : *secrets) {
    needles.emplace_back(bytes_of(secret));
    needles.emplace_back(as_bytes(secret));
  }
  json places = json::array();
  for (const PastAnswer& answer : past) {
    for (const Needle& needle : needles) {
      for (const std::string& path : find_needle(answer.answer, needle)) {
        json place = fmt::format("step {} ({}): {}", answer.step, answer.method, path);
        if (std::ranges::find(places, place) == places.end()) places.push_back(std::move(place));
      }
    }
  }
  return accepted({{"found", std::move(places)}});
}

Answer same_answer(const json& params) {
  const auto answers = params.find("answers");
  if (answers == params.end() || !answers->is_array() || answers->size() < 2) {
    return invalid("answers");
  }
  return accepted({{"same", std::ranges::all_of(*answers, [&](const json& answer) {
                      return answer == answers->front();
                    })}});
}

Answer subtract(const json& params) {
  std::int64_t difference = 0;
  for (const auto& [name, sign] : {std::pair{"from", 1}, std::pair{"take", -1}}) {
    const auto member = params.find(name);
    if (member == params.end() || !member->is_number_integer()) return invalid(name);
    const auto number = member->get<std::int64_t>();
    if (number < -kTermMax || number > kTermMax) return invalid(name);
    difference += sign * number;
  }
  return accepted({{"difference", difference}});
}

struct GcmInput {
  Bytes key;
  Bytes nonce;
  Bytes aad;
  Bytes sealed;
};

crypto::CryptoResult<Bytes> open_with(const crypto::Backend& backend, const GcmInput& input) {
  const auto gcm = backend.aes_gcm(input.key);
  if (!gcm) return std::unexpected(gcm.error());
  if (input.sealed.size() < crypto::kGcmTagLen) {
    return std::unexpected(crypto::CryptoError::authenticationFailed);
  }
  Bytes out(input.sealed.size());
  const auto len = (*gcm)->open(input.nonce, input.aad, input.sealed, out);
  if (!len) return std::unexpected(len.error());
  out.resize(*len);
  return out;
}

}  // namespace

bool is_tool(std::string_view method) { return std::ranges::find(kTools, method) != kTools.end(); }

Answer Toolbox::apply(const Call& call, const std::vector<PastAnswer>& past) const {
  if (call.method == "harness.contains") return contains(call.params);
  if (call.method == "harness.findSecrets") return find_secrets(call.params, past);
  if (call.method == "harness.sameAnswer") return same_answer(call.params);
  if (call.method == "harness.subtract") return subtract(call.params);
  if (call.method == "harness.aesGcmOpen") return aes_gcm_open(call.params);
  if (call.method == "harness.byok" && make_byok_) return byok(call.params);
  Answer answer;
  answer.kind = AnswerKind::unsupported;
  return answer;
}

Answer Toolbox::aes_gcm_open(const json& params) const {
  GcmInput input;
  for (const auto& [name, slot] :
       {std::pair{"key", &input.key}, std::pair{"nonce", &input.nonce},
        std::pair{"aad", &input.aad}, std::pair{"sealed", &input.sealed}}) {
    auto bytes = byte_param(params, name);
    if (!bytes) return invalid(name);
    *slot = *std::move(bytes);
  }
  std::vector<crypto::CryptoResult<Bytes>> opened;
  opened.reserve(backends_.size());
  for (const crypto::Backend* backend : backends_) opened.push_back(open_with(*backend, input));
  if (opened.empty()) return errored("harness.aesGcmOpen needs a crypto backend");
  const auto& first = opened.front();
  for (const auto& other : opened) {
    if (other.has_value() != first.has_value() || (other && *other != *first)) {
      return errored("the crypto backends of the harness disagree");
    }
  }
  if (!first) return refused(Reason::decryptionFailed, "no backend opens it");
  return accepted({{"plaintext", encode_base64url(*first)}});
}

Answer Toolbox::byok(const json& params) const {
  const auto pkcs8 = byte_param(params, "pkcs8");
  if (!pkcs8) return invalid("pkcs8");
  const auto n = byte_param(params, "n");
  if (!n) return invalid("n");
  const auto e = byte_param(params, "e");
  if (!e) return invalid("e");
  const auto kid = params.find("kid");
  if (kid == params.end() || !kid->is_string()) return invalid("kid");
  const auto blob = make_byok_({*pkcs8, *n, *e, kid->get_ref<const std::string&>()});
  if (!blob) return refused(Reason::invalidParameter, blob.error());
  return accepted({{"blob", encode_base64url(*blob)}});
}

}  // namespace cmk::harness
