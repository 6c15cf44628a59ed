#include "harness/cli/signals.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <initializer_list>

#include "harness/report/staged_files.h"
#include "harness/target/process_tree.h"

namespace cmk::cli {
namespace {

// Waits in a thread of its own, so that ending is no handler that interrupts half a change.
void* wait_for_signal(void* argument) {
  const auto* const signals = static_cast<const sigset_t*>(argument);
  int signal = 0;
  while (sigwait(signals, &signal) != 0) {
  }
  harness::end_all_children();
  harness::remove_staged_files();
  _exit(128 + signal);
}

bool is_ignored(int signal) {
  struct sigaction now{};
  return sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

// A file that is opened later must not become a standard stream. Output that nobody takes fails as
// it did: what is told of a run must not be lost in silence.
void open_standard_streams() {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (fcntl(fd, F_GETFD) < 0) (void)open("/dev/null", fd == STDERR_FILENO ? O_RDWR : O_RDONLY);
  }
}

}  // namespace

void prepare_process() {
  open_standard_streams();
  (void)std::signal(SIGXFSZ, SIG_IGN);
  static sigset_t signals;  // as long as the thread
  (void)sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    if (!is_ignored(signal)) (void)sigaddset(&signals, signal);
  }
  sigset_t before;
  (void)pthread_sigmask(SIG_BLOCK, &signals, &before);
  pthread_t thread{};
  if (pthread_create(&thread, nullptr, wait_for_signal, &signals) == 0) {
    (void)pthread_detach(thread);
  } else {
    (void)pthread_sigmask(SIG_SETMASK, &before, nullptr);  // signals then end it as ever
  }
}

}  // namespace cmk::cli
