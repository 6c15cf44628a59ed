#include "harness/report/report_folder.h"

#include <algorithm>

#include "harness/report/signature.h"
#include "harness/report/staged_files.h"

namespace cmk::harness {
namespace {

bool is_report_file(const std::filesystem::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  std::error_code error;
  if (entry.is_directory(error)) return false;
  if (name == kSignatureFile) return true;
  return std::ranges::any_of(
      kReportFiles, [&](std::string_view file) { return name == file || is_part_of(name, file); });
}

}  // namespace

std::optional<std::string> foreign_in(const std::filesystem::path& dir) {
  std::error_code error;
  if (dir.empty() || !std::filesystem::is_directory(dir, error)) return std::nullopt;
  std::optional<std::string> first;  // by name, so that it is the same each time
  std::filesystem::directory_iterator at(dir, error);
  for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (!is_report_file(*at) && (!first || name < *first)) first = name;
  }
  if (!first) return std::nullopt;
  return dir.string() + " holds " + *first +
         ", which is no part of a report: name a folder that is new, empty or of an earlier report";
}

}  // namespace cmk::harness
