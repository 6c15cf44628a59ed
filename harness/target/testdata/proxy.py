"""Stands between the harness and a good adapter, and misbehaves in one way: proxy.py WAY COMMAND…"""
import json
import os
import signal
import subprocess
import sys


def replaced(value, change):
    """The value with change(name, member) in place of every member of an object."""
    if isinstance(value, dict):
        return {name: change(name, replaced(member, change)) for name, member in value.items()}
    if isinstance(value, list):
        return [replaced(member, change) for member in value]
    return value


def on_result(change):
    """Changes the results of operations that are accepted."""
    def way(asked, answer):
        outcome = answer.get("result", {})
        if outcome.get("outcome") == "accepted":
            outcome["result"] = replaced(outcome["result"], change)
        return answer
    return way


def on_refusal(**changes):
    def way(asked, answer):
        if answer.get("result", {}).get("outcome") == "refused":
            answer["result"].update(changes)
        return answer
    return way


def crash_at_reset(every):
    """Crashes at every so many resets of one process."""
    def way(asked, answer):
        if asked["method"] == "reset":
            way.resets += 1
            if way.resets % every == 0:
                os.kill(os.getpid(), signal.SIGABRT)
        return answer
    way.resets = 0
    return way


def crash_at_stop(asked, answer):
    if asked["method"] == "stop":
        os.kill(os.getpid(), signal.SIGABRT)
    return answer


def named(name):
    def way(asked, answer):
        if asked["method"] == "start":
            answer["result"].update(implementation=name, version=name, language=name,
                                    keySource=name, homepage=name)
            answer["result"]["profiles"].append(name)
        return answer
    return way


HOSTILE = "\x1b[31m\x07\x7f\x9b31m\u202e\u2066\u200f\u061c\u2028\u200b\ufeff\r"

WAYS = {
    "good": lambda asked, answer: answer,
    "crash-at-reset": crash_at_reset(1),
    "crash-at-reset-5": crash_at_reset(5),
    "crash-at-stop": crash_at_stop,
    "bad-bytes": on_result(lambda name, member: "not base64!" if name in ("n", "value") else member),
    "nul-bytes": on_result(lambda name, member: "\0\0\0\0" if name in ("n", "value") else member),
    "padded-bytes": on_result(lambda name, member: "AA=" if name in ("n", "value") else member),
    "huge-kid": on_result(lambda name, member: "k" * 700000 if name == "kid" else member),
    "status-200": on_refusal(httpStatus=200),
    "status-500": on_refusal(httpStatus=500),
    "status-wrapped": on_refusal(httpStatus=(1 << 32) + 403),
    "hostile-name": named(HOSTILE),
    "hostile-code": on_refusal(code=HOSTILE, diagnostic=HOSTILE, reason="unspecified"),
}

if __name__ == "__main__":
    WAY = WAYS[sys.argv[1]]
    with subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          encoding="utf-8") as adapter:
        for line in sys.stdin:
            adapter.stdin.write(line)
            adapter.stdin.flush()
            asked, answer = json.loads(line), json.loads(adapter.stdout.readline())
            if isinstance(asked, list):
                by_id = {one["id"]: one for one in asked}
                answer = [WAY(by_id[one["id"]], one) for one in answer]
            else:
                answer = WAY(asked, answer)
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()
