"""Odd folders, files and arguments for environments_test.py: see environment_rows.py."""
import os

import small_suite
from environment_rows import COMMANDS, ODD_NAMES, Row

RUN = COMMANDS["run"][:-1]  # the report's folder follows


def linked(*steps):
    """Makes of (what, name, value) a file, a folder, a link or a pipe in the row's folder."""
    def make(folder):
        for what, name, value in steps:
            path = os.path.join(os.fsencode(folder), os.fsencode(name))
            if what == "file":
                with open(path, "wb") as file:
                    file.write(value)
            elif what == "folder":
                os.mkdir(path, value)
            elif what == "link":
                os.symlink(value, path)
            else:
                os.mkfifo(path)
    return make


LOOP = [("link", "loop", "loop")]
CIRCLE = [("link", "x", "y"), ("link", "y", "x")]


def outputs():
    rows = []
    for name, out, make in (
            ("is-a-file", "x", linked(("file", "x", b"mine"))),
            ("below-a-file", "x/y", linked(("file", "x", b"mine"))),
            ("loop", "loop", linked(*LOOP)), ("below-a-loop", "loop/x", linked(*LOOP)),
            ("circle", "x", linked(*CIRCLE)), ("pipe", "x", linked(("pipe", "x", 0))),
            ("to-nowhere", "x", linked(("link", "x", "/nonexistent/x"))),
            ("device", "/dev/null", None), ("below-a-device", "/dev/null/x", None),
            ("proc", "/proc/cmkconf", None), ("sys", "/sys/cmkconf", None),
            ("name-of-300", "n" * 300, None), ("path-of-5000", "p/" * 2500, None)):
        rows.append(Row(f"out-{name}", [*RUN, out], (64, 65, 74), (out[:40],), make=make))
    rows.append(Row("out-read-only", [*RUN, "x/report"], (74,), ("x/report",), nobody=True,
                    make=linked(("folder", "x", 0o555))))
    rows.append(Row("out-unreadable", [*RUN, "x/report"], (74,), ("x/report",), nobody=True,
                    make=linked(("folder", "x", 0o000))))
    # A folder that holds anything but an earlier report is not written to.
    rows.append(Row("out-of-others", [*RUN, "x"], (64, 65, 74), ("x",), make=linked(
        ("folder", "x", 0o755), ("file", "x/thesis.txt", b"mine"))))
    for name, odd in ODD_NAMES:
        rows.append(Row(f"out-named-{name}", [*RUN, odd], (2, 64)))
    return rows


def inputs():
    """Every argument that names something to be read, and odd things in its place."""
    commands = [("baseline", ["run", "--in-process", "--baseline"]), ("judge", ["judge"]),
                ("replay", ["replay"]), ("verify", ["report", "verify"]),
                ("night", ["report", "night"]), ("vectors", ["vectors", "--wycheproof"]),
                ("merge", ["report", "merge", "--out", "m"])]
    things = [("missing", "none", None), ("empty-name", "", None),
              ("loop", "loop", linked(*LOOP)), ("folder", "x", linked(("folder", "x", 0o755))),
              ("empty-file", "x", linked(("file", "x", b""))),
              ("pipe", "x", linked(("pipe", "x", 0))), ("device", "/dev/zero", None),
              ("null", "/dev/null", None), ("memory", "/proc/self/mem", None),
              ("below-a-file", "x/y", linked(("file", "x", b""))), ("long", "n" * 300, None)]
    things += [(f"named-{name}", odd, None) for name, odd in ODD_NAMES if name != "dash"]
    return [Row(f"{command}-{name}", [*args, thing], (64, 65), (), make=make)
            for command, args in commands for name, thing, make in things]


def without(*names):
    """The small suite without a part, or with something else in its place."""
    def make(folder):
        for name in names:
            path = os.path.join(folder, "data", name)
            small_suite.own(os.path.join(folder, "data"), name)
            if os.path.isdir(path) and not os.path.islink(path):
                os.rename(path, os.path.join(folder, "away-" + os.path.basename(name)))
            else:
                os.unlink(path)
    return make


def replaced(name, what, value=0):
    def make(folder):
        without(name)(folder)
        linked((what, os.path.join("data", name), value))(folder)
    return make


def suites():
    run = [*RUN, "report"]
    rows = [Row(f"data-without-{name.split('/')[-1]}", run, codes, texts, make=without(name),
                data="data")
            for name, codes, texts in (
        ("profiles.json", (65,), ("profiles.json",)), ("requirements", (65,), ("key-vault.json",)),
        ("requirements/key-vault.json", (65,), ("key-vault.json",)),
        ("scenarios", (65,), ("scenarios",)), ("vectors", (65,), ("vectors",)),
        ("scenarios/key-vault", (2, 65), ()), ("scenarios/key-vault/first.json", (2,), ()))]
    for name, what, value in (
            ("is-empty", "file", b""), ("is-a-loop", "link", "first.json"),
            ("is-a-folder", "folder", 0o755), ("is-a-pipe", "pipe", 0),
            ("is-endless", "link", "/dev/zero"), ("is-binary", "link", "/bin/sh"),
            ("is-nowhere", "link", "/nonexistent")):
        rows.append(Row(f"scenario-{name}", run, (65,), ("first.json",), data="data",
                        make=replaced("scenarios/key-vault/first.json", what, value)))
        rows.append(Row(f"requirements-{name}", run, (65,), ("key-vault.json",), data="data",
                        make=replaced("requirements/key-vault.json", what, value)))
        rows.append(Row(f"profiles-{name}", run, (65,), (), data="data",
                        make=replaced("profiles.json", what, value)))
    for name, part, what, value in (
            ("profile-linked", "scenarios/key-vault", "link", "/usr"),
            ("pool-is-a-folder", "vectors/keys/pool.json", "folder", 0o755),
            ("pool-is-a-pipe", "vectors/keys/pool.json", "pipe", 0),
            ("pool-is-endless", "vectors/keys/pool.json", "link", "/dev/zero")):
        rows.append(Row(f"data-{name}", run, (65,), (part,), data="data",
                        make=replaced(part, what, value)))
    rows.append(Row("scenario-unreadable", run, (65,), ("first.json",), data="data", nobody=True,
                    make=lambda folder: os.chmod(
                        os.path.join(folder, "data/scenarios/key-vault/first.json"), 0)))
    rows.append(Row("scenarios-unreadable", run, (65,), ("scenarios",), data="data", nobody=True,
                    make=lambda folder: os.chmod(os.path.join(folder, "data/scenarios"), 0)))
    for name, odd in ODD_NAMES:
        rows.append(Row(f"data-named-{name}", ["--data", odd, "list", "profiles"], (65,), data="-"))
    return rows


def arguments():
    rows = []
    for name, odd in ODD_NAMES:
        for command, args, codes in (
                ("command", [odd], (64,)), ("option", ["run", b"--" + os.fsencode(odd)], (64,)),
                ("profile", ["run", "--profile", odd], (64,)), ("id", ["explain", odd], (64,)),
                ("filter", ["run", "--in-process", "--filter", odd], (2,)),
                ("shard", ["run", "--shard", odd], (64,)), ("day", ["run", "--today", odd], (64,)),
                ("seed", ["run", "--seed", odd], (64,)),
                ("deviant", ["adapter", "--deviant", odd], (64,)),
                ("crypto", ["run", "--crypto", odd], (64,)),
                ("target", ["run", "--target", odd], (2, 64))):
            rows.append(Row(f"{command}-{name}", args, codes))
    rows += [Row("arguments-10000", ["list", "profiles", *["x"] * 10_000], (64,)),
             Row("argument-of-120-kb", ["x" * 120_000], (64,)),
             Row("filter-of-stars", ["run", "--in-process", "--filter", "*a" * 2000], (2,)),
             Row("argument-empty", [""], (64,)), Row("arguments-none", [], (64,))]
    return rows


ROWS = outputs() + inputs() + suites() + arguments()
