// How the program ends when it is told to by a signal, and what it does about its surroundings.
#pragma once

namespace cmk::cli {

// Call first in main, before any thread is made. From then on SIGINT, SIGTERM and SIGHUP (unless it
// was ignored, as nohup does) end the adapters with all that they started, remove the files that
// are written half, and end the program with 128 + signal. A file that grows beyond the limit of
// the shell is an error of its writer (EFBIG), no signal; the three standard streams are open.
void prepare_process();

}  // namespace cmk::cli
