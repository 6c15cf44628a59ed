"""Runs a target under libFuzzer: searches in fork mode, merges, counts edges. What it prints goes
to files; what is asked of it is read from there."""

import ctypes
import os
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass

from night.state import files_in, write_file

SECONDS_PER_INPUT = 25
MEMORY_MIB = 2560
MERGE_SECONDS_MAX = 1800

# What fork mode says after each job: executions, their rate, and how many jobs ended badly.
JOB_LINE = re.compile(r"^#(\d+): cov: \d+ ft: \d+ corp: \d+ exec/s:? (\d+) "
                      r"oom/timeout/crash: (\d+/\d+/\d+)", re.MULTILINE)
# What a pass over a corpus says when it has read all of it.
INITED_LINE = re.compile(r"^#\d+\s+(?:INITED|DONE)\s+cov: (\d+)", re.MULTILINE)


class Stopped(Exception):
    """A signal asked the night to end."""


class Stop:
    """Whether a signal has asked the night to end."""

    def __init__(self):
        self.requested = False

    def listen(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: setattr(self, "requested", True))
        return self

    def check(self):
        if self.requested:
            raise Stopped()


@dataclass
class Searched:
    executions: int = 0
    seconds: float = 0.0


def read_text(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def environment(symbols=False, **more):
    """What targets run under. Symbols, the places of a sanitizer's report in the sources, take
    seconds."""
    return {**os.environ, "CMK_FUZZ_PLANT": "",
            "ASAN_OPTIONS": f"hard_rss_limit_mb={2 * MEMORY_MIB}:symbolize={int(symbols)}",
            "ASAN_SYMBOLIZER_PATH": shutil.which("addr2line") or "", **more}


def fix_addresses():
    """Has the program that is about to start find everything at the same addresses each time, where
    the system lets it (personality(2))."""
    addr_no_randomize = 0x0040000
    ctypes.CDLL(None).personality(addr_no_randomize)


def limits_of(target):
    """What is slow is a finding once it takes too long, and nothing before."""
    return [*target.flags, f"-timeout={SECONDS_PER_INPUT}",
            f"-report_slow_units={SECONDS_PER_INPUT}", f"-rss_limit_mb={MEMORY_MIB}"]


class Fuzzer:
    """One target in the state folder of a night."""

    def __init__(self, target, state, stop, progress):
        self.target, self.state, self.stop, self.progress = target, state, stop, progress
        state.prepare(target.name)
        self.corpus = state.of_target(target.name, "corpus")
        self.artifacts = state.of_target(target.name, "artifacts")
        self.temporary = state.of_target(target.name, "temporary")

    def _run(self, arguments, log, seconds, plant="", watch=lambda: False,
             before=None):
        """Runs the fuzzer in a group of its own, which ends with it, or once `watch` says so."""
        env = environment(CMK_FUZZ_PLANT=plant, TMPDIR=self.temporary,
                          CMK_FUZZ_COUNTS=self.state.of_target(self.target.name, "counts"))
        deadline = time.monotonic() + seconds
        with open(log, "wb") as out:
            process = subprocess.Popen([self.target.fuzzer, *arguments], stdout=out, stderr=out,
                                       stdin=subprocess.DEVNULL, env=env, start_new_session=True,
                                       cwd=self.temporary, preexec_fn=before)
            self.state.note_group(process.pid)
            try:
                while process.poll() is None and time.monotonic() < deadline:
                    self.stop.check()
                    if watch():
                        break
                    try:
                        process.wait(0.2)
                    except subprocess.TimeoutExpired:
                        pass
            finally:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                process.wait()
        return process.returncode

    def search(self, seeds, seconds, workers, seed, plant="", until_found=False):
        """Searches for so many seconds on all workers, or until something is found; that lies in
        the artifacts then. The corpus grows. A job that runs when the time is over ends by itself,
        soon."""
        log = self.state.of_target(self.target.name, "fuzz.log")
        begin = time.monotonic()
        whole = max(1, round(seconds))

        def watch():
            done = JOB_LINE.findall(read_text(log))
            rate = f", {int(done[-1][1]):,}/s" if done else ""
            found = len(os.listdir(self.artifacts))
            self.progress(f"{self.target.name} {time.monotonic() - begin:.0f} s of {whole} s{rate}"
                          + (f", {found} to look at" if found else ""))
            return until_found and found > 0 and bool(done) and done[-1][2] != "0/0/0"

        corpora = [self.corpus] + [folder for folder in seeds if os.path.isdir(folder)]
        try:
            self._run([*limits_of(self.target), f"-fork={workers}", "-ignore_crashes=1",
                       "-ignore_timeouts=1", "-ignore_ooms=1", f"-max_total_time={whole}",
                       f"-seed={seed}", f"-artifact_prefix={self.artifacts}/", *corpora],
                      log, whole + MERGE_SECONDS_MAX, plant, watch)  # it reads all seeds first
        finally:
            self.state.salvage(self.target.name)
        done = JOB_LINE.findall(read_text(log))
        return Searched(int(done[-1][0]) if done else 0, time.monotonic() - begin)

    def merge(self, seeds):
        """Makes the corpus a minimal one that reaches what it and the seeds reach."""
        self.progress(f"{self.target.name}: merging")
        merged = self.state.of_target(self.target.name, "corpus.merged")
        shutil.rmtree(merged, ignore_errors=True)
        os.makedirs(merged)
        corpora = [folder for folder in seeds if os.path.isdir(folder)] + [self.corpus]
        status = self._run([*limits_of(self.target), "-merge=1",
                            f"-artifact_prefix={self.temporary}/", merged, *corpora],
                           self.state.of_target(self.target.name, "merge.log"), MERGE_SECONDS_MAX)
        if status == 0 and os.listdir(merged):
            self.state.exchange_corpus(self.target.name, merged)

    def cover(self, corpora, into):
        """Copies the fewest inputs that reach every edge that those of the folders reach."""
        os.makedirs(into, exist_ok=True)
        status = self._run([*limits_of(self.target), "-set_cover_merge=1", "-use_counters=0",
                            f"-artifact_prefix={self.temporary}/", into, *corpora],
                           self.state.of_target(self.target.name, "cover.log"), MERGE_SECONDS_MAX)
        return status == 0

    def edges(self, corpora):
        """How many edges the inputs of these folders reach; 0 when the target does not start. What
        a target keeps between inputs lets their order decide about an edge or two: they are read
        folder after folder and by name, so that the edges of the first folder are reached, whatever
        the others hold. Texts are copied another way where one lies behind the other in memory,
        so that addresses are fixed, too."""
        inputs = [path for folder in corpora for path in files_in(folder)]
        lists = self.state.of_target(self.target.name, "edges.inputs")
        write_file(lists, ",".join(inputs).encode())
        log = self.state.of_target(self.target.name, "edges.log")
        self._run([*limits_of(self.target), "-runs=0", "-shuffle=0", "-prefer_small=0",
                   f"-seed_inputs=@{lists}", f"-artifact_prefix={self.temporary}/"],
                  log, MERGE_SECONDS_MAX, before=fix_addresses)
        found = INITED_LINE.findall(read_text(log))
        return int(found[-1]) if found else 0
