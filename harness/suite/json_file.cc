#include "harness/suite/json_file.h"

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "reference/core/gate.h"

namespace cmk::harness {
namespace {

BadInput too_long(const std::filesystem::path& file, std::size_t bytes_max) {
  return {file.string(), "", fmt::format("longer than {} bytes", bytes_max)};
}

}  // namespace

std::expected<std::string, BadInput> read_file(const std::filesystem::path& file,
                                               std::size_t bytes_max) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    return std::unexpected(BadInput{file.string(), "", "no such file"});
  }
  const auto size = std::filesystem::file_size(file, error);
  if (error) return std::unexpected(BadInput{file.string(), "", "cannot be read"});
  if (size > bytes_max) return std::unexpected(too_long(file, bytes_max));
  std::ifstream in(file, std::ios::binary);
  // Not by the size: files of the system say 0. Not by iterators either: theirs throw.
  std::string text;
  std::array<char, std::size_t{1} << 16U> chunk{};
  do {
    in.read(chunk.data(), chunk.size());
    text.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
  } while (in && text.size() <= bytes_max);
  if (in.bad() || (in.fail() && !in.eof())) {
    return std::unexpected(BadInput{file.string(), "", "cannot be read"});
  }
  if (text.size() > bytes_max) return std::unexpected(too_long(file, bytes_max));
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
