"""RSA as cheats need it. The reference draws its keys from a public pool, so that a cheat in front
of it knows every private key: nothing here is secret, and nothing is in constant time."""

import functools
import glob
import hashlib
import json
import os
import secrets

from world import DATA, to_bytes

HASHES = {"RSA-OAEP": hashlib.sha1, "RSA-OAEP-256": hashlib.sha256}
SHA256_INFO = bytes.fromhex("3031300d060960864801650304020105000420")


def _der(data):
    """The values of a DER sequence's elements, one level deep."""
    found = []
    while data:
        size, begin = data[1], 2
        if size >= 128:
            begin += size - 128
            size = int.from_bytes(data[2:begin], "big")
        found.append(data[begin:begin + size])
        data = data[begin + size:]
    return found


def _numbers(pkcs8):
    """version, n, e, d, p, q, dp, dq, qi of a PKCS#8 RSA key."""
    return [int.from_bytes(value, "big") for value in _der(_der(_der(_der(pkcs8)[0])[2])[0])]


@functools.lru_cache(maxsize=None)
def private_keys():
    """The private numbers {d, p, q, dp, dq, qi} of every prepared key, by its modulus."""
    with open(os.path.join(DATA, "vectors", "keys", "pool.json"), encoding="utf-8") as file:
        pool = [to_bytes(text) for keys in json.load(file).values() if isinstance(keys, list)
                for text in keys]
    for path in glob.glob(os.path.join(DATA, "vectors", "keys", "rsa*.p8")):
        with open(path, "rb") as file:
            pool.append(file.read())
    names = ("d", "p", "q", "dp", "dq", "qi")
    return {n: dict(zip(names, rest)) for _, n, _, *rest in map(_numbers, pool)}


def size_of(n):
    return (n.bit_length() + 7) // 8


def raw(data, exponent, n):
    return pow(int.from_bytes(data, "big"), exponent, n).to_bytes(size_of(n), "big")


def private(data, n):
    """The private operation, by the two primes (RFC 8017, 5.1.2)."""
    key, number = private_keys()[n], int.from_bytes(data, "big")
    a, b = pow(number, key["dp"], key["p"]), pow(number, key["dq"], key["q"])
    return (b + (a - b) * key["qi"] % key["p"] * key["q"]).to_bytes(size_of(n), "big")


def xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b))


def mask(seed, size, hash_):
    blocks = size // hash_().digest_size + 1
    return b"".join(hash_(seed + i.to_bytes(4, "big")).digest() for i in range(blocks))[:size]


def oaep(text, size, hash_, seed=None):
    """The padded block of RFC 8017, 7.1.1."""
    length = hash_().digest_size
    seed = seed or secrets.token_bytes(length)
    block = hash_().digest() + bytes(size - 2 * length - 2 - len(text)) + b"\1" + text
    block = xor(block, mask(seed, len(block), hash_))
    return b"\0" + xor(seed, mask(block, length, hash_)) + block


def unpad_oaep(padded, hash_, check=True):
    """The text in a padded block, or None."""
    length = hash_().digest_size
    seed = xor(padded[1:length + 1], mask(padded[length + 1:], length, hash_))
    block = xor(padded[length + 1:], mask(seed, len(padded) - length - 1, hash_))
    _, one, text = block[length:].partition(b"\1")
    if check and (padded[0] or block[:length] != hash_().digest() or not one):
        return None
    return text


def pkcs1(text, size, padding=None):
    """The padded block of RFC 8017, 7.2.1."""
    length = size - 3 - len(text)
    padding = padding or bytes(secrets.randbelow(255) + 1 for _ in range(length))
    return b"\0\2" + padding[:length] + b"\0" + text


def pad(text, size, alg):
    return pkcs1(text, size) if alg == "RSA1_5" else oaep(text, size, HASHES[alg])


def signed_block(digest, size):
    """What RS256 raises to the private exponent (RFC 8017, 9.2)."""
    info = SHA256_INFO + digest
    return b"\0\1" + b"\xff" * (size - len(info) - 3) + b"\0" + info
