"""Adapters that misbehave at reset, when they are started again, or at stop: bad_reset.py WAY FILE.

FILE counts how often the adapter was started.
"""
import json
import os
import signal
import sys
import time

import good


def starts(path):
    """How often it was started, this time included."""
    with open(path, "a", encoding="ascii") as file:
        file.write("x")
    return os.path.getsize(path)


def die(request):
    sys.stderr.write("about to die\n")
    sys.stderr.flush()
    os.kill(os.getpid(), signal.SIGABRT)


def outcome(request, **members):
    """As if it were an operation."""
    return json.dumps(good.result(request, members)) + "\n"


def crash_now_and_then(request):
    """At every second reset of a process."""
    crash_now_and_then.resets += 1
    if crash_now_and_then.resets == 2:
        sys.exit(3)


crash_now_and_then.resets = 0


def exit_after_answer(request):
    good.write(json.dumps(good.answer(request)) + "\n")
    sys.exit(4)


def other(**changes):
    """One that comes back as another."""
    def answer(request):
        message = good.answer(request)
        if STARTS > 1:
            message["result"].update(changes)
        return json.dumps(message) + "\n"
    return answer


# What is done in place of the answer to a method: a text to write, or nothing for the good answer.
WAYS = {
    "crash": {"reset": die},
    "exit-0": {"reset": lambda request: sys.exit(0)},
    "error": {"reset": lambda request: json.dumps(good.error(request, -32000, "busy")) + "\n"},
    "refusal": {"reset": lambda request: outcome(request, outcome="refused", reason="unspecified")},
    "acceptance": {"reset": lambda request: outcome(request, outcome="accepted", result={})},
    "garbage": {"reset": lambda request: "ready!\n"},
    "silence": {"reset": lambda request: time.sleep(600)},
    "now-and-then": {"reset": crash_now_and_then},
    "once": {"reset": lambda request: die(request) if STARTS == 1 else None},
    "not-again": {"start": lambda request: sys.exit(5) if STARTS > 1 else None, "reset": die},
    "other-name": {"start": other(implementation="better"), "reset": die},
    "other-version": {"start": other(version="2"), "reset": die},
    "other-profiles": {"start": other(profiles=[]), "reset": die},
    "other-capabilities": {"start": other(capabilities=[]), "reset": die},
    "other-options": {"start": other(options={"leeway": 6}), "reset": die},
    "other-batch": {"start": other(batch=True), "reset": die},
    "other-keySource": {"start": other(keySource="generated"), "reset": die},
    "stop-crash": {"stop": die},
    "stop-exit-3": {"stop": lambda request: sys.exit(3)},
    "stop-exit-0": {"stop": lambda request: sys.exit(0)},
    "stop-error": {"stop": lambda request: json.dumps(good.error(request, 1, "no")) + "\n"},
    "stop-refusal": {"stop": lambda request: outcome(request, outcome="refused", reason="locked")},
    "stop-hang": {"stop": lambda request: time.sleep(600)},
    "stop-status": {"stop": exit_after_answer},
}

WAY = WAYS[sys.argv[1]]
STARTS = starts(sys.argv[2])
for line in sys.stdin:
    asked = json.loads(line)
    text = WAY[asked["method"]](asked) if asked["method"] in WAY else None
    good.write(text if text is not None else json.dumps(good.answer(asked)) + "\n")
    if asked["method"] == "stop":
        sys.exit(0)
