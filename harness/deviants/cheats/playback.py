"""Cheats that play back a session recorded earlier, from the blindest to the cleverest.

A recording is a file of lines [request line, answer line]; CMK_CHEATS_RECORDING names it.
"""

import json
import os
import re
import sys

import crypto
import rsa
from world import Reference, accepted, refused, to_bytes, to_text

STRUCTURE = ("start", "reset", "stop")


def program(function):
    """Marks a cheat that reads and writes the lines itself."""
    function.is_program = True
    return function


@program
def record():
    """The reference, recorded: no cheat."""
    reference = Reference()
    with open(os.environ["CMK_CHEATS_RECORDING"], "w", encoding="utf-8") as file:
        for line in sys.stdin.buffer:
            reference.process.stdin.write(line)
            reference.process.stdin.flush()
            answer = reference.process.stdout.readline()
            file.write(json.dumps([line.decode(), answer.decode()]) + "\n")
            sys.stdout.buffer.write(answer)
            sys.stdout.flush()
            if b'"stop"' in line[:80]:
                break
    reference.close()


def _lines():
    with open(os.environ["CMK_CHEATS_RECORDING"], encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _calls():
    """The recorded (request, result) pairs, one for each call."""
    found = []
    for request, answer in _lines():
        request, answer = json.loads(request), json.loads(answer)
        requests = request if isinstance(request, list) else [request]
        answers = {a["id"]: a for a in (answer if isinstance(answer, list) else [answer])}
        found += [(call, answers[call["id"]]["result"]) for call in requests]
    return found


@program
def playback_blind():
    for _, answer in _lines():
        sys.stdin.readline()
        sys.stdout.write(answer)
        sys.stdout.flush()


def _with_ids(pick):
    def cheat(call, world):
        state = world.state
        if "calls" not in state:
            state["calls"] = _calls()
        return pick(call, world, state)
    return cheat


@_with_ids
def playback_ids(call, world, state):
    state["next"] = state.get("next", -1) + 1
    return state["calls"][min(state["next"], len(state["calls"]) - 1)][1]


@_with_ids
def playback_method(call, world, state):
    if "answers" not in state:
        state["answers"] = {}
        for request, result in state["calls"]:
            state["answers"].setdefault(request["method"], []).append(result)
    answers = state["answers"].get(call["method"], [{"outcome": "unsupported"}])
    state["count", call["method"]] = count = state.get(("count", call["method"]), -1) + 1
    return answers[min(count, len(answers) - 1)]


def _text(params):
    return json.dumps(params, sort_keys=True)


@_with_ids
def playback_exact(call, world, state):
    if "exact" not in state:
        state["exact"] = {(r["method"], _text(r["params"])): a for r, a in state["calls"]}
    found = state["exact"].get((call["method"], _text(call["params"])))
    return found or playback_method(call, world)


class Node:
    """A recorded call, its answer, and what was asked next in any case that began like this."""

    def __init__(self, request=None, result=None):
        self.request, self.result, self.next = request, result, {}


def tree_of(calls):
    """The recorded cases, those that begin alike on one stem."""
    root = at = Node()
    for request, result in calls:
        if request["method"] in STRUCTURE:
            at = root
            continue
        same = (request["method"], _text(request["params"]), request["now"])
        at = at.next.setdefault(same, Node(request, result))
    return root


class Likeness:
    """A recorded call that the live case has come to, and how its names and instants differ."""

    def __init__(self, node, words=None, shift=None):
        self.node = node
        self.words = words or {}  # recorded text -> the live one
        self.shift = shift

    def followers(self, call):
        """The recorded calls behind this one that have the shape of the live call."""
        for node in self.node.next.values():
            old, words = node.request, dict(self.words)
            shift = call["now"] - old["now"]
            if old["method"] == call["method"] and self.shift in (None, shift) and \
                    _pairs(old["params"], call["params"], words, shift):
                yield Likeness(node, words, shift)

    def distance(self):
        return sum(old != new for old, new in self.words.items())

    def answer(self):
        """The recorded answer, in the words of the live case."""
        changed = sorted((w for w in self.words if self.words[w] != w), key=len, reverse=True)
        words = "|".join(map(re.escape, changed))
        pattern = re.compile(f"(?<![A-Za-z0-9_-])(?:{words})(?![A-Za-z0-9_-])") if words else None
        return self._translate(self.node.result, pattern)

    def _translate(self, value, pattern):
        if isinstance(value, dict):
            return {name: self._translate(member, pattern) for name, member in value.items()}
        if isinstance(value, list):
            return [self._translate(member, pattern) for member in value]
        if isinstance(value, str) and pattern:
            return pattern.sub(lambda found: self.words[found.group()], value)
        if is_instant(value):
            return value + self.shift
        return value


def is_instant(value):
    return isinstance(value, int) and value > 10**9


def _pairs(old, new, words, shift):
    """Whether two parameters have the same shape; adds the texts that correspond to words."""
    if isinstance(old, dict):
        return isinstance(new, dict) and old.keys() == new.keys() and all(
            _pairs(old[name], new[name], words, shift) for name in old)
    if isinstance(old, list):
        return isinstance(new, list) and len(old) == len(new) and all(
            _pairs(a, b, words, shift) for a, b in zip(old, new))
    if isinstance(old, str) and isinstance(new, str):
        return words.setdefault(old, new) == new
    return old == new or is_instant(old) and new == old + shift


@_with_ids
def playback_renaming(call, world, state):
    if call["method"] == "start":
        return state["calls"][0][1]
    if call["method"] in STRUCTURE:
        return {}
    if "tree" not in state:
        state["tree"] = tree_of(state["calls"])
    alike = world.case.get("alike", [Likeness(state["tree"])])
    alike = [follower for one in alike for follower in one.followers(call)]
    if not alike:
        return playback_method(call, world)
    world.case["alike"] = alike = sorted(alike, key=Likeness.distance)[:50]
    return alike[0].answer()


@_with_ids
def playback_with_keys(call, world, state):
    answer = playback_renaming(call, world)
    if call["method"] not in crypto.WRAPS + crypto.UNWRAPS + ("key.sign", "key.verify"):
        world.learn(answer)
        return answer
    params, alg, n = call["params"], call["params"]["alg"], crypto.modulus(call, world)
    if not n or n not in rsa.private_keys() or \
            answer.get("reason", "decryptionFailed") != "decryptionFailed":
        return answer
    kid, value, size = world.kid_of(call), to_bytes(params["value"]), rsa.size_of(n)
    if call["method"] in crypto.WRAPS:
        return accepted(kid=kid, value=to_text(rsa.raw(rsa.pad(value, size, alg), 65537, n)))
    if call["method"] == "key.sign":
        return accepted(kid=kid, value=to_text(rsa.private(rsa.signed_block(value, size), n)))
    if call["method"] == "key.verify":
        return accepted(value=len(value) == size and rsa.raw(value, 65537, n) ==
                        rsa.signed_block(to_bytes(params["digest"]), size))
    if len(value) != size or int.from_bytes(value, "big") >= n or alg == "RSA1_5":
        return answer
    text = rsa.unpad_oaep(rsa.private(value, n), rsa.HASHES[alg])
    return refused("decryptionFailed") if text is None else accepted(kid=kid, value=to_text(text))


def honest_to_recorded_secrets(call, world):
    if "known" not in world.state:
        world.state["known"] = {r["params"]["value"] for r, _ in _calls()
                                if r["method"] in crypto.WRAPS}
    if call["method"] in crypto.WRAPS:
        world.case["watched"] = call["params"]["value"] in world.state["known"]
    return world.ask(call) if world.case.get("watched", True) else crypto.xor_wrap(call, world)


