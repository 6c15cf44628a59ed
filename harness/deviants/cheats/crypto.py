"""Cheats that wrap, encrypt, sign and verify wrongly; each is consistent with itself."""

import base64
import hashlib
import secrets

import rsa
from world import accepted, is_accepted, is_refused, refused, to_bytes, to_text

WRAPS = ("key.wrapKey", "key.encrypt")
UNWRAPS = ("key.unwrapKey", "key.decrypt")


def version_of(kid):
    return kid.rsplit("/", 1)[1]


def modulus(call, world, kid=None):
    """The published modulus of the version that a call uses, or None when it was never shown."""
    kid = kid or world.kid_of(call)
    text = world.published.get(kid, {}).get("n")
    return text and int.from_bytes(to_bytes(text), "big")


def replaced(call, world, hide):
    """Wraps and encrypts with hide(text, kid, alg, size). What was made so is unwrapped by the
    reference, from the bytes that the reference had made: permissions, time and log are right."""
    honest = world.case.setdefault("honest", {})
    if call["method"] in UNWRAPS and call["params"]["value"] in honest:
        return world.ask(call, value=honest[call["params"]["value"]])
    answer = world.ask(call)
    if call["method"] in WRAPS and is_accepted(answer):
        result, text = answer["result"], to_bytes(call["params"]["value"])
        size = len(to_bytes(result["value"]))
        made = to_text(hide(text, result["kid"], call["params"]["alg"], size))
        honest[made] = result["value"]
        result["value"] = made
    return answer


def _name(kid, alg):
    return hashlib.sha256((kid + alg).encode()).digest()


def clear_wrap(call, world):
    return replaced(call, world, lambda text, kid, alg, size:
                    (_name(kid, alg) + text).rjust(size, b"\0"))


def _stream(kid, size):
    return rsa.mask(kid.encode(), size, hashlib.sha256)


def xor_wrap(call, world):
    def hide(text, kid, alg, size):
        return b"\0" + rsa.xor(text.rjust(size - 1, b"\0"), _stream(kid + alg, size - 1))
    return replaced(call, world, hide)


def base64_wrap(call, world):
    return replaced(call, world, lambda text, kid, alg, size:
                    base64.b64encode(_name(kid, alg) + text).ljust(size, b"."))


def table_wrap(call, world):
    return replaced(call, world, lambda text, kid, alg, size:
                    b"\0" + secrets.token_bytes(size - 1))


def other_key_wrap(call, world):
    def hide(text, kid, alg, size):
        other = max(n for n in rsa.private_keys() if rsa.size_of(n) == size)
        return rsa.raw(rsa.pad(text, size, alg), 65537, other)
    return replaced(call, world, hide)


def own_unwraps_only(call, world):
    table = world.case.setdefault("table", set())
    answer = world.ask(call)
    if call["method"] in WRAPS and is_accepted(answer):
        table.add(answer["result"]["value"])
    elif call["method"] in UNWRAPS and is_accepted(answer) and call["params"]["value"] not in table:
        return refused("decryptionFailed")
    return answer


def rewrapped(call, world, wrap):
    """Wraps with wrap(text, n, alg) under the published key, so that unwrap needs no change."""
    answer = world.ask(call)
    if call["method"] in WRAPS and is_accepted(answer):
        n = modulus(call, world, answer["result"]["kid"])
        if n is not None:
            text = to_bytes(call["params"]["value"])
            answer["result"]["value"] = to_text(wrap(text, n, call["params"]["alg"]))
    return answer


def deterministic_wrap(call, world):
    def wrap(text, n, alg):
        size = rsa.size_of(n)
        if alg == "RSA1_5":
            padding = bytes(b or 1 for b in rsa.mask(text, size, hashlib.sha256))
            return rsa.raw(rsa.pkcs1(text, size, padding), 65537, n)
        hash_ = rsa.HASHES[alg]
        return rsa.raw(rsa.oaep(text, size, hash_, hash_(text).digest()), 65537, n)
    return rewrapped(call, world, wrap)


def counted_padding(call, world):
    def wrap(text, n, alg):
        number = world.state["count"] = world.state.get("count", 0) + 1
        size, fill = rsa.size_of(n), b"\1" * 8 + number.to_bytes(4, "big").replace(b"\0", b"\1")
        if alg == "RSA1_5":
            return rsa.raw(rsa.pkcs1(text, size, fill * size), 65537, n)
        hash_ = rsa.HASHES[alg]
        return rsa.raw(rsa.oaep(text, size, hash_, (fill * 4)[:hash_().digest_size]), 65537, n)
    return rewrapped(call, world, wrap)


def textbook_wrap(call, world):
    def hide(text, kid, alg, size):
        return rsa.raw(text, 65537, modulus(call, world, kid) or 1 << 8 * size - 1)
    return replaced(call, world, hide)


def constant_padding(call, world):
    def wrap(text, n, alg):
        size = rsa.size_of(n)
        if alg == "RSA1_5":
            return rsa.raw(rsa.pkcs1(text, size, b"\xff" * size), 65537, n)
        hash_ = rsa.HASHES[alg]
        return rsa.raw(rsa.oaep(text, size, hash_, bytes(hash_().digest_size)), 65537, n)
    return rewrapped(call, world, wrap)


def oaep_without_check(call, world):
    answer = world.ask(call)
    if call["method"] not in UNWRAPS or answer.get("reason") != "decryptionFailed":
        return answer
    n, value = modulus(call, world), to_bytes(call["params"]["value"])
    hash_ = rsa.HASHES.get(call["params"]["alg"])
    if not n or not hash_ or len(value) != rsa.size_of(n) or int.from_bytes(value, "big") >= n:
        return answer
    text = rsa.unpad_oaep(rsa.private(value, n), hash_, check=False)
    return accepted(kid=world.kid_of(call), value=to_text(text))


def ignores_algorithm(call, world):
    changes = {"alg": "RSA-OAEP-256"} if call["params"].get("alg", "").startswith("RSA") else {}
    return world.ask(call, **changes)


def swaps_hashes(call, world):
    swap = {"RSA-OAEP": "RSA-OAEP-256", "RSA-OAEP-256": "RSA-OAEP"}
    alg = call["params"].get("alg")
    if call["method"].startswith("key.") and alg in swap:
        return world.ask(call, alg=swap[alg])
    return world.ask(call)


def constant_signature(call, world):
    answer = world.ask(call)
    if call["method"] == "key.sign" and is_accepted(answer):
        answer["result"]["value"] = to_text(b"\x5a" * len(to_bytes(answer["result"]["value"])))
    elif call["method"] == "key.verify" and is_accepted(answer):
        answer["result"]["value"] = set(to_bytes(call["params"]["value"])) == {0x5a}
    return answer


def hashed_signature(call, world):
    answer = world.ask(call)
    if call["method"] in ("key.sign", "key.verify") and is_accepted(answer):
        params, kid = call["params"], answer["result"].get("kid", "")
        digest = to_bytes(params["value" if call["method"] == "key.sign" else "digest"])
        if call["method"] == "key.sign":
            size = len(to_bytes(answer["result"]["value"]))
            made = to_text(rsa.mask(digest + kid.encode(), size, hashlib.sha256))
            answer["result"]["value"] = made
            world.case.setdefault("signed", set()).add((made, to_text(digest)))
        else:
            answer["result"]["value"] |= (params["value"], to_text(digest)) in \
                world.case.get("signed", set())
    return answer


def other_digest_signature(call, world):
    name = {"key.sign": "value", "key.verify": "digest"}.get(call["method"])
    if name is None:
        return world.ask(call)
    return world.ask(call, **{name: to_text(hashlib.sha256(
        to_bytes(call["params"][name])).digest())})


def known_digest_signature(call, world):
    answer = world.ask(call)
    known = call["params"].get("value") == "uVTi8bMEKMbTYGJcbIVr3p7GvI2wR9ETlsCnXHAPqhA"
    if call["method"] == "key.sign" and is_accepted(answer) and not known:
        answer["result"]["value"] = to_text(bytes(len(to_bytes(answer["result"]["value"]))))
    return answer


def _verifies(value, call, world):
    answer = world.ask(call)
    if call["method"] == "key.verify" and is_accepted(answer):
        answer["result"]["value"] = value(call["params"])
    return answer


def verify_says_yes(call, world):
    return _verifies(lambda params: True, call, world)


def verify_says_no(call, world):
    return _verifies(lambda params: False, call, world)


def verify_by_length(call, world):
    return _verifies(lambda params: len(to_bytes(params["value"])) in (256, 384, 512), call, world)


def verify_known_only(call, world):
    made = world.case.setdefault("signatures", set())
    answer = world.ask(call)
    if is_accepted(answer) and call["method"] == "key.sign":
        made.add(answer["result"]["value"])
    elif is_accepted(answer) and call["method"] == "key.verify":
        answer["result"]["value"] = call["params"]["value"] in made
    return answer


def unwraps_with_any_version(call, world):
    answer = world.ask(call)
    if call["method"] != "key.unwrapKey" or not is_refused(answer) or \
            answer["reason"] != "decryptionFailed":
        return answer
    for kid in world.kids_of(call):
        tried = world.ask(call, version=version_of(kid))
        if is_accepted(tried):
            return tried
    return answer
