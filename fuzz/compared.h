// How many operations two backends really did, with their results put side by side: what a night's
// report says beside the executions, most of which an early refusal can end.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>

namespace cmk::fuzz {

// The number in the file that CMK_FUZZ_COMPARED names: 8 bytes in the machine's order, which all
// processes of a night add to, and which outlives each of them. Without a file a number that
// nobody reads.
[[nodiscard]] inline std::atomic_ref<std::uint64_t> compared() {
  static std::uint64_t* const kPlace = [] {
    static std::uint64_t nobody = 0;
    const char* const file = std::getenv("CMK_FUZZ_COMPARED");
    const int fd = file == nullptr ? -1 : open(file, O_RDWR | O_CLOEXEC);
    if (fd < 0) return &nobody;
    void* const mapped =
        lseek(fd, 0, SEEK_END) < static_cast<off_t>(sizeof nobody)
            ? MAP_FAILED
            : mmap(nullptr, sizeof nobody, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    (void)close(fd);
    return mapped == MAP_FAILED ? &nobody : static_cast<std::uint64_t*>(mapped);
  }();
  return std::atomic_ref(*kPlace);
}

inline void count_compared(std::uint64_t operations = 1) {
  compared().fetch_add(operations, std::memory_order_relaxed);
}

}  // namespace cmk::fuzz
