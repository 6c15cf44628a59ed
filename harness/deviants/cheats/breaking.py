"""Cheats that break: at a reset, after a restart, in their lines, in what they leave behind."""

import json
import os
import subprocess
import sys
import time

from world import Fault, Raw, is_accepted


def honest(call, world):
    return world.ask(call)


def _is_first_life():
    """Whether this is the adapter's first start in this run: told by a file beside the run."""
    path = os.path.join(os.environ["CMK_CHEATS_FOLDER"], "lived")
    if os.path.exists(path):
        return False
    with open(path, "w", encoding="ascii"):
        return True


def crashes_at_each_reset(call, world):
    if call["method"] == "reset" and world.num_resets > 1:
        sys.exit(1)
    return world.ask(call)


def crashes_at_each_first_reset(call, world):
    if call["method"] == "reset":
        sys.exit(1)
    return world.ask(call)


def crashes_at_tenth_reset(call, world):
    if call["method"] == "reset" and world.num_resets % 10 == 0:
        sys.exit(1)
    return world.ask(call)


def answers_reset_by_an_error(call, world):
    if call["method"] == "reset":
        raise Fault(-32603, "no reset today")
    return world.ask(call)


def answers_reset_by_a_refusal(call, world):
    if call["method"] == "reset":
        world.ask(call)
        return {"outcome": "refused", "reason": "unspecified"}
    return world.ask(call)


def sleeps_through_resets(call, world):
    if call["method"] == "reset" and world.num_resets == 2:
        time.sleep(60)
    return world.ask(call)


def _after_restart(change):
    def cheat(call, world):
        if call["method"] == "reset" and world.num_resets == 3 and _is_first_life():
            sys.exit(1)
        answer = world.ask(call)
        if call["method"] == "start" and os.path.exists(
                os.path.join(os.environ["CMK_CHEATS_FOLDER"], "lived")):
            change(answer)
        return answer
    return cheat


other_name_after_restart = _after_restart(
    lambda answer: answer.update(implementation="another", version="2"))
fewer_profiles_after_restart = _after_restart(
    lambda answer: answer.update(profiles=["identity"]))
other_options_after_restart = _after_restart(
    lambda answer: answer["options"].update(leeway=300))
fewer_capabilities_after_restart = _after_restart(
    lambda answer: answer.update(capabilities=[]))


def two_answers_a_line(call, world):
    if call["method"] == "key.wrapKey":
        text = json.dumps({"jsonrpc": "2.0", "id": 1, "result": world.ask(call)})
        return Raw(text + "\n" + text)
    return world.ask(call)


def two_answers_in_one_line(call, world):
    if call["method"] == "key.wrapKey":
        text = json.dumps({"jsonrpc": "2.0", "id": 1, "result": world.ask(call)})
        return Raw(text + text)
    return world.ask(call)


def _bad_bytes(text):
    def cheat(call, world):
        answer = world.ask(call)
        if call["method"] in ("key.wrapKey", "key.sign") and is_accepted(answer):
            answer["result"]["value"] = text
        return answer
    return cheat


bad_base64url = _bad_bytes("!not base64url!")
bytes_with_half_a_digit = _bad_bytes("A" * 345)


def unknown_outcome(call, world):
    answer = world.ask(call)
    return {**answer, "outcome": "maybe"} if call["method"] == "key.wrapKey" else answer


def unknown_reason(call, world):
    answer = world.ask(call)
    return {**answer, "reason": "because"} if "reason" in answer else answer


def both_outcomes(call, world):
    answer = world.ask(call)
    return {**answer, "result": {}} if "reason" in answer else answer


def error_in_place_of_refusal(call, world):
    answer = world.ask(call)
    if "reason" in answer:
        raise Fault(-32000, "no")
    return answer


def unsupported_in_place_of_refusal(call, world):
    answer = world.ask(call)
    return {"outcome": "unsupported"} if "reason" in answer else answer


def crashes_in_place_of_refusal(call, world):
    answer = world.ask(call)
    if "reason" in answer:
        sys.exit(1)
    return answer


def _sleeps_on(call, world, **how):
    if call["method"] == "start":
        child = subprocess.Popen(["sleep", "600"], stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)
        with open(os.path.join(os.environ["CMK_CHEATS_FOLDER"], "children"), "a",
                  encoding="ascii") as file:
            file.write(f"{child.pid}\n")
    return world.ask(call)


def leaves_a_child(call, world):
    """A child of its process group outlives it."""
    return _sleeps_on(call, world)


def leaves_a_grandchild(call, world):
    """A child in a session of its own outlives it."""
    return _sleeps_on(call, world, start_new_session=True)
