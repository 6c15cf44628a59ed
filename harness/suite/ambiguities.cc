#include "harness/suite/ambiguities.h"

#include <fmt/format.h>

#include "harness/suite/json_file.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

// "| a | b |" as {"a", "b"}.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  const auto pieces = split(line, '|');
  for (std::size_t i = 1; i + 1 < pieces.size(); ++i) cells.push_back(trimmed(pieces[i]));
  return cells;
}

bool is_heading(const std::vector<std::string>& cells) {
  return !cells.empty() && (cells[0] == "rows" || cells[0].starts_with("--"));
}

}  // namespace

std::expected<std::vector<Ambiguity>, BadInput> parse_ambiguities(std::string_view page,
                                                                  const std::string& file) {
  std::vector<Ambiguity> all;
  std::size_t number = 0;
  for (const std::string_view line : split(page, '\n')) {
    ++number;
    if (!line.starts_with('|')) continue;
    std::vector<std::string> cells = cells_of(line);
    if (is_heading(cells)) continue;
    if (cells.size() != 4) {
      return std::unexpected(BadInput{file, fmt::format("line {}", number), "expected four cells"});
    }
    Ambiguity one{{}, std::move(cells[1]), std::move(cells[2]), std::move(cells[3])};
    for (const std::string_view id : split(cells[0], ',')) one.requirements.push_back(trimmed(id));
    all.push_back(std::move(one));
  }
  return all;
}

std::expected<std::vector<Ambiguity>, BadInput> load_ambiguities(
    const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "AMBIGUITIES.md";
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return std::vector<Ambiguity>();
  const auto page = read_file(file);
  if (!page) return std::unexpected(page.error());
  return parse_ambiguities(*page, file.string());
}

}  // namespace cmk::harness
