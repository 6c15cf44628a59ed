"""What becomes of an input that ended a target: shown again, made smaller, filed once for each
signature, with its trace; or put into quarantine, where it cannot be shown again."""

import os
import re
import shlex
import shutil

from night import minimise, replay
from night.state import files_in, read_bytes, read_json, write_file, write_json

SHOWN_AGAIN = 3  # times, of as many
MINIMISE_SECONDS = 60
DETAIL_LINES, DETAIL_BYTES = 80, 16000


def slug(signature):
    return re.sub(r"[^A-Za-z0-9]+", "-", signature).strip("-")[:96]


def detail_of(words, root):
    """The lines after the signature, or a sanitizer's first ones, without paths of this machine."""
    lines = [line.replace(root + "/", "") for line in words.splitlines()
             if not line.startswith("FINDING ")]
    lines = [re.sub(r"==\d+==|0x[0-9a-f]+|(?<!\S)/\S+/", "", line) for line in lines]
    return "\n".join(line.rstrip() for line in lines[:DETAIL_LINES])[:DETAIL_BYTES].strip("\n")


class Findings:
    """The findings in a state folder, by signature."""

    def __init__(self, state, root, stop, progress):
        self.state, self.root, self.stop, self.progress = state, root, stop, progress

    def place(self, signature, *names):
        return self.state.path("findings", slug(signature), *names)

    def all(self):
        """Every finding as it is filed, by signature."""
        filed = [read_json(self.state.path("findings", name, "finding.json"), None)
                 for name in sorted(os.listdir(self.state.path("findings")))]
        return sorted((finding for finding in filed if finding), key=lambda one: one["signature"])

    def look_again(self, targets):
        """At the beginning of a night: what is still shown is known, what is not is mended."""
        for finding in self.all():
            target, place = targets.get(finding["target"]), self.place(finding["signature"])
            if target is None:  # of this night's
                write_json(os.path.join(place, "finding.json"), {**finding, "state": "known"})
                continue
            self.stop.check()
            self.progress(f"looking again at {finding['signature']}")
            shown = replay.endings(target, [os.path.join(place, "input")],
                                   symbols=finding["kind"] == "crash")[0]
            if shown is not None and shown.signature == finding["signature"]:
                write_json(os.path.join(place, "finding.json"), {**finding, "state": "known"})
            else:
                os.makedirs(self.state.path("mended"), exist_ok=True)
                to = self.state.path("mended", slug(finding["signature"]))
                shutil.rmtree(to, ignore_errors=True)
                os.replace(place, to)

    def take(self, target):
        """Looks at every input that ended the target, and files it. Returns the signatures."""
        artifacts = files_in(self.state.of_target(target.name, "artifacts"))
        if not artifacts:
            return set()
        self.progress(f"{target.name}: looking at {len(artifacts)} inputs")
        by_signature, unshown = self._sort(target, artifacts)
        for signature, (shown, paths) in sorted(by_signature.items()):
            self._file(target, shown, paths)
        for path in unshown:
            self._quarantine(target, path)
        return set(by_signature)

    def shown_by(self, target, plant):
        """What the inputs that ended the target show, without filing anything."""
        artifacts = files_in(self.state.of_target(target.name, "artifacts"))
        by_signature, _ = self._sort(target, artifacts, plant) if artifacts else ({}, [])
        return [shown for shown, _ in by_signature.values()]

    @staticmethod
    def _sort(target, paths, plant=""):
        """The inputs by what they show every time; and those that do not."""
        # Only a crash is named by a place in the sources, which takes seconds to tell.
        first = replay.endings(target, paths, plant)
        symbols = any(shown is not None and shown.kind == "crash" for shown in first)
        rounds = [replay.endings(target, paths, plant, symbols) for _ in range(SHOWN_AGAIN)]
        by_signature, unshown = {}, []
        for path, *shown in zip(paths, *rounds):
            if None in shown or len({one.signature for one in shown}) > 1:
                unshown.append(path)
            else:
                by_signature.setdefault(shown[0].signature, (shown[0], []))[1].append(path)
        return by_signature, unshown

    def _file(self, target, shown, paths):
        place = self.place(shown.signature)
        filed = read_json(os.path.join(place, "finding.json"), None)
        smallest = min(paths, key=lambda path: (os.path.getsize(path), path))
        if filed is None:
            os.makedirs(place, exist_ok=True)
            self._describe(target, shown, smallest, len(paths))
        else:
            write_json(os.path.join(place, "finding.json"),
                       {**filed, "times": filed["times"] + len(paths)})
        for path in paths:
            os.remove(path)

    def _describe(self, target, shown, path, times):
        """Files a new finding: the input as it was found, then a small one, then its trace. The
        record comes last: a night that is stopped before looks at the input once more."""
        self.progress(f"{target.name}: making {shown.signature} smaller")
        place = self.place(shown.signature)
        found = read_bytes(path)
        write_file(os.path.join(place, "found"), found)
        small = found
        if shown.kind in ("finding", "crash"):
            small = minimise.shortened(found, target.record,
                                       replay.first_showing(target, shown.signature),
                                       MINIMISE_SECONDS)
        write_file(os.path.join(place, "input"), small)
        trace = os.path.join(place, "trace.json")
        words = replay.words_of(target, os.path.join(place, "input"), trace)
        inside = os.path.relpath(place, self.state.folder)
        # A trace tells the very rule that is broken; a signature, what the target is about.
        row = read_json(trace, {}).get("requirement", "") or shown.requirement
        write_json(os.path.join(place, "finding.json"), {
            "signature": shown.signature, "requirement": row, "target": target.name,
            "kind": shown.kind, "state": "new", "times": times, "bytes": len(small),
            "bytesFound": len(found), "input": os.path.join(inside, "input"),
            "trace": os.path.join(inside, "trace.json") if os.path.exists(trace) else "",
            "detail": detail_of(words, self.root),
            "repeat": self._command(target.replay, os.path.join(place, "input"))})

    def _quarantine(self, target, path):
        place = self.state.path("quarantine", target.name)
        os.makedirs(place, exist_ok=True)
        os.replace(path, os.path.join(place, os.path.basename(path)))

    def quarantined(self, targets):
        """One entry for each target that has inputs in quarantine."""
        entries = []
        for target in targets:
            held = files_in(self.state.path("quarantine", target.name))
            if not held:
                continue
            size = min(os.path.getsize(path) for path in held)
            entries.append({
                "signature": f"quarantine/{target.name}", "requirement": "", "target": target.name,
                "kind": "crash", "state": "quarantined", "times": len(held), "bytes": size,
                "bytesFound": size, "input": os.path.relpath(held[0], self.state.folder),
                "trace": "", "detail": "ended the target once, and not when it was replayed",
                "repeat": self._command(target.fuzzer, held[0])})
        return entries

    def _command(self, *words):
        """A program and its files, as they are called in the project's folder."""
        return shlex.join(os.path.relpath(word, self.root) for word in words)
