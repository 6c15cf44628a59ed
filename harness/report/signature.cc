#include "harness/report/signature.h"

#include <optional>

#include "harness/suite/json_file.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kLine = "cmkconf-report ";
constexpr std::string_view kAlgorithm = "ed25519 ";
constexpr std::size_t kFileBytes = 4096;

int digit_of(char c) {
  if (is_digit(c)) return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<Bytes> bytes_of_hex(std::string_view hex) {
  if (hex.size() != 2 * kSignatureBytes) return std::nullopt;
  Bytes bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = digit_of(hex[i]);
    const int low = digit_of(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

// The signature in a file that says it is of `line`; nothing when it is of another form.
std::optional<Bytes> signature_in(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.ends_with('\n')) return std::nullopt;
  std::string_view second = text.substr(end + 1);
  if (!text.starts_with(kLine) || !second.starts_with(kAlgorithm)) return std::nullopt;
  second.remove_prefix(kAlgorithm.size());
  second.remove_suffix(1);
  return bytes_of_hex(second);
}

}  // namespace

std::string signed_line(std::string_view digest) {
  return std::string(kLine) + std::string(digest) + "\n";
}

std::string signature_text(std::string_view digest, const Bytes& signature) {
  return signed_line(digest) + std::string(kAlgorithm) + to_hex(signature) + "\n";
}

std::expected<SignatureCheck, BadInput> check_signature(const fs::path& dir,
                                                        std::string_view digest,
                                                        const SignedBy& signed_by) {
  SignatureCheck check;
  std::error_code error;
  if (!fs::exists(fs::symlink_status(dir / kSignatureFile, error))) {
    if (signed_by) check.problems.emplace_back("signature: missing, the report is not signed");
    return check;
  }
  const auto text = read_file(dir / kSignatureFile, kFileBytes);
  if (!text) return std::unexpected(text.error());
  const auto signature = signature_in(*text);
  if (!signature) {
    check.problems.emplace_back("signature: not of the form of a signature");
  } else if (!text->starts_with(signed_line(digest))) {
    check.problems.emplace_back("signature: line 1: is of another report");
  } else if (signed_by) {
    check.is_signed = signed_by(signed_line(digest), *signature);
    if (!check.is_signed) check.problems.emplace_back("signature: line 2: not made by this key");
  }
  return check;
}

}  // namespace cmk::harness
