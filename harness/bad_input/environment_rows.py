"""The table of hostile surroundings for environments_test.py: what is odd, and with which exit
codes and words the program must answer.

A row is a command of the program with something odd around it: variables, limits, streams, signals,
folders, names. 64 and 65 are mistakes of the caller, 74 is a report or an output that cannot be
written, 70 a crypto library that cannot be opened or memory that there is not; 0 and 2 are what
the command comes to in good surroundings.
"""
import os
import resource
import signal
from typing import Callable, NamedTuple

NOBODY = 65534
FINE = {"list": 0, "run": 2, "child": 2}  # the small suite has a part of the rows alone
COMMANDS = {
    "list": ["list", "profiles"],
    "run": ["run", "--in-process", "--crypto", "openssl", "--out", "report"],
    "child": ["run", "--crypto", "openssl", "--out", "report"],
}
ODD_NAMES = [("newline", "a\nb"), ("escape", "a\x1b[31mb"), ("bell", "a\x07"), ("delete", "a\x7f"),
             ("c1", "a\u009b31m"), ("bidi", "a\u202eb"), ("mark", "a\u200f"), ("blank", " "),
             ("invalid-utf-8", b"a\xffb"), ("overlong", b"a\xc0\xaf"), ("return", "a\rb"),
             ("quote", "a'b\"c"), ("dash", "-"), ("percent", "%s%n%d{}"), ("line", "a\u2028b")]


class Row(NamedTuple):
    name: str
    args: list  # text or bytes
    codes: tuple
    texts: tuple = ()
    env: dict = {}  # None takes a variable away
    before: Callable = None  # in the child, before the program
    make: Callable = None  # with the row's own folder, before the child
    cwd: str = "."
    wrap: list = []  # a command that starts the program
    nobody: bool = False  # as a user without rights; needs root
    data: str = ""  # another conformance folder, in the row's own
    report: bool = False  # a report is written, whole


def limit(which, value):
    def before():
        resource.setrlimit(which, (value, value))
    return before


def at(name, flags=os.O_RDWR, *descriptors):
    """Puts a file in the place of standard streams."""
    def before():
        file = os.open(name, flags)
        for descriptor in descriptors:
            os.dup2(file, descriptor)
        if file not in descriptors:
            os.close(file)
    return before


def closed(*descriptors):
    def before():
        for descriptor in descriptors:
            os.close(descriptor)
    return before


def to_broken_pipe():
    read_end, write_end = os.pipe()
    os.dup2(write_end, 1)
    os.close(read_end)
    os.close(write_end)


def ignoring(*numbers):
    def before():
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
    return before


def blocking(*numbers):
    return lambda: signal.pthread_sigmask(signal.SIG_BLOCK, numbers)


def for_commands(name, codes=None, names=("list", "run", "child"), **odd):
    """A row for each command; by default it must come out as in good surroundings."""
    return [Row(f"{name}:{command}", COMMANDS[command],
                (FINE[command],) if codes is None else codes,
                report=command != "list" and codes is None, **odd) for command in names]


def variables():
    rows = []
    for name, env in (
            ("home-unset", {"HOME": None}), ("home-missing", {"HOME": "/nonexistent"}),
            ("home-file", {"HOME": "/dev/null"}), ("tmpdir-missing", {"TMPDIR": "/nonexistent"}),
            ("tmpdir-file", {"TMPDIR": "/dev/null"}), ("path-empty", {"PATH": ""}),
            ("path-unset", {"PATH": None}), ("path-odd", {"PATH": ":\x1b:/\udcff:."}),
            ("locale-c", {"LC_ALL": "C"}), ("locale-unknown", {"LC_ALL": "xx_YY.UTF-99"}),
            ("locale-turkish", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
            ("locale-comma", {"LC_NUMERIC": "de_DE.UTF-8"}), ("locale-path", {"LANG": "../../x"}),
            ("zone-unknown", {"TZ": "No/Where"}), ("zone-file", {"TZ": ":/etc/passwd"}),
            ("zone-far", {"TZ": "<+99>-99"}), ("zone-long", {"TZ": "X" * 10_000}),
            ("openssl-conf-missing", {"OPENSSL_CONF": "/nonexistent"}),
            ("openssl-conf-folder", {"OPENSSL_CONF": "/"}),
            ("openssl-conf-binary", {"OPENSSL_CONF": "/bin/sh"}),
            ("openssl-modules", {"OPENSSL_MODULES": "/nonexistent"}),
            ("openssl-engines", {"OPENSSL_ENGINES": "/nonexistent"}),
            ("openssl-no-features", {"OPENSSL_ia32cap": "0x0:0x0"}),
            ("certificates-missing", {"SSL_CERT_FILE": "/none", "SSL_CERT_DIR": "/dev/null"}),
            ("library-path-missing", {"LD_LIBRARY_PATH": "/nonexistent:\x1b:"}),
            ("bind-now", {"LD_BIND_NOW": "1"}), ("allocator-fills", {"MALLOC_PERTURB_": "165"}),
            ("posixly-correct", {"POSIXLY_CORRECT": "1"}), ("terminal-none", {"TERM": None}),
            ("terminal-odd", {"TERM": "\x1b[31m", "COLUMNS": "-1", "LINES": "x"}),
            ("variables-invalid", {"LANG": "\udcff\udcfe", "HOME": "\udc80"}),
            ("variables-many", {f"V{i}": "x" * 100 for i in range(5000)}),
            ("variable-long", {"V": "x" * 120_000}),
            ("data-empty", {"CMKCONF_DATA": ""})):
        rows += for_commands(name, env=env)
    rows += for_commands("openssl-conf-wrong", env={"OPENSSL_CONF": "wrong.cnf"}, make=wrong_conf)
    rows += for_commands("library-path-traps", env={"LD_LIBRARY_PATH": "traps"}, make=traps)
    rows += for_commands("modules-missing", (70,), names=("run", "child"),
                         env={"CMK_MODULE_DIR": "/nonexistent"}, texts=("crypto",))
    rows += for_commands("modules-no-libraries", (70,), names=("run", "child"),
                         env={"CMK_MODULE_DIR": "modules"}, make=no_modules, texts=("crypto",))
    rows += for_commands("environment-empty", wrap=["/usr/bin/env", "-i"])
    return rows


def wrong_conf(folder):
    with open(os.path.join(folder, "wrong.cnf"), "w", encoding="ascii") as file:
        file.write("openssl_conf = a\n[a]\nengines = b\nproviders = b\n[b]\nx = c\n[c]\n"
                   "dynamic_path = /nonexistent.so\nactivate = 1\ninit = 1\n")


def traps(folder):
    """Libraries of the names that may be looked for, which are none."""
    os.mkdir(os.path.join(folder, "traps"))
    for name in ("libcrypto.so.3", "libcrypto.so.0", "libssl.so.3", "libcrypto.so",
                 "cmk_boringssl_libcrypto.so", "cmk_crypto_openssl.so"):
        with open(os.path.join(folder, "traps", name), "wb") as file:
            file.write(b"\x7fELF" + bytes(60))


def no_modules(folder):
    os.mkdir(os.path.join(folder, "modules"))
    for name in ("openssl", "boringssl"):
        with open(os.path.join(folder, "modules", f"cmk_crypto_{name}.so"), "wb") as file:
            file.write(b"no library")


def limits():
    rows = []
    # No file can be opened with 3 descriptors: not the program's own libraries, nor the suite.
    for number in (4, 5, 6, 8, 12, 16, 32):
        rows += for_commands(f"files-{number}", (0, 2, 65, 70, 74, 127),
                             before=limit(resource.RLIMIT_NOFILE, number))
    for size in (0, 1, 1000, 5000):
        rows += for_commands(f"file-size-{size}", (74,), names=("run", "child"),
                             before=limit(resource.RLIMIT_FSIZE, size))
    for mebibytes in (200, 240, 300, 400):
        rows += for_commands(f"memory-{mebibytes}", (0, 2, 70, 127),
                             before=limit(resource.RLIMIT_AS, mebibytes << 20))
    for name, which, value in (("stack-256-kib", resource.RLIMIT_STACK, 256 << 10),
                               ("stack-1-mib", resource.RLIMIT_STACK, 1 << 20),
                               ("core-0", resource.RLIMIT_CORE, 0),
                               ("locked-0", resource.RLIMIT_MEMLOCK, 0),
                               ("seconds-20", resource.RLIMIT_CPU, 20)):
        rows += for_commands(name, before=limit(which, value))
    rows += for_commands("processes-0", (0, 2, 70), nobody=True,
                         before=limit(resource.RLIMIT_NPROC, 0))
    return rows


def streams():
    rows = []
    for name, before in (
            ("input-closed", closed(0)), ("error-closed", closed(2)),
            ("error-full", at("/dev/full", os.O_WRONLY, 2)),
            ("input-folder", at("/", os.O_RDONLY, 0)),
            ("input-endless", at("/dev/zero", os.O_RDONLY, 0)),
            ("input-and-error-closed", closed(0, 2)),
            ("error-read-only", at("/dev/null", os.O_RDONLY, 2))):
        rows += for_commands(name, before=before)
    for name, before in (
            ("output-closed", closed(1)), ("output-full", at("/dev/full", os.O_WRONLY, 1)),
            ("output-read-only", at("/dev/null", os.O_RDONLY, 1)), ("all-closed", closed(0, 1, 2)),
            ("both-full", at("/dev/full", os.O_WRONLY, 1, 2))):
        rows += for_commands(name, (74,), before=before)
    # A reader that is gone ends a program by SIGPIPE, where it does not look.
    rows += for_commands("output-nobody-reads", (74, -signal.SIGPIPE), before=to_broken_pipe)
    return rows


def signals():
    rows = []
    for name in ("SIGPIPE", "SIGCHLD", "SIGTERM", "SIGINT", "SIGHUP", "SIGALRM", "SIGXFSZ"):
        number = getattr(signal, name)
        rows += for_commands(f"ignores-{name}", before=ignoring(number))
        rows += for_commands(f"blocks-{name}", before=blocking(number))
    rows += for_commands("blocks-all", before=blocking(*signal.valid_signals()))
    return rows


def sealed(folder):
    os.mkdir(os.path.join(folder, "sealed"), 0o000)


def others():
    rows = []
    for mask in (0o000, 0o027, 0o077):
        rows += for_commands(f"umask-{mask:03o}", before=lambda mask=mask: os.umask(mask))
    rows += for_commands("umask-777-nobody", (74,), names=("run", "child"), nobody=True,
                         before=lambda: os.umask(0o777))
    rows += for_commands("nobody", nobody=True)
    rows += for_commands("session-of-its-own", wrap=["/usr/bin/setsid", "--wait"])
    rows += for_commands("lowest-priority", before=lambda: os.nice(19))
    rows += for_commands("pid-1", wrap=["unshare", "--pid", "--fork", "--mount-proc"])
    rows += for_commands("no-network", wrap=["unshare", "--net"])
    # The libraries lie beside the program, which only /proc tells.
    rows += for_commands("no-proc", (0, 70), names=("list", "run"), wrap=[
        "unshare", "--mount", "sh", "-c", 'umount -l /proc; exec "$@"', "sh"])
    rows += for_commands("cwd-deleted", (74,), names=("run", "child"),
                         before=lambda: (os.mkdir("gone"), os.chdir("gone"), os.rmdir("../gone")))
    rows += for_commands("cwd-deleted", names=("list",),
                         before=lambda: (os.mkdir("gone"), os.chdir("gone"), os.rmdir("../gone")))
    rows += for_commands("cwd-unreadable", (74,), names=("run", "child"), nobody=True,
                         cwd="sealed", make=sealed)
    rows += for_commands("cwd-unreadable", names=("list",), nobody=True, cwd="sealed", make=sealed)
    rows += for_commands("cwd-read-only", (74,), names=("run", "child"), nobody=True, cwd="/")
    return rows


ROWS = variables() + limits() + streams() + signals() + others()
