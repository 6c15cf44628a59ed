#!/usr/bin/env python3
"""An adapter that accepts everything and gives away the secrets that it was sent.

usage: leaky_adapter.py LOG [GATE]
The name of the key that a request is about says what to do: "CHANNEL+SHAPE+PART". LOG takes a JSON
line for each text that was given away. Where GATE is a path, a key of the name "wait" makes the
adapter create GATE.here and wait for GATE.go.
"""

import base64
import json
import os
import sys
import time

sys.dont_write_bytecode = True
from shapes import SHAPES  # noqa: E402

LOG, GATE = sys.argv[1], (sys.argv[2] if len(sys.argv) > 2 else "")
STATE = LOG + ".last"  # what the next process says first
secrets = {}


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def learn(params):
    """The secrets of a call: the key that is wrapped, the password of an import."""
    if "value" in params:
        secrets["key"] = unb64(params["value"])
        secrets["piece"] = secrets["key"][10:19]
    if "password" in params:
        secrets["password"] = params["password"].encode()


def leak(channel, shape, part):
    text = SHAPES[shape](secrets[part])
    with open(LOG, "a", encoding="utf-8") as log:
        secret = secrets[part]
        log.write(json.dumps({"channel": channel, "shape": shape, "part": part, "text": text,
                              "secret": secret.hex()}) + "\n")
    return text


def say(text):
    sys.stdout.buffer.write(text.encode("latin-1", "replace") if isinstance(text, str) else text)
    sys.stdout.flush()


def answer(number, result):
    say(json.dumps({"jsonrpc": "2.0", "id": number, "result": result}) + "\n")


def bundle():
    return {"key": {"kid": "k", "kty": "RSA", "key_ops": ["wrapKey"]},
            "attributes": {"enabled": True, "recoveryLevel": "r"}, "tags": {"t": "v"}}


def accepted(number, result):
    answer(number, {"outcome": "accepted", "result": result})


def leak_in_result(number, channel, text):
    made = bundle()
    if channel == "kid":
        made["key"]["kid"] = "https://vault-a.example/keys/" + text
    elif channel == "name-of-member":
        made["tags"] = {text: "v"}
    elif channel == "tag":
        made["tags"]["t"] = text
    elif channel == "element":
        made["key"]["key_ops"].append(text)
    elif channel == "modulus":
        made["key"]["n"] = text
    elif channel == "recovery-level":
        made["attributes"]["recoveryLevel"] = "Recoverable " + text
    elif channel == "unknown":
        made["extra"] = {"deep": ["a", text]}
    elif channel == "unknown-name":
        made["key"]["x" + text] = 1
    elif channel == "numbers":
        made["extra"] = [ord(c) for c in text]
    accepted(number, made)


def leak_in_refusal(number, channel, text):
    refusal = {"outcome": "refused", "reason": "keyExpired", "httpStatus": 403,
               "code": "C", "diagnostic": "d"}
    refusal[channel] = "it is " + text
    answer(number, refusal)


def error(number, message, data):
    say(json.dumps({"jsonrpc": "2.0", "id": number,
                    "error": {"code": -32000, "message": message, "data": data}}) + "\n")


def leak_and_break(number, channel, text):
    raw = text.encode("latin-1", "replace")
    if channel == "error":
        return error(number, "broken: " + text, {"more": text})
    if channel == "wrong-id":
        return answer(number + 100, {"outcome": "accepted", "result": {"x": text}})
    if channel == "schema":
        return accepted(number, {"key": {"kid": "k"}, "attributes": {}, "tags": {text: 5}})
    if channel == "line":
        return say(b"Segmentation fault " + raw.replace(b"\n", b" ") + b"\n")
    if channel == "half-line":
        say(b'{"jsonrpc":"2.0","id":1,"x":"' + raw.replace(b"\n", b" "))
    if channel == "stderr":
        sys.stderr.buffer.write(b"abort: " + raw)
        sys.stderr.flush()
    if channel == "reset":  # dies when it is asked for a clean world
        secrets["dying"] = raw
        return accepted(number, bundle())
    if channel == "start":  # its next process says it when it starts
        with open(STATE, "wb") as state:
            state.write(raw)
    os._exit(3)


BREAKING = ("error", "wrong-id", "schema", "line", "half-line", "stderr", "reset", "start")


def start(number):
    said = {"implementation": "leaky", "version": "1", "profiles": ["key-vault"],
            "capabilities": ["virtual-clock", "storage-inspection", "fault-injection"]}
    if os.path.exists(STATE):
        with open(STATE, "rb") as state:
            text = state.read().decode("latin-1")
        os.remove(STATE)
        said["implementation"] = said["homepage"] = "leaky " + text
    answer(number, said)


def wait():
    with open(GATE + ".here", "w", encoding="utf-8"):
        pass
    while not os.path.exists(GATE + ".go"):
        time.sleep(0.02)


def serve(request):
    number, method, params = request["id"], request["method"], request.get("params", {})
    if method == "start":
        return start(number)
    if method == "reset":
        if "dying" in secrets:
            sys.stderr.buffer.write(b"lost at reset: " + secrets["dying"])
            sys.stderr.flush()
            os._exit(4)
        secrets.clear()
        return answer(number, {})
    learn(params)
    if method != "key.get":
        wrapped = {"kid": "k", "value": "AAAA"}
        return accepted(number, wrapped if method == "key.wrapKey" else bundle())
    if params["name"] == "wait":
        wait()
        return accepted(number, bundle())
    channel, shape, part = params["name"].split("+")
    text = leak(channel, shape, part)
    if channel in ("code", "diagnostic"):
        return leak_in_refusal(number, channel, text)
    if channel in BREAKING:
        return leak_and_break(number, channel, text)
    return leak_in_result(number, channel, text)


for line in sys.stdin.buffer:
    message = json.loads(line)
    if message["method"] == "stop":
        break
    serve(message)
