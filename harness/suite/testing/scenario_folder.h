// A folder of scenarios for one test.
#pragma once

#include "harness/suite/scenario_reader.h"
#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {

class ScenarioFolder {
 public:
  ScenarioFolder() { std::filesystem::create_directories(dir()); }

  // A file below the conformance folder.
  ScenarioFolder& put(std::string_view path, std::string_view content) {
    root_.write(path, content);
    return *this;
  }
  [[nodiscard]] std::filesystem::path dir() const { return root_.path() / "scenarios"; }
  [[nodiscard]] std::expected<std::vector<Scenario>, BadInput> load(
      const Vocabulary& vocabulary = {}) const {
    return load_scenarios(dir(), vocabulary);
  }

 private:
  TempDir root_;
};

}  // namespace cmk::harness
