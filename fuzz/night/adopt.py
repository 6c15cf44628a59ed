"""Takes the corpora that nights have made over into the repository: minimal, named by content, with
what shows the planted faults kept, and within the size that all of them may have. Then counts the
edges that they reach, which are the floors of the nights to come."""

import os

from night import replay
from night.fuzzer import Fuzzer
from night.state import add_inputs, files_in, write_json
from night.targets import CANARY

BYTES_MAX = 2 << 20  # of all corpora; corpus_test.py checks it


def committed(corpora, name):
    """The inputs of a target but its regressions, which stay as they are."""
    folder = os.path.join(corpora, name)
    return [path for path in files_in(folder) if os.path.dirname(path) == folder]


def chosen(target, merged, before, bytes_max):
    """The merged inputs, the small ones first as far as they fit, and of those that were committed
    the ones without which a planted fault would not be shown."""
    keep = []
    for fault in target.planted:
        if any(replay.endings(target, merged, fault)):
            continue
        shown = zip(before, replay.endings(target, before, fault))
        keep += [path for path, what in shown if what is not None][:1]
    size = sum(os.path.getsize(path) for path in set(keep))
    for path in sorted(merged, key=lambda one: (os.path.getsize(one), one)):
        size += os.path.getsize(path)
        if size <= bytes_max:
            keep.append(path)
    return sorted(set(keep))


def adopt(targets, state, corpora, floors, stop):
    searched = [target for target in targets if target.name != CANARY]
    edges = {}
    for target in searched:
        stop.check()
        fuzzer = Fuzzer(target, state, stop, lambda _: None)
        merged = files_in(fuzzer.corpus)
        before = committed(corpora, target.name)
        if merged:
            kept = chosen(target, merged, before, BYTES_MAX // len(searched))
            folder = os.path.join(corpora, target.name)
            add_inputs(folder, kept)
            with_names = {os.path.basename(path) for path in kept}
            for path in committed(corpora, target.name):
                if os.path.basename(path) not in with_names:
                    os.remove(path)
        edges[target.name] = fuzzer.edges([os.path.join(corpora, target.name)])
        print(f"{target.name}: {len(before)} inputs before, {len(committed(corpora, target.name))} "
              f"now, {edges[target.name]} edges", flush=True)
    write_json(floors, edges)
    return 0 if all(edges.values()) else 1
