"""Adapters that misbehave when they are started: bad_start.py WAY. A WAY that is none is the text of
an option's value.
"""
import json
import sys
import time

import good

WAYS = {
    "refuses": lambda request: good.error(request, -32602, "this adapter speaks 7 only"),
    "no-name": lambda request: good.result(request, {"profiles": []}),
    "bad-options": lambda request: good.result(
        request, {"implementation": "x", "profiles": [], "options": {"leeway": "5"}}),
    "other-options": lambda request: good.result(
        request, {"implementation": "x", "profiles": [], "options": {"leeway": 5}}),
    "chatter": lambda request: "Welcome!",
    "silence": lambda request: time.sleep(600),
    "exits": lambda request: sys.exit("cannot find the config"),
}
request = json.loads(sys.stdin.readline())
WAY = sys.argv[1]
text = json.dumps(WAYS[WAY if WAY in WAYS else "other-options"](request))
good.write((text if WAY in WAYS else text.replace(": 5}", f": {WAY}}}")) + "\n")
sys.stdin.read()
