// For tests: a folder of scenarios that is gone when the test ends.
#pragma once

#include <stdlib.h>  // mkdtemp

#include <filesystem>
#include <fstream>
#include <string>

#include "harness/suite/scenario_reader.h"

namespace cmk::harness {

class ScenarioFolder {
 public:
  ScenarioFolder() {
    std::string name = std::filesystem::temp_directory_path() / "cmk-scenarios-XXXXXX";
    root_ = mkdtemp(name.data());
    std::filesystem::create_directories(root_ / "scenarios");
  }
  ~ScenarioFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  ScenarioFolder(const ScenarioFolder&) = delete;
  ScenarioFolder& operator=(const ScenarioFolder&) = delete;

  // A file below the conformance folder.
  ScenarioFolder& put(const std::string& path, std::string_view content) {
    const auto file = root_ / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return *this;
  }
  [[nodiscard]] std::filesystem::path dir() const { return root_ / "scenarios"; }
  [[nodiscard]] std::expected<std::vector<Scenario>, BadInput> load(
      const Vocabulary& vocabulary = {}) const {
    return load_scenarios(dir(), vocabulary);
  }

 private:
  std::filesystem::path root_;
};

}  // namespace cmk::harness
