"""Adapters that misbehave when they are started or reset: bad_start.py WAY."""
import json
import sys
import time

import good

WAYS = {
    "refuses": lambda request: good.error(request, -32602, "this adapter speaks 7 only"),
    "no-name": lambda request: good.result(request, {"profiles": []}),
    "bad-options": lambda request: good.result(
        request, {"implementation": "x", "profiles": [], "options": {"leeway": "5"}}),
    "chatter": lambda request: "Welcome!",
    "silence": lambda request: time.sleep(600),
    "exits": lambda request: sys.exit("cannot find the config"),
}
request = json.loads(sys.stdin.readline())
good.write(json.dumps(WAYS[sys.argv[1]](request)) + "\n")
sys.stdin.read()
