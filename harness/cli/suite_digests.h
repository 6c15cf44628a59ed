// The digests of the suite that judges: data, schemas and this program itself.
#pragma once

#include <filesystem>

#include "harness/cli/command.h"
#include "harness/report/seal.h"

namespace cmk::cli {

// SHA-256 of each part of the suite in the conformance folder `data`. Where a part has several
// files, it is the digest of the lines that `sha256sum` prints of them, in the order of their paths
// from `data`: "DIGEST  scenarios/key-vault/x.json". That of the schemas is of the derived ones,
// under their published names; that of the binary is of this program's own file. The program's part
// is read once.
[[nodiscard]] Or<harness::SuiteDigests> suite_digests(const std::filesystem::path& data,
                                                      const harness::Digest& digest);

}  // namespace cmk::cli
