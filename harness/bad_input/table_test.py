#!/usr/bin/env python3
"""What the tables would miss if they were wrong: each check of table.py fails once, on a planted
process.
"""
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import table  # noqa: E402


def outcome(script, **options):
    return table.run(["/bin/sh", "-c", script], seconds_max=5, **options)


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
