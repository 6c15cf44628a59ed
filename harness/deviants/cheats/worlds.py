"""Cheats about the world: the clock, resets, deletions, and who is asking."""

import functools
import json
import os
import re

import crypto
from world import DATA, accepted, is_accepted, is_refused, to_text

T0 = 1767225600


def ignores_the_clock(call, world):
    if "now" in call:
        call["now"] = world.case.setdefault("now", call["now"])
    return world.ask(call)


def clock_of_days(call, world):
    if "now" in call:
        call["now"] -= call["now"] % 86400
    return world.ask(call)


def forgets_to_reset(call, world):
    if call["method"] == "reset" and world.num_resets > 1:
        return {}
    return world.ask(call)


def resets_later(call, world):
    if call["method"] == "reset":
        world.case["owed"] = True
        return {}
    if world.case.get("owed") and world.num_calls > 1:
        world.case["owed"] = False
        world.ask({"method": "reset", "params": {}})
    return world.ask(call)


def leaks_between_cases(call, world):
    answer = world.ask(call)
    if call["method"] == "vault.list" and is_accepted(answer):
        old = world.state.get("vaults", [])
        for value in answer["result"].values():
            if isinstance(value, list):
                world.state["vaults"] = list(value)
                value.extend(old[:1])
    return answer


def _skips(*methods):
    def cheat(call, world):
        if call["method"] in methods:
            return accepted()
        return world.ask(call)
    return cheat


never_purges = _skips("vault.purge", "key.purge")
never_removes_roles = _skips("role.remove")
never_locks = _skips("vault.lock")


def never_deletes(call, world):
    if call["method"] == "key.delete":
        found = world.ask({**call, "method": "key.get"})
        if is_accepted(found):
            found["result"].update(deletedDate=call["now"], recoveryId="r",
                                   scheduledPurgeDate=call["now"] + 90 * 86400)
        return found
    if call["method"] in ("vault.delete", "identity.delete"):
        return accepted()
    return world.ask(call)


def never_disables(call, world):
    shown = world.case.setdefault("disabled", set())
    attributes = call["params"].get("attributes", {})
    disables = call["method"] == "key.update" and attributes.get("enabled") is False
    if disables:
        call["params"] = {**call["params"], "attributes": {**attributes, "enabled": True}}
    answer = world.ask(call)
    bundle = answer.get("result", {}) if is_accepted(answer) else {}
    kid = bundle.get("key", {}).get("kid") if isinstance(bundle.get("key"), dict) else None
    if disables and kid:
        shown.add(kid)
    if kid in shown:
        bundle["attributes"]["enabled"] = False
    return answer


def healthy_always(call, world):
    healthy = {"Inaccessible": "Ready", "Revoked": "Ready", "Unavailable": "Available",
               "Degraded": "Available", "Access to your account is currently revoked": "OK"}
    text = json.dumps(world.ask(call))
    for ill, well in healthy.items():
        text = text.replace(f'"{ill}', f'"{well}')
    return json.loads(text)


def everybody_is_the_owner(call, world):
    if "caller" not in call["params"]:
        return world.ask(call)
    answer = world.ask(call)
    if is_accepted(answer):
        world.case["owner"] = call["params"]["caller"]
    elif answer.get("reason") == "permissionDenied" and "owner" in world.case:
        return world.ask(call, caller=world.case["owner"])
    return answer


def everybody_is_near(call, world):
    return world.ask(call, **({"from": "privateEndpoint"} if "caller" in call["params"] else {}))


def logs_nothing(call, world):
    answer = world.ask(call)
    if call["method"] == "vault.auditLog" and is_accepted(answer):
        answer["result"] = {name: [] if isinstance(value, list) else value
                            for name, value in answer["result"].items()}
    return answer


def logs_what_is_allowed(call, world):
    answer = world.ask(call)
    if call["method"] == "vault.auditLog" and is_accepted(answer):
        answer["result"] = {
            name: [entry for entry in value if entry.get("httpStatusCode", 200) < 400]
            if isinstance(value, list) else value for name, value in answer["result"].items()}
    return answer


def last_accepted_answer(call, world):
    last = world.state.setdefault("last", {})
    if call["method"] in last:
        return last[call["method"]]
    answer = world.ask(call)
    if is_accepted(answer):
        last[call["method"]] = answer
    return answer


@functools.lru_cache(maxsize=None)
def _answer_schema(method):
    with open(os.path.join(DATA, "schema", f"{method}.answer.json"), encoding="utf-8") as file:
        schema = json.load(file)
    shapes = [shape for shape in schema["anyOf"]
              if shape["properties"]["outcome"].get("const") == "accepted"]
    return schema, shapes[0]["properties"]["result"]


def _example(schema, root, params):
    """A value that keeps the schema, with the request's members where they have the same name."""
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        return {name: params[name] if name in params else _example(member, root, params)
                for name, member in schema.get("properties", {}).items()
                if name in params or name in schema.get("required", [])}
    return {"array": [], "integer": 0, "number": 0, "boolean": True}.get(kind, "AAAA")


def _made(call, params):
    if call["method"] in ("start", "reset", "stop"):
        return None
    schema, result = _answer_schema(call["method"])
    return {"outcome": "accepted", "result": _example(result, schema, params)}


def least_answers(call, world):
    return _made(call, {}) or world.ask(call)


def echoing_answers(call, world):
    return _made(call, call["params"]) or world.ask(call)


def _wrong_unless(is_watched):
    """Honest while it believes that the suite is watching; without cryptography otherwise."""
    def cheat(call, world):
        if is_watched(call, world) or call["method"] in ("start", "reset", "stop"):
            return world.ask(call)
        return crypto.xor_wrap(call, world)
    return cheat


def _has_known_names(call, _world):
    with_names = json.dumps(call["params"])
    return call["params"].get("vault", "vault-a") in ("vault-a", "vault-b") and \
        not re.search(r'"name": ?"(?!k[0-9]"|key-[0-9]"|imported"|vault-)', with_names)


honest_to_known_names = _wrong_unless(_has_known_names)


def _first_instant(call, world):
    """The instant at which the case began; a reset has none."""
    return world.case.setdefault("first", call["now"]) if "now" in call else T0


honest_to_t0 = _wrong_unless(lambda call, world: _first_instant(call, world) == T0)
honest_for_300_cases = _wrong_unless(lambda call, world: world.num_resets <= 300)
honest_for_30_calls = _wrong_unless(lambda call, world: world.num_calls <= 30)
honest_in_even_cases = _wrong_unless(lambda call, world: world.num_resets % 2 == 0)


def honest_for_a_day(call, world):
    return _wrong_unless(lambda call, world: call.get("now", T0) <=
                         _first_instant(call, world) + 86400)(call, world)


def keeps_what_was_unwrapped(call, world):
    known = world.case.setdefault("unwrapped", {})
    answer = world.ask(call)
    if call["method"] == "key.unwrapKey":
        at = to_text(json.dumps([call["params"]["name"], call["params"]["value"]]).encode())
        if is_accepted(answer):
            known[at] = answer
        elif is_refused(answer) and at in known:
            return known[at]
    return answer
