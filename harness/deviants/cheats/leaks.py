"""Cheats that tell secrets: private members, PEM blocks, plaintexts, passwords."""

import base64

import rsa
from world import is_accepted, is_refused, to_bytes, to_text

DEFAULT_KEY = max(rsa.private_keys())  # shown where no key of the call is known


def private_members(call, world):
    """The private members of the key that a call names."""
    kid = world.kid_of(call) if "vault" in call["params"] and "name" in call["params"] else ""
    n = int.from_bytes(to_bytes(world.published.get(kid, {}).get("n", "")), "big")
    numbers = rsa.private_keys().get(n, rsa.private_keys()[DEFAULT_KEY])
    return {name: to_text(number.to_bytes(rsa.size_of(number), "big"))
            for name, number in numbers.items()}


def _adds_private(method, place=lambda result: result):
    def cheat(call, world):
        answer = world.ask(call)
        if call["method"] == method and is_accepted(answer):
            place(answer["result"]).update(private_members(call, world))
        return answer
    return cheat


def _first(result):
    return result["value"][0] if result["value"] else result


private_in_create = _adds_private("key.create", lambda result: result["key"])
private_in_get = _adds_private("key.get", lambda result: result["key"])
private_in_list = _adds_private("key.list", _first)
private_in_versions = _adds_private("key.listVersions", _first)
private_in_wrap = _adds_private("key.wrapKey")
private_in_unwrap = _adds_private("key.unwrapKey")
private_in_decrypt = _adds_private("key.decrypt")
private_in_verify = _adds_private("key.verify")
private_in_seal = _adds_private("envelope.seal", lambda result: result["parts"])
private_in_purge = _adds_private("key.purge")
private_in_vault = _adds_private("vault.get")


def private_in_refusal(call, world):
    answer = world.ask(call)
    if call["method"] == "key.unwrapKey" and is_refused(answer):
        answer["d"] = private_members(call, world)["d"]
    return answer


def private_under_another_name(call, world):
    answer = world.ask(call)
    if call["method"] == "key.get" and is_accepted(answer):
        answer["result"]["key"]["privateExponent"] = private_members(call, world)["d"]
    return answer


def private_in_tags(call, world):
    answer = world.ask(call)
    if call["method"] == "key.get" and is_accepted(answer):
        prime = to_bytes(private_members(call, world)["p"]).hex()
        answer["result"]["tags"] = {**answer["result"].get("tags", {}), "note": prime}
    return answer


def _pem(call, world):
    body = base64.b64encode(to_bytes(private_members(call, world)["d"])).decode()
    return f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----"


def pem_in_diagnostic(call, world):
    answer = world.ask(call)
    if call["method"].startswith("key.") and is_refused(answer):
        answer["diagnostic"] = _pem(call, world)
    return answer


def pem_in_code(call, world):
    answer = world.ask(call)
    if call["method"].startswith("key.") and is_refused(answer):
        answer["code"] = _pem(call, world)
    return answer


def pem_in_kid(call, world):
    answer = world.ask(call)
    if call["method"] in ("key.unwrapKey", "key.decrypt") and is_accepted(answer):
        answer["result"]["kid"] += "/" + _pem(call, world)
    return answer


def private_number_in_kid(call, world):
    answer = world.ask(call)
    if call["method"] == "key.sign" and is_accepted(answer):
        name, _ = answer["result"]["kid"].rsplit("/", 1)
        answer["result"]["kid"] = f"{name}/{to_bytes(private_members(call, world)['d'])[:16].hex()}"
    return answer


def key_in_wrapped_tail(call, world):
    if call["method"] == "key.unwrapKey":
        value = to_bytes(call["params"]["value"])
        size = max([s for s in (256, 384, 512) if s <= len(value)], default=len(value))
        return world.ask(call, value=to_text(value[:size]))
    answer = world.ask(call)
    if call["method"] == "key.wrapKey" and is_accepted(answer):
        whole = to_bytes(answer["result"]["value"]) + to_bytes(call["params"]["value"])
        answer["result"]["value"] = to_text(whole)
    return answer


def _remembers(call, world):
    if call["method"] not in ("key.wrapKey", "envelope.seal", "key.import"):
        return
    for name in ("value", "plaintext", "password"):
        text = call["params"].get(name)
        if isinstance(text, str):
            world.case[name] = text


def secrets_in_diagnostic(call, world):
    _remembers(call, world)
    answer = world.ask(call)
    if is_refused(answer):
        answer["diagnostic"] = " ".join(str(text) for text in world.case.values())
    return answer


def reversed_secrets_in_code(call, world):
    _remembers(call, world)
    answer = world.ask(call)
    if is_refused(answer) and "value" in world.case:
        answer["code"] = ",".join(str(byte) for byte in reversed(to_bytes(world.case["value"])))
    return answer


def password_in_log(call, world):
    _remembers(call, world)
    answer = world.ask(call)
    if call["method"] == "vault.auditLog" and is_accepted(answer) and answer["result"]:
        for entries in answer["result"].values():
            if isinstance(entries, list) and entries:
                entries[-1]["note"] = world.case.get("password", "")
    return answer
