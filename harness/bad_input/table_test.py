#!/usr/bin/env python3
"""What the tables would miss if they were wrong: each check of table.py fails once, on a planted
process.
"""
import json
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import file_kinds  # noqa: E402
import files_test  # noqa: E402
import mutations  # noqa: E402
import reader  # noqa: E402
import table  # noqa: E402


def is_strict_json(data):
    """Whether our gate would take it: Python's own parser takes more."""
    def pairs(members):
        if len(dict(members)) != len(members):
            raise ValueError("twice")
        return dict(members)

    def constant(text):
        raise ValueError(text)

    def number(text):
        if not -(1 << 63) <= int(text) < 1 << 63:
            raise ValueError(text)

    def real(text):
        if abs(float(text)) == float("inf"):
            raise ValueError(text)

    try:
        text = data.decode("utf-8")
        if "\\ud800" in text or text.count("[[[[") > 10:  # a lone surrogate; too deep
            return False
        json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_int=number,
                   parse_float=real)
        return True
    except (ValueError, RecursionError):
        return False


def outcome(script, **options):
    return table.run(["/bin/sh", "-c", script], **options)


class EachCheckHasFailedOnce(unittest.TestCase):
    def check(self, script, expected, part, **options):
        self.assertIn(part, table.breach(outcome(script, **options), expected))

    def test_codes_and_texts(self):
        fine = table.Expected((3,), ("good",))
        self.assertEqual(table.breach(outcome("echo good >&2; exit 3"), fine), "")
        self.check("echo good; exit 4", fine, "exit 4")
        self.check("echo bad; exit 3", fine, "no text 'good'")

    def test_ends(self):
        self.check("kill -SEGV $$", table.Expected((0,)), "killed by signal 11")
        self.check("kill -ABRT $$", table.Expected((0, 134)), "killed by signal 6")
        hung = table.run(["/bin/sh", "-c", "sleep 60 & wait"], seconds_max=0.2)
        self.assertIn("still running", table.breach(hung, table.Expected((0, -9))))

    def test_raw_bytes(self):
        any_end = table.Expected((0,))
        for raw, part in (("\\033[31m", "U+001B"), ("\\r", "U+000D"), ("\\302\\233", "U+009B"),
                          ("\\342\\200\\256", "U+202E"), ("\\342\\200\\217", "U+200F"),
                          ("\\342\\200\\250", "U+2028"), ("\\377", "0xff"), ("\\000", "U+0000")):
            self.check(f"printf 'a{raw}b'", any_end, part)
            self.check(f"printf 'a{raw}b' >&2", any_end, part)
        self.assertEqual(table.breach(outcome("printf 'a\\303\\251\\n'"), any_end), "")

    def test_many_lines(self):
        self.check("yes | head -500 >&2", table.Expected((0,)), "500 lines")

    def test_memory(self):
        hungry = [sys.executable, "-c", "b'x' * (1 << 29)"]
        self.assertEqual(table.run(hungry, seconds_max=20).code, 0)
        self.assertNotEqual(table.run(hungry, seconds_max=20, memory_max=1 << 28).code, 0)

    def test_processor_time(self):
        def limited():
            table.resource.setrlimit(table.resource.RLIMIT_CPU, (1, 1))

        self.check("while :; do :; done", table.Expected((0,)), "killed by signal", before=limited)

    def test_readers(self):
        echo = reader.Reader(["/bin/sh", "-c", "while read x; do echo \"got $x\"; done"], False)
        self.assertEqual(echo.ask("a"), "got a")
        self.assertEqual(echo.ask("b"), "got b")
        echo.end()
        for script, how in (("read x; kill -SEGV $$", "signal 11"), ("read x; exit 3", "exit 3"),
                            ("read x; printf half; exit 0", "exit 0"), ("exit 4", "exit 4")):
            with self.assertRaisesRegex(reader.Ended, how):
                reader.Reader(["/bin/sh", "-c", script], False).ask("a")

    def test_what_readers_say(self):
        kind = file_kinds.Kind("baseline", "baseline.json", [])
        for came, must_refuse, part in (
                ("accepted", True, "accepted"), ("the reader ended: signal 11", False, "a crash"),
                ("refused other.json: line 1: not JSON", True, "not named"),
                ("refused x/baseline.json:", True, "no reason"),
                ("refused x/baseline.json: a\x1b", True, "U+001B"),
                ("refused x/baseline.json: " + "a" * 5000, True, "characters")):
            self.assertIn(part, files_test.breach(came, kind, must_refuse))
        for came in ("accepted", "refused x/baseline.json: line 1: not JSON"):
            self.assertEqual(files_test.breach(came, kind, False), "")

    def test_mutants(self):
        text = b'{"a": [1, {"b": "x"}], "c": null}\n'
        sorts = set()
        for number in range(2 * len(mutations.SORTS)):
            sort, data, must_refuse = mutations.mutant("x", text, number)
            sorts.add(sort)
            self.assertNotEqual(data, text)
            self.assertEqual((sort, data, must_refuse), mutations.mutant("x", text, number))
            if must_refuse:
                self.assertFalse(is_strict_json(data), (sort, data[:80]))
        self.assertGreater(len(sorts), 25)

    def test_leftovers(self):
        mark = f"table-test-{os.getpid()}"
        outcome("setsid sleep 60 &", env={**os.environ, table.MARK: mark})
        self.assertEqual(table.end_leftovers(mark), 1)
        self.assertEqual(table.end_leftovers(mark, patience_s=2), 0)

    def test_table(self):
        def skipped():
            raise table.Skip("no reason")

        def status_and_text(rows):
            with tempfile.TemporaryFile("w+") as text:
                stdout, sys.stdout = sys.stdout, text
                try:
                    status = table.run_table("rows", rows, workers=1)
                finally:
                    sys.stdout = stdout
                text.seek(0)
                return status, text.read()

        status, text = status_and_text([("a", lambda: ""), ("b", skipped)])
        self.assertEqual(status, 0)
        self.assertIn("2 rows, 0 wrong, 1 skipped", text)
        self.assertIn("skipped: b: no reason", text)
        status, text = status_and_text([("a", lambda: ""), ("b", lambda: "  came it did")])
        self.assertEqual(status, 1)
        self.assertIn("wrong: b\n  came it did\n  repeat ", text)
        self.assertEqual(status_and_text([])[0], 1)


if __name__ == "__main__":
    unittest.main()
