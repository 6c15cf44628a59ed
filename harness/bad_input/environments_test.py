#!/usr/bin/env python3
"""The real program in hostile surroundings (environment_rows.py, environment_paths.py): documented
exit codes, clear text, no crash, no hang, nothing half written.

environments_test.py BIN SOURCE [--row NAME] [--sanitized]
"""
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import environment_paths  # noqa: E402
import environment_rows  # noqa: E402
import small_suite  # noqa: E402
import table  # noqa: E402

# Sanitizers need memory, files, processes and /proc for themselves.
NOT_SANITIZED = ("memory-", "stack-", "files-", "processes-", "no-proc")
REPORT = {"run.jsonl", "report.json", "junit.xml", "summary.md", "report.html", "transcript.jsonl"}


def why_skipped(row, program):
    """Why a row cannot be run here; "" when it can."""
    if row.nobody and os.geteuid() != 0:
        return "needs root, to become a user without rights"
    if row.nobody and subprocess.run(
            ["/bin/sh", "-c", 'test -x "$0"', program], preexec_fn=become_nobody).returncode != 0:
        return "the program lies where a user without rights cannot reach it"
    if row.wrap and row.wrap[0] == "unshare" and subprocess.run(
            [*row.wrap, "true"], capture_output=True).returncode != 0:
        return "namespaces are not permitted here"
    return ""


def become_nobody():
    os.setgroups([])
    os.setgid(environment_rows.NOBODY)
    os.setuid(environment_rows.NOBODY)


def prepare(row):
    def before():
        if row.nobody:
            become_nobody()
        if row.before:
            row.before()
    return before


def environment(row, mark):
    env = {**os.environ, table.MARK: mark}
    for name in ("CMKCONF_DATA", "CMK_MODULE_DIR"):
        env.pop(name, None)
    for name, value in row.env.items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return env


def half_written(folder):
    """What stands in the folder and is neither a whole report nor the row's own."""
    for parent, _, names in os.walk(os.fsencode(folder)):
        if any(name.endswith(b".part") for name in names):
            return "a file of a report that was not finished is left"
        found = {os.fsdecode(name) for name in names} & REPORT
        if found and not REPORT <= found:
            return "a part of a report is left: " + " ".join(sorted(found))
    return ""


def run_row(row, program, data):
    if why := why_skipped(row, program):
        raise table.Skip(why)
    scratch = tempfile.mkdtemp(prefix="cmkconf-surroundings-")
    mark = os.path.basename(scratch)
    if row.data == "data":
        shutil.copytree(data, os.path.join(scratch, "data"), symlinks=True)
    if row.make:
        row.make(scratch)
    if row.nobody:
        for parent, folders, names in os.walk(scratch):
            for name in [".", *folders, *names]:
                os.chown(os.path.join(parent, name), environment_rows.NOBODY, -1,
                         follow_symlinks=False)
    given = {"data": ["--data", "data"], "-": []}.get(row.data, ["--data", data])
    try:
        outcome = table.run([*row.wrap, program, *given, *row.args], before=prepare(row),
                            env=environment(row, mark), cwd=os.path.join(scratch, row.cwd))
        num_left = table.end_leftovers(mark, patience_s=1)
        more = f"{num_left} processes are left" if num_left else half_written(scratch)
        if not more and row.report and not os.path.isfile(os.path.join(scratch, "report/run.jsonl")):
            more = "no report is written"
        return table.report(outcome, table.Expected(row.codes, row.texts), more)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    given = table.parser(__doc__).parse_args()
    rows = environment_rows.ROWS + environment_paths.ROWS
    if given.sanitized:
        rows = [row for row in rows if not row.name.startswith(NOT_SANITIZED)]
    with tempfile.TemporaryDirectory(prefix="cmkconf-suite-") as folder:
        os.chmod(folder, 0o755)
        data = os.path.join(folder, "data")
        small_suite.write(given.source, data)
        # Where a user without rights can reach it.
        program = table.lean(os.path.join(given.bin, "cmkconf"), os.path.join(folder, "bin"))
        table_rows = [(row.name, lambda row=row: run_row(row, program, data)) for row in rows]
        return table.run_table("environments", table.chosen(table_rows, given.row))


if __name__ == "__main__":
    sys.exit(main())
