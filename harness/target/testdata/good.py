"""A well-behaved adapter: knows tenant.create, and says what it was asked. Others import it."""
import json
import os
import sys
import time

BATCH = "batch" in sys.argv


def result(request, value):
    return {"jsonrpc": "2.0", "id": request["id"], "result": value}


def error(request, code, message):
    return {"jsonrpc": "2.0", "id": request["id"], "error": {"code": code, "message": message}}


def answer(request):
    method = request["method"]
    if method == "start":
        return result(request, {"implementation": "good", "version": "1.2", "profiles": ["identity"],
                                "capabilities": ["virtual-clock"], "options": {"leeway": 5},
                                "batch": BATCH, "keySource": "prepared", "future": [1]})
    if method in ("reset", "stop"):
        return result(request, {})
    if method == "tenant.create":
        if request["params"]["tenantId"] == "taken":
            return result(request, {"outcome": "refused", "reason": "nameTaken", "httpStatus": 409,
                                    "code": "Conflict", "diagnostic": "d"})
        return result(request, {"outcome": "accepted", "result": {}})
    if method == "identity.delete":
        return result(request, {"outcome": "unsupported"})
    if method == "role.list":
        return error(request, -32000, "internal trouble")
    return error(request, -32601, "no such method")


def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def serve(misbehave=None):
    """Answers lines; misbehave(request) may answer an operation in its own way: text, or None."""
    for line in sys.stdin:
        message = json.loads(line)
        if isinstance(message, list):
            write(json.dumps([answer(one) for one in reversed(message)]) + "\n")
            continue
        is_operation = message["method"] not in ("start", "reset", "stop")
        text = misbehave(message) if misbehave and is_operation else None
        write(text if text is not None else json.dumps(answer(message)) + "\n")
        if message["method"] == "stop":
            sys.exit(0)


if __name__ == "__main__":
    serve()
