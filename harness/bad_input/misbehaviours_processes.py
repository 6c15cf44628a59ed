"""Misbehaviours of an adapter as a process: see misbehaviours.py."""
import os
import signal
import sys
import time

FIRST, NOT_STARTED = "tenant.create", "the target did not start"
END = "the target crashed before it was stopped"
LONG_S = 600
ONCE, SLOW = {"once": True}, {"slow": True}


def exits(status, before=b""):
    def way(context):
        context.write(before)
        os._exit(status)
    return way


def dies(number):
    def way(context):
        os.kill(os.getpid(), number)
        time.sleep(LONG_S)
    return way


def hangs(context):
    time.sleep(LONG_S)


def closes(*descriptors):
    def way(context):
        for descriptor in descriptors:
            os.close(descriptor)
        time.sleep(LONG_S)
    return way


def closes_input_and_answers(context):
    os.close(0)
    context.write(context.frame())
    time.sleep(LONG_S)


def drips(context):
    for byte in context.frame():
        context.write(bytes([byte]))
        time.sleep(0.1)


def endless(context):
    while True:
        context.write(b"x" * 65536)


def floods(context):
    while True:
        context.write(context.frame())


def without_newline(context):
    context.write(context.frame()[:-1])
    time.sleep(LONG_S)


def closes_error(context):
    if context.count("closed") == 1:
        os.close(2)
    return context.frame()


def complains(text, times=1):
    """Writes to standard error, and answers well."""
    def way(context):
        for _ in range(times):
            sys.stderr.buffer.write(text)
        sys.stderr.buffer.flush()
        return context.frame()
    return way


def complains_and_exits(text):
    def way(context):
        os.write(2, text)
        os._exit(3)
    return way


def forks(child, parent_exits, session=False):
    """A child that does something long; the parent answers, or is gone."""
    def way(context):
        if os.fork() == 0:
            if session:
                os.setsid()
            child()
            os._exit(0)
        if parent_exits:
            os._exit(0)
        return context.frame()
    return way


def sleeps_silently():
    for descriptor in (0, 1, 2):
        os.close(descriptor)
    time.sleep(LONG_S)


def sleeps_deaf():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(LONG_S)


def sleeps():
    time.sleep(LONG_S)


def ignores_signals_and_hangs(context):
    sleeps_deaf()


def many_children(context):
    for _ in range(20):
        if os.fork() == 0:
            sleeps()
    return context.frame()


EXITS = [(f"exit-{status}-at-{at}", at, exits(status), codes, texts)
         for status in (0, 1, 137)
         for at, codes, texts in (
             ("start", 2, (NOT_STARTED, "signal 9" if status == 137 else f"status {status}")),
             ("reset", 2, "errored"),
             (FIRST, 2, "signal 9" if status == 137 else f"exited with status {status}"),
             ("key.wrapKey", 2, "signal 9" if status == 137 else f"exited with status {status}"),
             ("stop", *((2, END) if status else (0, ""))))]
SIGNALS = [(f"{name}-at-{at}", at, dies(number), codes, texts)
           for name, number in (("sigsegv", signal.SIGSEGV), ("sigkill", signal.SIGKILL),
                                ("sigabrt", signal.SIGABRT), ("sigterm", signal.SIGTERM))
           for at, codes, texts in (
               ("start", 2, (NOT_STARTED, f"signal {int(number)}")), ("reset", 2, "errored"),
               (FIRST, 2, f"signal {int(number)}"), ("stop", 2, END))]
PROCESSES = [
    ("partial-line-and-exit", FIRST, exits(3, b'{"jsonrpc":"2.0","id":'), 2, "middle of a line"),
    ("answer-and-exit", FIRST, lambda c: exits(0, c.frame())(c), 2, "exited with status 0"),
    ("answer-without-newline-and-exit", FIRST, lambda c: exits(0, c.frame()[:-1])(c), 2,
     "middle of a line"),
    ("exits-once", FIRST, exits(3), 2, "exited with status 3", ONCE),
    ("exits-at-reset-once", "reset", exits(3), 2, "errored", ONCE),
    ("exits-at-second-start", "start", lambda c: c.frame() if c.starts == 1 else exits(3)(c), 2,
     "status 3", {"then_exit": FIRST}),
    ("sigstop-at-first", FIRST, dies(signal.SIGSTOP), 2, "no answer within", SLOW),
    ("sigstop-at-stop", "stop", dies(signal.SIGSTOP), 0, ""),
    ("sigstop-at-reset", "reset", dies(signal.SIGSTOP), 2, "errored", SLOW),
    ("hangs-at-first", FIRST, hangs, 2, "no answer within", SLOW),
    ("hangs-at-first-once", FIRST, hangs, 2, "no answer within", {"once": True, "slow": True}),
    ("hangs-at-wrap", "key.wrapKey", hangs, 2, "no answer within", SLOW),
    ("hangs-at-reset", "reset", hangs, 2, "errored", SLOW),
    ("hangs-at-stop", "stop", hangs, 0, ""),
    ("hangs-deaf", FIRST, ignores_signals_and_hangs, 2, "no answer within", SLOW),
    ("hangs-deaf-at-stop", "stop", ignores_signals_and_hangs, 0, ""),
    ("hangs-at-start", "start", hangs, 2, (NOT_STARTED, "no answer within"), SLOW),
    ("drips", FIRST, drips, 2, "no answer within", SLOW),
    ("no-newline", FIRST, without_newline, 2, "no answer within", SLOW),
    ("endless-line", FIRST, endless, 2, "a line longer than 1 MiB"),
    ("endless-line-at-start", "start", endless, 2, (NOT_STARTED, "a line longer than 1 MiB")),
    ("endless-line-at-reset", "reset", endless, 2, "errored"),
    ("floods-answers", FIRST, floods, 2, "wrote what nobody asked for"),
    ("floods-at-stop", "stop", floods, 0, ""),
    ("closes-output", FIRST, closes(1), 2, "closed its standard output"),
    ("closes-input", FIRST, closes(0), 2, "no answer within", SLOW),
    ("closes-input-and-answers", FIRST, closes_input_and_answers, 2, "", SLOW),
    ("closes-both", FIRST, closes(0, 1), 2, "closed its standard output"),
    ("closes-all", FIRST, closes(0, 1, 2), 2, "closed its standard output"),
    ("closes-error", FIRST, closes_error, 0, ""),
    ("stderr-flood", FIRST, complains(b"trouble\n" * 1000, 1000), 0, ""),
    ("stderr-long-line", FIRST, complains(b"x" * (1 << 20), 8), 0, ""),
    ("stderr-binary", FIRST, complains(bytes(range(256)) * 10), 0, ""),
    ("stderr-that-draws", FIRST, complains_and_exits(
        b"\x1b[2J\x1b]0;x\x07\xc2\x9b\xe2\x80\xae\xff\0\r\b"), 2, "standard error"),
    ("stderr-huge-and-exits", FIRST, complains_and_exits(b"y" * 60_000), 2, "standard error"),
    ("forks-and-exits", FIRST, forks(sleeps, parent_exits=True), 2, "no answer within", SLOW),
    ("forks-silent-child-and-exits", FIRST, forks(sleeps_silently, parent_exits=True), 2,
     "exited with status 0"),
    ("child-stays", FIRST, forks(sleeps, parent_exits=False), 0, ""),
    ("deaf-child-stays", FIRST, forks(sleeps_deaf, parent_exits=False), 0, ""),
    ("twenty-children-stay", FIRST, many_children, 0, ""),
    ("session-child-stays", FIRST, forks(sleeps, False, session=True), 0, ""),
    ("silent-session-child-stays", FIRST, forks(sleeps_silently, False, session=True), 0, ""),
    ("session-child-and-exits", FIRST, forks(sleeps_silently, True, session=True), 2,
     "exited with status 0"),
    ("session-child-at-start", "start", forks(sleeps_deaf, False, session=True), 0, ""),
]
ROWS = EXITS + SIGNALS + PROCESSES
