#include "harness/backends/wycheproof.h"

#include <fmt/format.h>

#include <filesystem>

namespace cmk::backends {
namespace {

using crypto::RsaScheme;

// What the members of a file's tests mean.
enum class Shape { aead, keyWrap, oaep, pkcs1 };

FileResult<Shape> shape_of(const nlohmann::json& json, const std::string& name) {
  const auto algorithm = text_member(json, "algorithm", name);
  if (!algorithm) return std::unexpected(algorithm.error());
  if (*algorithm == "AES-GCM") return Shape::aead;
  if (*algorithm == "AES-WRAP") return Shape::keyWrap;
  if (*algorithm == "RSAES-OAEP") return Shape::oaep;
  if (*algorithm == "RSAES-PKCS1-v1_5") return Shape::pkcs1;
  return std::unexpected(fmt::format("{}: \"algorithm\" is none that is run here", name));
}

FileResult<RsaScheme> oaep_scheme(const nlohmann::json& group, const std::string& place) {
  const auto sha = text_member(group, "sha", place);
  const auto mgf_sha = text_member(group, "mgfSha", place);
  if (!sha) return std::unexpected(sha.error());
  if (!mgf_sha) return std::unexpected(mgf_sha.error());
  if (*sha == "SHA-1" && *mgf_sha == "SHA-1") return RsaScheme::rsaOaep;
  if (*sha == "SHA-256" && *mgf_sha == "SHA-256") return RsaScheme::rsaOaep256;
  return std::unexpected(fmt::format("{}: an OAEP hash that is not run here", place));
}

FileResult<VectorVerdict> read_verdict(const nlohmann::json& test, const std::string& place) {
  const auto result = text_member(test, "result", place);
  if (!result) return std::unexpected(result.error());
  if (*result == "valid") return VectorVerdict::valid;
  if (*result == "invalid") return VectorVerdict::invalid;
  if (*result == "acceptable") return VectorVerdict::acceptable;
  return std::unexpected(fmt::format("{}: \"result\" is none of the three", place));
}

struct Member {
  const char* name;
  Bytes TestVector::* bytes;
};

FileResult<void> read_members(const nlohmann::json& test, const std::string& place,
                              const std::vector<Member>& members, TestVector& vector) {
  for (const Member& member : members) {
    auto bytes = hex_member(test, member.name, place);
    if (!bytes) return std::unexpected(bytes.error());
    vector.*member.bytes = std::move(*bytes);
  }
  return {};
}

std::vector<Member> members_of(Shape shape) {
  std::vector<Member> members = {{"msg", &TestVector::message}, {"ct", &TestVector::ciphertext}};
  if (shape == Shape::aead)
    members.insert(
        members.end(),
        {{"key", &TestVector::key}, {"iv", &TestVector::nonce}, {"aad", &TestVector::aad}});
  if (shape == Shape::keyWrap) members.push_back({"key", &TestVector::key});
  if (shape == Shape::oaep) members.push_back({"label", &TestVector::aad});
  return members;
}

FileResult<TestVector> read_test(const nlohmann::json& test, Shape shape, TestVector vector,
                                 const std::string& scope, const std::string& place) {
  const auto id = number_member(test, "tcId", place);
  if (!id) return std::unexpected(id.error());
  vector.id = fmt::format("{}tc{}", scope, *id);
  const auto verdict = read_verdict(test, place);
  if (!verdict) return std::unexpected(verdict.error());
  vector.verdict = *verdict;
  if (auto read = read_members(test, place, members_of(shape), vector); !read)
    return std::unexpected(read.error());
  if (shape == Shape::aead) {
    const auto tag = hex_member(test, "tag", place);
    if (!tag) return std::unexpected(tag.error());
    vector.ciphertext.insert(vector.ciphertext.end(), tag->begin(), tag->end());
  }
  return vector;
}

// What the vectors of one group share.
FileResult<TestVector> read_group(const nlohmann::json& group, Shape shape,
                                  const std::string& place) {
  TestVector shared;
  shared.kind = shape == Shape::aead      ? VectorKind::aesGcm
                : shape == Shape::keyWrap ? VectorKind::aesKeyWrap
                                          : VectorKind::rsaDecrypt;
  if (shape == Shape::aead) {
    const auto tag_bits = number_member(group, "tagSize", place);
    if (!tag_bits) return std::unexpected(tag_bits.error());
    if (*tag_bits != 128) return std::unexpected(fmt::format("{}: tagSize is not 128", place));
  }
  if (shared.kind != VectorKind::rsaDecrypt) return shared;
  auto key = hex_member(group, "privateKeyPkcs8", place);
  if (!key) return std::unexpected(key.error());
  shared.key = std::move(*key);
  shared.scheme = RsaScheme::rsa1_5;
  if (shape == Shape::oaep) {
    const auto scheme = oaep_scheme(group, place);
    if (!scheme) return std::unexpected(scheme.error());
    shared.scheme = *scheme;
  }
  return shared;
}

FileResult<void> append_group(const nlohmann::json& group, Shape shape, const std::string& place,
                              VectorFile& file) {
  const auto shared = read_group(group, shape, place);
  if (!shared) return std::unexpected(shared.error());
  const auto tests = array_member(group, "tests", place);
  if (!tests) return std::unexpected(tests.error());
  for (std::size_t i = 0; i < (*tests)->size(); ++i) {
    const std::string test_place = fmt::format("{}: tests[{}]", place, i);
    auto vector = read_test((**tests)[i], shape, *shared, file.scope, test_place);
    if (!vector) return std::unexpected(vector.error());
    file.vectors.push_back(std::move(*vector));
  }
  return {};
}

}  // namespace

FileResult<VectorFile> parse_wycheproof(const nlohmann::json& json, const std::string& name) {
  const auto shape = shape_of(json, name);
  if (!shape) return std::unexpected(shape.error());
  const auto groups = array_member(json, "testGroups", name);
  if (!groups) return std::unexpected(groups.error());
  const std::string base = std::filesystem::path(name).filename().string();
  VectorFile file{fmt::format("wycheproof/{}/", base), {}};
  for (std::size_t i = 0; i < (*groups)->size(); ++i) {
    const std::string place = fmt::format("{}: testGroups[{}]", name, i);
    if (auto read = append_group((**groups)[i], *shape, place, file); !read)
      return std::unexpected(read.error());
  }
  const auto announced = number_member(json, "numberOfTests", name);
  if (!announced) return std::unexpected(announced.error());
  if (*announced != static_cast<std::int64_t>(file.vectors.size()))
    return std::unexpected(fmt::format("{}: numberOfTests is {}, but there are {}", name,
                                       *announced, file.vectors.size()));
  return file;
}

FileResult<std::vector<VectorFile>> load_wycheproof(const std::string& directory) {
  const auto paths = json_files(directory);
  if (!paths) return std::unexpected(paths.error());
  std::vector<VectorFile> files;
  for (const std::string& path : *paths) {
    const auto json = read_json(path);
    if (!json) return std::unexpected(json.error());
    auto file = parse_wycheproof(*json, path);
    if (!file) return std::unexpected(file.error());
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace cmk::backends
