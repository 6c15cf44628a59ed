"""Takes the corpora that nights have made over into the repository: minimal, named by content, with
what shows the planted faults kept, and within the size that all of them may have. Then counts the
edges that they reach, which are the floors of the nights to come."""

import hashlib
import os
import tempfile

from night import replay
from night.fuzzer import Fuzzer
from night.state import add_inputs, files_in, read_bytes, read_json, write_json
from night.targets import CANARY

BYTES_MAX = 2 << 20  # of all corpora; corpus_test.py checks it


def committed(corpora, name):
    """The inputs of a target but its regressions, which stay as they are."""
    folder = os.path.join(corpora, name)
    return [path for path in files_in(folder) if os.path.dirname(path) == folder]


def chosen(target, covering, before, bytes_max):
    """The inputs that reach everything, and of those that were committed the ones without which a
    planted fault would not be shown. Where they are more than fits, the committed ones stay."""
    keep = list(covering)
    if sum(os.path.getsize(path) for path in keep) > bytes_max:
        return before
    for fault in target.planted:
        if not any(replay.endings(target, keep, fault)):
            shown = zip(before, replay.endings(target, before, fault))
            keep += [path for path, what in shown if what is not None][:1]
    return sorted(set(keep))


def adopt(targets, state, corpora, floors, stop):
    searched = [target for target in targets if target.name != CANARY]
    edges = {}
    for target in searched:
        stop.check()
        fuzzer = Fuzzer(target, state, stop, lambda _: None)
        folder = os.path.join(corpora, target.name)
        before = committed(corpora, target.name)
        with tempfile.TemporaryDirectory() as covering:
            if files_in(fuzzer.corpus) and fuzzer.cover([fuzzer.corpus, folder], covering):
                kept = chosen(target, files_in(covering), before, BYTES_MAX // len(searched))
                add_inputs(folder, kept)
                names = {hashlib.sha1(read_bytes(path)).hexdigest() for path in kept}
                for path in committed(corpora, target.name):
                    if os.path.basename(path) not in names:
                        os.remove(path)
        edges[target.name] = fuzzer.edges([folder])
        print(f"{target.name}: {len(before)} inputs before, {len(committed(corpora, target.name))} "
              f"now, {edges[target.name]} edges", flush=True)
    write_json(floors, {**read_json(floors, {}), **edges})
    return 0 if all(edges.values()) else 1
