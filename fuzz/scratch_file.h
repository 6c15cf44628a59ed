// One file that is written anew for each input, for readers that take a path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "harness/suite/testing/temp_dir.h"

namespace cmk::fuzz {

class ScratchFile {
 public:
  // `name` may have folders in it.
  explicit ScratchFile(std::string name) : name_(std::move(name)) {}

  [[nodiscard]] std::filesystem::path path() const { return dir_.path() / name_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return dir_.path(); }
  void write(std::string_view text) const { dir_.write(name_, text); }

 private:
  harness::TempDir dir_;
  std::string name_;
};

}  // namespace cmk::fuzz
