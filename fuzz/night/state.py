"""The folder that a night lives in, and that the next one goes on from. Whatever is written takes
its place at once and whole, so that stopping at any moment leaves something that can be read.

  progress.json            the night that has begun and not ended: what was asked, what is done
  last.json                the nights that ended: their number, and the edges of each target
  until_found.json         how soon planted faults were found
  findings/SIGNATURE/      finding.json, input (minimised), found (as it was found), trace.json
  mended/SIGNATURE/        what once was a finding and is none any more
  quarantine/TARGET/       inputs that ended a target once and never again
  targets/NAME/            corpus/, artifacts/, fuzz.log, merge.log, temporary/, counts
"""

import fcntl
import hashlib
import json
import os
import shutil
import signal

COUNTS_SIZE = 16  # of fuzz/counts.h


def write_file(path, content):
    """Writes a whole file, on disk before it takes its place."""
    part = path + ".part"
    with open(part, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def write_json(path, value):
    write_file(path, (json.dumps(value, indent=1, sort_keys=True) + "\n").encode())


def read_json(path, otherwise):
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return otherwise


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def files_in(folder):
    """All files of a folder and those below, sorted."""
    return sorted(os.path.join(place, name)
                  for place, _, names in os.walk(folder) for name in names)


def add_inputs(corpus, paths):
    """Puts inputs into a corpus, by the names of their contents."""
    os.makedirs(corpus, exist_ok=True)
    for path in paths:
        with open(path, "rb") as file:
            content = file.read()
        to = os.path.join(corpus, hashlib.sha1(content).hexdigest())
        if not os.path.exists(to):
            write_file(to, content)


class State:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        os.makedirs(os.path.join(self.folder, "findings"), exist_ok=True)
        self._lock = open(self.path("lock"), "w", encoding="utf-8")
        fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # BlockingIOError: another night's

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def of_target(self, name, *names):
        return self.path("targets", name, *names)

    def prepare(self, name):
        for folder in ("corpus", "artifacts", "temporary"):
            os.makedirs(self.of_target(name, folder), exist_ok=True)
        if not os.path.exists(self.of_target(name, "counts")):
            write_file(self.of_target(name, "counts"), bytes(COUNTS_SIZE))

    def compared(self, name):
        """How many operations two backends did in this target's processes; then counts anew."""
        with open(self.of_target(name, "counts"), "rb+") as file:
            number = int.from_bytes(file.read(8), "little")
            file.seek(0)
            file.write(bytes(COUNTS_SIZE))
        return number

    # -- what a night that was killed has left ---------------------------------------------------

    def note_group(self, group):
        """The processes that run now, to be ended by the next night if this one cannot."""
        write_file(self.path("group"), str(group).encode())

    def end_left_group(self):
        try:
            with open(self.path("group"), encoding="utf-8") as file:
                group = int(file.read() or 0)
            os.remove(self.path("group"))
            with open(f"/proc/{group}/cmdline", encoding="utf-8", errors="replace") as file:
                is_ours = self.folder in file.read()
            if is_ours:
                os.killpg(group, signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError, ValueError):
            pass

    def salvage(self, name):
        """Takes what the jobs of a fork had found and not yet handed over into the corpus, and
        finishes a merge that was cut off."""
        temporary = self.of_target(name, "temporary")
        corpus = self.of_target(name, "corpus")
        jobs = [path for path in files_in(temporary)
                if os.path.basename(os.path.dirname(path)).startswith("C")]
        add_inputs(corpus, jobs)
        add_inputs(corpus, files_in(self.of_target(name, "corpus.before")))
        shutil.rmtree(self.of_target(name, "corpus.before"), ignore_errors=True)
        shutil.rmtree(temporary, ignore_errors=True)
        os.makedirs(temporary, exist_ok=True)

    def exchange_corpus(self, name, merged):
        """Puts a merged corpus in the place of the one it was made of."""
        corpus, before = self.of_target(name, "corpus"), self.of_target(name, "corpus.before")
        os.replace(corpus, before)
        os.replace(merged, corpus)
        shutil.rmtree(before)
