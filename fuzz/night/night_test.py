#!/usr/bin/env python3
"""Nights over small targets under the real libFuzzer: what they find, file, keep and say.

usage: night_test.py ROOT      Exit 77 where clang 19 is missing.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".")
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "fuzz"))

from night import account, minimise, replay, state, targets, until_found  # noqa: E402

COMPILER = "clang++-19"
OPTIONS = "[libfuzzer]\nmax_len = 32\n[night]\n"


def compile_all(bin_folder):
    """mini and the canary, each with an engine and without one."""
    here = os.path.join(ROOT, "fuzz")
    flags = ["-std=c++23", "-O1", "-g1", "-I" + ROOT, "-fsanitize=address",
             "-fno-sanitize-recover=all"]
    commands = []
    for name, source in (("mini", here + "/night/testing/mini.cc"), ("canary", here + "/canary.cc")):
        commands.append([COMPILER, *flags, "-fsanitize=fuzzer", source, "-o",
                         f"{bin_folder}/fuzz_{name}"])
        commands.append([COMPILER, *flags, source, here + "/replay_main.cc", "-lfmt", "-o",
                         f"{bin_folder}/replay_{name}"])
    running = [subprocess.Popen(command) for command in commands]
    if any(process.wait() != 0 for process in running):
        sys.exit("the small targets do not compile")
    for name, more in (("mini", ""), ("canary", "planted = canary-sings\n")):
        with open(f"{bin_folder}/fuzz_{name}.options", "w", encoding="utf-8") as file:
            file.write(OPTIONS + more)


class Place:
    """A state folder, committed corpora and floors for one test."""

    def __init__(self, folder, bin_folder):
        self.folder, self.bin = folder, bin_folder
        self.state = os.path.join(folder, "state")
        self.corpora = os.path.join(folder, "corpus")
        self.floors = os.path.join(folder, "floors.json")
        os.makedirs(os.path.join(self.corpora, "mini"))
        self.commit(b"alph")

    def commit(self, content):
        with open(os.path.join(self.corpora, "mini", content.decode()), "wb") as file:
            file.write(content)

    def command(self, *words):
        return [sys.executable, os.path.join(ROOT, "fuzz/night/main.py"), "--bin", self.bin,
                "--state", self.state, "--corpora", self.corpora, "--floors", self.floors,
                "--workers", "2", *words]

    def run(self, *words, **environment):
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
        done = subprocess.run(self.command(*words), env=env, capture_output=True, text=True,
                              check=False, timeout=240)
        return done.returncode, done.stdout + done.stderr

    def start(self, *words, **environment):
        return subprocess.Popen(self.command(*words), stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env={**os.environ, **environment})

    def told(self):
        with open(os.path.join(self.state, "night.json"), encoding="utf-8") as file:
            return json.load(file)

    def files(self, *names):
        folder = os.path.join(self.state, *names)
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


class Nights(unittest.TestCase):
    def setUp(self):
        self.place = Place(tempfile.mkdtemp(), BIN)
        self.addCleanup(shutil.rmtree, self.place.folder, ignore_errors=True)

    def build_with(self, **programs):
        """The night runs on a build in which these programs are other ones."""
        self.place.bin = os.path.join(self.place.folder, "bin")
        shutil.copytree(BIN, self.place.bin)
        for name, other in programs.items():
            shutil.copy(other, os.path.join(self.place.bin, name))

    def test_a_clean_night(self):
        status, words = self.place.run("--minutes", "0.1", "--seed", "7")
        self.assertEqual((status, words), (0, ""))
        told = self.place.told()
        self.assertEqual((told["verdict"], told["seed"], told["findings"]), ("clean", 7, []))
        self.assertTrue(told["canary"]["found"])
        mini = told["targets"][0]
        self.assertEqual((mini["name"], mini["state"], mini["findings"]), ("mini", "ran", 0))
        self.assertEqual(os.path.normpath(os.path.join(ROOT, told["folder"])), self.place.state)
        self.assertGreater(mini["executions"], 1000)
        self.assertGreater(mini["edges"], 5)
        self.assertEqual(mini["corpusAfter"], len(self.place.files("targets/mini/corpus")))
        self.assertNotIn("progress.json", self.place.files())

    def test_findings_are_told_apart_made_smaller_and_remembered(self):
        status, _ = self.place.run("--minutes", "0.4", MINI_BUGS="1")
        self.assertEqual(status, 1)
        told = self.place.told()
        self.assertEqual(told["verdict"], "findings")
        found = {one["signature"]: one for one in told["findings"]}
        self.assertEqual(sorted(found), ["KEY-05/mini/one", "KEY-05/mini/two"])
        for signature, content in (("KEY-05/mini/one", b"one"), ("KEY-05/mini/two", b"two")):
            one = found[signature]
            self.assertEqual((one["requirement"], one["kind"], one["state"]),
                             ("KEY-05", "finding", "new"))
            with open(os.path.join(self.place.state, one["input"]), "rb") as file:
                self.assertEqual(file.read(), content)
            again = subprocess.run(one["repeat"], shell=True, cwd=ROOT, capture_output=True,
                                   env={**os.environ, "MINI_BUGS": "1"}, check=False)
            self.assertIn(signature, (again.stdout + again.stderr).decode())
        # The next night shows them again, and a night without them says that they are mended.
        status, _ = self.place.run("--minutes", "0.1", MINI_BUGS="1")
        told = self.place.told()
        self.assertEqual((status, {one["state"] for one in told["findings"]}), (1, {"known"}))
        self.place.run("--minutes", "0.1")
        told = self.place.told()
        self.assertNotEqual(told["verdict"], "findings")
        self.assertEqual((told["findings"], len(self.place.files("mended"))), ([], 2))

    def test_what_a_sanitizer_says_is_filed_by_its_place(self):
        status, _ = self.place.run("--minutes", "0.4", MINI_OVER="1")
        self.assertEqual(status, 1)
        one = self.place.told()["findings"][0]
        self.assertRegex(one["signature"], r"^crash/mini/heap-buffer-overflow at mini\.cc:\d+$")
        self.assertEqual((one["kind"], one["requirement"], one["bytes"]), ("crash", "", 4))
        # The command has to say where the input lies, the rest need not.
        self.assertNotIn(self.place.folder, json.dumps({**one, "repeat": ""}))

    def test_what_is_not_shown_again_is_put_into_quarantine(self):
        once = os.path.join(self.place.folder, "once")
        status, _ = self.place.run("--minutes", "0.1", MINI_ONCE=once)
        told = self.place.told()
        self.assertEqual([one["state"] for one in told["findings"]], ["quarantined"])
        self.assertEqual((status, told["verdict"]), (0, "clean"))
        self.assertEqual(len(self.place.files("quarantine/mini")), 1)

    def test_coverage_below_the_floor_or_fallen_fails(self):
        self.assertEqual(self.place.run("--minutes", "0.1")[0], 0)
        status, _ = self.place.run("--minutes", "0.1", MINI_FEW="1")
        told = self.place.told()
        self.assertEqual((status, told["verdict"]), (1, "failed"))
        self.assertRegex(told["reasons"][0], r"^mini: \d+ edges, \d+ the night before: a drop")
        with open(self.place.floors, "w", encoding="utf-8") as file:
            json.dump({"mini": 100000}, file)
        status, _ = self.place.run("--minutes", "0.1")
        self.assertEqual(status, 1)
        self.assertRegex(self.place.told()["reasons"][0], "fewer than its floor of 100000$")

    def test_without_its_canary_a_night_is_void(self):
        # a target that never sings
        self.build_with(fuzz_canary=f"{BIN}/fuzz_mini", replay_canary=f"{BIN}/replay_mini")
        status, _ = self.place.run("--minutes", "0.1")
        self.assertEqual((status, self.place.told()["verdict"]), (2, "void"))

    def test_a_target_that_does_not_start_fails_the_night(self):
        self.build_with(fuzz_mini="/bin/false")
        status, _ = self.place.run("--minutes", "0.1")
        told = self.place.told()
        self.assertEqual((status, told["verdict"]), (1, "failed"))
        self.assertEqual(told["reasons"], ["mini: did not run"])

    def test_a_fault_of_its_own_is_no_finding(self):
        self.build_with(replay_mini="/bin/false")
        status, said = self.place.run("--minutes", "0.4", MINI_BUGS="1")
        self.assertEqual(status, 70)
        self.assertRegex(said, r"replay_mini ended with 1")
        self.assertTrue(self.place.files("targets/mini/artifacts"))

    def stop_while_searching(self, number):
        night = self.place.start("--minutes", "2", "--seed", "3", MINI_BUGS="1")
        deadline = time.monotonic() + 90
        while not self.place.files("targets/mini/artifacts") and time.monotonic() < deadline:
            time.sleep(0.05)
        night.send_signal(number)
        return night.wait(60)

    def test_a_signal_ends_it_with_an_account(self):
        self.assertEqual(self.stop_while_searching(signal.SIGTERM), 2)
        told = self.place.told()
        self.assertEqual((told["verdict"], told["reasons"][0]), ("stopped", "stopped before its end"))
        self.assertTrue(self.place.files("targets/mini/artifacts"))

    def test_killed_it_loses_nothing_and_is_gone_on_with(self):
        self.assertEqual(self.stop_while_searching(signal.SIGKILL), -signal.SIGKILL)
        self.assertIn("progress.json", self.place.files())
        kept = self.place.files("targets/mini/corpus")
        # Without the bugs nothing is found anew; the canary is not searched for twice.
        status, _ = self.place.run("--minutes", "2", "--seed", "3", "--targets", "none")
        self.assertEqual(status, 64)
        again = self.place.start("--minutes", "2", "--seed", "3", MINI_BUGS="1")
        deadline = time.monotonic() + 60
        while not self.place.files("findings") and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertTrue(self.place.files("findings"))
        again.send_signal(signal.SIGTERM)
        again.wait(120)
        self.assertFalse(set(kept) - set(self.place.files("targets/mini/corpus")))

    def test_a_planted_fault_is_timed(self):
        with open(f"{BIN}/fuzz_canary.options", encoding="utf-8") as file:
            self.assertIn("canary-sings", file.read())
        status, words = self.place.run("--deviant", "canary-sings")
        self.assertEqual(status, 0, words)
        self.assertRegex(words, r"^canary-sings by canary: [345] of 5 from the corpus "
                                r"without what shows it, \d+ executions, [\d.]+ s\n$")
        status, words = self.place.run("--deviant", "nobody")
        self.assertEqual((status, words), (64, "fuzz/nightly: no target finds 'nobody'\n"))

    def test_what_shows_itself_without_the_fault_is_not_the_fault(self):
        self.build_with()
        with open(f"{self.place.bin}/fuzz_mini.options", "a", encoding="utf-8") as file:
            file.write("planted = mini-two\n")
        status, words = self.place.run("--deviant", "mini-two", MINI_BUGS="1")
        self.assertEqual(status, 70)
        self.assertRegex(words, r"mini finds KEY-05/mini/(one|two) without mini-two, too;")
        self.assertEqual(len(self.place.files("targets/mini/artifacts")), 1)
        self.assertEqual(self.place.run("--minutes", "0.1", MINI_BUGS="1")[0], 1)
        filed = [one["signature"] for one in self.place.told()["findings"]]
        self.assertTrue([signature for signature in filed if signature in words], filed)

    def test_a_search_may_begin_with_the_scenarios_of_other_rows(self):
        mini, place = targets.target_of(BIN, "mini"), state.State(self.place.state)

        def seeds(fault, row):
            return [os.path.basename(path)
                    for path in until_found.scenarios_without(mini, fault, row, place)]
        self.assertEqual(seeds("", "KEY-05"), ["KEY-06-2", "KEY-06-3"])
        self.assertEqual(seeds("mini-two", "KEY-05"), ["KEY-06-3"])
        self.assertEqual(seeds("mini-two", "KEY-06"), ["KEY-05-1"])

    def test_corpora_are_adopted_with_what_shows_planted_faults(self):
        self.place.commit(b"nothing of interest")
        self.assertEqual(self.place.run("--minutes", "0.1")[0], 0)
        status, words = self.place.run("--adopt")
        self.assertRegex(words, r"^mini: 2 inputs before, \d+ now, \d+ edges\n$")
        self.assertEqual(status, 0)
        self.assertNotIn("nothing of interest", os.listdir(self.place.corpora + "/mini"))
        with open(self.place.floors, encoding="utf-8") as file:
            self.assertGreater(json.load(file)["mini"], 5)

    def test_two_nights_do_not_share_a_folder(self):
        night = self.place.start("--minutes", "1")
        deadline = time.monotonic() + 30
        while "lock" not in self.place.files() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        status, words = self.place.run("--minutes", "0.1")
        night.send_signal(signal.SIGTERM)
        night.wait(60)
        self.assertEqual(status, 70)
        self.assertIn("another night runs in", words)

    def test_arguments_that_make_no_sense(self):
        for words in ([], ["--minutes", "0"], ["--minutes", "x"], ["--targets", "mini,no-such"]):
            status, said = self.place.run(*words)
            self.assertEqual((status, said.startswith(("fuzz/nightly: ", "usage"))), (64, True), said)


class Parts(unittest.TestCase):
    def test_an_input_is_made_as_small_as_what_it_shows(self):
        def shows(contents):
            return next((at for at, one in enumerate(contents) if b"ab" in one and b"z" in one), None)
        self.assertEqual(minimise.shortened(b"xxabyyyzyyy" * 9, 1, shows, 10), b"abz")

    def test_records_are_taken_out_whole(self):
        def shows(contents):
            return next((at for at, one in enumerate(contents) if b"keep" in one[1:]), None)
        made = minimise.shortened(b"W" + b"dropkeepdropdr", 4, shows, 10)
        self.assertEqual(made, b"Wkeep")

    def test_what_an_ending_shows(self):
        rows = [
            (("sound", ""), None),
            (("aborted", "FINDING ENV-06/t/sealed-differ"), ("ENV-06/t/sealed-differ", "finding", "ENV-06")),
            (("aborted", "FINDING harness/t/x"), ("harness/t/x", "finding", "")),
            (("timeout", ""), ("timeout/t", "timeout", "")),
            (("died", "SUMMARY: AddressSanitizer: 24 byte(s) leaked in 1 allocation(s)."),
             ("leak/t", "leak", "")),
            (("died", "SUMMARY: AddressSanitizer: heap-use-after-free /a/b/x.cc:12:3 in f(int)"),
             ("crash/t/heap-use-after-free at x.cc:12", "crash", "")),
            (("aborted", "/a/x.cc:7:9: runtime error: signed integer overflow: 1 + 2"),
             ("crash/t/signed integer overflow at x.cc:7", "crash", "")),
            (("died", ""), ("crash/t/died", "crash", "")),
        ]
        for (how, line), expected in rows:
            shown = replay.named("t", how, line)
            actual = None if shown is None else (shown.signature, shown.kind, shown.requirement)
            self.assertEqual(actual, expected)

    def test_verdicts(self):
        ran = {"name": "t", "state": "ran", "edges": 100, "edgesFloor": 100, "edgesBefore": 105}
        found, new = {"found": True}, [{"state": "new"}]
        rows = [
            ((found, [ran], [], False), "clean"),
            ((found, [ran], new, False), "findings"),
            ((found, [ran], [{"state": "quarantined"}], False), "clean"),
            ((found, [{**ran, "edges": 99}], [], False), "failed"),
            ((found, [{**ran, "edgesBefore": 106}], [], False), "failed"),
            ((found, [{**ran, "state": "notRun"}], [], False), "failed"),
            (({"found": False}, [ran], new, False), "void"),
            ((found, [ran], [], True), "stopped"),
            ((found, [ran], new, True), "findings"),
        ]
        for arguments, expected in rows:
            self.assertEqual(account.verdict_of(*arguments)[0], expected, arguments)

    def test_shares_follow_the_weights(self):
        def target(weight):
            return targets.Target("t", "", "", weight=weight)
        self.assertEqual(targets.shares([target(3), target(1), target(2)], 60), 30)

    def test_the_sentence_of_a_source(self):
        self.assertEqual(targets.sentence_of("// One thing holds. Another\n// does too.\n#include"),
                         "One thing holds.")


if __name__ == "__main__":
    if shutil.which(COMPILER) is None:
        print(f"skipped: {COMPILER} is not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as BIN:
        compile_all(BIN)
        ended = unittest.main(argv=sys.argv[:1] + sys.argv[2:], exit=False)
    sys.exit(0 if ended.result.wasSuccessful() else 1)
