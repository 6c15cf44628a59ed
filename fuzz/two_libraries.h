// The two crypto libraries as a target compares them: opened once, their outcomes put side by side,
// and the list of known differences asked before anything is called a finding.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "fuzz/counts.h"
#include "fuzz/property.h"
#include "harness/backends/differential.h"
#include "reference/crypto/backend.h"

namespace cmk::fuzz {

// Why a library refused; nothing when it accepted.
using Refusal = std::optional<crypto::CryptoError>;

template <class T>
[[nodiscard]] Refusal refusal_of(const crypto::CryptoResult<T>& result) {
  return result ? Refusal() : Refusal(result.error());
}

class TwoLibraries {
 public:
  // OpenSSL and BoringSSL. A fault planted as "NAME" or "openssl:NAME" (harness/faults) makes
  // BoringSSL, or OpenSSL, the wrong one. Ends the program when they cannot be opened: no input's
  // fault.
  [[nodiscard]] static const TwoLibraries& get();

  [[nodiscard]] const crypto::Backend& openssl() const { return *backends_[0]; }
  [[nodiscard]] const crypto::Backend& boringssl() const { return *backends_[1]; }
  // Both, in this order: for loops.
  [[nodiscard]] const std::array<std::shared_ptr<const crypto::Backend>, 2>& both() const {
    return backends_;
  }
  // The prepared keys and import fixtures.
  [[nodiscard]] const backends::DifferentialInputs& inputs() const { return inputs_; }

  // Whether both accepted. When one did and the other did not, or they refused for different
  // reasons, the difference is a known one of `input_class` (listed under fuzz/TARGET/CLASS), or a
  // finding of the property.
  [[nodiscard]] bool both_accept(const Property& property, std::string_view input_class,
                                 Refusal openssl, Refusal boringssl) const {
    count(Count::compared);
    if (openssl == boringssl) return !openssl;
    check_listed(property, input_class, openssl, boringssl);
    return false;
  }

 private:
  TwoLibraries(std::array<std::shared_ptr<const crypto::Backend>, 2> backends,
               backends::DifferentialInputs inputs, backends::KnownDifferences known)
      : backends_(std::move(backends)), inputs_(std::move(inputs)), known_(std::move(known)) {}
  static TwoLibraries open();
  void check_listed(const Property& property, std::string_view input_class, Refusal openssl,
                    Refusal boringssl) const;

  std::array<std::shared_ptr<const crypto::Backend>, 2> backends_;
  backends::DifferentialInputs inputs_;
  mutable backends::KnownDifferences known_;  // notes what it has seen
};

}  // namespace cmk::fuzz
