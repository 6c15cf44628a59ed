// make_symbolic FROM TO: copies a 64-bit ELF shared library and sets DF_SYMBOLIC in its dynamic
// section, so that the copy finds its own functions before anybody else's of the same name. A build
// tool: says what is wrong and exits 1.
#include <elf.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

int fail(const std::string& reason) {
  std::fprintf(stderr, "make_symbolic: %s\n", reason.c_str());
  return 1;
}

template <class T>
bool read_at(const std::vector<char>& file, std::size_t offset, T& value) {
  if (offset > file.size() || file.size() - offset < sizeof value) return false;
  std::memcpy(&value, file.data() + offset, sizeof value);
  return true;
}

template <class T>
void write_at(std::vector<char>& file, std::size_t offset, const T& value) {
  std::memcpy(file.data() + offset, &value, sizeof value);
}

bool find_dynamic(const std::vector<char>& file, Elf64_Phdr& dynamic) {
  Elf64_Ehdr header;
  if (!read_at(file, 0, header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
      header.e_ident[EI_CLASS] != ELFCLASS64)
    return false;
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    if (!read_at(file, header.e_phoff + i * header.e_phentsize, dynamic)) return false;
    if (dynamic.p_type == PT_DYNAMIC) return true;
  }
  return false;
}

// Adds the flag to DT_FLAGS; where there is none, the first of two closing null entries becomes it.
bool set_symbolic(std::vector<char>& file, const Elf64_Phdr& dynamic) {
  const std::size_t end = dynamic.p_offset + dynamic.p_filesz;
  for (std::size_t at = dynamic.p_offset; at + sizeof(Elf64_Dyn) <= end; at += sizeof(Elf64_Dyn)) {
    Elf64_Dyn entry;
    if (!read_at(file, at, entry)) return false;
    const bool spare = entry.d_tag == DT_NULL && at + 2 * sizeof(Elf64_Dyn) <= end;
    if (entry.d_tag == DT_NULL && !spare) return false;
    if (entry.d_tag != DT_FLAGS && !spare) continue;
    if (spare) entry = {.d_tag = DT_FLAGS, .d_un = {.d_val = 0}};
    entry.d_un.d_val |= DF_SYMBOLIC;
    write_at(file, at, entry);
    return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return fail("usage: make_symbolic FROM TO");
  std::ifstream in(argv[1], std::ios::binary);
  std::vector<char> file{std::istreambuf_iterator<char>(in), {}};
  Elf64_Phdr dynamic;
  if (!find_dynamic(file, dynamic)) return fail(std::string(argv[1]) + ": no 64-bit ELF library");
  if (!set_symbolic(file, dynamic)) return fail(std::string(argv[1]) + ": no room for DT_FLAGS");
  std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
  out.write(file.data(), static_cast<std::streamsize>(file.size())).flush();
  return out ? 0 : fail(std::string(argv[2]) + ": cannot write");
}
