// A file of test vectors that is accepted gives as many vectors as it lists, each with the bytes
// that its hexadecimal text spells, digit by digit; and a vector without its verdict spoils the
// file.
#include <array>

#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "fuzz/scratch_file.h"
#include "harness/backends/vectors.h"

namespace cmk::fuzz {
namespace {

using backends::TestVector;

constexpr Property kProperty{"harness", "vector_file"};

auto load(std::string_view text) {
  static const ScratchFile file("vectors.json");
  file.write(text);
  return backends::load_kat(file.folder().string());
}

// The text that spells the bytes, in the case that `like` has.
bool spells(const std::string& text, const Bytes& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (text.size() != bytes.size() * 2) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'F' ? static_cast<char>(text[i] + 32) : text[i];
    const unsigned nibble = i % 2 == 0 ? bytes[i / 2] >> 4U : bytes[i / 2] & 0xfU;
    if (kDigits[nibble] != c) return false;
  }
  return true;
}

void check_vector(TestVector vector, const nlohmann::json& written) {
  if (planted("vectors-lose-a-byte") && vector.message.size() > 16) vector.message.pop_back();
  const std::array<std::pair<const char*, const Bytes*>, 5> members = {
      {{"key", &vector.key},
       {"nonce", &vector.nonce},
       {"aad", &vector.aad},
       {"message", &vector.message},
       {"ciphertext", &vector.ciphertext}}};
  for (const auto& [name, bytes] : members) {
    const std::string text = written.value(name, "");
    kProperty.require(spells(text, *bytes), "bytes-differ", name);
  }
  kProperty.require(vector.id == "kat/vectors.json/" + written.at("id").get<std::string>(),
                    "ids-differ");
  const bool valid = vector.verdict == backends::VectorVerdict::valid;
  kProperty.require(written.at("verdict") == (valid ? "valid" : "invalid"), "verdicts-differ");
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string_view text = cmk::as_text({data, len});
  const auto files = load(text);
  if (!files) {
    kProperty.require(!files.error().empty(), "refused-without-a-reason");
    return 0;
  }
  nlohmann::json written = nlohmann::json::parse(text);
  nlohmann::json& list = written.at("vectors");
  const auto& vectors = files->front().vectors;
  kProperty.require(vectors.size() == list.size(), "number-of-vectors-differs");
  for (std::size_t i = 0; i < vectors.size(); ++i) check_vector(vectors[i], list[i]);
  if (list.empty()) return 0;
  list.back().erase("verdict");
  const bool refused = !load(written.dump()) && !planted("vectors-need-no-verdict");
  kProperty.require(refused, "vector-without-verdict-is-taken");
  return 0;
}
