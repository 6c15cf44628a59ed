#!/usr/bin/env python3
"""Mutated files of every kind that cmkconf reads: refused with file and reason, or accepted where
the change is harmless; within 20 s and 2 GiB, without a crash. Most are read by read_inputs, which
has the program's own readers; some by the real program (file_commands.py).

files_test.py BIN SOURCE [--row NAME] [--keep DIR] [--sanitized]
"""
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
import file_commands  # noqa: E402
import file_kinds  # noqa: E402
import mutations  # noqa: E402
import reader  # noqa: E402
import table  # noqa: E402

SOUND = "sound"  # in place of a mutant's number


class Files:
    """The rows of mutated files, with the readers of this process."""

    def __init__(self, given, scratch):
        self.given, self.scratch, self.readers, self.kinds = given, scratch, {}, {}

    def reader_of(self, kind):
        key = (os.getpid(), kind.name, kind.slot)  # a slot each: two kinds are of one name
        if key not in self.readers:
            folder = tempfile.mkdtemp(prefix=kind.name, dir=self.scratch)
            kind.prepare(folder)
            slot = os.path.join(folder, kind.slot)
            os.makedirs(os.path.dirname(slot), exist_ok=True)
            self.readers[key] = reader.Reader(
                [os.path.join(self.given.bin, "read_inputs"), kind.name,
                 os.path.join(self.given.source, "conformance"), folder, kind.slot],
                self.given.sanitized)
        return self.readers[key]

    def run(self, kind, source, number):
        """What is wrong with how the mutant of that number, or the sound file, is read."""
        sort, data, must_refuse = ("sound", source.data, False) if number == SOUND else \
            mutations.mutant(source.name, source.data, number, kind.lines)
        path = os.path.join(self.scratch, f"mutant-{os.getpid()}")
        with open(path, "wb") as file:
            file.write(data)
        wanted = "refused" if must_refuse else "refused or accepted"
        try:
            came = self.reader_of(kind).ask(path)
        except reader.Ended as error:
            self.readers.pop((os.getpid(), kind.name, kind.slot), None)
            came = f"the reader ended: {error}"
        wrong = breach(came, kind, must_refuse)
        if number == SOUND and came != "accepted":
            wrong = "a sound file is not accepted"
        if self.given.row:
            print(f"{sort}: {came}")
        if self.given.keep:
            shutil.copy(path, self.given.keep)
        return wrong and f"  expected  {wanted} ({sort})\n  came      {wrong}\n    | {came[:600]}\n"


def breach(came, kind, must_refuse):
    """What is wrong with the reader's line."""
    if came == "accepted":
        return "accepted" if must_refuse else ""
    if not came.startswith("refused "):
        return "a crash, a hang or too much memory"
    if os.path.basename(kind.slot) not in came and not kind.whole:
        return "the file is not named"
    if not came.split(":", 1)[-1].strip():
        return "no reason"
    if len(came) > 5000:
        return f"a reason of {len(came)} characters"
    return table.first_raw(came.encode())


def main():
    parser = table.parser(__doc__)
    parser.add_argument("--keep", help="a folder for the mutant of the row")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cmkconf-files-") as scratch:
        files = Files(given, scratch)
        rows = [(f"{kind.name}/{source.name}/{number}",
                 lambda kind=kind, source=source, number=number: files.run(kind, source, number))
                for kind in file_kinds.kinds(given.bin, given.source, scratch)
                for source in kind.sources for number in (SOUND, *range(source.count))]
        rows += file_commands.rows(given, scratch)
        return table.run_table("mutated files", table.chosen(rows, given.row))


if __name__ == "__main__":
    sys.exit(main())
