#!/usr/bin/env python3
"""Tampers with written reports and asserts that `cmkconf report verify` notices each time: its exit
code is not 0, and what it prints names the place.

tampering_test.py CMKCONF

Three tables. PLAIN changes bytes and files and nothing else. RESEALED is an attacker who knows how
the digests are made and makes them anew, by the description in reports/README.md alone. JUDGED needs
`--judge` or `--key`. What nothing here can notice stands in reports/README.md.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tampering_edits import (sha, compact, Report, edit, flip, insert, lines_of, swap, replace_in_line)

FILES = ["junit.xml", "report.html", "report.json", "run.jsonl", "summary.md", "transcript.jsonl"]
PRIVATE = """-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIIU8Ye98ILVv2AV92uqPmerGuPviWdqglljycTmykKhS
-----END PRIVATE KEY-----
"""
PUBLIC = """-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAWFwHk5igABRGvy79DigIpIJoJ+SmDWScJwbklKd2acU=
-----END PUBLIC KEY-----
"""
OTHER_PUBLIC = """-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAgzY2a79c0eB14Vpizd89B5F+nSz7x5AYzENynLe9Afc=
-----END PUBLIC KEY-----
"""
ENCRYPTED = """-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgTHX55d3zHXwICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFdS8jiITdm5KVlL5b32BHYEQG1J
IdF79AW2AD1SzJxQil72IELmNswnDr3LLOcONtc1PgR1fCOQClSQz3IG9WA72W+C
SA+j3aBivy32FeWIMfA=
-----END ENCRYPTED PRIVATE KEY-----
"""


def plain_table():
    table = []
    for name in FILES:
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            table.append(("%s: another byte at %d %%" % (name, share * 100),
                          edit(name, flip(share)), re.escape(name)))
        table += [
            (name + ": one byte more", edit(name, insert), re.escape(name)),
            (name + ": the last byte cut off", edit(name, lambda data: data[:-1]), re.escape(name)),
            (name + ": a line feed more", edit(name, lambda data: data + b"\n"), re.escape(name)),
            (name + ": its first half alone", edit(name, lambda data: data[:len(data) // 2]),
             re.escape(name)),
            (name + ": empty", edit(name, lambda data: b""), re.escape(name)),
            (name + ": missing", lambda folder, name=name: (folder / name).unlink(),
             re.escape(name)),
            (name + ": a link to what it was", lambda folder, name=name: to_link(folder, name),
             re.escape(name) + ": no regular file"),
        ]
    for name in ("notes.txt", ".hidden", "run.jsonl.bak", ".run.jsonl.7.part", "report2.html"):
        table.append(("an extra file " + name,
                      lambda folder, name=name: (folder / name).write_text("x"),
                      re.escape(name) + ": is no file of a report"))
    table += [
        ("an extra folder", lambda folder: (folder / "more").mkdir(), "more: is no file"),
        ("an extra link", lambda folder: (folder / "link").symlink_to("/"), "link: is no file"),
        ("an extra file whose name moves the cursor",
         lambda folder: (folder / "a\x1b[2Jb").write_text("x"), "is no file of a report"),
    ]
    sealed = "transcript.jsonl: does not fit its digest"
    for what, change in (
            ("the first line dropped", lambda lines: lines.pop(0)),
            ("a middle line dropped", lambda lines: lines.pop(len(lines) // 2)),
            ("the last line dropped", lambda lines: lines.pop()),
            ("a line twice", lambda lines: lines.insert(5, lines[4])),
            ("two lines swapped", lambda lines: swap(lines, 3, 4)),
            ("its lines backwards", lambda lines: lines.reverse()),
            ("another answer", replace_in_line(0, b'"outcome":"accepted"', b'"outcome":"refused"')),
            ("another method", replace_in_line(0, b'"method":"', b'"method":"x')),
            ("another instant", replace_in_line(0, b'"now":17', b'"now":18')),
            ("another step", replace_in_line(0, b'"step":', b'"step":1'))):
        table.append(("transcript.jsonl: " + what, edit("transcript.jsonl", lines_of(change)),
                      sealed))
    for what, change, named in (
            ("a check dropped", lambda lines: lines.pop(3), "the digest of the checks"),
            ("two checks swapped", lambda lines: swap(lines, 3, 4), "the digest of the checks"),
            ("the header of another run", replace_in_line(0, b'"seed":7', b'"seed":8'),
             "line 1: the name of the run"),
            ("another scope", replace_in_line(-1, b"25 scenarios", b"99 scenarios"),
             "the digest does not fit header, checks and footer"),
            ("a drift", replace_in_line(-1, b'"drift":[]', b'"drift":["x"]'),
             "the digest does not fit header, checks and footer"),
            ("another conduct", replace_in_line(-1, b'"restarts":0', b'"restarts":1'),
             "the digest does not fit header, checks and footer"),
            ("another digest", replace_in_line(-1, b'"digest":"', b'"digest":"0'),
             "the digest does not fit header, checks and footer")):
        table.append(("run.jsonl: " + what, edit("run.jsonl", lines_of(change)), named))
    return table


def to_link(folder, name):
    shutil.move(folder / name, folder.parent / (folder.name + "-" + name))
    (folder / name).symlink_to(folder.parent / (folder.name + "-" + name))


# Edits whose digests are made anew --------------------------------------------------------------

def resealed(change):
    def apply(folder):
        report = Report(folder)
        change(report)
        report.seal()
    return apply


def member(index, name, value):
    def change(report):
        old = report.checks[index][name]
        report.checks[index][name] = value(old) if callable(value) else value
        assert report.checks[index][name] != old, name
    return change


def with_count(change):
    def apply(report):
        change(report)
        report.count()
    return apply


def put(part, path, value):
    """Sets header or footer member `path` ("a.b") to a value, or to what a function makes of it."""
    def change(report):
        at = getattr(report, part)
        *parents, last = path.split(".")
        for name in parents:
            at = at[name]
        new = value(at.get(last)) if callable(value) else value
        assert at.get(last) != new, path
        at[last] = new
    return change


def drop_row(report):
    row = report.checks[0]["requirement"]
    report.checks = [check for check in report.checks if check["requirement"] != row]


def moved_row(report):
    other = next(check["requirement"] for check in report.checks
                 if check["requirement"] != report.checks[0]["requirement"])
    report.checks[0]["requirement"] = other


def case_lines(report):
    """The numbers of the lines of one case that has more than three exchanges."""
    cases = {}
    for number, line in enumerate(report.transcript):
        cases.setdefault((line["scenario"], line["case"], line["backend"]), []).append(number)
    return next(lines for lines in cases.values() if len(lines) > 3)


def transcript(change):
    def apply(report):
        change(report.transcript, case_lines(report))
    return apply


def resealed_table():
    table = []

    def add(what, change, named):
        table.append((what + ", digests made anew", resealed(change), named))

    for what, change, named in (
            ("a check of another row", moved_row, r"run.jsonl: line 2: .*requirement is"),
            ("a check of an unknown row", member(0, "requirement", "KEY-99"),
             r"run.jsonl: line 2: KEY-99.*requirement is"),
            ("a renamed scenario", member(0, "scenario", "identity/made-up"),
             r"run.jsonl: line 2: .*is no check of this run"),
            ("a scenario that was not selected", member(0, "scenario", "key-vault/wrap-at-expiry"),
             r"run.jsonl: line 2: .*is no check of this run"),
            ("a renamed case", member(1, "case", "other"), r"run.jsonl: line 3: .*is no check"),
            ("another step", member(2, "step", lambda step: step + 50),
             r"run.jsonl: line 4: .*is no check"),
            ("another backend", member(0, "backend", "libressl"), r"run.jsonl: line 2: .*no check"),
            ("another title", member(4, "title", "all is well"),
             r"run.jsonl: line 6: .*title is \"all is well\""),
            ("another expectation", member(5, "expected", "anything"),
             r"run.jsonl: line 7: .*expected is \"anything\""),
            ("passed with a message", member(6, "message", "but"),
             r"run.jsonl: line 8: .*passed, but with a message"),
            ("failed where the footer says passed", member(7, "status", "failed"),
             "run.jsonl: the footer says passed"),
            ("the first check dropped", lambda report: report.checks.pop(0), "is missing"),
            ("a middle check dropped", lambda report: report.checks.pop(20), "is missing"),
            ("the last check dropped", lambda report: report.checks.pop(), "is missing"),
            ("a check twice", lambda report: report.checks.insert(9, dict(report.checks[8])),
             r"run.jsonl: line 11: .*is there twice, first on line 10"),
            ("one check in place of another",
             lambda report: report.checks.__setitem__(9, dict(report.checks[8])),
             r"run.jsonl: line 11: .*is there twice"),
            ("two checks swapped", lambda report: swap(report.checks, 3, 12),
             r"run.jsonl: line 5: .*is out of order"),
            ("the first check at the end",
             lambda report: report.checks.append(report.checks.pop(0)),
             r"run.jsonl: line 2: .*is out of order"),
            ("all checks backwards", lambda report: report.checks.reverse(), "is out of order"),
            ("an invented check", lambda report: report.checks.append(
                dict(report.checks[-1], step=77)), "is no check of this run"),
            ("all checks of a row dropped", drop_row, "is missing"),
            ("no check left", lambda report: report.checks.clear(), "is missing")):
        add("run.jsonl: " + what, with_count(change), named)

    for name in ("catalogue", "scenarios", "worlds", "vectors", "schemas", "binary"):
        add("header: another digest of " + name, put("header", "suite." + name, "0" * 64),
            "of another suite: %s 000000000000, here" % name)
        add("header: no digest of " + name, put("header", "suite." + name, ""),
            "of another suite: %s unknown, here" % name)
    for path, value, named in (
            ("version", "9.9.9", "line 1: says version 9.9.9"),
            ("profiles", ["key-vault"], "is no check of this run"),
            ("filter", "", "is missing"),
            ("filter", "identity/roles*", "is no check of this run"),
            ("shard", {"index": 1, "count": 2}, "is no check of this run"),
            ("shard", {"index": 2, "count": 3}, "is no check of this run"),
            ("backends", lambda old: old[:1], "is no check of this run"),
            ("backends", lambda old: old[::-1], "is out of order"),
            ("targetCommand", "./other", "summary.md: line"),
            ("target.profiles", ["key-vault"], "is no check of this run"),
            ("target.profiles", lambda old: old + ["quantum"], "the checks give"),
            ("target.capabilities", [], "the checks give not-testable"),
            ("target.options", lambda old: dict(old, leeway=10 ** 6), "the checks give"),
            ("timing", "latest", "summary.md: line"),
            ("seed", 99, "summary.md: line"),
            ("seedFixed", lambda old: not old, "summary.md: line"),
            ("failFast", True, "report.json: line"),
            ("baseline", "0" * 64, "report.json: line")):
        add("header: another %s" % path, put("header", path, value), named)

    for path, value, named in (
            ("verdict", "conformant", "the footer says verdict \"conformant\""),
            ("verdict", "incomplete", "the footer says verdict \"incomplete\""),
            ("scope", None, "the footer says scope \"\""),
            ("scope", "in all that matters", "the footer says scope"),
            ("profiles.identity", "partial", "the footer says partial of identity"),
            ("profiles.key-vault", "conformant", "the footer says conformant of key-vault"),
            ("profiles.cloud", "conformant", "the footer judges unknown cloud"),
            ("requirements.IDN-01", "failed", "the footer says failed of IDN-01"),
            ("requirements.KEY-05", "passed", "the footer says passed of KEY-05"),
            ("requirements.ZZZ-1", "passed", "the footer judges unknown ZZZ-1"),
            ("checks.expected", lambda old: old + 1, "the footer expects"),
            ("checks.emitted", lambda old: old - 1, "the footer counts"),
            ("checks", {"expected": 0, "emitted": 0}, "the footer expects 0"),
            ("extent.scenarios", {"taken": 418, "all": 418}, "the footer's extent"),
            ("extent.profiles", {}, "the footer's extent"),
            ("extent.requirements", {}, "the footer's extent"),
            ("known", [{"check": "IDN-01/x/1", "reason": "r", "issue": "i",
                        "expires": "2030-01-31"}], "known failure IDN-01/x/1 is no failed check"),
            ("drift", ["something"], "lists known failures or drift"),
            ("conduct.restarts", 3, "the checks give \"incomplete\""),
            ("conduct.died", True, "the checks give \"incomplete\""),
            ("conduct.firstBreak", "x", "conduct: the builtin target cannot break"),
            ("conduct.end", "x", "conduct: the builtin target cannot break")):
        add("footer: another %s" % path, put("footer", path, value), named)

    def drop_requirement(report):
        del report.footer["requirements"]["IDN-01"]

    def drop_profile(report):
        del report.footer["profiles"]["identity"]

    add("footer: a row without a verdict", drop_requirement, "says nothing of IDN-01")
    add("footer: a profile without a verdict", drop_profile, "says nothing of identity")

    for what, change, named in (
            ("the first line of a case dropped", lambda lines, own: lines.pop(own[0]),
             "has 0 of 1 exchanges"),
            ("a middle line of a case dropped", lambda lines, own: lines.pop(own[2]),
             "has 0 of 1 exchanges"),
            ("the last line of a case dropped", lambda lines, own: lines.pop(own[-1]),
             "has 0 of 1 exchanges"),
            ("a line twice", lambda lines, own: lines.insert(own[2], dict(lines[own[1]])),
             "out of order, or none of the scenario"),
            ("two lines swapped", lambda lines, own: swap(lines, own[0], own[-1]), "exchanges of"),
            ("a line at the end", lambda lines, own: lines.append(lines.pop(own[1])),
             "begins again"),
            ("another step", lambda lines, own: lines[own[-1]].update(step=99),
             "out of order, or none of the scenario"),
            ("another method", lambda lines, own: lines[own[1]]["call"].update(method="key.get"),
             "exchanges of"),
            ("a case that is none", lambda lines, own: lines[own[1]].update(case="other"),
             "is no case of this run"),
            ("a scenario that is none", lambda lines, own: lines[0].update(scenario="a/b"),
             "a/b.* is no case of this run"),
            ("another backend", lambda lines, own: lines[own[1]].update(backend="libressl"),
             "is no case of this run"),
            ("nothing left", lambda lines, own: lines.clear(), "has 0 of 1 exchanges")):
        add("transcript.jsonl: " + what, transcript(change), named)
    return table


# Edits that only --judge or a signature shows ---------------------------------------------------

def pass_all(report):
    """A failed run made to look passed, as consistently as can be."""
    for check in report.checks:
        if check["status"] != "passed":
            check.update(status="passed", message="", actual=check["expected"])


def other_answer(report):
    # Of all that were refused: not every refusal is judged.
    for line in report.transcript:
        if line["step"] > 0 and line["answer"].get("outcome") == "refused":
            line["answer"] = {"outcome": "accepted", "result": {}}


def no_answer(report):
    for line in report.transcript:
        if line["answer"].get("outcome") == "accepted":
            line["answer"] = {"outcome": "errored", "evidence": "x"}


def fail_one(report):
    report.checks[0].update(status="failed", message="made up")


def other_actual(report):
    check = next(check for check in report.checks if check["status"] == "failed")
    check["actual"] = "something else"


def other_message(report):
    check = next(check for check in report.checks if check["status"] == "failed")
    check["message"] = "something else"


def judged_table():
    again = "judged again: "
    return [(what + ", digests made anew", resealed(change), again + named)
            for what, change, named in (
                ("failed checks made passed", pass_all, r"status is \"passed\", not \"failed\""),
                ("a passed check made failed", fail_one, r"status is \"failed\", not \"passed\""),
                ("another actual of a failed check", other_actual, "actual is"),
                ("another message of a failed check", other_message, "message is"),
                ("other answers in the transcript", other_answer, ""),
                ("no answer in the transcript", no_answer, ""))]


def signature_edit(old, new):
    return edit("signature", lambda data: data.replace(old, new, 1))


def signed_table(keys):
    key = ["--key", str(keys / "public.pem")]
    return [
        ("signature: removed", lambda folder: (folder / "signature").unlink(), key,
         "signature: missing"),
        ("signature: by another key", lambda folder: None, ["--key", str(keys / "other.pem")],
         "signature: line 2: not made by this key"),
        ("signature: another digit", edit("signature", lambda data: data[:-2] + (
            b"0" if data[-2:-1] != b"0" else b"1") + b"\n"), key, "not made by this key"),
        ("signature: of another digest", edit("signature", lambda data: data[:15] + (
            b"0" if data[15:16] != b"0" else b"1") + data[16:]), key, "is of another report"),
        ("signature: of another digest, without a key", edit("signature", lambda data: data[:15] + (
            b"0" if data[15:16] != b"0" else b"1") + data[16:]), [], "is of another report"),
        ("signature: garbage", edit("signature", lambda data: b"garbage\n"), [],
         "signature: not of the form"),
        ("signature: a line more", edit("signature", lambda data: data + b"x\n"), key,
         "signature: not of the form"),
        ("signature: upper case", signature_edit(b"ed25519", b"ED25519"), key, "not of the form"),
        ("a report that was made anew behind its signature", resealed(
            put("header", "target.version", "2.0")), key, "signature: line 1: is of another report"),
    ]


class Bench:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)

    def run(self, *arguments, code=None):
        ran = subprocess.run([self.program, *map(str, arguments)], capture_output=True,
                             cwd=self.folder, timeout=300)
        text = (ran.stdout + ran.stderr).decode("utf-8", "replace")
        if code is not None:
            assert ran.returncode == code, (arguments, ran.returncode, text[-2000:])
        return ran.returncode, text

    def noticed(self, number, base, entry, options):
        """None, or why the tampering was not noticed as it must be."""
        what, change, named = entry
        copy = self.folder / ("t%d" % number)
        shutil.copytree(base, copy, symlinks=True)
        change(copy)
        code, text = self.run("report", "verify", *options, copy)
        shutil.rmtree(copy)
        if code == 0:
            return "%s: not noticed" % what
        if code not in (1, 65):
            return "%s: exit code %d: %s" % (what, code, text[:300])
        if not re.search(named, text):
            return "%s: %r is not named in %s" % (what, named, text[:1500])
        if "\x1b" in text:
            return "%s: an escape sequence on the terminal" % what
        return None


def check_signing(bench, keys):
    """Signs, verifies, and refuses keys that are none; nothing printed holds the key."""
    base = bench.folder / "signed"
    shutil.copytree(bench.folder / "part", base)
    _, text = bench.run("report", "sign", "--key", keys / "private.pem", base, code=0)
    assert "IIU8Ye98" not in text
    _, text = bench.run("report", "verify", "--key", keys / "public.pem", base, code=0)
    assert "signed by the key" in text, text
    bench.run("report", "verify", base, code=0)
    bench.run("report", "sign", "--key", keys / "private.pem", base, code=0)
    for bad in ("encrypted.pem", "public.pem", "garbage.pem", "none.pem"):
        _, text = bench.run("report", "sign", "--key", keys / bad, base, code=65)
        assert "PEM" in text or "cannot be read" in text, text
    bench.run("report", "verify", "--key", keys / "private.pem", base, code=65)
    (bench.folder / "bad").mkdir()
    broken = bench.folder / "bad" / "report"
    shutil.copytree(bench.folder / "part", broken)
    (broken / "notes.txt").write_text("x")
    _, text = bench.run("report", "sign", "--key", keys / "private.pem", broken, code=1)
    assert "not signed" in text and not (broken / "signature").exists()
    return base


def main(program):
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory(prefix="cmkconf-tampering-") as folder:
        bench = Bench(program, folder)
        keys = bench.folder / "keys"
        keys.mkdir()
        for name, text in (("private", PRIVATE), ("public", PUBLIC), ("other", OTHER_PUBLIC),
                           ("encrypted", ENCRYPTED), ("garbage", "x")):
            (keys / (name + ".pem")).write_text(text)
        bench.run("run", "--in-process", "--filter", "identity/*", "--seed", "7", "--out", "part",
                  code=2)
        bench.run("run", "--profile", "identity", "--seed", "7", "--out", "failing", "--target",
                  "'%s' adapter --deviant IDN-11-list-is-empty" % program, code=1)
        for sound in ("part", "failing"):
            bench.run("report", "verify", sound, code=0)
            bench.run("report", "verify", "--judge", sound, code=0)
        part, failing = bench.folder / "part", bench.folder / "failing"
        signed = check_signing(bench, keys)
        jobs = [(part, entry, []) for entry in plain_table() + resealed_table()]
        num_alone = len(jobs)
        jobs += [(failing, entry, ["--judge"]) for entry in judged_table()]
        jobs += [(signed, (what, change, named), options)
                 for what, change, options, named in signed_table(keys)]
        with concurrent.futures.ThreadPoolExecutor(min(8, 2 * (os.cpu_count() or 1))) as pool:
            faults = [fault for fault in pool.map(
                lambda job: bench.noticed(job[0], *job[1]), enumerate(jobs)) if fault]
    assert num_alone >= 120, num_alone
    for fault in faults:
        print(fault)
    print("tampering: %d of %d noticed, %d of them by verify alone" % (
        len(jobs) - len(faults), len(jobs), num_alone))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
