#!/usr/bin/env python3
"""Every cheat of cheats.json with the tier "ci" is refused, and by whom the table says; the honest
ones pass. Each runs through the scenarios of the row that says no alone.

usage: cheats_test.py CMKCONF
"""

import os
import sys
import unittest

sys.dont_write_bytecode = True

import adapter  # noqa: E402
import aes  # noqa: E402
import playback  # noqa: E402
import rsa  # noqa: E402
import run  # noqa: E402


class Tools(unittest.TestCase):
    def test_aes(self):
        """Test case 16 of the GCM specification."""
        key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
        nonce = bytes.fromhex("cafebabefacedbaddecaf888")
        text = bytes.fromhex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                             "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
        aad = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
        sealed = aes.seal(key, nonce, text, aad)
        self.assertEqual(sealed[-16:].hex(), "76fc6ece0f4e1768cddf8853bb2d551b")
        self.assertEqual(aes.unseal(key, nonce, sealed, aad), text)
        self.assertIsNone(aes.unseal(key, nonce, sealed[:-1] + b"\0", aad))

    def test_rsa(self):
        n = min(rsa.private_keys())
        for alg, hash_ in rsa.HASHES.items():
            padded = rsa.pad(b"key", rsa.size_of(n), alg)
            self.assertEqual(rsa.private(rsa.raw(padded, 65537, n), n), padded)
            self.assertEqual(rsa.unpad_oaep(padded, hash_), b"key")

    def test_likeness(self):
        asked = {"method": "m", "params": {"name": "a", "exp": 2000000000}, "now": 1800000000}
        result = {"kid": "k/a", "created": 1800000000}
        start = playback.Likeness(playback.tree_of([(asked, result)]))
        self.assertFalse(list(start.followers({**asked, "method": "n"})))
        live = {**asked, "params": {"name": "bb", "exp": 2000000007}, "now": 1800000007}
        (follower,) = start.followers(live)
        self.assertEqual(follower.words, {"a": "bb"})
        self.assertEqual(follower.answer(), {"kid": "k/bb", "created": 1800000007})


class Table(unittest.TestCase):
    def test_each_row_is_whole(self):
        names = [cheat["name"] for cheat in run.cheats()]
        self.assertEqual(len(names), len(set(names)))
        for cheat in run.cheats():
            self.assertTrue(callable(adapter.find(cheat["name"])))
            self.assertTrue(cheat["what"].endswith("."), cheat["name"])
            self.assertTrue(cheat["profiles"] and cheat["exit"], cheat["name"])
            self.assertIn(cheat.get("tier", "all"), ("all", "ci", "survives"), cheat["name"])

    def test_a_wrong_verdict_is_noticed(self):
        cheat = {"name": "x", "exit": [1], "rows": ["KEY-15"]}
        self.assertEqual(run.problem_of(cheat, 1, {"KEY-15": "failed"}, []), "")
        self.assertIn("exit 2", run.problem_of(cheat, 2, {"KEY-15": "failed"}, []))
        self.assertEqual(run.problem_of(cheat, 2, {"KEY-15": "failed"}, [], is_narrow=True), "")
        self.assertIn("exit 0", run.problem_of(cheat, 0, {}, [], is_narrow=True))
        self.assertIn("exit 0", run.problem_of(cheat, 0, {}, []))
        self.assertIn("KEY-15", run.problem_of(cheat, 1, {"KEY-05": "failed"}, []))
        self.assertIn("left", run.problem_of(cheat, 1, {"KEY-15": "failed"}, [7]))


def main():
    if not unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful():
        return 1
    chosen = [cheat for cheat in run.cheats() if cheat.get("tier") == "ci"]
    bad = [run.line_of(cheat, profile, outcome)
           for cheat, profile, outcome in run.run_all(chosen, os.cpu_count(), narrow=True)
           if outcome.problem]
    print("\n".join(bad) or f"all {len(chosen)} cheats are refused")
    return 1 if bad else 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        os.environ["CMK_CHEATS_CMKCONF"] = os.path.abspath(sys.argv[1])
    sys.exit(main())
