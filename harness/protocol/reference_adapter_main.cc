// cmk_reference_adapter: the reference behind the protocol, for tests and measurements of it.
#include <unistd.h>

#include "harness/protocol/reference_implementation.h"

int main() {
  cmk::harness::StartAnswer info;
  info.implementation = "cmkconf reference";
  info.language = "C++";
  info.profiles = {"identity"};
  info.capabilities = {{"virtual-clock"}};
  info.batch = true;
  info.keySource = "prepared";
  cmk::harness::ReferenceImplementation reference([] { return cmk::System({}); }, info);
  cmk::harness::AdapterSession session(reference);
  return cmk::harness::serve_stdio(session, STDIN_FILENO, STDOUT_FILENO) ? 0 : 74;
}
