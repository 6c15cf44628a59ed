// A folder for one test or one run of a fuzz target, removed at its end.
#pragma once

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX, not C++

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace cmk::harness {

class TempDir {
 public:
  // Ends the program when it cannot be made: nothing that needs it can go on.
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "cmkconf-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      std::perror(name.c_str());
      std::exit(70);
    }
    path_ = name;
  }
  ~TempDir() {
    std::error_code ignored;  // a test may have taken its own permissions away
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // Writes a file of the folder, its parents included; answers its path, which some know already.
  // NOLINTNEXTLINE(modernize-use-nodiscard)
  std::filesystem::path write(std::string_view name, std::string_view content) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }
  [[nodiscard]] std::string read(std::string_view name) const {
    std::ifstream in(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

 private:
  std::filesystem::path path_;
};

}  // namespace cmk::harness
