// What a broken target left behind, made fit to be printed: bounded, printable, without secrets.
#pragma once

#include <string>
#include <string_view>

#include "harness/target/sent_secrets.h"

namespace cmk::harness {

inline constexpr std::size_t kEvidenceLenMax = 500;  // characters
inline constexpr std::size_t kExcerptLenMax = 240;

// At most kExcerptLenMax characters of the text's start, quoted. Bytes that are not printable ASCII
// stand as \xNN; every run of 24 or more characters of base64, and so key material that a target
// betrays, stands as its length; before that the text is cleaned of the secrets.
[[nodiscard]] std::string excerpt(std::string_view text, const SentSecrets& secrets = {});

// The text cut to kEvidenceLenMax characters.
[[nodiscard]] std::string bounded(std::string text);

}  // namespace cmk::harness
