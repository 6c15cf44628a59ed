// One file that is written anew for each input, for readers that take a path. It lies in a folder
// of its own below the system's temporary one, which goes when the program ends.
#pragma once

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX, not C++

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace cmk::fuzz {

class ScratchFile {
 public:
  // `name` may have folders in it.
  explicit ScratchFile(const std::filesystem::path& name) {
    std::string made = (std::filesystem::temp_directory_path() / "cmk_fuzz_XXXXXX").string();
    if (mkdtemp(made.data()) == nullptr) std::exit(70);
    folder_ = made;
    path_ = folder_ / name;
    std::filesystem::create_directories(path_.parent_path());
  }
  ~ScratchFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  void write(std::string_view text) const {
    std::FILE* const file = std::fopen(path_.c_str(), "wb");
    if (file == nullptr || std::fwrite(text.data(), 1, text.size(), file) != text.size() ||
        std::fclose(file) != 0)
      std::exit(74);
  }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

}  // namespace cmk::fuzz
