"""How soon faults that are switched on are found: executions and processor time until the first
finding, the median of five seeds, each on one core.

A deviant is searched from nothing. One that is not found so, because it takes many steps to show,
is searched once more from what the scenarios of other rows do. Any other fault is searched from the
corpus without what shows it, and where that says too little, from all of the corpus."""

import json
import os
import re
import resource
import shutil
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

from night import replay
from night.fuzzer import environment, limits_of
from night.state import add_inputs, files_in, read_json, write_json

SEEDS = (1, 2, 3, 4, 5)
SECONDS_MAX = 60
EXPORTING = threading.Lock()
FOUND_LINE = re.compile(r"^(FINDING |==\d+==.*ERROR|.*runtime error: )", re.MULTILINE)
EMPTY = "an empty corpus"
OTHERS = "the scenarios of other rows"
WITHOUT = "the corpus without what shows it"
WHOLE = "the corpus"


def deviants_of(program):
    """The deviants of the reference, name and requirement, as cmkconf lists them."""
    done = subprocess.run([program, "list", "deviants", "--json"], capture_output=True, check=True,
                          text=True)
    return [(one["name"], one["requirement"]) for one in json.loads(done.stdout)]


def pairs_of(targets, deviants, asked):
    """Which fault is to be found by which target, from what: (target, fault, requirement, from).
    `asked` holds names of deviants and planted faults, "rows" for all deviants of the rows that
    targets name, "planted" for all planted faults. Raises KeyError for what no target finds."""
    by_row, by_fault = {}, {}
    for target in targets:
        for row in target.rows:
            by_row.setdefault(row, target)
        for fault in target.planted:
            by_fault.setdefault(fault, []).append(target)
    everywhere = next((target for target in targets if target.name == "trace_lockstep"), None)
    rows = dict(deviants)
    pairs = []
    for name in asked:
        if name == "rows":
            pairs += [(by_row[row], fault, row, EMPTY) for fault, row in deviants if row in by_row]
        elif name == "planted":
            pairs += [(target, fault, rows.get(fault, target.requirement), WITHOUT)
                      for target in targets for fault in target.planted if target.name != "canary"]
        elif name in rows and (rows[name] in by_row or everywhere):
            pairs.append((by_row.get(rows[name], everywhere), name, rows[name], EMPTY))
        elif name in by_fault:
            pairs += [(target, name, target.requirement, WITHOUT) for target in by_fault[name]]
        else:
            raise KeyError(name)
    return pairs


def seeds_without(target, fault, corpus):
    """The inputs of a corpus that do not show the fault."""
    paths = files_in(corpus)
    return [path for path, shown in zip(paths, replay.endings(target, paths, fault))
            if shown is None]


def scenarios_without(target, fault, requirement, state):
    """The scenarios of other rows that do not show the fault, as inputs of a trace target. They are
    exported once for each target."""
    folder = state.path(f"scenarios/{target.name}")
    with EXPORTING:
        if not os.path.isdir(folder):
            with tempfile.TemporaryDirectory(dir=state.folder) as place:
                replay.export_scenarios(target, place)
                shutil.copytree(place, folder)
    paths = [path for path in files_in(folder)
             if not os.path.basename(path).startswith(requirement + "-")]
    return [path for path, shown in zip(paths, replay.endings(target, paths, fault))
            if shown is None]


def limit_processor_time():
    """Ends the process that is about to start after so long on its core, whatever else runs."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MAX, SECONDS_MAX + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def check_sound_without(target, fault, artifacts, state):
    """Raises RuntimeError where one of the artifacts is a finding without the fault, too, and so
    says nothing about the fault. The next night files it."""
    for path, shown in zip(artifacts, replay.endings(target, artifacts)):
        if shown is not None:
            state.prepare(target.name)
            add_inputs(state.of_target(target.name, "artifacts"), [path])
            raise RuntimeError(f"{target.name} finds {shown.signature} without {fault}, too; "
                               f"a night in {state.folder} will file it")


def search(target, fault, seed, seeds, state, stop):
    """One search: (executions, seconds of processor time), or None where nothing was found."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, artifacts = os.path.join(folder, "corpus"), os.path.join(folder, "artifacts")
        for place in (corpus, artifacts):
            os.makedirs(place)
        for path in seeds:
            shutil.copy(path, corpus)
        command = [target.fuzzer, *limits_of(target), f"-seed={seed}", "-print_final_stats=1",
                   f"-max_total_time={10 * SECONDS_MAX}", f"-artifact_prefix={artifacts}/"]
        log = os.path.join(folder, "log")
        with open(log, "wb") as out:
            process = subprocess.Popen([*command, corpus], stdout=out, stderr=out, cwd=folder,
                                       stdin=subprocess.DEVNULL, start_new_session=True,
                                       env=environment(CMK_FUZZ_PLANT=fault),
                                       preexec_fn=limit_processor_time)
            while True:
                pid, _, usage = os.wait4(process.pid, os.WNOHANG)
                if pid != 0:
                    break
                if stop.requested:
                    os.killpg(process.pid, signal.SIGKILL)
                time.sleep(0.05)
            process.returncode = 0  # it has been waited for
        stop.check()
        with open(log, encoding="utf-8", errors="replace") as file:
            words = file.read()
        check_sound_without(target, fault, files_in(artifacts), state)
    runs = re.search(r"stat::number_of_executed_units:\s+(\d+)", words)
    if not runs or not FOUND_LINE.search(words):
        return None
    return int(runs[1]), usage.ru_utime + usage.ru_stime


def sought(pair, seeds, state, stop):
    """One row of the table, from those seeds. Once more than half of the searches found nothing,
    the rest is not tried: the median is known then."""
    target, fault, requirement, origin = pair
    found = []
    for number, seed in enumerate(SEEDS):
        stop.check()
        if number - len(found) > len(SEEDS) // 2:
            break
        one = search(target, fault, seed, seeds, state, stop)
        if one is not None and one[1] <= SECONDS_MAX:
            found.append(one)
    never = (float("inf"), float("inf"))
    counted = found + [never] * (len(SEEDS) - len(found))
    row = {"fault": fault, "requirement": requirement, "target": target.name, "from": origin,
           "seeds": len(SEEDS), "found": len(found), "secondsMax": SECONDS_MAX,
           "executions": 0, "seconds": 0}
    if is_found(row):
        row["executions"] = int(statistics.median(runs for runs, _ in counted))
        row["seconds"] = round(statistics.median(seconds for _, seconds in counted), 2)
    return row


def is_found(row):
    return row["found"] > row["seeds"] // 2


def measure(pair, corpora, state, stop):
    target, fault, requirement, origin = pair
    corpus = os.path.join(corpora, target.name)
    row = sought(pair, [] if origin == EMPTY else seeds_without(target, fault, corpus), state, stop)
    if is_found(row):
        return row
    if origin == EMPTY:
        seeds = scenarios_without(target, fault, requirement, state)
        return sought((target, fault, requirement, OTHERS), seeds, state, stop)
    return sought((target, fault, requirement, WHOLE), files_in(corpus), state, stop)


def table(pairs, corpora, state, workers, stop, progress):
    """Measures every pair, one for each worker at once, and keeps each row once it is known."""
    place = state.path("until_found.json")
    rows = {(row["target"], row["fault"]): row for row in read_json(place, [])}
    measured = []

    def keep(row):
        measured.append(row)
        rows[(row["target"], row["fault"])] = row
        write_json(place, [rows[key] for key in sorted(rows)])
        told = f"{row['found']} of {row['seeds']} from {row['from']}"
        progress(f"{len(measured)} of {len(pairs)}: {row['fault']} by {row['target']}, {told}")

    with ThreadPoolExecutor(workers) as pool:
        try:
            waiting = [pool.submit(measure, pair, corpora, state, stop) for pair in pairs]
            for one in as_completed(waiting):
                keep(one.result())
        finally:
            pool.shutdown(cancel_futures=True)
    return measured
