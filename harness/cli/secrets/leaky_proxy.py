#!/usr/bin/env python3
"""The reference's adapter, and in front of it somebody who gives away what was wrapped: for
`cmkconf explore`, which compares the answers with the reference's.

usage: leaky_proxy.py LOG CHANNEL SHAPE,... ADAPTER...
The answer to key.wrapKey gives away the secret in all of the shapes, and so it does whenever it is
done again.
"""

import json
import os
import subprocess
import sys

from shapes import BETWEEN, SHAPES, latin, unb64

LOG, CHANNEL, NAMES, ADAPTER = sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4:]


def leak(secret):
    """One text for all shapes, of what each secret begins with: the rest are names of its trace."""
    secret = secret[:len("cmkconf-secret")]
    texts = [SHAPES[name](secret) for name in NAMES]
    with open(LOG, "a", encoding="utf-8") as log:
        for name, text in zip(NAMES, texts):
            log.write(json.dumps({"channel": CHANNEL, "shape": name, "part": "key", "text": text,
                                  "secret": secret.hex()}) + "\n")
    return BETWEEN.join(texts)


def changed(answer, request):
    """The right answer, with the text in a place that the channel says."""
    if request["method"] != "key.wrapKey":
        return answer
    text = leak(unb64(request["params"]["value"]))
    head = {"jsonrpc": "2.0", "id": answer["id"]}
    if CHANNEL == "explore-error":
        return {**head, "error": {"code": -32000, "message": text}}
    if CHANNEL == "explore-stderr":
        sys.stderr.buffer.write(latin(text))
        sys.stderr.flush()
        os._exit(3)
    if CHANNEL == "explore-refusal":
        return {**head, "result": {"outcome": "refused", "reason": "keyExpired",
                                   "httpStatus": 403, "code": text, "diagnostic": text}}
    return {**head, "result": {"outcome": "accepted", "result": {"kid": text, "value": "AAAA"}}}


def main():
    with subprocess.Popen(ADAPTER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as inner:
        for line in sys.stdin.buffer:
            inner.stdin.write(line)
            inner.stdin.flush()
            answer = inner.stdout.readline()
            if not answer:
                return
            if b"key.wrapKey" in line:
                requests, answers = json.loads(line), json.loads(answer)
                if isinstance(requests, list):
                    answers = [changed(*pair) for pair in zip(answers, requests)]
                else:
                    answers = changed(answers, requests)
                answer = json.dumps(answers).encode() + b"\n"
            sys.stdout.buffer.write(answer)
            sys.stdout.flush()


main()
