// Text for each of the outputs: every function here takes any bytes and gives well-formed output.
#pragma once

#include <string>
#include <string_view>

namespace cmk::harness {

// Valid UTF-8: bytes that are none become U+FFFD, and so do control characters (tab and line feed
// stay), those that change the direction of text, and those that are not seen.
[[nodiscard]] std::string clean(std::string_view text);

// For XML and HTML, in text and in double-quoted attributes.
[[nodiscard]] std::string escape_markup(std::string_view text);

// One table cell or list item of Markdown, on one line, with nothing in it active.
[[nodiscard]] std::string escape_markdown(std::string_view text);

// One word for a POSIX shell: in single quotes unless it is plain.
[[nodiscard]] std::string shell_word(std::string_view text);

// One line for a terminal: no escape sequences, no line breaks.
[[nodiscard]] std::string one_line(std::string_view text);

// Everything that the program prints goes through this. Any bytes become valid UTF-8 in which no
// character moves the cursor, changes the order of others or is unseen: such ones stand as \uXXXX,
// which is right within JSON as well, and bytes that are no UTF-8 as U+FFFD. Tab and line feed
// stay.
[[nodiscard]] std::string for_terminal(std::string_view text);

}  // namespace cmk::harness
