// Text for each of the outputs: every function here takes any bytes and gives well-formed output.
#pragma once

#include <string>
#include <string_view>

namespace cmk::harness {

// Valid UTF-8: bytes that are none become U+FFFD, and so do the control characters that XML 1.0
// does not allow (tab and line feed stay).
[[nodiscard]] std::string clean(std::string_view text);

// For XML and HTML, in text and in double-quoted attributes.
[[nodiscard]] std::string escape_markup(std::string_view text);

// One table cell or list item of Markdown, on one line, with nothing in it active.
[[nodiscard]] std::string escape_markdown(std::string_view text);

// One word for a POSIX shell: in single quotes unless it is plain.
[[nodiscard]] std::string shell_word(std::string_view text);

// One line for a terminal: no escape sequences, no line breaks.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace cmk::harness
