"""One night: the canary, then every target in turn, then the account of it.

What a night has done is kept as it goes; one that was stopped goes on with the next target when it
is started again with the same arguments."""

import os
import time

from night.account import EXIT_CODES, account
from night.fuzzer import Fuzzer, Stopped
from night.state import files_in, read_json, write_json
from night.targets import CANARY, shares
from night.triage import Findings

CANARY_SECONDS, CANARY_TRIES = 20, 2  # the second one for a machine that was busy
SEARCH_SHARE = 0.7  # of a target's time; the rest is for merging, counting and looking at findings


class Night:
    """`asked` holds seed (0: the number of this night), minutes, workers and build."""

    def __init__(self, asked, targets, folders, state, stop, progress):
        self.targets, self.folders, self.state = targets, folders, state
        self.stop, self.progress = stop, progress
        self.findings = Findings(state, folders.root, stop, progress)
        self.last = read_json(state.path("last.json"), {"nights": 0, "edges": {}})
        asked = {**asked, "seed": asked["seed"] or self.last["nights"] + 1,
                 "targets": [target.name for target in targets]}
        begun = read_json(state.path("progress.json"), {})
        self.done = begun if begun.get("asked") == asked else {
            "asked": asked, "canary": None, "results": {}, "seconds": 0.0}
        self.floors = read_json(folders.floors, {})

    def run(self):
        """The whole of it; returns the exit code."""
        stopped = False
        try:
            self.state.end_left_group()
            by_name = {target.name: target for target in self.targets}
            if not self.done["results"]:
                self.findings.look_again(by_name)
            self._canary()
            self._all_targets()
        except Stopped:
            stopped = True
        return self._end(stopped)

    def _keep(self):
        write_json(self.state.path("progress.json"), self.done)

    def _canary(self):
        """The canary goes the way of every finding, in a corner of its own, from nothing."""
        target = next((one for one in self.targets if one.name == CANARY), None)
        if self.done["canary"] or target is None:
            return
        fuzzer = Fuzzer(target, self.state, self.stop, self.progress)
        for path in files_in(fuzzer.corpus) + files_in(fuzzer.artifacts):
            os.remove(path)
        asked, plant = self.done["asked"], target.planted[0]
        told = {"target": CANARY, "found": False, "executions": 0, "seconds": 0.0}
        for number in range(CANARY_TRIES):
            searched = fuzzer.search([], CANARY_SECONDS, asked["workers"], asked["seed"] + number,
                                     plant, until_found=True)
            told["executions"] += searched.executions
            told["seconds"] = round(told["seconds"] + searched.seconds, 1)
            shown = {one.signature for one in self.findings.shown_by(target, plant)}
            told["found"] = f"{target.requirement}/{CANARY}/sings" in shown
            if told["found"]:
                break
        self.done["canary"] = told
        for path in files_in(fuzzer.artifacts):
            os.remove(path)
        self._keep()

    def _all_targets(self):
        """Each of the targets that are left gets its share of the time that is left."""
        seconds = self.done["asked"]["minutes"] * 60 - self.done["seconds"]
        left = [target for target in self.targets
                if target.name != CANARY and target.name not in self.done["results"]]
        # The heaviest first: what their merging takes beyond its share, all the others bear.
        left.sort(key=lambda target: -target.weight)
        deadline = time.monotonic() + seconds
        while left:
            begin = time.monotonic()
            result = self._one_target(left[0], shares(left, max(0.0, deadline - begin)))
            self.done["results"][left[0].name] = result
            self.done["seconds"] += time.monotonic() - begin
            self._keep()
            left = left[1:]

    def _one_target(self, target, seconds):
        asked = self.done["asked"]
        fuzzer = Fuzzer(target, self.state, self.stop, self.progress)
        self.state.salvage(target.name)
        corpus = [os.path.join(self.folders.corpora, target.name)]
        before = len(files_in(fuzzer.corpus))
        self.findings.take(target)  # what a night that was killed has left
        searched = fuzzer.search(corpus, seconds * SEARCH_SHARE, asked["workers"], asked["seed"])
        signatures = self.findings.take(target)
        if searched.executions > 0:
            fuzzer.merge(corpus)
        edges = fuzzer.edges([*corpus, fuzzer.corpus]) if searched.executions > 0 else 0
        return {**self._not_run(target), "seconds": round(searched.seconds, 1),
                "executions": searched.executions,
                "executionsPerSecond": int(searched.executions / max(searched.seconds, 0.001)),
                "compared": self.state.compared(target.name), "edges": edges,
                "corpusBefore": before, "corpusAfter": len(files_in(fuzzer.corpus)),
                "findings": len(signatures), "state": "ran" if edges > 0 else "notRun"}

    def _not_run(self, target):
        """What is said of a target before it has run."""
        return {"name": target.name, "property": target.property, "requirement": target.requirement,
                "weight": target.weight, "edgesFloor": self.floors.get(target.name, 0),
                "edgesBefore": self.last["edges"].get(target.name, 0), "state": "notRun",
                **dict.fromkeys(("seconds", "executions", "executionsPerSecond", "compared",
                                 "edges", "corpusBefore", "corpusAfter", "findings"), 0)}

    def _end(self, stopped):
        results = [self.done["results"].get(target.name) or self._not_run(target)
                   for target in self.targets if target.name != CANARY]
        canary = self.done["canary"] or {"target": CANARY, "found": False, "executions": 0,
                                         "seconds": 0}
        findings = self.findings.all() + self.findings.quarantined(self.targets)
        folder = os.path.relpath(self.state.folder, self.findings.root)
        told = account(self.done["asked"], folder, canary, results, findings,
                       read_json(self.state.path("until_found.json"), []), stopped)
        write_json(self.state.path("night.json"), told)
        if not stopped:
            edges = {**self.last["edges"],
                     **{one["name"]: one["edges"] for one in results if one["edges"]}}
            write_json(self.state.path("last.json"),
                       {"nights": self.last["nights"] + 1, "edges": edges})
            os.remove(self.state.path("progress.json"))
        self.progress("")
        return EXIT_CODES[told["verdict"]]
