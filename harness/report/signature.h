// A detached signature beside a report: who vouches for it. DIR/signature has two lines,
//   cmkconf-report DIGEST
//   ed25519 SIGNATURE
// DIGEST being that of run.jsonl's footer, SIGNATURE (hexadecimal) that of the first line with its
// line feed. The cryptography is handed in.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/suite/bad_input.h"
#include "reference/core/bytes.h"

namespace cmk::harness {

// The one file of a report that is not made from the others.
inline constexpr const char* kSignatureFile = "signature";

inline constexpr std::size_t kSignatureBytes = 64;  // Ed25519

// "cmkconf-report DIGEST" and a line feed.
[[nodiscard]] std::string signed_line(std::string_view digest);

// The content of the file.
[[nodiscard]] std::string signature_text(std::string_view digest, const Bytes& signature);

using SignedBy = std::function<bool(std::string_view line, const Bytes& signature)>;

struct SignatureCheck {
  bool is_signed = false;  // the signature fits the key
  std::vector<std::string> problems;
};

// Reads DIR/signature, which need not be there unless `signed_by` is given. It must be of `digest`,
// and fit `signed_by`. A file that cannot be read is a BadInput.
[[nodiscard]] std::expected<SignatureCheck, BadInput> check_signature(
    const std::filesystem::path& dir, std::string_view digest, const SignedBy& signed_by);

}  // namespace cmk::harness
