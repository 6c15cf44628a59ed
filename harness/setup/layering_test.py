#!/usr/bin/env python3
"""The arrows between the rooms of the reference: who may include whom.

usage: layering_test.py [ROOT]
Prints each include that points the wrong way; exit 1 when there is one.
"""

import os
import re
import sys
import tempfile
import unittest

# What a room may include beside itself; bottom up. Rooms that are not there yet cost nothing.
_VAULT = {"core", "crypto", "entra", "key_vault"}
_SERVICE = _VAULT | {"envelope", "service"}
ARROWS = {
    "core": set(),
    "crypto": {"core"},
    "entra": {"core"},
    "key_vault": _VAULT,
    "envelope": _VAULT,
    "service": _SERVICE,
    "cosmos": _SERVICE,
    "mongo_vcore": _SERVICE,
    "postgresql": _SERVICE,
    "monitoring": _SERVICE | {"cosmos", "mongo_vcore", "postgresql"},
    "governance": _SERVICE | {"cosmos", "mongo_vcore", "postgresql", "monitoring"},
}
# No I/O, no threads, no wall clock, no chance of its own (the key source's lock is the exception).
BANNED = {"chrono", "ctime", "time.h", "thread", "future", "fstream", "iostream", "filesystem",
          "random", "cstdio", "stdio.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', re.MULTILINE)


def is_test(path):
    return path.endswith("_test.cc") or path.startswith("reference/testing/")


def why_not(path, included):
    """What is wrong with this include; empty when nothing is."""
    if included.startswith(("harness/", "fuzz/")):
        return "the reference knows nothing of what exercises it"
    if is_test(path):
        return ""
    if included.startswith("reference/testing/"):
        return "only tests build worlds for tests"
    if included.startswith("openssl/") and not path.startswith("reference/crypto/module/"):
        return "only the crypto modules see a crypto library"
    if included in BANNED and not path.startswith("reference/crypto/module/"):
        return "the reference does no I/O and has no clock, thread or chance of its own"
    room, target = path.split("/")[1], included.split("/")[1:2]
    if room.endswith((".h", ".cc")) or not included.startswith("reference/"):
        return ""
    if room not in ARROWS:
        return f"the room {room} has no arrows yet: add them here"
    if target[0] != room and target[0] not in ARROWS[room]:
        return f"{room} may not include {target[0]}"
    return ""


def problems(root):
    found = []
    for folder, _, names in os.walk(os.path.join(root, "reference")):
        for name in sorted(names):
            if not name.endswith((".h", ".cc")):
                continue
            path = os.path.relpath(os.path.join(folder, name), root)
            with open(os.path.join(root, path), encoding="utf-8") as file:
                includes = INCLUDE.findall(file.read())
            for included in includes:
                if why := why_not(path, included):
                    found.append(f"{path}: includes {included}: {why}")
    return found


class CatchesEachWrongArrow(unittest.TestCase):
    def test_planted(self):
        planted = [("reference/core/x.h", "reference/entra/y.h"),
                   ("reference/crypto/x.h", "reference/entra/y.h"),
                   ("reference/entra/x.cc", "reference/crypto/y.h"),
                   ("reference/key_vault/x.cc", "reference/envelope/y.h"),
                   ("reference/envelope/x.cc", "reference/system.h"),
                   ("reference/envelope/x_test.cc", "harness/y.h"),
                   ("reference/system.cc", "harness/y.h"),
                   ("reference/core/x.cc", "reference/testing/world.h"),
                   ("reference/core/x.cc", "chrono"),
                   ("reference/crypto/x.cc", "openssl/evp.h")]
        for path, included in planted:
            with self.subTest(path=path), tempfile.TemporaryDirectory() as root:
                os.makedirs(os.path.join(root, os.path.dirname(path)))
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(f'#include "{included}"\n')
                self.assertEqual(len(problems(root)), 1)

    def test_allowed(self):
        for path, included in [("reference/envelope/x.cc", "reference/core/y.h"),
                               ("reference/system.cc", "reference/envelope/y.h"),
                               ("reference/entra/x_test.cc", "reference/testing/world.h"),
                               ("reference/core/x.cc", "string")]:
            self.assertEqual(why_not(path, included), "")


if __name__ == "__main__":
    found = problems(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(found))
    planted = unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    sys.exit(1 if found or not planted else 0)
