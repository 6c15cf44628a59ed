// Writes several files into one folder, all or none.
#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace cmk::harness {

// Why a report was not written; the program exits with 74.
struct CannotWrite {
  std::string file;
  std::string reason;
};

// Writes `files`, by their names, into `dir`, which is made when it is missing. Every file is
// complete on disk under another name (".NAME.PID.part") before the first one takes its place; on
// failure nothing that stood there before has been touched and no partial file is left behind. Such
// files of processes that live no more are removed first.
[[nodiscard]] std::expected<void, CannotWrite> write_files(
    const std::filesystem::path& dir, const std::map<std::string, std::string>& files);

// Whether `name` is that of a partial file of one of the named files.
[[nodiscard]] bool is_part_of(std::string_view name, std::string_view file);

// For the end of this program by a signal: removes its partial files; none is made afterwards. May
// be called from any thread, once.
void remove_staged_files();

}  // namespace cmk::harness
