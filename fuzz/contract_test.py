#!/usr/bin/env python3
"""Checks what fuzz/build.sh hands over, as a fleet would before it takes a build.

usage: contract_test.py OUT [ENGINE]     ENGINE: libfuzzer (the default) or afl

The folder is copied to another place first, and every target is run from a third one: a fleet does
both. Prints a line for each target; exit 1 when one of them fails.
"""

import configparser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

EDGES_MIN = 100  # instrumented ones; with fewer a target was built without its libraries
SEARCH_SECONDS = 2
SECONDS_MAX = 300


def targets(out):
    return sorted(name for name in os.listdir(out)
                  if os.access(os.path.join(out, name), os.X_OK) and "." not in name and
                  os.path.isfile(os.path.join(out, name)))


def run(command, folder, **more):
    environment = {"PATH": "/usr/bin:/bin", "AFL_DRIVER_DONT_DEFER": "1", **more}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True,
                          errors="replace", timeout=SECONDS_MAX)
    return done.returncode, done.stdout + done.stderr


def problem_of_seeds(out, name, folder):
    """Extracts the seeds of a target to `folder`; what is wrong with them, or nothing."""
    archive = os.path.join(out, name + "_seed_corpus.zip")
    if not os.path.exists(archive):
        return "no seed corpus"
    with zipfile.ZipFile(archive) as seeds:
        seeds.extractall(folder)
    return "" if os.listdir(folder) else "an empty seed corpus"


def problem_of_options(out, name):
    options = configparser.ConfigParser()
    options.read(os.path.join(out, name + ".options"))
    if not options.has_option("libfuzzer", "max_len"):
        return "no max_len in its options"
    dictionary = options.get("libfuzzer", "dict", fallback=None)
    if dictionary and not os.path.exists(os.path.join(out, dictionary)):
        return f"names {dictionary}, which is not there"
    return ""


def problem_of_libfuzzer(program, seeds, elsewhere):
    files = [os.path.join(folder, file) for folder, _, names in os.walk(seeds) for file in names]
    status, text = run([program, *sorted(files)], elsewhere)
    if status != 0:
        return f"does not replay its seeds: {text[-600:]}"
    status, text = run([program, "-runs=1", f"-report_slow_units={SECONDS_MAX}", seeds],
                       elsewhere)
    edges = re.search(r"Loaded \d+ modules?\s+\((\d+) inline 8-bit counters\)", text)
    if status != 0 or not edges:
        return f"does not start: {text[-600:]}"
    if int(edges.group(1)) < EDGES_MIN:
        return f"only {edges.group(1)} instrumented edges"
    return ""


def problem_of_afl(program, seeds, elsewhere):
    files = [os.path.join(folder, file) for folder, _, names in os.walk(seeds) for file in names]
    status, text = run([program, *sorted(files)], elsewhere)
    if status != 0:
        return f"does not replay its seeds: {text[-600:]}"
    _, text = run([program], elsewhere, AFL_DUMP_MAP_SIZE="1")
    if int(text or 0) < EDGES_MIN:
        return f"only {text.strip()} instrumented edges"
    filled = [file for file in files if os.path.getsize(file) > 0]  # afl-fuzz takes no others
    return problem_of_search(program, min(filled, key=os.path.getsize))


def problem_of_search(program, seed):
    """Whether afl-fuzz takes the target, with its fork server, and searches."""
    with tempfile.TemporaryDirectory() as place:
        os.makedirs(os.path.join(place, "seeds"))
        shutil.copy(seed, os.path.join(place, "seeds"))
        status, text = run(
            ["afl-fuzz", "-i", "seeds", "-o", "found", "-t", "60000", "-V", str(SEARCH_SECONDS),
             "--", program], place, AFL_NO_UI="1", AFL_NO_AFFINITY="1", AFL_SKIP_CPUFREQ="1",
            AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES="1", AFL_FORKSRV_INIT_TMOUT="60000")
        if status != 0 or "All set and ready to roll" not in text:
            return f"afl-fuzz does not take it: {text[-900:]}"
    return ""


def check(out, name, engine):
    problem = problem_of_options(out, name)
    if problem:
        return problem
    with tempfile.TemporaryDirectory() as seeds, tempfile.TemporaryDirectory() as elsewhere:
        problem = problem_of_seeds(out, name, seeds)
        if problem:
            return problem
        judge = problem_of_afl if engine == "afl" else problem_of_libfuzzer
        problem = judge(os.path.join(out, name), seeds, elsewhere)
        left = os.listdir(elsewhere)
        return problem or (f"leaves {left[0]} in the working folder" if left else "")


def main(built, engine):
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        out = os.path.join(place, "out")
        shutil.copytree(built, out)
        names = targets(out)
        for name in names:
            problem = check(out, name, engine)
            failed += 1 if problem else 0
            print(f"{name}: {problem or 'good'}", flush=True)
    print(f"{len(names)} targets, {failed} failed")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "libfuzzer"))
