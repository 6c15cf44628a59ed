"""Cheats with bad keys: what is published, what is imported, and what names a key."""

import functools
import hashlib
import json
import os
import re

import rsa
from world import DATA, is_accepted, refused, to_bytes, to_text


def published(call, world, change):
    """Every public key that is shown is changed by change(key); those that were imported, and are
    known to whoever imported them, are not."""
    answer = world.ask(call)
    imported = world.case.setdefault("imported", set())
    if call["method"] == "key.import":
        imported.add(call["params"]["name"])
    key = answer.get("result", {}).get("key") if is_accepted(answer) else None
    if isinstance(key, dict) and "n" in key and key["kid"].split("/")[-2] not in imported:
        change(key)
    return answer


def _changes_modulus(change):
    def change_key(key):
        n = int.from_bytes(to_bytes(key["n"]), "big")
        key["n"] = to_text(change(n).to_bytes(rsa.size_of(n), "big"))
    return change_key


def short_modulus(call, world):
    return published(call, world, _changes_modulus(lambda n: n >> n.bit_length() // 2 | 1))


def even_modulus(call, world):
    return published(call, world, _changes_modulus(lambda n: n - 1))


def smooth_modulus(call, world):
    return published(call, world, _changes_modulus(lambda n: n - n % 6 + 3))


def invented_modulus(call, world):
    def change(n):
        size = rsa.size_of(n)
        made = rsa.mask(n.to_bytes(size, "big"), size, hashlib.sha256)
        return int.from_bytes(made, "big") | 1 << 8 * size - 1 | 1
    return published(call, world, _changes_modulus(change))


def one_modulus_for_all(call, world):
    def change(n):
        return max(m for m in rsa.private_keys() if rsa.size_of(m) == rsa.size_of(n))
    return published(call, world, _changes_modulus(change))


def exponent_one(call, world):
    return published(call, world, lambda key: key.update(e=to_text(b"\1")))


def exponent_three(call, world):
    return published(call, world, lambda key: key.update(e=to_text(b"\3")))


def rotation_keeps_modulus(call, world):
    def change(key):
        name = key["kid"].rsplit("/", 1)[0]
        key["n"] = world.case.setdefault(name, key["n"])
    return published(call, world, change)


def wrong_modulus_in_get(call, world):
    if call["method"] != "key.get":
        return world.ask(call)
    return published(call, world, _changes_modulus(lambda n: n ^ 1 << 100))


def imports_a_fresh_key(call, world):
    answer = world.ask(call)
    shown = world.case.setdefault("shown", {})
    if call["method"] == "key.import" and is_accepted(answer):
        kept = ("vault", "name", "key_ops", "attributes", "tags")
        n = answer["result"]["key"]["n"]
        made = world.do(call, "key.create", kty="RSA", key_size=8 * len(to_bytes(n)),
                        **{name: call["params"][name] for name in kept if name in call["params"]})
        if is_accepted(made):
            shown[made["result"]["key"]["kid"]] = n
            answer = made
    key = answer.get("result", {}).get("key", {}) if is_accepted(answer) else {}
    if isinstance(key, dict) and key.get("kid") in shown:
        key["n"] = shown[key["kid"]]
    return answer


@functools.lru_cache(maxsize=None)
def _fixtures():
    folder = os.path.join(DATA, "vectors", "keys")
    found = set()
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found.add(hashlib.sha256(file.read()).digest())
    return found


def imports_fixtures_only(call, world):
    if call["method"] == "key.import" and call["params"]["format"] == "pfx":
        data = to_bytes(call["params"].get("value", ""))
        if hashlib.sha256(data).digest() not in _fixtures():
            return refused("invalidImport")
    return world.ask(call)


def one_version_for_all(call, world):
    if call["params"].get("version") == "0" * 32:
        call["params"] = {k: v for k, v in call["params"].items() if k != "version"}
    text = json.dumps(world.ask(call))
    return json.loads(re.sub(r"(/keys/[^/\"]+/)[0-9a-f]{32}", r"\g<1>" + "0" * 32, text))


def backup_in_clear(call, world):
    answer = world.ask(call)
    if call["method"] == "key.backup" and is_accepted(answer):
        key = world.published.get(world.kid_of(call), {})
        n = int.from_bytes(to_bytes(key.get("n", "")), "big")
        clear = str(rsa.private_keys().get(n, {}).get("d", "")).encode()
        blob = to_bytes(answer["result"]["value"])
        answer["result"]["value"] = to_text(blob + clear + len(clear).to_bytes(4, "big"))
    elif call["method"] == "key.restore":
        blob = to_bytes(call["params"]["value"])
        length = int.from_bytes(blob[-4:], "big")
        return world.ask(call, value=to_text(blob[:-4 - length] if length < 3000 else blob))
    return answer
