"""Adapters that misbehave in one way each, at the first operation: bad.py WAY."""
import json
import os
import signal
import sys
import time

import good

FINE = {"outcome": "accepted", "result": {}}


def frame(request, **changes):
    message = good.result(request, FINE)
    message.update(changes)
    return json.dumps(message) + "\n"


def half_a_line(request):
    good.write('{"jsonrpc":"2.0","id":')
    sys.exit(3)


def forever(request):
    try:
        while True:
            good.write("x" * 65536)
    except BrokenPipeError:
        os._exit(0)


def sixty_four_mebibytes(request):
    good.write("y" * (64 << 20) + "\n")


def die(number):
    def way(request):
        sys.stderr.write("about to die\n")
        sys.stderr.flush()
        os.kill(os.getpid(), number)
    return way


def close_stdout(request):
    os.close(1)
    time.sleep(600)


def silence_with_child(request):
    os.system("sleep 600")


def flood(request):
    try:
        good.write(frame(request))
        while True:
            good.write(frame(request))
    except BrokenPipeError:
        os._exit(0)


def stderr_flood(request):
    sys.stderr.write("trouble\n" * 100000)
    return None


def trickle(request):
    while True:
        good.write("z")
        time.sleep(0.05)


def stop_reading(request):
    time.sleep(600)


def betray(request):
    return "panic: " + request["params"]["tenantId"] + " " + "A" * 43 + "\x1b[31m\xe4\n"


WAYS = {
    "garbage": lambda request: "Segmentation fault\n",
    "empty-line": lambda request: "\n",
    "half-a-line": half_a_line,
    "wrong-id": lambda request: frame(request, id=request["id"] + 1),
    "text-id": lambda request: frame(request, id=str(request["id"])),
    "null-id": lambda request: json.dumps({"jsonrpc": "2.0", "id": None,
                                           "error": {"code": -32700, "message": "what?"}}) + "\n",
    "duplicate-key": lambda request: frame(request)[:-2] + ',"id":1}\n',
    "deep": lambda request: "[" * 100000 + "\n",
    "no-frame": lambda request: json.dumps(FINE) + "\n",
    "both": lambda request: frame(request, error={"code": 1, "message": "m"}),
    "two-lines": lambda request: frame(request) + "{}\n",
    "array": lambda request: "[" + frame(request)[:-1] + "]\n",
    "bad-result": lambda request: frame(request, result={"outcome": "accepted"}),
    "bad-reason": lambda request: frame(request, result={"outcome": "refused", "reason": "no"}),
    "refused-with-result": lambda request: frame(
        request, result={"outcome": "refused", "reason": "nameTaken", "result": {}}),
    "unsupported-with-result": lambda request: frame(
        request, result={"outcome": "unsupported", "result": {}}),
    "accepted-with-reason": lambda request: frame(request, result={**FINE, "reason": "nameTaken"}),
    "error": lambda request: json.dumps(good.error(request, -32000, "out of order")) + "\n",
    "forever": forever,
    "64-mib": sixty_four_mebibytes,
    "silence": lambda request: time.sleep(600),
    "silence-with-child": silence_with_child,
    "trickle": trickle,
    "exit-0": lambda request: sys.exit(0),
    "killed": die(signal.SIGKILL),
    "segfault": die(signal.SIGSEGV),
    "close-stdout": close_stdout,
    "flood": flood,
    "stderr-flood": stderr_flood,
    "stop-reading": stop_reading,
    "betray": betray,
}

if __name__ == "__main__":
    good.serve(WAYS[sys.argv[1]])
