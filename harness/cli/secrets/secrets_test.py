#!/usr/bin/env python3
"""Secrets that a target gives away, in every notation and through every channel, reach nothing that
cmkconf writes, and do not stay in its memory.

usage: secrets_test.py CMKCONF CONFORMANCE [no-memory]
"""

import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "../../bad_input")]
sys.dont_write_bytecode = True
import suite  # noqa: E402
import table  # noqa: E402
from searcher import Searcher, in_memory  # noqa: E402
from shapes import PARTS, SHAPES  # noqa: E402

CMKCONF, CONFORMANCE = map(os.path.abspath, sys.argv[1:3])
HAS_MEMORY_TEST = "no-memory" not in sys.argv[3:]
SECONDS_MAX = 500  # for one run: a machine that has much to do is no fault


def read_leaks(log):
    if not os.path.exists(log):
        return []
    with open(log, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def artefacts(folder):
    """(name, text) of all that a run wrote: its files, whatever they are, and its streams."""
    for parent, _, names in os.walk(folder):
        for name in sorted(names):
            with open(os.path.join(parent, name), "rb") as file:
                yield os.path.join(parent, name), file.read().decode("utf-8", "replace")


class Secrets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.dir = tempfile.mkdtemp()
        cls.data = os.path.join(cls.dir, "data")
        os.mkdir(cls.data)
        suite.write(CONFORMANCE, cls.data)
        cls.program = table.lean(CMKCONF, os.path.join(cls.dir, "bin"))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.dir)

    def start(self, name, arguments, *adapter, seed=1):
        """cmkconf, its streams to files in the folder of all that it writes; the adapter's log."""
        out, log = os.path.join(self.dir, name), os.path.join(self.dir, name + ".log")
        os.mkdir(out)
        target = " ".join([sys.executable, "-S", "-E", "-X", f"pycache_prefix={self.dir}/compiled",
                           os.path.join(HERE, adapter[0]), log, *adapter[1:]])
        with open(os.path.join(out, "stdout"), "w") as stdout, \
                open(os.path.join(out, "stderr"), "w") as stderr:
            process = subprocess.Popen(
                [self.program, *arguments, "--target", target, "--seed", str(seed), "--out", "written"],
                stdout=stdout, stderr=stderr, cwd=out)
        return process, out, log

    def start_run(self, name, scenario, *options, seed=1):
        return self.start(name, ["--data", self.data, "run", "--filter", "key-vault/" + scenario],
                          "leaky_adapter.py", *options, seed=seed)

    def start_exploring(self, name, channel, shapes):
        return self.start(name, ["--data", CONFORMANCE, "explore", "--world", "key-with-roles",
                                 "--runs", "40", "--length", "12"],
                          "leaky_proxy.py", channel, ",".join(shapes), self.program, "--data",
                          CONFORMANCE, "adapter", "--crypto", "model")

    def made_by(self, started):
        """(leaks, what was found of them, how many characters of artefacts there are)."""
        process, out, log = started
        code = process.wait(timeout=SECONDS_MAX)
        leaks, found, num_searched = read_leaks(log), {}, 0
        searcher = Searcher(leaks)
        for path, text in artefacts(out):
            num_searched += len(text)
            for key, place in searcher.find(text).items():
                found[key] = (os.path.relpath(path, self.dir), place)
        if code not in (1, 2) or not os.listdir(os.path.join(out, "written")):
            with open(os.path.join(out, "stderr"), encoding="utf-8", errors="replace") as file:
                found["exit"] = (out, f"exit {code}, or nothing is written", file.read()[-500:])
        return leaks, found, num_searched

    def starts(self):
        """What to call for all shapes through all channels, what takes longest first."""
        made = [(self.start_run, "table-" + name, "leak-" + name) for name in (*PARTS, "halting")]
        made += [(self.start_run, "table-" + channel, "leak-" + channel)
                 for channel in suite.BREAKING]
        made += [(self.start_run, "ending-" + shapes[0], "ending-*", "--ending=" + ",".join(shapes))
                 for shapes in suite.groups(suite.BROKEN_AT_ONCE)]
        return made + [(self.start_exploring, f"{channel}-{shapes[0]}", channel, shapes)
                       for channel, count in suite.EXPLORED.items()
                       for shapes in suite.groups(count)]

    def test_table_of_shapes_and_channels_is_clean(self):
        leaks, found, num_searched = [], {}, 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for one in pool.map(lambda run: self.made_by(run[0](*run[1:])), self.starts()):
                leaks += one[0]
                found.update(one[1])
                num_searched += one[2]
        done = {(leak["channel"], leak["shape"]) for leak in leaks}
        wanted = {(channel, shape) for channel in suite.CHANNELS for shape in SHAPES}
        self.assertEqual(sorted(wanted - done), [], "not given away")
        shown = "\n".join(f"{key}: {place!r}" for key, place in list(found.items())[:20])
        self.assertFalse(found, f"{len(found)} are shown:\n{shown}")
        print(f"{len(SHAPES)} shapes x {len(suite.CHANNELS)} channels, {len(leaks)} leaks, "
              f"{num_searched >> 20} MiB of artefacts: all clean")

    def test_searcher_finds_each_shape_where_one_channel_is_not_redacted(self):
        # What the transcript would hold if texts of the channel passed it as they are.
        for shape, write in SHAPES.items():
            for secret in (bytes(range(60, 124, 2)), bytes(range(140, 255, 3))[:32]):
                leak = {"channel": "kid", "shape": shape, "part": "key", "text": write(secret)}
                answer = {"outcome": "accepted", "result": {"kid": "https://x/" + leak["text"]}}
                searcher = Searcher([leak])
                self.assertTrue(searcher.find(json.dumps({"answer": answer})), shape)
                self.assertTrue(searcher.find(json.dumps({"answer": answer}, ensure_ascii=False)),
                                shape)
                answer["result"]["kid"] = {"secret": "dek", "length": 32}
                self.assertFalse(searcher.find(json.dumps({"answer": answer})), shape)

    @unittest.skipUnless(HAS_MEMORY_TEST, "a sanitizer's heap keeps what was freed")
    def test_nothing_stays_in_memory(self):
        for seed in range(1, 20):  # until the scenario that waits comes behind that which leaks
            image, leaks = self.image_of_run(seed)
            if leaks:
                break
        if isinstance(image, OSError):
            self.skipTest(f"the kernel shows no memory of another process: {image}")
        self.assertIn(b"key-vault/memory-wait", image, "the image is one of this run")
        secrets = {leak["secret"] for leak in leaks}
        self.assertEqual(len({(leak["channel"], leak["shape"], leak["part"]) for leak in leaks}),
                         suite.num_seen(), "given away before the image was taken")
        for secret in secrets:
            self.assertEqual(in_memory(image, bytes.fromhex(secret)), [], secret)

    def image_of_run(self, seed):
        """The memory of cmkconf while its adapter waits, and what was given away until then."""
        gate = os.path.join(self.dir, f"gate-{seed}")
        process, _, log = self.start_run(f"memory-{seed}", "memory-*", "--gate=" + gate, seed=seed)
        until = time.monotonic() + SECONDS_MAX
        while not os.path.exists(gate + ".here") and time.monotonic() < until:
            if process.poll() is not None:
                break
            time.sleep(0.02)
        self.assertTrue(os.path.exists(gate + ".here"))
        try:
            image = memory_of(process.pid)
        except OSError as error:
            image = error
        leaks = read_leaks(log)
        with open(gate + ".go", "w", encoding="utf-8"):
            pass
        self.assertIn(process.wait(timeout=SECONDS_MAX), (1, 2))
        return image, leaks


def memory_of(pid):
    """What a core image would hold: all that the process can write to."""
    image = bytearray()
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, \
            open(f"/proc/{pid}/mem", "rb", 0) as memory:
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
