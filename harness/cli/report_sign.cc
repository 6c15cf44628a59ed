// cmkconf report sign: a detached signature beside a report that verifies.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "harness/backends/signing.h"
#include "harness/cli/report_actions.h"
#include "harness/report/staged_files.h"
#include "harness/report/text.h"

namespace cmk::cli {
namespace {

constexpr std::size_t kKeyBytesMax = std::size_t{64} << 10U;

// The content of a file in memory that is wiped; no stream keeps a copy.
Or<SecretBytes> read_key_file(const std::string& file) {
  const int fd = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return stop(ExitCode::badInput, harness::one_line(file) + ": cannot be read");
  SecretBytes room(kKeyBytesMax + 1);
  std::size_t len = 0;
  ssize_t num_read = 1;
  while (num_read > 0 && len < room.size()) {
    const auto rest = room.writable().subspan(len);
    num_read = read(fd, rest.data(), rest.size());
    if (num_read > 0) len += static_cast<std::size_t>(num_read);
  }
  (void)close(fd);
  if (num_read < 0) return stop(ExitCode::badInput, harness::one_line(file) + ": cannot be read");
  if (len > kKeyBytesMax) return stop(ExitCode::badInput, harness::one_line(file) + ": too long");
  return SecretBytes(room.view().first(len));
}

Or<void> sign_one(const std::string& dir, const std::string& digest, std::string_view pem,
                  const backends::Signing& signing) {
  const std::string line = harness::signed_line(digest);
  const auto signature = signing.sign(pem, as_bytes(line));
  if (!signature) return stop(ExitCode::badInput, "--key: " + signature.error());
  const auto written = harness::write_files(
      dir, {{harness::kSignatureFile, harness::signature_text(digest, *signature)}});
  if (written) return {};
  return stop(ExitCode::cannotWrite, written.error().file + ": " + written.error().reason);
}

}  // namespace

Or<ExitCode> sign_reports(const SignArguments& arguments, const Globals& globals) {
  const auto verification = Verification::load(globals, {});
  if (!verification) return std::unexpected(verification.error());
  const auto signing = backends::load_signing();
  if (!signing) return stop(ExitCode::harnessFault, signing.error());
  const auto key = read_key_file(arguments.key);
  if (!key) return std::unexpected(key.error());
  std::string text;
  bool all_signed = true;
  for (const std::string& dir : arguments.dirs) {
    auto verified = (*verification)->verify(dir);
    if (!verified) return std::unexpected(verified.error());
    // A signature that is there already is about to be replaced.
    std::erase_if(verified->problems,
                  [](const std::string& problem) { return problem.starts_with("signature: "); });
    if (!verified->problems.empty()) {
      all_signed = false;
      text += report_lines(dir, *verified, {}) + harness::one_line(dir) +
              ": not signed: only a report that verifies is\n";
      continue;
    }
    const std::string& digest = verified->run.footer.digest;
    if (auto done = sign_one(dir, digest, key->text(), **signing); !done) {
      return std::unexpected(done.error());
    }
    text += fmt::format(
        "{0}: signed, digest {1}; to check: cmkconf report verify --key PUBLIC.pem {0}\n",
        harness::one_line(dir), digest);
  }
  return print(text, all_signed ? ExitCode::conformant : ExitCode::nonConformant);
}

}  // namespace cmk::cli
