#!/usr/bin/env python3
"""Runs cheats and shows who said no.

usage: run.py [--jobs N] [--seed N] [NAME…]
Prints a line for each cheat and profile; exit 1 when one was not refused as cheats.json says.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

from world import ROOT, cmkconf

HERE = os.path.dirname(os.path.abspath(__file__))
ADAPTER = os.path.join(HERE, "adapter.py")
NO = ("failed", "errored")
TIMEOUT_S = 60  # for each answer: a loaded machine is no reason to say no

# What a run of a cheat under one profile gave; `rows` maps those that said no to their verdict.
Outcome = collections.namedtuple("Outcome", "exit verdict rows left problem")


def cheats():
    with open(os.path.join(HERE, "cheats.json"), encoding="utf-8") as file:
        return json.load(file)


def suite(name, profile, folder, seed, timeout=TIMEOUT_S):
    """One run of the suite against the adapter of a name."""
    environment = {**os.environ, "CMK_CHEATS_FOLDER": folder,
                   "CMK_CHEATS_RECORDING": os.path.join(os.path.dirname(folder), profile)}
    command = [cmkconf(), "--data", os.path.join(ROOT, "conformance"), "run", "--json",
               "--target", f"{sys.executable} {ADAPTER} {name}", "--timeout", str(timeout)]
    command += ["--profile", profile] if profile != "all" else []
    command += ["--seed", str(seed)] if seed is not None else []
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False,
                          timeout=300)


def still_alive(folder):
    """Processes that the cheat started and that outlived the run; they are ended here."""
    alive = []
    path = os.path.join(folder, "children")
    if os.path.exists(path):
        with open(path, encoding="ascii") as file:
            for pid in map(int, file):
                try:
                    os.kill(pid, 9)
                    alive.append(pid)
                except ProcessLookupError:
                    pass
    return alive


def run(cheat, profile, base, seed=2):
    """Runs a cheat of the table under a profile, in a folder of its own below base."""
    with tempfile.TemporaryDirectory(dir=base) as folder:
        done = suite(cheat["name"], profile, folder, seed, cheat.get("timeout", TIMEOUT_S))
        left = still_alive(folder)
    try:
        footer = json.loads(done.stdout)
        rows = {row: verdict for row, verdict in footer["requirements"].items() if verdict in NO}
        verdict = footer["verdict"]
    except ValueError:
        rows, verdict = {}, done.stderr.strip()[:100]
    return Outcome(done.returncode, verdict, rows, left,
                   problem_of(cheat, done.returncode, rows, left))


def problem_of(cheat, code, rows, left):
    """Why this is not what the table says; empty when it is."""
    if code not in cheat["exit"]:
        return f"exit {code} in place of {' or '.join(map(str, cheat['exit']))}"
    if cheat["rows"] and not any(row in rows for row in cheat["rows"]):
        return f"none of {', '.join(cheat['rows'])} said no"
    return "a process is left" if left else ""


def needs_recording(cheat):
    return cheat["name"].startswith("playback") or "recorded" in cheat["name"]


def run_all(chosen, jobs, seed=2):
    """(cheat, profile, outcome) of each run, in the order of the table."""
    with tempfile.TemporaryDirectory() as base, \
            concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        wanted = {profile for cheat in chosen if needs_recording(cheat)
                  for profile in cheat["profiles"]}
        made = {profile: pool.submit(suite, "record", profile, os.path.join(base, "x"), 1)
                for profile in sorted(wanted)}
        for profile, future in made.items():
            if future.result().returncode != 0:
                raise RuntimeError(f"the reference is not conformant in {profile}: "
                                   f"{future.result().stderr}")
        runs = [(cheat, profile, pool.submit(run, cheat, profile, base, seed))
                for cheat in chosen for profile in cheat["profiles"]]
        for cheat, profile, future in runs:
            yield cheat, profile, future.result()


def line_of(cheat, profile, outcome):
    rows = list(outcome.rows)
    first = [row for row in cheat["rows"] if row in outcome.rows] or rows
    shown = ", ".join(first[:4]) + (f" and {len(rows) - 4} more" if len(rows) > 4 else "")
    return (f"{cheat['name']:32} {profile:14} {outcome.verdict:16} {outcome.exit:4}  "
            f"{shown or '-'}{'   <-- ' + outcome.problem if outcome.problem else ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    by_name = {cheat["name"]: cheat for cheat in cheats()}
    for name in arguments.names:
        if name not in by_name:
            parser.error(f"there is no cheat {name}")
    chosen = [cheat for name, cheat in by_name.items()
              if not arguments.names or name in arguments.names]
    print(f"{'cheat':32} {'profile':14} {'verdict':16} exit  rows that said no")
    bad = 0
    for cheat, profile, outcome in run_all(chosen, arguments.jobs, arguments.seed):
        print(line_of(cheat, profile, outcome), flush=True)
        bad += bool(outcome.problem)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
