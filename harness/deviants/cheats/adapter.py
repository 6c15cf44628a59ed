#!/usr/bin/env python3
"""One cheat behind the adapter protocol.

usage: adapter.py NAME        as in `cmkconf run --target 'harness/deviants/cheats/adapter.py NAME'`
"""

import importlib
import json
import sys

from world import Fault, Raw, World

MODULES = ("breaking", "claims", "crypto", "envelopes", "keys", "leaks", "playback",
           "refusals", "worlds")


def find(name):
    """The function of the name, with _ for -."""
    for module in MODULES:
        found = getattr(importlib.import_module(module), name.replace("-", "_"), None)
        if found:
            return found
    sys.exit(f"adapter.py: there is no cheat {name}")


def answer(cheat, call, world):
    """The text that answers a request."""
    number = call.pop("id")
    call.pop("jsonrpc")
    try:
        result = cheat(call, world)
        if isinstance(result, Raw):
            return result
        reply = {"result": result}
    except Fault as fault:
        reply = {"error": {"code": fault.code, "message": str(fault)}}
    return json.dumps({"jsonrpc": "2.0", "id": number, **reply}, separators=(",", ":"))


def serve(cheat):
    world = World()
    for line in sys.stdin:
        message = json.loads(line)
        calls = message if isinstance(message, list) else [message]
        texts = []
        for call in calls:
            world.count(call)
            texts.append(answer(cheat, dict(call), world))
        text = "[" + ",".join(texts) + "]" if isinstance(message, list) else texts[0]
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
        if calls[-1]["method"] == "stop":
            break
    world.close()


def main():
    cheat = find(sys.argv[1])
    if getattr(cheat, "is_program", False):
        cheat()
    else:
        serve(cheat)


if __name__ == "__main__":
    main()
