#!/usr/bin/env python3
"""Every misbehaving adapter of misbehaviours.py against the real program: never a crash, a hang, a
harness fault or a raw byte for the terminal; nothing that it started is left.

adapters_test.py BIN SOURCE [--row NAME]
"""
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
import misbehaviours  # noqa: E402
import small_suite  # noqa: E402
import table  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SHORT_S, LONG_S = 1.0, 30  # of --timeout, for rows that wait for it and for the others
WORKERS = 2 * (os.cpu_count() or 1)  # half of the rows wait


def run_row(program, folder, name, memory_max):
    row, scratch = misbehaviours.ROWS[name], tempfile.mkdtemp(prefix="cmkconf-adapter-")
    mark = f"{name}.{os.path.basename(scratch)}"
    # Most of the time of a row is that of starting the adapter.
    adapter = f"{sys.executable} -I -S -X pycache_prefix={folder}/compiled {HERE}/adapter.py"
    command = [program, "--data", os.path.join(folder, "data"), "run",
               "--target", f"{adapter} {name} {scratch}",
               "--timeout", str(SHORT_S if row.slow else LONG_S)]
    try:
        outcome = table.run(command, memory_max=memory_max, cwd=scratch,
                            env={**os.environ, table.MARK: mark})
        num_left = table.end_leftovers(mark, patience_s=1)
        more = f"{num_left} processes are left" if num_left else ""
        if not more and os.path.exists(os.path.join(scratch, "core")):
            more = "a core image is left"
        return table.report(outcome, table.Expected(row.codes, row.texts), more)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    given = table.parser(__doc__).parse_args()
    # The rows that wait longest begin first.
    names = sorted(misbehaviours.ROWS, key=lambda name: (
        name != "hangs-at-start", not misbehaviours.ROWS[name].slow))
    with tempfile.TemporaryDirectory(prefix="cmkconf-suite-") as folder:
        small_suite.write(given.source, os.path.join(folder, "data"))
        program = table.lean(os.path.join(given.bin, "cmkconf"), os.path.join(folder, "bin"))
        memory_max = None if given.sanitized else table.MEMORY_MAX
        rows = [(name, lambda name=name: run_row(program, folder, name, memory_max))
                for name in names]
        return table.run_table("adapters", table.chosen(rows, given.row), workers=WORKERS)


if __name__ == "__main__":
    sys.exit(main())
