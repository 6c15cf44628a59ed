"""A program that answers each line of its input by a line, started again after a crash."""
import contextlib
import multiprocessing.util
import os
import resource
import select
import subprocess

import table


class Ended(Exception):
    """The program ended, or was ended by us; and how."""


class Reader:
    """The programs end by themselves after 20 s of processor time for one line."""

    def __init__(self, command, sanitized):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            preexec_fn=None if sanitized else limit_memory)
        # Waited for, so that its time is counted.
        multiprocessing.util.Finalize(self, Reader._end, (self.process,), exitpriority=1)

    def ask(self, line):
        """The answer to the line; raises Ended."""
        try:
            self.process.stdin.write(os.fsencode(line) + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # its end is told below
        ready, _, _ = select.select([self.process.stdout], [], [], table.SECONDS_MAX)
        answer = self.process.stdout.readline() if ready else b""
        if answer.endswith(b"\n"):
            return answer[:-1].decode("utf-8")
        if not ready or answer:
            self.process.kill()
        said = self.process.stderr.read(2000).decode("utf-8", "replace")
        code = self.process.wait()
        Reader._close(self.process)
        how = f"signal {-code}" if code < 0 else f"exit {code}"
        raise Ended(f"{how if ready else 'no answer'}; {said}")

    def end(self):
        Reader._end(self.process)

    @staticmethod
    def _end(process):
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        process.wait()
        Reader._close(process)

    @staticmethod
    def _close(process):
        for stream in (process.stdin, process.stdout, process.stderr):
            # What could not be written to one that had ended by then is tried once more.
            with contextlib.suppress(BrokenPipeError):
                stream.close()


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (table.MEMORY_MAX, table.MEMORY_MAX))
