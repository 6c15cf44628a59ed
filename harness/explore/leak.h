// Looks for secrets where none may stand.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reference/system.h"

namespace cmk::explore {

// A text that every secret of a trace begins with, in the forms in which it might stand elsewhere.
class Leak {
 public:
  // At least 8 bytes.
  explicit Leak(std::string marker);

  // The name of a member that is not declared secret and in which the marker stands: as it is, in
  // base64url or in hexadecimal. Nothing when there is none.
  [[nodiscard]] std::optional<std::string> place(const Outcome& outcome) const;
  [[nodiscard]] bool stands_in(const std::string& text) const;

 private:
  template <class T>
  [[nodiscard]] std::optional<std::string> within(const T& value) const;
  template <class T>
  [[nodiscard]] bool stands_in(const T& value) const;

  std::string marker_;
  std::string base64url_;
  std::string hex_;
};

// What every secret that explorations make up begins with.
inline constexpr std::string_view kSecretMarker = "cmkconf-secret-";
[[nodiscard]] const Leak& marked_leak();

}  // namespace cmk::explore
