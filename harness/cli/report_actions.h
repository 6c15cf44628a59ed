// What `cmkconf report` does with written reports, a function a subcommand.
#pragma once

#include <string>
#include <vector>

#include "harness/cli/verification.h"

namespace cmk::cli {

struct VerifyArguments {
  std::vector<std::string> dirs;
  VerificationOptions options;
};
// Verifies each report; 1 when something in one of them does not fit.
[[nodiscard]] Or<ExitCode> verify_reports(const VerifyArguments& arguments, const Globals& globals);

struct MergeArguments {
  std::vector<std::string> dirs;
  std::string out;
  std::string baseline;
};
// Puts the shards of one run together; each must verify.
[[nodiscard]] Or<ExitCode> merge_reports(const MergeArguments& arguments, const Globals& globals);

struct SignArguments {
  std::vector<std::string> dirs;
  std::string key;
};
// Signs each report that verifies; the others are left as they are, and make it 1.
[[nodiscard]] Or<ExitCode> sign_reports(const SignArguments& arguments, const Globals& globals);

struct IndexArguments {
  std::vector<std::string> dirs;
  bool json = false;
};
// A line a report; 1 when one does not verify, which its line says.
[[nodiscard]] Or<ExitCode> index_reports(const IndexArguments& arguments, const Globals& globals);

struct DiffArguments {
  std::string before;
  std::string after;
  bool json = false;
};
// What the second report says otherwise than the first; 1 when there is something, or when one of
// them does not verify.
[[nodiscard]] Or<ExitCode> diff_reports(const DiffArguments& arguments, const Globals& globals);

}  // namespace cmk::cli
