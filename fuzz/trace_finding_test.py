#!/usr/bin/env python3
"""What a trace target finds becomes a short trace that names the rule and that cmkconf replays.

usage: trace_finding_test.py REPLAY CMKCONF ROOT
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

REPLAY, CMKCONF, ROOT = sys.argv[1:4]
DEVIANT = "KEY-05-wrap-before-exp"


class TraceFinding(unittest.TestCase):
    def test_names_the_rule_in_few_steps(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = os.path.join(folder, "trace.json")
            done = subprocess.run(
                [REPLAY, "--expect-finding", os.path.join(ROOT, "corpus/trace_lockstep")],
                env={**os.environ, "CMK_FUZZ_PLANT": DEVIANT, "CMK_FUZZ_TRACE": trace},
                capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertRegex(done.stderr, r"FINDING KVT-01/trace_lockstep/\S+ differs\n")
            self.assertIn("requirement KEY-05, rule wrap-before-exp", done.stderr)
            with open(trace, encoding="utf-8") as file:
                told = json.load(file)
            self.assertEqual(told["requirement"], "KEY-05")
            self.assertLessEqual(len(told["steps"]), 6)
            for more, status in (([], 0), (["--deviant", DEVIANT], 1)):
                again = subprocess.run([CMKCONF, "replay", *more, trace], capture_output=True,
                                       text=True, check=False)
                self.assertEqual(again.returncode, status, again.stdout + again.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
