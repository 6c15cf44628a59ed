#!/usr/bin/env python3
"""An adapter that accepts everything and gives away the secrets that it was sent.

usage: leaky_adapter.py LOG [--gate=PATH] [--ending=SHAPE,...]
The name of the key that a request is about says what to do: "CHANNEL+SHAPE+PART"; with "*" for the
shape, the next ones of the channel that LOG does not have yet. LOG takes a JSON line for each text
that was given away, once it is about to be written. A key of the name "wait+" makes the adapter
create PATH.here and wait for PATH.go. With --ending the adapter gives away in those shapes what it
was sent: when it breaks first, in a scenario after that of the secret, and at stop.
"""

import json
import os
import sys
import time

from shapes import BETWEEN, SHAPES, latin, part_of, unb64

LOG = sys.argv[1]
OPTIONS = dict(option.split("=", 1) for option in sys.argv[2:])
GATE, ENDING = OPTIONS.get("--gate", ""), OPTIONS.get("--ending", "").split(",")
AT_ONCE = 3  # shapes that a break tells: evidence has room for so many
STATE = LOG + ".last"  # what the next process knows
secrets, kept = {}, {}  # of this world; of the first one
due = []  # (channel, shapes): what the next reset gives away


def learn(params):
    """The secrets of a call: the key that is wrapped, the password of an import."""
    if "value" in params:
        secrets["key"] = unb64(params["value"])
        secrets["piece"] = secrets["key"][10:19]
    if "password" in params:
        secrets["password"] = params["password"].encode()


def leak(channel, shape, part, source=secrets):
    text = SHAPES[shape](source[part])
    with open(LOG, "a", encoding="utf-8") as log:
        log.write(json.dumps({"channel": channel, "shape": shape, "part": part, "text": text,
                              "secret": source[part].hex()}) + "\n")
    return text


def leak_all(channel, shapes, source=secrets):
    """One text with a part in each of the shapes."""
    return BETWEEN.join(leak(channel, shape, part_of(channel, shape), source) for shape in shapes)


def next_shapes(channel):
    """Those that this channel has not given away; none when that was all."""
    count = 0
    if os.path.exists(LOG):
        with open(LOG, encoding="utf-8") as log:
            count = sum(json.loads(line)["channel"] == channel for line in log)
    return list(SHAPES)[count:count + AT_ONCE]


def say(text):
    sys.stdout.buffer.write(latin(text) if isinstance(text, str) else text)
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


def leak_in_error(number, channel, text):
    if channel == "error":
        return error(number, "broken: " + text, {"more": text})
    return accepted(number, {"key": {"kid": "k"}, "attributes": {}, "tags": {text: 5}})


def error(number, message, data):
    say(json.dumps({"jsonrpc": "2.0", "id": number,
                    "error": {"code": -32000, "message": message, "data": data}}) + "\n")


def end(said):
    sys.stderr.buffer.write(said)
    sys.stderr.flush()
    os._exit(3)


def break_down(number, channel, shapes):
    """What ends the process, or, where it comes later, the next."""
    if channel.startswith("reset"):  # the next reset tells
        due.append((channel, shapes))
        return accepted(number, bundle())
    text = leak_all(channel, shapes)
    if channel.startswith("start"):  # the next process tells, when it starts
        with open(STATE, "w", encoding="utf-8") as state:
            json.dump([channel, text], state)
        os._exit(3)
    raw = latin(text).replace(b"\n", b" ")
    if channel == "wrong-id":
        return answer(number + 100, {"outcome": "accepted", "result": {"more": text}})
    if channel == "line":
        return say(b"Segmentation fault " + raw + b"\n")
    if channel == "half-line":
        say(b'{"jsonrpc":"2.0","id":1,"more":"' + raw)
        os._exit(3)
    return end(b"abort: " + latin(text))  # the channel stderr


def start(number):
    said = {"implementation": "leaky", "version": "1", "profiles": ["key-vault"],
            "capabilities": ["virtual-clock", "storage-inspection", "fault-injection"]}
    if os.path.exists(STATE) and not ENDING[0]:
        with open(STATE, encoding="utf-8") as state:
            channel, text = json.load(state)
        os.remove(STATE)
        if channel == "start-stderr":
            end(b"not again: " + latin(text))
        if channel == "start-schema":
            said["options"] = {text: "x"}
        else:
            said["implementation"] = said["homepage"] = "leaky " + text
    answer(number, said)


def reset(number):
    if due:
        channel, shapes = due.pop()
        text = leak_all(channel, shapes)
        if channel == "reset-error":
            error(number, "lost " + text, {})
        elif channel == "reset-line":
            say(b"lost at reset: " + latin(text).replace(b"\n", b" ") + b"\n")
        else:
            end(b"lost at reset: " + latin(text))
        return
    if not kept:
        kept.update(secrets)
    secrets.clear()
    answer(number, {})


def end_as_told(channel):
    """--ending: the first process breaks when it gets other secrets, the second one at stop."""
    is_second = os.path.exists(STATE)
    is_later = bool(kept) and kept != secrets
    if channel == "first-break" and is_later and not is_second:
        with open(STATE, "w", encoding="utf-8") as state:
            json.dump({part: secret.hex() for part, secret in kept.items()}, state)
        end(b"abort: " + latin(leak_all(channel, ENDING, kept)))
    if channel == "stop" and is_second:
        source = secrets
        if len(ENDING[0]) % 2:  # of a world that is long gone
            with open(STATE, encoding="utf-8") as state:
                source = {part: bytes.fromhex(secret) for part, secret in json.load(state).items()}
        end(b"at last: " + latin(leak_all(channel, ENDING, source)))


def wait():
    with open(GATE + ".here", "w", encoding="utf-8"):
        pass
    while not os.path.exists(GATE + ".go"):
        time.sleep(0.02)


def get(number, name):
    if name == "wait+":
        wait()
    if ENDING[0]:
        end_as_told("first-break")
    channel, _, rest = name.partition("+")
    shape, _, part = rest.partition("+")
    if shape == "*":
        shapes = next_shapes(channel)
        return break_down(number, channel, shapes) if shapes else accepted(number, bundle())
    if not shape:
        return accepted(number, bundle())
    text = leak(channel, shape, part)
    if channel in ("code", "diagnostic"):
        return leak_in_refusal(number, channel, text)
    if channel in ("error", "schema"):
        return leak_in_error(number, channel, text)
    return leak_in_result(number, channel, text)


def serve(request):
    number, method, params = request["id"], request["method"], request.get("params", {})
    if method == "start":
        return start(number)
    if method == "reset":
        return reset(number)
    learn(params)
    if method == "key.get":
        return get(number, params["name"])
    wrapped = {"kid": "k", "value": "AAAA"}
    return accepted(number, wrapped if method == "key.wrapKey" else bundle())


def main():
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if message["method"] == "stop":
            if ENDING[0]:
                end_as_told("stop")
            answer(message["id"], {})
            break
        serve(message)


if __name__ == "__main__":
    main()
