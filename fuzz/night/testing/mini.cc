// A target for the tests of the night: small, and with faults that environment variables switch on.
//   MINI_BUGS    two findings of different signatures
//   MINI_OVER    a read beyond the end, for the sanitizer
//   MINI_ONCE    a file: the first input that begins with 'o' aborts and makes it, others do not
//   MINI_FEW     most edges are not reached any more
// CMK_FUZZ_PLANT=mini-two plants one of the two findings; CMK_FUZZ_EXPORT is answered as trace
// targets answer it.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "fuzz/planted.h"
#include "fuzz/property.h"

namespace {

constexpr cmk::fuzz::Property kProperty{"KEY-05", "mini"};

bool begins(const std::uint8_t* data, std::size_t len, const char* text) {
  for (; *text != 0; ++text, ++data, --len)
    if (len == 0 || *data != static_cast<std::uint8_t>(*text)) return false;
  return true;
}

void abort_once(const char* file) {
  if (std::ifstream(file)) return;
  std::ofstream(file) << "once";
  kProperty.fail("once");
}

void export_where_asked() {
  const char* const folder = std::getenv("CMK_FUZZ_EXPORT");
  if (folder == nullptr) return;
  std::ofstream(std::string(folder) + "/KEY-05-1") << "one";
  std::ofstream(std::string(folder) + "/KEY-06-2") << "two";
  std::ofstream(std::string(folder) + "/KEY-06-3") << "three";
  std::exit(0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  export_where_asked();
  if (len == 0) return 0;
  if (std::getenv("MINI_FEW") != nullptr) return 0;
  const char* const once = std::getenv("MINI_ONCE");
  if (once != nullptr && data[0] == 'o') abort_once(once);
  if (std::getenv("MINI_BUGS") != nullptr) {
    kProperty.require(!begins(data, len, "one"), "one");
    kProperty.require(!begins(data, len, "two"), "two");
  }
  if (cmk::fuzz::planted("mini-two")) kProperty.require(!begins(data, len, "two"), "two");
  if (std::getenv("MINI_OVER") != nullptr && begins(data, len, "over")) {
    std::vector<std::uint8_t> copy(data, data + len);
    return copy.data()[len] == 0x5a ? 1 : 0;
  }
  volatile int edges = 0;
  for (const char* const word : {"alpha", "beta", "gamma", "delta", "epsilon"})
    if (begins(data, len, word)) edges = edges + 1;
  return 0;
}
