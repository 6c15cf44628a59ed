// Nothing that an adapter started outlives it: sessions of its own, double forks, deaf processes.
#include "harness/target/process_tree.h"

#include <gtest/gtest.h>
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp is POSIX, not C++
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "harness/target/stdio_target.h"

namespace cmk::harness {
namespace {

using std::chrono::milliseconds;

class ProcessTreeTest : public testing::Test {
 protected:
  ProcessTreeTest() {
    std::string name = (std::filesystem::temp_directory_path() / "tree-XXXXXX").string();
    EXPECT_NE(mkdtemp(name.data()), nullptr);
    dir_ = name;
  }
  ~ProcessTreeTest() override { std::filesystem::remove_all(dir_); }
  ProcessTreeTest(const ProcessTreeTest&) = delete;
  ProcessTreeTest& operator=(const ProcessTreeTest&) = delete;

  [[nodiscard]] std::string command() const {
    return "python3 -B " CMK_SOURCE_DIR "/harness/target/testdata/escapees.py " + file().string();
  }
  [[nodiscard]] std::filesystem::path file() const { return dir_ / "pids"; }
  [[nodiscard]] std::vector<pid_t> escapees() const {
    std::ifstream in(file());
    std::vector<pid_t> pids;
    for (pid_t pid = 0; in >> pid;) pids.push_back(pid);
    return pids;
  }
  static bool lives(pid_t pid) { return ::kill(pid, 0) == 0; }

  std::filesystem::path dir_;
};

TEST_F(ProcessTreeTest, EndsWithTheTarget) {
  {
    StdioTarget target(command());
    ASSERT_TRUE(target.start());
    ASSERT_EQ(escapees().size(), 5U);
    for (const pid_t pid : escapees()) EXPECT_TRUE(lives(pid)) << pid;
  }
  for (const pid_t pid : escapees()) EXPECT_FALSE(lives(pid)) << pid;
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
}

TEST_F(ProcessTreeTest, EndsWhenTheAdapterIsKilled) {
  StdioTarget target(command());
  ASSERT_TRUE(target.start());
  ASSERT_EQ(::kill(target.pid(), SIGKILL), 0);
  EXPECT_EQ(target.apply({.method = "tenant.create", .params = {{"tenantId", "t"}}, .now = 5}).kind,
            AnswerKind::errored);
  for (const pid_t pid : escapees()) EXPECT_FALSE(lives(pid)) << pid;
}

TEST_F(ProcessTreeTest, LeavesOtherTargetsAndChildrenAlone) {
  StdioTarget other("python3 -B " CMK_SOURCE_DIR "/harness/target/testdata/good.py");
  ASSERT_TRUE(other.start());
  const pid_t own = ::fork();
  if (own == 0) {
    ::pause();
    ::_exit(0);
  }
  {
    StdioTarget target(command());
    ASSERT_TRUE(target.start());
  }
  EXPECT_TRUE(lives(own));
  EXPECT_TRUE(lives(other.pid()));
  EXPECT_TRUE(other.reset());
  (void)::kill(own, SIGKILL);
  EXPECT_EQ(::waitpid(own, nullptr, 0), own);
}

// A process that goes while it is looked at is none of ours, and no fault.
TEST_F(ProcessTreeTest, OthersMayComeAndGoMeanwhile) {
  const pid_t busy = ::fork();
  if (busy == 0) {
    for (;;) {
      const pid_t one = ::fork();
      if (one == 0) ::_exit(0);
      (void)::waitpid(one, nullptr, 0);
    }
  }
  for (int i = 0; i < 300; ++i) {
    auto child = ChildProcess::spawn("exec sleep 600");
    ASSERT_TRUE(child) << i;
  }
  (void)::kill(busy, SIGKILL);
  EXPECT_EQ(::waitpid(busy, nullptr, 0), busy);
}

// In a process of its own: afterwards nothing can be started there.
TEST_F(ProcessTreeTest, AllEndAtTheEndOfTheProgram) {
  const pid_t program = ::fork();
  if (program == 0) {
    auto* const target = new StdioTarget(command());
    const bool started = target->start().has_value();
    end_all_children();
    const bool more = ChildProcess::spawn("true").has_value();
    ::_exit(started && !more ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(program, &status, 0), program);
  EXPECT_EQ(status, 0);
  ASSERT_EQ(escapees().size(), 5U);
  for (const pid_t pid : escapees()) EXPECT_FALSE(lives(pid)) << pid;
}

// What remains then is said in the header: the child goes, what it started goes its own way.
TEST_F(ProcessTreeTest, TheChildEndsWithAProgramThatIsKilled) {
  const pid_t program = ::fork();
  if (program == 0) {
    auto child = ChildProcess::spawn("exec sleep 600");
    std::ofstream(file()) << child->pid() << '\n' << std::flush;
    std::ofstream(dir_ / "ready") << '\n' << std::flush;
    ::pause();
    ::_exit(0);
  }
  for (int i = 0; i < 5000 && !std::filesystem::exists(dir_ / "ready"); ++i) {
    std::this_thread::sleep_for(milliseconds(1));
  }
  ASSERT_EQ(escapees().size(), 1U);
  std::this_thread::sleep_for(milliseconds(200));  // for the child's prctl
  (void)::kill(program, SIGKILL);
  EXPECT_EQ(::waitpid(program, nullptr, 0), program);
  const pid_t child = escapees().front();
  const auto is_gone = [&] {
    std::ifstream stat("/proc/" + std::to_string(child) + "/stat");
    std::string line;
    std::getline(stat, line);
    return line.empty() || line.find(") Z") != std::string::npos;
  };
  for (int i = 0; i < 5000 && !is_gone(); ++i) {
    (void)::waitpid(child, nullptr, WNOHANG);
    std::this_thread::sleep_for(milliseconds(1));
  }
  EXPECT_TRUE(is_gone());
  (void)::waitpid(child, nullptr, WNOHANG);  // we adopted it if we are its subreaper
}

}  // namespace
}  // namespace cmk::harness
