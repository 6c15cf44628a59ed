// Every block that this program frees is overwritten first: copies of passwords and keys that
// strings, parsed JSON and buffers of libraries held do not outlive them. A part of the program and
// of no library; a build with a sanitizer keeps the sanitizer's own heap.
#include <malloc.h>

#include <cstdlib>
#include <new>

#include "reference/core/bytes.h"

#if !defined(__SANITIZE_ADDRESS__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CMK_HEAP_OF_SANITIZER
#endif
#endif
#else
#define CMK_HEAP_OF_SANITIZER
#endif

#ifndef CMK_HEAP_OF_SANITIZER
namespace {

[[gnu::noinline]] void release(void* block) noexcept {
  if (block == nullptr) return;
  cmk::wipe(block, ::malloc_usable_size(block));
  std::free(block);
}

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t len) {
  if (void* block = std::malloc(len == 0 ? 1 : len)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { release(block); }
void operator delete(void* block, std::size_t /*len*/) noexcept { release(block); }
void operator delete(void* block, std::align_val_t /*align*/) noexcept { release(block); }
void operator delete(void* block, std::size_t /*len*/, std::align_val_t /*align*/) noexcept {
  release(block);
}
#endif
