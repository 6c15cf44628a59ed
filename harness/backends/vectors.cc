#include "harness/backends/vectors.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace cmk::backends {
namespace {

using crypto::Backend;
using crypto::RsaKeyPtr;

constexpr std::string_view kAccepted = "accepted";
constexpr std::string_view kWrongBytes = "wrong bytes";
constexpr std::string_view kRefused = "refused";

std::string_view judge(ByteView got, ByteView expected) {
  return std::ranges::equal(got, expected) ? kAccepted : kWrongBytes;
}

// Accepts what both ways accept; the first way that does not tells the outcome.
std::string_view both(std::string_view first, std::string_view second) {
  return first == kAccepted ? second : first;
}

std::string_view run_gcm(const Backend& backend, const TestVector& v) {
  const auto gcm = backend.aes_gcm(v.key);
  if (!gcm) return kRefused;
  Bytes opened(v.ciphertext.size());
  const auto len = (*gcm)->open(v.nonce, v.aad, v.ciphertext, opened);
  if (!len) return kRefused;
  const std::string_view open_outcome = judge(ByteView(opened).first(*len), v.message);
  if (v.verdict != VectorVerdict::valid) return open_outcome;
  Bytes sealed(v.message.size() + crypto::kGcmTagLen);
  if (!(*gcm)->seal(v.nonce, v.aad, v.message, sealed)) return kRefused;
  return both(open_outcome, judge(sealed, v.ciphertext));
}

std::string_view run_key_wrap(const Backend& backend, const TestVector& v) {
  const bool padded = v.kind == VectorKind::aesKeyWrapPadded;
  const auto wrap = [&] {
    return padded ? backend.aes_wrap_padded(v.key, v.message) : backend.aes_wrap(v.key, v.message);
  };
  // A message that cannot be wrapped has no ciphertext to unwrap.
  if (v.verdict == VectorVerdict::invalid && v.ciphertext.empty())
    return wrap() ? kAccepted : kRefused;
  const auto unwrapped = padded ? backend.aes_unwrap_padded(v.key, v.ciphertext)
                                : backend.aes_unwrap(v.key, v.ciphertext);
  if (!unwrapped) return kRefused;
  const std::string_view unwrap_outcome = judge(unwrapped->view(), v.message);
  if (v.verdict != VectorVerdict::valid) return unwrap_outcome;
  const auto wrapped = wrap();
  if (!wrapped) return kRefused;
  return both(unwrap_outcome, judge(wrapped->view(), v.ciphertext));
}

std::string_view run_rsa(const crypto::CryptoResult<RsaKeyPtr>& key, const TestVector& v) {
  if (!key) return kRefused;
  SecretBytes plain(crypto::kRsaBytesMax);
  const auto len = (*key)->decrypt(v.scheme, v.ciphertext, v.aad, plain.writable());
  if (!len) return kRefused;
  return judge(plain.view().first(*len), v.message);
}

std::string_view expected_outcome(VectorVerdict verdict) {
  return verdict == VectorVerdict::invalid ? kRefused : kAccepted;
}

bool agrees(VectorVerdict verdict, std::string_view outcome) {
  if (verdict == VectorVerdict::acceptable) return outcome != kWrongBytes;
  return outcome == expected_outcome(verdict);
}

void run_file(const Backend& backend, const VectorFile& file, KnownDifferences& known,
              VectorReport& report) {
  VectorRunner runner(backend);
  for (const TestVector& vector : file.vectors) {
    ++report.num_vectors;
    const std::string_view outcome = runner.run(vector);
    const std::string_view expected = expected_outcome(vector.verdict);
    if (agrees(vector.verdict, outcome)) {
      ++report.num_agreements;
    } else if (known.accept({backend.name(), backend.version(), vector.id, expected, outcome})) {
      ++report.num_known_differences;
    } else {
      report.failures.push_back(
          fmt::format("{}: {}: expected {}, got {}", backend.name(), vector.id, expected, outcome));
    }
  }
  for (const auto& entry : known.stale(backend.name(), backend.version(), file.scope))
    report.failures.push_back(
        fmt::format("{}: {}: listed as a known difference, not seen", entry.library, entry.input));
}

template <class Value>
FileResult<Value> one_of(const nlohmann::json& json, const char* member, const std::string& place,
                         std::initializer_list<std::pair<const char*, Value>> values) {
  const auto text = text_member(json, member, place);
  if (!text) return std::unexpected(text.error());
  for (const auto& [name, value] : values)
    if (*text == name) return value;
  return std::unexpected(fmt::format("{}: \"{}\" is none of ours", place, member));
}

// The bytes that a vector of some kind does not have stay empty.
FileResult<void> read_bytes(const nlohmann::json& json, const std::string& place, TestVector& v) {
  const std::pair<const char*, Bytes*> members[] = {{"key", &v.key},
                                                    {"nonce", &v.nonce},
                                                    {"aad", &v.aad},
                                                    {"message", &v.message},
                                                    {"ciphertext", &v.ciphertext}};
  for (const auto& [name, bytes] : members) {
    if (!json.contains(name)) continue;
    auto value = hex_member(json, name, place);
    if (!value) return std::unexpected(value.error());
    *bytes = std::move(*value);
  }
  return {};
}

FileResult<TestVector> read_vector(const nlohmann::json& json, const std::string& scope,
                                   const std::string& place) {
  using enum VectorKind;
  const auto id = text_member(json, "id", place);
  if (!id) return std::unexpected(id.error());
  const auto kind = one_of<VectorKind>(json, "kind", place,
                                       {{"AES-GCM", aesGcm},
                                        {"AES-KW", aesKeyWrap},
                                        {"AES-KWP", aesKeyWrapPadded},
                                        {"RSA1_5", rsaDecrypt},
                                        {"RSA-OAEP", rsaDecrypt},
                                        {"RSA-OAEP-256", rsaDecrypt},
                                        {"SHA-256", sha256}});
  if (!kind) return std::unexpected(kind.error());
  const auto verdict =
      one_of<VectorVerdict>(json, "verdict", place,
                            {{"valid", VectorVerdict::valid}, {"invalid", VectorVerdict::invalid}});
  if (!verdict) return std::unexpected(verdict.error());
  TestVector vector;
  vector.id = scope + *id;
  vector.kind = *kind;
  vector.verdict = *verdict;
  if (json["kind"] == "RSA1_5") vector.scheme = crypto::RsaScheme::rsa1_5;
  if (json["kind"] == "RSA-OAEP-256") vector.scheme = crypto::RsaScheme::rsaOaep256;
  if (auto read = read_bytes(json, place, vector); !read) return std::unexpected(read.error());
  return vector;
}

FileResult<VectorFile> read_kat(const std::string& path) {
  const auto json = read_json(path);
  if (!json) return std::unexpected(json.error());
  if (auto source = text_member(*json, "source", path); !source)
    return std::unexpected(source.error());
  const auto list = array_member(*json, "vectors", path);
  if (!list) return std::unexpected(list.error());
  VectorFile file{fmt::format("kat/{}/", std::filesystem::path(path).filename().string()), {}};
  for (const auto& item : **list) {
    const std::string place = fmt::format("{}: vectors[{}]", path, file.vectors.size());
    auto vector = read_vector(item, file.scope, place);
    if (!vector) return std::unexpected(vector.error());
    file.vectors.push_back(std::move(*vector));
  }
  return file;
}

}  // namespace

std::string_view VectorRunner::run(const TestVector& v) {
  switch (v.kind) {
    case VectorKind::aesGcm:
      return run_gcm(backend_, v);
    case VectorKind::aesKeyWrap:
    case VectorKind::aesKeyWrapPadded:
      return run_key_wrap(backend_, v);
    case VectorKind::rsaDecrypt: {
      auto key = keys_.find(v.key);
      if (key == keys_.end()) key = keys_.emplace(v.key, backend_.rsa_from_pkcs8(v.key)).first;
      return run_rsa(key->second, v);
    }
    case VectorKind::sha256:
      break;
  }
  const auto digest = backend_.sha256(v.message);
  return digest ? judge(*digest, v.ciphertext) : kRefused;
}

VectorReport run_vectors(const Backend& backend, const std::vector<VectorFile>& files,
                         KnownDifferences& known) {
  VectorReport report;
  for (const VectorFile& file : files) run_file(backend, file, known, report);
  return report;
}

FileResult<std::vector<std::string>> json_files(const std::string& directory) {
  std::error_code error;
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error))
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  if (error) return std::unexpected(fmt::format("{}: {}", directory, error.message()));
  if (paths.empty()) return std::unexpected(fmt::format("{}: no .json file in it", directory));
  std::ranges::sort(paths);
  return paths;
}

FileResult<std::vector<VectorFile>> load_kat(const std::string& directory) {
  const auto paths = json_files(directory);
  if (!paths) return std::unexpected(paths.error());
  std::vector<VectorFile> files;
  for (const std::string& path : *paths) {
    auto file = read_kat(path);
    if (!file) return std::unexpected(file.error());
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace cmk::backends
