"""Mutated files through the real program, for files_test.py: exit 65 (or what the command says of
a harmless change), the file named, in a line or two."""
import os
import shutil
import tempfile

import file_kinds
import mutations
import small_suite
import table

# A sort each: wrong bytes, wrong JSON, wrong values, and text that a terminal would obey.
NUMBERS = [next(i for i, sort in enumerate(mutations.SORTS) if sort[0] == name) for name in (
    "cut", "bom", "insert-nul", "insert-control", "double-member", "deep-100000", "huge-number",
    "empty")]
HOSTILE = b'{"\\u001b[31m\\u009b\\u202e\\n":1}\n'


def cases(conformance, samples, suite):
    """(name, arguments, slot, the file's sound bytes, lines, codes): the file lies at the slot."""
    data = ["--data", "data"]
    run = [*data, "run", "--in-process", "--crypto", "openssl"]
    read = file_kinds.read

    def of_suite(name):
        return (f"suite-{os.path.basename(name)}", run, os.path.join("data", name),
                read(os.path.join(suite, name)), False, (65,))

    real = ["--data", conformance]
    report, night = os.path.join(samples, "mixed"), os.path.join(samples, "night-found")
    trace = os.path.join(os.path.dirname(conformance), "corpus/explore/cluster-under-roles.json")
    return [
        of_suite("profiles.json"), of_suite("requirements/key-vault.json"),
        of_suite("scenarios/key-vault/first.json"),
        ("pool", run, "data/vectors/keys/pool.json",
         read(os.path.join(conformance, "vectors/keys/pool.json")), False, (65,)),
        ("differences", [*data, "vectors"], "data/vectors/known-differences.json",
         read(os.path.join(conformance, "vectors/known-differences.json")), False, (65,)),
        ("vectors", [*data, "vectors"], "data/vectors/kat/gcm.json",
         read(os.path.join(conformance, "vectors/kat/gcm.json")), False, (65,)),
        ("baseline", [*real, "run", "--in-process", "--baseline", "baseline.json"],
         "baseline.json", file_kinds.json.dumps(file_kinds.BASELINE).encode(), False, (65,)),
        ("night", [*real, "report", "night", "x"], "x/night.json",
         read(os.path.join(night, "night.json")), False, (65,)),
        ("replay", [*real, "replay", "trace.json"], "trace.json", read(trace), False, (65,)),
        ("promote", [*data, "promote", "trace.json", "KEY-05"], "trace.json", read(trace), False,
         (65,)),
        ("judge", [*real, "judge", "x/transcript.jsonl"], "x/transcript.jsonl",
         read(os.path.join(report, "transcript.jsonl")), True, (65,)),
        ("judge-run", [*real, "judge", "x/transcript.jsonl"], "x/run.jsonl",
         read(os.path.join(report, "run.jsonl")), True, (65,)),
        ("verify", [*real, "report", "verify", "x"], "x/run.jsonl",
         read(os.path.join(report, "run.jsonl")), True, (65,)),
        ("merge", [*real, "report", "merge", "--out", "m", "x"], "x/run.jsonl",
         read(os.path.join(report, "run.jsonl")), True, (65,)),
        ("verify-report", [*real, "report", "verify", "x"], "x/report.json",
         read(os.path.join(report, "report.json")), False, (1, 2, 65)),
    ]


def lay_out(scratch, samples, suite, slot, data):
    folder = tempfile.mkdtemp(prefix="command-", dir=scratch)
    if slot.startswith("x/"):
        shutil.copytree(os.path.join(samples, "night-found" if "night" in slot else "mixed"),
                        os.path.join(folder, "x"))
    shutil.copytree(suite, os.path.join(folder, "data"), symlinks=True)
    path = os.path.join(folder, slot)
    small_suite.own(folder, slot)
    if os.path.lexists(path):
        os.unlink(path)
    with open(path, "wb") as file:
        file.write(data)
    return folder


def rows(given, scratch):
    suite = os.path.join(scratch, "suite")
    small_suite.write(given.source, suite)
    conformance = os.path.join(given.source, "conformance")
    memory_max = None if given.sanitized else table.MEMORY_MAX

    def run(case, data):
        name, args, slot, _, _, codes = case
        folder = lay_out(scratch, scratch, suite, slot, data)
        outcome = table.run([os.path.join(given.bin, "cmkconf"), *args], cwd=folder,
                            memory_max=memory_max)
        shutil.rmtree(folder)
        named = os.path.basename(slot) if codes == (65,) else ""
        return table.report(outcome, table.Expected(codes, (named,), lines_max=2))

    made = []
    for case in cases(conformance, scratch, suite):
        name, _, _, data, lines, _ = case
        for number in NUMBERS:
            sort, mutant, must_refuse = mutations.mutant(name, data, number, lines)
            if lines and not must_refuse:
                continue
            made.append((f"command/{name}/{sort}", lambda c=case, m=mutant: run(c, m)))
        made.append((f"command/{name}/hostile", lambda c=case: run(c, HOSTILE)))
    return made
