#include "harness/suite/json_file.h"

#include <fmt/format.h>

#include <fstream>

#include "reference/core/gate.h"

namespace cmk::harness {
std::expected<std::string, BadInput> read_file(const std::filesystem::path& file,
                                               std::size_t bytes_max) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return std::unexpected(BadInput{file.string(), "", "no such file"});
  }
  const auto size = std::filesystem::file_size(file, error);
  if (error) return std::unexpected(BadInput{file.string(), "", "cannot be read"});
  if (size > bytes_max) {
    return std::unexpected(
        BadInput{file.string(), "", fmt::format("longer than {} bytes", bytes_max)});
  }
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.good() && !in.eof()) {
    return std::unexpected(BadInput{file.string(), "", "cannot be read"});
  }
  return text;
}

std::expected<nlohmann::json, std::string> parse_text(std::string_view text) {
  auto parsed = pass_gate(text, {.len_max = kFileBytesMax});
  if (!parsed) return std::unexpected(to_string(parsed.error()));
  return *std::move(parsed);
}

std::expected<nlohmann::json, BadInput> parse_file(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return std::unexpected(text.error());
  auto parsed = parse_text(*text);
  if (!parsed) return std::unexpected(BadInput{file.string(), "", parsed.error()});
  return *std::move(parsed);
}

}  // namespace cmk::harness
