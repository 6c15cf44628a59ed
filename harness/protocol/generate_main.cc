// cmkconf_generate DIR: writes PROTOCOL.md and schema/ below DIR (conformance/).
#include <cstdio>

#include "harness/protocol/document.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    (void)std::fputs("usage: cmkconf_generate DIR\n", stderr);
    return 64;
  }
  const auto written = cmk::harness::write_protocol(argv[1]);
  if (written) return 0;
  (void)std::fprintf(stderr, "%s\n", written.error().c_str());
  return 74;
}
