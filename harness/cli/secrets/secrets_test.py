#!/usr/bin/env python3
"""Secrets that a target gives away, in every notation and through every channel, reach nothing that
cmkconf writes, and do not stay in its memory.

usage: secrets_test.py CMKCONF CONFORMANCE [no-memory]
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
from searcher import Searcher, in_memory  # noqa: E402
from shapes import SHAPES, WHOLE_ONLY  # noqa: E402

CMKCONF, CONFORMANCE = map(os.path.abspath, sys.argv[1:3])
HAS_MEMORY_TEST = "no-memory" not in sys.argv[3:]
ADAPTER = os.path.join(HERE, "leaky_adapter.py")
PARTS = ("key", "piece", "password")
# Channel -> the path that the step judges, so that the text also stands in the message of a check.
IN_ANSWERS = {"kid": "key.kid", "name-of-member": "tags", "tag": "tags.t", "element": "key.key_ops",
              "modulus": "key.n", "recovery-level": "attributes.recoveryLevel", "unknown": "extra",
              "unknown-name": "key", "numbers": "extra.0", "code": "key.kid", "diagnostic": "key.kid"}
BREAKING = ("error", "wrong-id", "schema", "line", "half-line", "stderr", "reset", "start")


def step(method, extra, name="k", judges=None, path=None):
    made = {"do": method, "params": {"vault": "vault-a", "caller": "c", "name": name, **extra}}
    if judges:
        made.update({"judges": judges, "expect": {"accepted": {path: "nothing of the kind"}}})
    return made


def secrets_sent():
    return [step("key.wrapKey", {"alg": "RSA-OAEP-256", "value": {"secret": "dek", "length": 32}}),
            step("key.import", {"format": "pfx", "value": {"secret": "pfx", "length": 40},
                                "password": {"secret": "password", "length": 18}})]


def scenario(cases, channels):
    steps = secrets_sent()
    # What was wrapped last counts as the key.
    steps.append(steps.pop(0))
    for channel in channels:
        name = {"text": [channel + "+", {"case": "shape"}, "+", {"case": "part"}]}
        steps.append(step("key.get", {}, name, "look at " + channel, IN_ANSWERS.get(channel, "key.kid")))
    return {"requirement": "KVT-01", "summary": "A leak.", "source": "none", "steps": steps,
            "cases": [{"case": f"{shape}-{part}", "shape": shape, "part": part} for shape, part in cases]}


def table():
    """Scenarios by name: all shapes of all parts in answers, each shape of one part where it breaks."""
    whole = [(shape, part) for shape in SHAPES for part in PARTS if part == "key" or shape not in WHOLE_ONLY]
    made = {f"leak-{part}": scenario([one for one in whole if one[1] == part], IN_ANSWERS)
            for part in PARTS}
    for i, channel in enumerate(BREAKING):
        cases = [(shape, "key" if shape in WHOLE_ONLY else PARTS[(i + j) % 3])
                 for j, shape in enumerate(SHAPES)]
        made["leak-" + channel] = scenario(cases, [channel])
    seen = [(shape, part) for shape in ("raw", "hex", "base64", "utf16-hex") for part in PARTS]
    made["memory-1-leak"] = scenario(seen, [*IN_ANSWERS, "error"])
    made["memory-2-wait"] = {"requirement": "KVT-01", "summary": "Waits.", "source": "none",
                             "steps": [step("key.get", {}, "wait", "wait", "key.kid")]}
    return made


def make_data(folder):
    for name in os.listdir(CONFORMANCE):
        if name != "scenarios":
            os.symlink(os.path.join(CONFORMANCE, name), os.path.join(folder, name))
    os.makedirs(os.path.join(folder, "scenarios/key-vault"))
    for name, content in table().items():
        with open(os.path.join(folder, "scenarios/key-vault", name + ".json"), "w", encoding="utf-8") as file:
            json.dump(content, file)


def read_leaks(log):
    with open(log, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def artefacts(folder):
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            yield name, file.read().decode("utf-8", "replace")


class Secrets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        cls.data = os.path.join(cls.dir, "data")
        os.mkdir(cls.data)
        make_data(cls.data)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    def start(self, name, pattern, *more):
        """cmkconf run, its streams to files beside its report; and the adapter's log."""
        out, log = os.path.join(self.dir, name), os.path.join(self.dir, name + ".log")
        os.mkdir(out)
        target = f"python3 -S -E -B {ADAPTER} {log} {' '.join(more)}"
        command = [CMKCONF, "--data", self.data, "run", "--target", target, "--filter", pattern,
                   "--seed", "1", "--out", os.path.join(out, "report")]
        with open(os.path.join(out, "stdout"), "w") as stdout, open(os.path.join(out, "stderr"), "w") as stderr:
            return subprocess.Popen(command, stdout=stdout, stderr=stderr), out, log

    def assert_clean(self, searcher, folder):
        for name, text in [*artefacts(os.path.join(folder, "report")),
                           *[(n, open(os.path.join(folder, n), encoding="utf-8", errors="replace").read())
                             for n in ("stdout", "stderr")]]:
            found = searcher.find(text)
            shown = "\n".join(f"{key}: {place!r}" for key, place in list(found.items())[:20])
            self.assertFalse(found, f"{name} shows {len(found)}:\n{shown}")

    def test_table_of_shapes_and_channels_is_clean(self):
        runs = [self.start(f"table-{part}", f"key-vault/leak-{part}")
                for part in (*PARTS, *BREAKING)]
        leaks, folders = [], []
        for process, out, log in runs:
            self.assertIn(process.wait(timeout=300), (1, 2))
            leaks += read_leaks(log)
            folders.append(out)
        done = {(leak["channel"], leak["shape"]) for leak in leaks}
        wanted = {(channel, shape) for channel in (*IN_ANSWERS, *BREAKING) for shape in SHAPES}
        self.assertEqual(wanted - done, set(), "not given away")
        searcher = Searcher(leaks)
        for folder in folders:
            self.assert_clean(searcher, folder)
        print(f"{len(SHAPES)} shapes x {len(IN_ANSWERS) + len(BREAKING)} channels, {len(leaks)} leaks: all clean")

    def test_searcher_finds_each_shape_where_one_channel_is_not_redacted(self):
        # What the transcript would hold if texts of the channel passed it as they are.
        for shape, write in SHAPES.items():
            for secret in (bytes(range(60, 124, 2)), bytes(range(140, 255, 3))[:32]):
                leak = {"channel": "kid", "shape": shape, "part": "key", "text": write(secret)}
                answer = {"outcome": "accepted", "result": {"kid": "https://x/" + leak["text"]}}
                searcher = Searcher([leak])
                self.assertTrue(searcher.find(json.dumps({"answer": answer})), shape)
                self.assertTrue(searcher.find(json.dumps({"answer": answer}, ensure_ascii=False)), shape)
                answer["result"]["kid"] = {"secret": "dek", "length": 32}
                self.assertFalse(searcher.find(json.dumps({"answer": answer})), shape)

    @unittest.skipUnless(HAS_MEMORY_TEST, "a sanitizer's heap keeps what was freed")
    def test_nothing_stays_in_memory(self):
        gate = os.path.join(self.dir, "gate")
        process, _, log = self.start("memory", "key-vault/memory-*", gate)
        until = time.monotonic() + 60
        while not os.path.exists(gate + ".here") and time.monotonic() < until and process.poll() is None:
            time.sleep(0.02)
        self.assertTrue(os.path.exists(gate + ".here"))
        try:
            image = memory_of(process.pid)
        except OSError as error:
            image = None
            reason = str(error)
        with open(gate + ".go", "w", encoding="utf-8"):
            pass
        self.assertIn(process.wait(timeout=60), (1, 2))
        if image is None:
            self.skipTest(f"the kernel shows no memory of another process: {reason}")
        self.assertIn(b"key-vault/memory-2-wait", image, "the image is one of this run")
        secrets = {leak["secret"] for leak in read_leaks(log)}
        self.assertGreater(len(secrets), 2)
        for secret in secrets:
            self.assertEqual(in_memory(image, bytes.fromhex(secret)), [], secret)


def memory_of(pid):
    image = bytearray()
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            if "rw" not in rights:
                continue
            begin, end = (int(part, 16) for part in place.split("-"))
            memory.seek(begin)
            try:
                image += memory.read(end - begin)
            except OSError:
                continue
    if not image:
        raise OSError("nothing can be read")
    return bytes(image)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
