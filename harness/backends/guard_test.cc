// No exception leaves a module: what runs out of memory within it is an error code.
#include "reference/crypto/module/guard.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <new>
#include <stdexcept>

#include "harness/backends/load_backend.h"

namespace cmk::backends {
namespace {

using cmk_module_impl::guarded;

cmk_status out_of_memory(int /*unused*/) { throw std::bad_alloc(); }
cmk_rsa* no_key() { throw std::length_error("too long"); }
int no_number(int /*unused*/) { throw 7; }
void nothing() { throw std::bad_alloc(); }
bool no_truth() { throw std::runtime_error("no"); }
cmk_status fine(int number) { return number == 1 ? cmk_ok : cmk_malformed; }

TEST(Guard, EveryExceptionBecomesAnErrorCode) {
  EXPECT_EQ(guarded<out_of_memory>(1), cmk_internal);
  EXPECT_EQ(guarded<no_key>(), nullptr);
  EXPECT_EQ(guarded<no_number>(1), 0);
  EXPECT_FALSE(guarded<no_truth>());
  guarded<nothing>();
  EXPECT_EQ(guarded<fine>(1), cmk_ok);
  EXPECT_EQ(guarded<fine>(2), cmk_malformed);
  static_assert(noexcept(guarded<out_of_memory>(1)));
}

TEST(Guard, LengthsBeyondTheLibrariesAreRefused) {
  for (const auto* name : {"openssl", "boringssl"}) {
    const auto module = load_module(CMK_BIN_DIR, name);
    ASSERT_TRUE(module) << module.error();
    const std::uint8_t byte = 0;
    std::array<std::uint8_t, 24> key{};
    const cmk_in huge{&byte, SIZE_MAX - 100};
    const cmk_in small{&byte, 1};
    const cmk_out out{key.data(), key.size()};
    EXPECT_EQ((*module)->pkcs12_kdf(cmk_sha1, 1, small, huge, 1, out), cmk_bad_length);
    EXPECT_EQ((*module)->pkcs12_kdf(cmk_sha1, 1, huge, small, 1, out), cmk_bad_length);
  }
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsWatched = true;
#elif defined(__has_feature)
constexpr bool kIsWatched = __has_feature(address_sanitizer);
#else
constexpr bool kIsWatched = false;
#endif

// Leaves this process 64 MiB more than it has.
void limit_memory() {
  std::ifstream statm("/proc/self/statm");
  rlim_t num_pages = 0;
  statm >> num_pages;
  const rlim_t bytes = num_pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + (rlim_t{64} << 20U);
  const rlimit limit{bytes, bytes};
  (void)setrlimit(RLIMIT_AS, &limit);
}

// In a process of its own, which the limit cannot harm.
TEST(Guard, AModuleWithoutMemorySaysSo) {
  if (kIsWatched) GTEST_SKIP() << "AddressSanitizer needs its address space";
  for (const auto* name : {"openssl", "boringssl"}) {
    const auto module = load_module(CMK_BIN_DIR, name);
    ASSERT_TRUE(module) << module.error();
    const pid_t pid = fork();
    if (pid == 0) {
      constexpr std::size_t len = std::size_t{1} << 29U;
      const void* const zeros =
          mmap(nullptr, len, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
      if (zeros == MAP_FAILED) _exit(99);
      limit_memory();
      std::array<std::uint8_t, 24> key{};
      const cmk_in salt{static_cast<const std::uint8_t*>(zeros), len};
      _exit((*module)->pkcs12_kdf(cmk_sha1, 1, {}, salt, 1, {key.data(), key.size()}));
    }
    int status = -1;
    ASSERT_EQ(waitpid(pid, &status, 0), pid);
    ASSERT_TRUE(WIFEXITED(status)) << "died of signal " << WTERMSIG(status);
    EXPECT_EQ(WEXITSTATUS(status), cmk_internal) << name;
  }
}

}  // namespace
}  // namespace cmk::backends
