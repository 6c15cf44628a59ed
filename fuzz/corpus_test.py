#!/usr/bin/env python3
"""The corpora are in order: each belongs to a target, is named by content, and all are small.

usage: corpus_test.py ROOT
Prints each breach; exit 1 when there is one. Below corpus/NAME/ a file is named by the SHA-1 of its
bytes, as a merge names it; in corpus/NAME/regressions/ by a requirement and a few words.
"""

import hashlib
import os
import re
import sys
import tempfile
import unittest

BYTES_MAX = 2 << 20  # of all corpora
NOT_FUZZED = {"explore"}  # traces that harness/explore replays
REGRESSION = re.compile(r"^(([A-Z]{3}-\d{2})|harness)-[a-z0-9-]+$")


def target_names(root):
    with open(os.path.join(root, "fuzz", "CMakeLists.txt"), encoding="utf-8") as file:
        return set(re.findall(r"^cmk_(?:fuzz|trace)_target\((\w+)", file.read(), re.MULTILINE))


def file_problem(folder, name, content):
    if os.path.basename(folder) == "regressions":
        return "" if REGRESSION.match(name) else "not named by a requirement and words"
    return "" if name == hashlib.sha1(content).hexdigest() else "not named by its content"


def problems(root):
    found, size = [], 0
    names = target_names(root)
    folders = set(os.listdir(os.path.join(root, "corpus"))) - NOT_FUZZED
    found += [f"corpus/{name}: no such target" for name in sorted(folders - names)]
    found += [f"corpus/{name}: missing" for name in sorted(names - folders)]
    for target in sorted(folders):
        for folder, _, files in os.walk(os.path.join(root, "corpus", target)):
            for name in sorted(files):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    content = file.read()
                size += len(content)
                problem = file_problem(folder, name, content)
                if problem:
                    found.append(f"{os.path.relpath(path, root)}: {problem}")
    if size > BYTES_MAX:
        found.append(f"corpus: {size} bytes, more than {BYTES_MAX}")
    return found


class CatchesEachBreach(unittest.TestCase):
    def check(self, files, expected):
        with tempfile.TemporaryDirectory() as root:
            files = {"fuzz/CMakeLists.txt": b"cmk_fuzz_target(one MAX_LEN 1)\n", **files}
            for path, content in files.items():
                os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
                with open(os.path.join(root, path), "wb") as file:
                    file.write(content)
            self.assertEqual([line.split(": ")[1].split(",")[0] for line in problems(root)], expected)

    def test_planted(self):
        good = "corpus/one/" + hashlib.sha1(b"a").hexdigest()
        self.check({good: b"a"}, [])
        self.check({good: b"b"}, ["not named by its content"])
        self.check({good: b"a", "corpus/two/x": b""}, ["no such target", "not named by its content"])
        self.check({"corpus/explore/x": b""}, ["missing"])
        self.check({"corpus/one/regressions/ENV-04-one-field": b"a"}, [])
        self.check({"corpus/one/regressions/crash": b"a"}, ["not named by a requirement and words"])
        large = b"a" * (BYTES_MAX + 1)
        self.check({"corpus/one/" + hashlib.sha1(large).hexdigest(): large}, ["2097153 bytes"])


if __name__ == "__main__":
    found = problems(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(found))
    planted = unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    sys.exit(1 if found or not planted else 0)
