// Runs the program as a user does, each test in a folder of its own.
#pragma once

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "harness/suite/testing/temp_dir.h"

namespace cmk::cli {

namespace fs = std::filesystem;

struct Ran {
  int code = -1;
  std::string text;  // standard output
  std::string errors;
};

class CliTest : public testing::Test {
 protected:
  // Runs cmkconf in the test's folder, in the environment changed so.
  Ran run(const std::string& arguments, const std::string& environment = "") const {
    const std::string command =
        fmt::format("cd {} && {} {}/cmkconf {} 2>{}", dir_.string(), environment, CMK_BIN_DIR,
                    arguments, (dir_ / "errors").string());
    Ran ran;
    std::FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    while (const std::size_t len = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
      ran.text.append(buffer.data(), len);
    }
    const int status = pclose(pipe);
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    std::ifstream errors(dir_ / "errors");
    ran.errors.assign(std::istreambuf_iterator<char>(errors), {});
    return ran;
  }
  // A copy of the conformance folder with one more file.
  fs::path data_with(const std::string& path, std::string_view content) const {
    const fs::path copy = dir_ / "data";
    fs::copy(fs::path(CMK_SOURCE_DIR) / "conformance", copy, fs::copy_options::recursive);
    fs::create_directories((copy / path).parent_path());
    std::ofstream(copy / path) << content;
    return copy;
  }
  static std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  const harness::TempDir folder_;
  const fs::path dir_ = folder_.path();
};

}  // namespace cmk::cli
