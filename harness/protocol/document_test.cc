#include "harness/protocol/document.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "harness/protocol/model.h"

namespace cmk::harness {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// To be current again: build/PRESET/bin/cmkconf generate
TEST(Document, PublishedFilesAreCurrent) {
  const fs::path dir = fs::path(CMK_SOURCE_DIR) / "conformance";
  const auto files = protocol_files();
  for (const auto& [path, text] : files) EXPECT_TRUE(text_of(dir / path) == text) << path;
  for (const auto& entry : fs::directory_iterator(dir / "schema")) {
    EXPECT_TRUE(files.contains("schema/" + entry.path().filename().string())) << entry.path();
  }
}

TEST(Document, TellsOfEveryOperation) {
  const std::string text = protocol_files().at("PROTOCOL.md");
  for (const OperationModel& operation : operation_models()) {
    EXPECT_TRUE(text.contains("\n### " + std::string(operation.method) + "\n"));
  }
  EXPECT_TRUE(text.contains("| `keyExpired` | 403 | Forbidden |"));
}

TEST(Document, WritesAndRemovesWhatIsStale) {
  const fs::path dir =
      fs::temp_directory_path() / ("cmk_document_test_" + std::to_string(getpid()));
  fs::create_directories(dir / "schema");
  std::ofstream(dir / "schema" / "gone.params.json") << "{}";
  ASSERT_TRUE(write_protocol(dir));
  EXPECT_FALSE(fs::exists(dir / "schema" / "gone.params.json"));
  EXPECT_TRUE(text_of(dir / "schema" / "request.json").starts_with("{\n"));
  fs::remove_all(dir);
  EXPECT_FALSE(write_protocol("/proc/nowhere"));
}

}  // namespace
}  // namespace cmk::harness
