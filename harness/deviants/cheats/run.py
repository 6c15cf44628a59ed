#!/usr/bin/env python3
"""Runs cheats and shows who said no.

usage: run.py [--jobs N] [--seed N] [--narrow] [NAME…]
Prints a line for each cheat and profile; exit 1 when one was not refused as cheats.json says. With
--narrow each runs through the scenarios of one row alone, which is quick.
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
NARROW = {"key-vault": "KEY-13", "envelope": "ENV-11"}  # for a cheat that any row refuses
ROWS_OF = {"key-vault": ("KEY", "KVT"), "envelope": ("ENV",)}
TIMEOUT_S = 60  # for each answer: a loaded machine is no reason to say no

# What a run of a cheat under one profile gave; `rows` maps those that said no to their verdict.
Outcome = collections.namedtuple("Outcome", "exit verdict rows left problem")


def cheats():
    with open(os.path.join(HERE, "cheats.json"), encoding="utf-8") as file:
        return json.load(file)


def narrowed(cheat, profile):
    """The row that a narrow run of a cheat under a profile asks; None where it asks all."""
    if cheat["name"] == "honest":
        return None
    rows = [cheat["narrow"]] if "narrow" in cheat else cheat["rows"]
    fitting = [row for row in rows if row.startswith(ROWS_OF.get(profile, ""))]
    return (fitting or [NARROW.get(profile)])[0]


def suite(name, profile, folder, seed, timeout=TIMEOUT_S, row=None):
    """One run of the suite, or of a row of it, against the adapter of a name."""
    environment = {**os.environ, "CMK_CHEATS_FOLDER": folder,
                   "CMK_CHEATS_RECORDING": recording_of(folder, profile, row)}
    command = [cmkconf(), "--data", os.path.join(ROOT, "conformance"), "run", "--json",
               "--target", f"{sys.executable} {ADAPTER} {name}", "--timeout", str(timeout)]
    command += ["--profile", profile] if profile != "all" else []
    command += ["--filter", row] if row else []
    command += ["--seed", str(seed)] if seed is not None else []
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False,
                          timeout=900)


def recording_of(folder, profile, row):
    """Where a session was recorded; folders of runs stand beside the recordings."""
    return os.path.join(os.path.dirname(folder), f"{profile}-{row or 'all'}")


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


def run(cheat, profile, base, seed=2, row=None):
    """Runs a cheat of the table under a profile, in a folder of its own below base."""
    with tempfile.TemporaryDirectory(dir=base) as folder:
        done = suite(cheat["name"], profile, folder, seed, cheat.get("timeout", TIMEOUT_S), row)
        left = still_alive(folder)
    code = done.returncode
    try:
        footer = json.loads(done.stdout)
        rows = {row: verdict for row, verdict in footer["requirements"].items() if verdict in NO}
        verdict = footer["verdict"]
        if row and verdict.startswith("conformant"):
            code = 0  # 2 for a part of a profile
    except ValueError:
        rows, verdict = {}, done.stderr.strip()[:100]
    return Outcome(code, verdict, rows, left, problem_of(cheat, code, rows, left, row is not None))


def problem_of(cheat, code, rows, left, is_narrow=False):
    """Why this is not what the table says; empty when it is. A row alone leaves a profile that it
    refuses incomplete."""
    if code not in cheat["exit"] and not (is_narrow and code == 2 and 1 in cheat["exit"]):
        return f"exit {code} in place of {' or '.join(map(str, cheat['exit']))}"
    if cheat["rows"] and not any(row in rows for row in cheat["rows"]):
        return f"none of {', '.join(cheat['rows'])} said no"
    return "a process is left" if left else ""


def needs_recording(cheat):
    return cheat["name"].startswith("playback") or "recorded" in cheat["name"]


def run_all(chosen, jobs, seed=2, narrow=False):
    """(cheat, profile, outcome) of each run, in the order of the table."""
    runs = [(cheat, profile, narrowed(cheat, profile) if narrow else None)
            for cheat in chosen for profile in cheat["profiles"]]
    with tempfile.TemporaryDirectory() as base, \
            concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        wanted = sorted({(profile, row or "") for cheat, profile, row in runs
                         if needs_recording(cheat)})
        made = [pool.submit(suite, "record", profile, os.path.join(base, "x"), 1, row=row or None)
                for profile, row in wanted]
        for (profile, _), future in zip(wanted, made):
            if '"verdict": "conformant' not in future.result().stdout:
                raise RuntimeError(f"the reference is not conformant in {profile}: "
                                   f"{future.result().stderr}")
        done = [pool.submit(run, cheat, profile, base, seed, row) for cheat, profile, row in runs]
        for (cheat, profile, _), future in zip(runs, done):
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
    parser.add_argument("--narrow", action="store_true")
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
    for cheat, profile, outcome in run_all(chosen, arguments.jobs, arguments.seed,
                                          arguments.narrow):
        print(line_of(cheat, profile, outcome), flush=True)
        bad += bool(outcome.problem) and cheat.get("tier") != "survives"
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
