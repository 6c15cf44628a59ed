"""The command line of a night. See fuzz/README.md."""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from night import adopt, until_found  # noqa: E402
from night.fuzzer import Stop, Stopped  # noqa: E402
from night.one_night import Night  # noqa: E402
from night.state import State  # noqa: E402
from night.targets import SOURCES, targets_in  # noqa: E402

USAGE, CANNOT_START, CANNOT_WRITE = 64, 70, 74
ROOT = os.path.dirname(SOURCES)


@dataclass(frozen=True)
class Folders:
    root: str
    corpora: str  # the committed ones
    floors: str  # a file: edges that each target must reach


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(USAGE, f"{self.prog}: {message}\n")


def arguments_of(words):
    parser = Parser(
        prog="fuzz/nightly",
        description="Searches every fuzz target for so long, and tells what it found.")
    parser.add_argument("--hours", type=float, default=0)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--seed", type=int, default=0, help="0: the number of this night")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--targets", default="", help="the only ones, with commas between")
    parser.add_argument("--state", default=os.path.join(ROOT, "build", "night"),
                        help="the folder that nights go on from and reports are written to")
    parser.add_argument("--bin", default=os.path.join(ROOT, "build", "fuzz", "bin"),
                        help="where the fuzzers are; nothing is built then")
    parser.add_argument("--corpora", default=os.path.join(ROOT, "corpus"))
    parser.add_argument("--floors", default=os.path.join(SOURCES, "floors.json"))
    parser.add_argument("--deviant", action="append", default=[], metavar="NAME",
                        help="measure instead how soon this deviant, or planted fault, is found; "
                             "rows: every deviant of the rows that targets name; "
                             "planted: every planted fault")
    parser.add_argument("--adopt", action="store_true",
                        help="take the state's corpora and edges over into the repository instead")
    return parser.parse_args(words)


def progress_to_terminal(text):
    if sys.stderr.isatty():
        print("\r\033[K" + text[:110], end="", file=sys.stderr, flush=True)


def report(arguments, state):
    """Lets cmkconf write the files for people and for build servers."""
    program = os.path.join(arguments.bin, "cmkconf")
    if not os.path.exists(program):
        return True
    done = subprocess.run([program, "report", "night", state.folder], check=False,
                          capture_output=True, text=True, errors="replace")
    print(done.stdout, end="")
    if done.returncode not in (0, 1, 2):
        print(done.stderr, end="", file=sys.stderr)
    return done.returncode in (0, 1, 2)


def search(arguments, targets, state, stop):
    minutes = arguments.hours * 60 + arguments.minutes
    if minutes <= 0:
        print("fuzz/nightly: how long? --hours or --minutes", file=sys.stderr)
        return USAGE
    asked = {"seed": arguments.seed, "minutes": minutes, "workers": arguments.workers,
             "build": os.path.basename(os.path.dirname(os.path.abspath(arguments.bin)))}
    folders = Folders(ROOT, os.path.abspath(arguments.corpora), arguments.floors)
    status = Night(asked, targets, folders, state, stop, progress_to_terminal).run()
    return status if report(arguments, state) else CANNOT_WRITE


def measure(arguments, targets, state, stop):
    program = os.path.join(arguments.bin, "cmkconf")
    deviants = until_found.deviants_of(program) if os.path.exists(program) else []
    try:
        pairs = until_found.pairs_of(targets, deviants, arguments.deviant)
        rows = until_found.table(pairs, arguments.corpora, state, arguments.workers, stop,
                                 progress_to_terminal)
    except KeyError as unknown:
        print(f"fuzz/nightly: no target finds {unknown}", file=sys.stderr)
        return USAGE
    except Stopped:
        return 2
    progress_to_terminal("")
    for row in rows:
        print(f"{row['fault']} by {row['target']}: {row['found']} of {row['seeds']} from "
              f"{row['from']}, {row['executions']} executions, {row['seconds']} s")
    return 0 if all(until_found.is_found(row) for row in rows) else 1


def main(words):
    arguments = arguments_of(words)
    if not os.path.isdir(arguments.bin):
        print(f"fuzz/nightly: no folder {arguments.bin}", file=sys.stderr)
        return CANNOT_START
    names = [name for name in arguments.targets.split(",") if name]
    targets = [one for one in targets_in(arguments.bin)
               if not names or one.name in names or one.name == "canary"]
    unknown = sorted(set(names) - {one.name for one in targets})
    if unknown or not targets:
        print(f"fuzz/nightly: no target {', '.join(unknown) or 'at all'}", file=sys.stderr)
        return USAGE
    try:
        state = State(arguments.state)
    except BlockingIOError:
        print(f"fuzz/nightly: another night runs in {arguments.state}", file=sys.stderr)
        return CANNOT_START
    try:
        return do(arguments, targets, state, Stop().listen())
    except (RuntimeError, OSError, subprocess.SubprocessError) as fault:
        # Ours, not a finding: what is on disk stays, and the same command goes on with it.
        print(f"fuzz/nightly: {fault}", file=sys.stderr)
        return CANNOT_START


def do(arguments, targets, state, stop):
    if arguments.adopt:
        return adopt.adopt(targets, state, os.path.abspath(arguments.corpora), arguments.floors,
                           stop)
    if arguments.deviant:
        return measure(arguments, targets, state, stop)
    return search(arguments, targets, state, stop)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
