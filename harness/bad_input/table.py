"""What the tables of bad input share: a row is run as a process within limits, judged and printed.

A test hands a list of rows to run_table, which runs them in parallel, prints every wrong row with
what was expected, what came and the command that repeats it, and then the count.
"""
import argparse
import concurrent.futures
import multiprocessing
import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata
from typing import NamedTuple

MARK = "CMK_BAD_INPUT_ROW"  # in the environment of all that a row starts
MEMORY_MAX = 2 << 30  # bytes of address space
CPU_SECONDS_MAX = 20  # of a row's program; of the clock, where a machine has much to do, more
SECONDS_MAX = 120
SHOWN_MAX = 600  # characters of an output in a message


class Outcome(NamedTuple):
    code: int  # the exit code, -N after signal N
    out: bytes
    err: bytes
    seconds: float
    hung: bool  # ended by us


class Expected(NamedTuple):
    codes: tuple  # of which one must come
    texts: tuple = ()  # each stands in the output
    lines_max: int = 400  # of standard error


def run(argv, *, seconds_max=SECONDS_MAX, memory_max=None, before=None, **options):
    """Runs a command; `before` is called in the child, behind the limits."""
    def prepare():
        os.setpgid(0, 0)
        if memory_max:
            resource.setrlimit(resource.RLIMIT_AS, (memory_max, memory_max))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS_MAX, CPU_SECONDS_MAX))
        if before:
            before()

    options.setdefault("stdin", subprocess.DEVNULL)
    started = time.monotonic()
    # Files, not pipes: a grandchild that holds an end open must not hold us.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        options = {"stdout": out, "stderr": err, **options}
        process = subprocess.Popen(argv, preexec_fn=prepare, **options)
        hung = False
        try:
            process.wait(seconds_max)
        except subprocess.TimeoutExpired:
            hung = True
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        seconds = time.monotonic() - started
        texts = [(file.seek(0), file.read(1 << 22))[1] for file in (out, err)]
    return Outcome(process.returncode, texts[0], texts[1], seconds, hung)


def lean(program, folder):
    """A copy of the program without debug information, beside its libraries: each run of it reads
    its whole file, for the digest that a report has, and hundreds do."""
    made = os.path.join(folder, os.path.basename(program))
    os.makedirs(folder, exist_ok=True)
    try:
        subprocess.run(["strip", "--strip-debug", "-o", made, program], check=True)
    except (OSError, subprocess.CalledProcessError):
        return program
    for name in os.listdir(os.path.dirname(program)):
        if name.endswith(".so"):
            shutil.copy(os.path.join(os.path.dirname(program), name), folder)
    return made


def first_raw(data):
    """The first byte or character of an output that a terminal would obey; "" when none is."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"byte {data[error.start]:#04x}, which is no UTF-8"
    for char in text:
        # Control characters, and those that turn the direction of a line (bidi) or show nothing.
        if char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp"):
            return f"U+{ord(char):04X} unescaped"
    return ""


def breach(outcome, expected):
    """What is wrong with the outcome, in a few words; "" when nothing is."""
    if outcome.hung:
        return f"still running after {outcome.seconds:.0f} s"
    if outcome.code < 0 and outcome.code not in expected.codes:
        return f"killed by signal {-outcome.code}"
    if outcome.code not in expected.codes:
        return f"exit {outcome.code}"
    for name, data in (("output", outcome.out), ("error", outcome.err)):
        if raw := first_raw(data):
            return f"standard {name} has {raw}"
    if outcome.err.count(b"\n") > expected.lines_max:
        return f"{outcome.err.count(10)} lines on standard error"
    both = (outcome.out + outcome.err).decode("utf-8", "replace")
    for text in expected.texts:
        if text not in both:
            return f"no text {text!r}"
    return ""


def shown(outcome):
    """Both outputs, short and without bytes that a terminal would obey."""
    text = (outcome.err + outcome.out).decode("utf-8", "backslashreplace")[-SHOWN_MAX:]
    return "".join(c if c == "\n" or c.isprintable() else ascii(c)[1:-1] for c in text)


def report(outcome, expected, more=""):
    """The lines about a wrong row; "" for a right one. `more` is what else is wrong."""
    wrong = breach(outcome, expected) or more
    if not wrong:
        return ""
    codes = " or ".join(str(code) for code in expected.codes)
    wanted = f"exit {codes}" + "".join(f", {text!r}" for text in expected.texts)
    said = "\n    | ".join(shown(outcome).splitlines())
    return f"  expected  {wanted}\n  came      {wrong}\n    | {said}\n"


def leftovers(mark):
    """The processes, ours excepted, that were started for the row of that mark."""
    wanted, found = f"{MARK}={mark}".encode(), []
    for name in os.listdir("/proc"):
        try:
            if name.isdigit() and int(name) != os.getpid():
                with open(f"/proc/{name}/environ", "rb") as file:
                    if wanted in file.read().split(b"\0"):
                        found.append(int(name))
        except OSError:  # gone, or not ours to read
            pass
    return found


def end_leftovers(mark, patience_s=0.0):
    """Kills what a row left behind, after that time; how many processes that were."""
    deadline = time.monotonic() + patience_s
    while (found := leftovers(mark)) and time.monotonic() < deadline:
        time.sleep(0.02)
    for pid in found:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return len(found)


class Skip(Exception):
    """A row that cannot be run here, and why."""


def _run_row(index):
    name, function = _TABLE[index]
    try:
        return name, function() or "", ""
    except Skip as why:
        return name, "", str(why)


_TABLE = []


def run_table(noun, rows, *, workers=None, repeat=None):
    """Runs [(name, function)]; a function returns what is wrong ("" for nothing) or raises Skip.

    Prints the wrong rows and the count; returns the exit status. `repeat` is the command whose
    last argument is a row's name; by default this program with --row.
    """
    names = [name for name, _ in rows]
    assert len(set(names)) == len(names), "a row's name stands there twice"
    _TABLE[:] = rows
    started = time.monotonic()
    with concurrent.futures.ProcessPoolExecutor(
            workers or os.cpu_count(), multiprocessing.get_context("fork")) as pool:
        results = list(pool.map(_run_row, range(len(rows)), chunksize=1))
    wrong = [(name, text) for name, text, _ in results if text]
    skipped = [(name, why) for name, _, why in results if why]
    for name, why in skipped:
        print(f"skipped: {name}: {why}")
    again = repeat or ["python3", *sys.argv[:3], "--row"]
    for name, text in wrong:
        print(f"wrong: {name}\n{text.rstrip()}\n  repeat    {shlex.join([*again, name])}")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds, cpu_seconds = time.monotonic() - started, used.ru_utime + used.ru_stime
    print(f"{len(rows)} {noun}, {len(wrong)} wrong, {len(skipped)} skipped; "
          f"{seconds:.1f} s, of processors {cpu_seconds:.1f} s", flush=True)
    return 1 if wrong or not rows else 0


def parser(description):
    """For the arguments of every table: the folder of programs, the source folder, and one row."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("bin", type=os.path.abspath, help="build/PRESET/bin")
    made.add_argument("source", type=os.path.abspath, help="the project's folder")
    made.add_argument("--row", help="run this row alone")
    made.add_argument("--sanitized", action="store_true", help="memory cannot be limited")
    return made


def chosen(rows, name):
    """All rows, or the one of that name."""
    return [row for row in rows if name in (None, row[0])]
