"""Cheats that wrap, encrypt, sign and verify wrongly; each is consistent with itself."""

import base64
import functools
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


def replaced(call, world, hide, show):
    """Wraps with hide(text, kid, alg, n) and unwraps with show(value, kid, alg, n), by the leave of
    the reference; show returns None for what it did not wrap, which the reference then answers."""
    method, alg = call["method"], call["params"].get("alg")
    answer = world.ask(call)
    if method in WRAPS and is_accepted(answer):
        result = answer["result"]
        n = int.from_bytes(b"\xff" * len(to_bytes(result["value"])), "big")
        world.case.setdefault("kids", {})[version_of(result["kid"])] = result["kid"]
        text = to_bytes(call["params"]["value"])
        result["value"] = to_text(hide(text, result["kid"], alg, n))
    elif method in UNWRAPS and (is_accepted(answer) or answer.get("reason") == "decryptionFailed"):
        for kid in world.case.get("kids", {}).values():
            if f"/{call['params']['name']}/" not in kid:
                continue
            if call["params"].get("version", version_of(kid)) != version_of(kid):
                continue
            text = show(to_bytes(call["params"]["value"]), kid, alg)
            if text is not None:
                return accepted(kid=kid, value=to_text(text))
    return answer


def _packed(text, kid, alg, size):
    """The text with its length and a checksum over everything, filled up to the key's size."""
    body = len(text).to_bytes(2, "big") + text
    body += bytes(size - 32 - 1 - len(body))
    return b"\0" + hashlib.sha256(body + (kid + alg).encode()).digest() + body


def _unpacked(block, kid, alg):
    check, body = block[1:33], block[33:]
    if block[:1] != b"\0" or hashlib.sha256(body + (kid + alg).encode()).digest() != check:
        return None
    return body[2:2 + int.from_bytes(body[:2], "big")]


def clear_wrap(call, world):
    """The wrapped key is the key, with a checksum."""
    return replaced(call, world, lambda text, kid, alg, n: _packed(text, kid, alg, rsa.size_of(n)),
                    _unpacked)


def _stream(kid, size):
    return b"\0" + rsa.mask(kid.encode(), size - 1, hashlib.sha256)


def xor_wrap(call, world):
    """Wraps by exclusive or with a stream made of the key's identifier."""
    def hide(text, kid, alg, n):
        size = rsa.size_of(n)
        return rsa.xor(_packed(text, kid, alg, size), _stream(kid, size))

    def show(value, kid, alg):
        return _unpacked(rsa.xor(value, _stream(kid, len(value))), kid, alg)
    return replaced(call, world, hide, show)


def base64_wrap(call, world):
    """The wrapped key is the key in base64, with a checksum, filled up with dots."""
    def hide(text, kid, alg, n):
        check = hashlib.sha256(text + (kid + alg).encode()).digest()
        return base64.b64encode(check + text).ljust(rsa.size_of(n), b".")

    def show(value, kid, alg):
        try:
            data = base64.b64decode(value.rstrip(b"."), validate=True)
        except ValueError:
            return None
        whole = hide(data[32:], kid, alg, (1 << 8 * len(value)) - 1)
        return data[32:] if whole == value else None
    return replaced(call, world, hide, show)


def table_wrap(call, world):
    """Wraps by random bytes that it finds again in a table."""
    table = world.case.setdefault("table", {})

    def hide(text, kid, alg, n):
        token = b"\0" + secrets.token_bytes(rsa.size_of(n) - 1)
        table[token, kid, alg] = text
        return token
    return replaced(call, world, hide, lambda value, kid, alg: table.get((value, kid, alg)))


def own_unwraps_only(call, world):
    """Unwraps and decrypts only what it wrapped itself, by a table, and refuses everything else."""
    table = world.case.setdefault("table", set())
    answer = world.ask(call)
    if call["method"] in WRAPS and is_accepted(answer):
        table.add(answer["result"]["value"])
    elif call["method"] in UNWRAPS and is_accepted(answer) and call["params"]["value"] not in table:
        return refused("decryptionFailed")
    return answer


def rewrapped(call, world, wrap, unwrap=None):
    """Wraps with wrap(text, n, alg), a real key; unwraps with unwrap(value, n, alg), or as RSA."""
    answer = world.ask(call)
    if call["method"] in WRAPS and is_accepted(answer):
        n = modulus(call, world, answer["result"]["kid"])
        if n is not None:
            text = to_bytes(call["params"]["value"])
            answer["result"]["value"] = to_text(wrap(text, n, call["params"]["alg"]))
    elif unwrap and call["method"] in UNWRAPS and answer.get("reason", "decryptionFailed") == \
            "decryptionFailed":
        n, value = modulus(call, world), to_bytes(call["params"]["value"])
        if n is None or len(value) != rsa.size_of(n) or int.from_bytes(value, "big") >= n:
            return answer
        text = unwrap(value, n, call["params"]["alg"])
        if text is None:
            return refused("decryptionFailed")
        answer = accepted(kid=world.kid_of(call), value=to_text(text))
    return answer


def deterministic_wrap(call, world):
    """RSA-OAEP whose seed is the hash of the text; PKCS #1 v1.5 padding likewise."""
    def wrap(text, n, alg):
        size = rsa.size_of(n)
        if alg == "RSA1_5":
            padding = bytes(b or 1 for b in rsa.mask(text, size, hashlib.sha256))
            return rsa.raw(rsa.pkcs1(text, size, padding), 65537, n)
        hash_ = rsa.HASHES[alg]
        return rsa.raw(rsa.oaep(text, size, hash_, hash_(text).digest()), 65537, n)
    return rewrapped(call, world, wrap)


def counted_padding(call, world):
    """Only four bytes of the padding change from one wrap to the next."""
    def wrap(text, n, alg):
        number = world.state["count"] = world.state.get("count", 0) + 1
        size, fill = rsa.size_of(n), b"\1" * 8 + number.to_bytes(4, "big").replace(b"\0", b"\1")
        if alg == "RSA1_5":
            return rsa.raw(rsa.pkcs1(text, size, fill * size), 65537, n)
        hash_ = rsa.HASHES[alg]
        return rsa.raw(rsa.oaep(text, size, hash_, (fill * 4)[:hash_().digest_size]), 65537, n)
    return rewrapped(call, world, wrap)


def textbook_wrap(call, world):
    """RSA without padding: the key raised to e, and a checksum."""
    def wrap(text, n, alg):
        return rsa.raw(_packed(text, "", alg, rsa.size_of(n)), 65537, n)
    return rewrapped(call, world, wrap,
                     lambda value, n, alg: _unpacked(rsa.private(value, n), "", alg))


def constant_padding(call, world):
    """RSA1_5 pads with 0xFF alone; RSA-OAEP has a seed of zeros."""
    def wrap(text, n, alg):
        size = rsa.size_of(n)
        if alg == "RSA1_5":
            return rsa.raw(rsa.pkcs1(text, size, b"\xff" * size), 65537, n)
        hash_ = rsa.HASHES[alg]
        return rsa.raw(rsa.oaep(text, size, hash_, bytes(hash_().digest_size)), 65537, n)
    return rewrapped(call, world, wrap)


def oaep_without_check(call, world):
    """Unwraps RSA-OAEP without looking at the label's hash."""
    def unwrap(value, n, alg):
        if alg == "RSA1_5":
            _, _, text = rsa.private(value, n)[2:].partition(b"\0")
            return text
        return rsa.unpad_oaep(rsa.private(value, n), rsa.HASHES[alg], check=False)
    return rewrapped(call, world, lambda text, n, alg: rsa.raw(
        rsa.pad(text, rsa.size_of(n), alg), 65537, n), unwrap)


def ignores_algorithm(call, world):
    """Wraps and unwraps with RSA-OAEP-256, whatever algorithm is named."""
    changes = {"alg": "RSA-OAEP-256"} if call["params"].get("alg", "").startswith("RSA") else {}
    return world.ask(call, **changes)


def swaps_hashes(call, world):
    """RSA-OAEP takes SHA-256, and RSA-OAEP-256 takes SHA-1."""
    swap = {"RSA-OAEP": "RSA-OAEP-256", "RSA-OAEP-256": "RSA-OAEP"}
    alg = call["params"].get("alg")
    if call["method"].startswith("key.") and alg in swap:
        return world.ask(call, alg=swap[alg])
    return world.ask(call)


@functools.lru_cache(maxsize=None)
def _other_key(size):
    return max(n for n in rsa.private_keys() if rsa.size_of(n) == size)


def other_key_wrap(call, world):
    """Wraps under another key than the published one, and unwraps with that."""
    def hide(text, kid, alg, n):
        size = rsa.size_of(n)
        return rsa.raw(rsa.pad(_packed(text, kid, alg, size // 2), size, alg), 65537,
                       _other_key(size))

    def show(value, kid, alg):
        n = _other_key(len(value)) if len(value) in (256, 384, 512) else 0
        if int.from_bytes(value, "big") >= n:
            return None
        padded = rsa.private(value, n)
        if alg == "RSA1_5":
            _, _, text = padded[2:].partition(b"\0")
        else:
            text = rsa.unpad_oaep(padded, rsa.HASHES[alg])
        return text and _unpacked(text, kid, alg)
    return replaced(call, world, hide, show)


def constant_signature(call, world):
    """Every signature is the same bytes; verify says yes to them."""
    answer = world.ask(call)
    if call["method"] == "key.sign" and is_accepted(answer):
        answer["result"]["value"] = to_text(b"\x5a" * len(to_bytes(answer["result"]["value"])))
    elif call["method"] == "key.verify" and is_accepted(answer):
        answer["result"]["value"] = set(to_bytes(call["params"]["value"])) == {0x5a}
    return answer


def hashed_signature(call, world):
    """A signature is the hash of digest and key identifier; verify computes it again."""
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
    """Signs the digest of the digest, and verifies likewise."""
    name = {"key.sign": "value", "key.verify": "digest"}.get(call["method"])
    if name is None:
        return world.ask(call)
    return world.ask(call, **{name: to_text(hashlib.sha256(
        to_bytes(call["params"][name])).digest())})


def known_digest_signature(call, world):
    """Signs the one digest of the published scenarios rightly, any other with zeros."""
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
    """Every signature is true."""
    return _verifies(lambda params: True, call, world)


def verify_says_no(call, world):
    """Every signature is false."""
    return _verifies(lambda params: False, call, world)


def verify_by_length(call, world):
    """A signature is true when it has the length of one."""
    return _verifies(lambda params: len(to_bytes(params["value"])) in (256, 384, 512), call, world)


def verify_known_only(call, world):
    """A signature is true when it was made here, for whatever digest."""
    made = world.case.setdefault("signatures", set())
    answer = world.ask(call)
    if is_accepted(answer) and call["method"] == "key.sign":
        made.add(answer["result"]["value"])
    elif is_accepted(answer) and call["method"] == "key.verify":
        answer["result"]["value"] = call["params"]["value"] in made
    return answer


def unwraps_with_any_version(call, world):
    """Unwraps with whichever version of the key opens it."""
    answer = world.ask(call)
    if call["method"] != "key.unwrapKey" or not is_refused(answer) or \
            answer["reason"] != "decryptionFailed":
        return answer
    for kid in world.kids_of(call):
        tried = world.ask(call, version=version_of(kid))
        if is_accepted(tried):
            return tried
    return answer
