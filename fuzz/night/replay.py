"""Replays inputs without a fuzzer, each in a process of its own, and names what they show."""

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass

from night.fuzzer import environment

SECONDS_PER_INPUT = 30
SECONDS_TO_START = 120
BATCH = 200


@dataclass(frozen=True)
class Shown:
    signature: str  # the same for the same fault
    kind: str  # finding, crash, timeout, memory, leak
    requirement: str  # a row, or nothing


def named(target, how, line):
    """What an ending shows, or None where it is a sound one."""
    if how == "sound":
        return None
    if "FINDING " in line:
        signature = line.split("FINDING ", 1)[1].strip()
        row = signature.split("/", 1)[0]
        return Shown(signature, "finding", row if re.fullmatch(r"[A-Z]{3}-\d{2}", row) else "")
    if how == "timeout":
        return Shown(f"timeout/{target}", "timeout", "")
    if "leaked in" in line:
        return Shown(f"leak/{target}", "leak", "")
    if re.search(r"rss limit|out-of-memory|allocation-size-too-big", line):
        return Shown(f"memory/{target}", "memory", "")
    undefined = re.search(r"([^/\s:]+:\d+):\d+: runtime error: ([a-z -]+)", line)
    if undefined:
        return Shown(f"crash/{target}/{undefined[2].strip()} at {undefined[1]}", "crash", "")
    summary = re.search(r"SUMMARY: \w+: (\S+)(?: \S*?([^/\s:]+:\d+))?", line)
    what = f"{summary[1]} at {summary[2]}" if summary and summary[2] else (
        summary[1] if summary else how)
    return Shown(f"crash/{target}/{what}", "crash", "")


def endings(target, paths, plant="", symbols=False):
    """What each of the files shows, in their order; None for those that are sound. Symbols are
    needed for crashes, whose signature is a place."""
    shown = {}
    for at in range(0, len(paths), BATCH):
        batch = paths[at:at + BATCH]
        done = subprocess.run([target.replay, "--each", str(SECONDS_PER_INPUT), *batch],
                              env=environment(symbols, CMK_FUZZ_PLANT=plant), capture_output=True,
                              text=True, errors="replace", check=False, start_new_session=True,
                              timeout=SECONDS_TO_START + SECONDS_PER_INPUT * len(batch))
        for line in done.stdout.splitlines():
            path, how, said = (line.split("\t") + ["", ""])[:3]
            shown[path] = named(target.name, how, said)
        if done.returncode != 0:
            raise RuntimeError(f"{target.replay} ended with {done.returncode}: "
                               f"{done.stderr[-400:].strip()}")
    return [shown[path] for path in paths]


def endings_of(target, contents, plant="", symbols=False):
    """The same for inputs that are no files yet."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"{number:05d}") for number in range(len(contents))]
        for path, content in zip(paths, contents):
            with open(path, "wb") as file:
                file.write(content)
        return endings(target, paths, plant, symbols)


def first_showing(target, signature):
    """A function that tells which of a list of inputs is the first that shows the signature."""
    symbols = signature.startswith("crash/")

    def first(contents):
        for number, shown in enumerate(endings_of(target, contents, symbols=symbols)):
            if shown is not None and shown.signature == signature:
                return number
        return None
    return first


def export_scenarios(target, folder):
    """What the cases of all scenarios are in the grammar of a trace target: files ROW-NUMBER in the
    folder, which is there. Returns how many, in words."""
    done = subprocess.run([target.replay, __file__], check=True, text=True, capture_output=True,
                          env=environment(CMK_FUZZ_EXPORT=folder))
    return done.stdout


def words_of(target, path, trace):
    """What a replay of one file says to people, and its trace into a file where there is one."""
    try:
        done = subprocess.run([target.replay, path], capture_output=True, text=True, check=False,
                              errors="replace", start_new_session=True,
                              env=environment(symbols=True, CMK_FUZZ_TRACE=trace),
                              timeout=SECONDS_TO_START + SECONDS_PER_INPUT)
    except subprocess.TimeoutExpired:
        return f"does not end within {SECONDS_PER_INPUT} s"
    return done.stderr
