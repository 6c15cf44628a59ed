"""The scenarios that make leaky_adapter.py give away what it was sent: a suite of their own."""

import json
import os

from shapes import PARTS, SHAPES, WHOLE_ONLY, part_of

# Channel -> the path that the step judges, so that the text also stands in the message of a check.
IN_ANSWERS = {"kid": "key.kid", "name-of-member": "tags", "tag": "tags.t", "element": "key.key_ops",
              "recovery-level": "attributes.recoveryLevel", "unknown": "extra",
              "unknown-name": "key", "numbers": "extra.0", "code": "key.kid",
              "diagnostic": "key.kid"}
# What ends a case but not the adapter.
HALTING = {"modulus": "key.n", "error": "key.kid", "schema": "key.kid"}
# What ends the adapter, some shapes at a time, and how many cases each such end takes. A hundred
# processes are started in a run at most.
BREAKING = {"wrong-id": 1, "line": 1, "half-line": 1, "stderr": 1, "reset": 2, "reset-error": 2,
            "reset-line": 2, "start": 2, "start-schema": 2, "start-stderr": 2}
BROKEN_AT_ONCE = 3  # as leaky_adapter.py does
# What a whole run says once.
ENDING = ("first-break", "stop")
# What cmkconf explore is told, and how many shapes at a time.
EXPLORED = {"explore-kid": 20, "explore-refusal": 40, "explore-error": 4, "explore-stderr": 4}
SHAPES_OF_MEMORY = ("raw", "hex", "base64", "utf16-hex")
CHANNELS = (*IN_ANSWERS, *HALTING, *BREAKING, *ENDING, *EXPLORED)


def step(method, extra, name="k", judges=None, path=None):
    made = {"do": method, "params": {"vault": "vault-a", "caller": "c", "name": name, **extra}}
    if judges:
        made.update({"judges": judges, "expect": {"accepted": {path: "nothing of the kind"}}})
    return made


def secrets_sent():
    """What was wrapped last counts as the key."""
    return [step("key.import", {"format": "pfx", "value": {"secret": "pfx", "length": 40},
                                "password": {"secret": "password", "length": 18}}),
            step("key.wrapKey", {"alg": "RSA-OAEP-256", "value": {"secret": "dek", "length": 32}})]


def scenario(steps, cases):
    return {"requirement": "KVT-01", "summary": "A leak.", "source": "none",
            "steps": secrets_sent() + steps,
            "cases": [{"case": f"n{i}", **case} for i, case in enumerate(cases)]}


def looks(paths):
    """A step for each channel, which gives away what its case says."""
    return [step("key.get", {}, {"text": [channel + "+", {"case": "shape"}, "+", {"case": "part"}]},
                 "look at " + channel, path) for channel, path in paths.items()]


def halting():
    name = {"text": [{"case": "channel"}, "+", {"case": "shape"}, "+", {"case": "part"}]}
    cases = [{"channel": channel, "shape": shape, "part": part_of(channel, shape)}
             for channel in HALTING for shape in SHAPES]
    return scenario([step("key.get", {}, name, "look", "key.n")], cases)


def numbered(count):
    return [{"number": str(number)} for number in range(count)]


def breaking(channel, count):
    """Each case makes the adapter give away its next shapes, so that none is lost with a case."""
    return scenario([step("key.get", {}, {"text": [channel + "+*+", {"case": "number"}]},
                          "look at " + channel, "key.kid")], numbered(count))


def groups(count):
    """The shapes, so many at a time."""
    names = list(SHAPES)
    return [names[i:i + count] for i in range(0, len(names), count)]


def num_seen():
    """How many texts are given away before memory is looked at."""
    return len(IN_ANSWERS) * len(SHAPES_OF_MEMORY) * len(PARTS)


def table():
    """Scenarios by name."""
    made = {}
    for part in PARTS:
        shapes = [shape for shape in SHAPES if part == "key" or shape not in WHOLE_ONLY]
        made["leak-" + part] = scenario(looks(IN_ANSWERS),
                                        [{"shape": shape, "part": part} for shape in shapes])
    made["leak-halting"] = halting()
    for channel, num_cases in BREAKING.items():
        made["leak-" + channel] = breaking(
            channel, num_cases * (1 + len(groups(BROKEN_AT_ONCE))))
    for name in ("ending-one", "ending-other"):  # each is sent secrets of its own
        quiet = step("key.get", {}, {"text": ["quiet++", {"case": "number"}]}, "look", "key.kid")
        made[name] = scenario([quiet], numbered(2))
    made["memory-leak"] = scenario(
        looks(IN_ANSWERS),
        [{"shape": shape, "part": part} for shape in SHAPES_OF_MEMORY for part in PARTS])
    made["memory-wait"] = {"requirement": "KVT-01", "summary": "Waits.", "source": "none",
                           "steps": [step("key.get", {}, "wait+", "wait", "key.kid")]}
    return made


def write(conformance, folder):
    """The conformance folder with these scenarios in place of its own."""
    for name in os.listdir(conformance):
        if name != "scenarios":
            os.symlink(os.path.join(conformance, name), os.path.join(folder, name))
    os.makedirs(os.path.join(folder, "scenarios/key-vault"))
    for name, content in table().items():
        path = os.path.join(folder, "scenarios/key-vault", name + ".json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)
