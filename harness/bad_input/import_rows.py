"""The table of imports for imports_test.py: key material, sound and spoilt in one way each.

A row's outcome is "accepted" or one of the documented refusals of an import; a spoilt one is never
accepted. What is mutated comes out of conformance/vectors/keys; other shapes are made by OpenSSL.
"""
import base64
import json
import os
import random
import subprocess
from typing import NamedTuple

import mutations

PASSWORD, FOREIGN = "cmkconf-fixture", "Schl\u00fcssel-\u9375-\ue000"
ACCEPTED = ("accepted",)
INVALID, TYPE, SIZE = (f"refused {name}" for name in (
    "invalidImport", "unsupportedKeyType", "unsupportedKeySize"))
REFUSED = (INVALID, TYPE, SIZE)
UNREAD = ("refused by its schema", "refused as no JSON")  # never comes to be an import
BYOK = ('{"schema_version":"1.0.0","header":{"kid":"KID","alg":"dir",'
        '"enc":"CKM_RSA_AES_KEY_WRAP"},"ciphertext":"CIPHERTEXT","generator":"test"}')


class Row(NamedTuple):
    name: str
    format: str  # pfx, byok, jwk, or p8 within a .byok
    data: bytes
    password: str
    outcomes: tuple


def spoilt(rng, data, sort):
    """The bytes changed in one way, so that they differ."""
    at = rng.randrange(len(data))
    piece = bytes(rng.randrange(256) for _ in range(rng.randrange(1, 9)))
    return {
        "flip": data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1:],
        "cut": data[:at],
        "drop": data[:at] + data[at + len(piece):],
        "insert": data[:at] + piece + data[at:],
        "repeat": data[:at] + data[at:at + 40] + data[at:],
        "behind": data + piece,
        "front": piece + data,
        "zeros": data[:at] + bytes(len(data[at:at + 16])) + data[at + 16:],
        "early": flipped_early(rng, data),
        "length": longer_length(rng, data),
        "swap": data[at:] + data[:at] if at else data + data,
    }[sort]


SORTS = ("flip", "cut", "drop", "insert", "repeat", "behind", "front", "zeros", "early", "length",
         "swap")


def flipped_early(rng, data):
    """Changed among the tags and lengths that stand in front."""
    at = rng.randrange(min(64, len(data)))
    return data[:at] + bytes([rng.choice((0, 1, 0x7f, 0x80, 0x84, 0x88, 0xff))]) + data[at + 1:]


def longer_length(rng, data):
    """A DER length that claims more than there is."""
    at = rng.choice([i for i in range(len(data) - 3) if data[i] in (0x30, 0x04, 0x02, 0xa0)])
    return data[:at + 1] + rng.choice((b"\x84\xff\xff\xff\xff", b"\x88" + b"\x7f" * 8, b"\x80",
                                       b"\x83\x00\x00\x01", b"\x7f")) + data[at + 2:]


def spoilt_rows(name, form, data, password, count):
    rows = []
    for number in range(count):
        sort, attempt, changed = SORTS[number % len(SORTS)], 0, data
        while changed == data:
            changed = spoilt(random.Random(f"{name}/{number}/{attempt}"), data, sort)
            attempt += 1
        rows.append(Row(f"{name}/{number}-{sort}", form, changed, password, REFUSED))
    return rows


def sound(keys):
    """Every fixture as it is, and with other passwords."""
    rows = []
    for name, outcomes in (("rsa2048", ACCEPTED), ("rsa3072", ACCEPTED), ("rsa4096", ACCEPTED),
                           ("legacy-3des", ACCEPTED), ("rsa1024", (SIZE,)), ("rsa8192", REFUSED),
                           ("rsa3071", REFUSED), ("rsa3073", REFUSED), ("ec-p256", (TYPE,))):
        rows.append(Row(f"pfx/{name}", "pfx", keys[name + ".pfx"], PASSWORD, outcomes))
        rows.append(Row(f"p8/{name}", "p8", keys[name + ".p8"], "", outcomes))
    rows += [Row("p8/composite", "p8", keys["composite.p8"], "", REFUSED),
             Row("pfx/expensive", "pfx", keys["expensive.pfx"], PASSWORD, REFUSED),
             Row("pfx/foreign-letters", "pfx", keys["foreign-letters.pfx"], FOREIGN, ACCEPTED)]
    for i, password in enumerate(("", " ", "cmkconf-fixtur", "cmkconf-fixture ", "CMKCONF-FIXTURE",
                                  "x" * 1000, "\u00e9" * 100, "\U0001f511", "\ud7ff", FOREIGN,
                                  "cmkconf-fixture\u0001")):
        for name in ("rsa2048", "legacy-3des"):
            rows.append(Row(f"password/{name}/{i}", "pfx", keys[name + ".pfx"], password, REFUSED))
    for name in ("rsa2048.n.bin", "rsa2048.p.bin", "README.md", "pool.json", "rsa2048.p8"):
        rows.append(Row(f"no-pfx/{name}", "pfx", keys[name][:50_000], PASSWORD, REFUSED))
    for name in ("rsa2048.pfx", "README.md"):
        rows.append(Row(f"no-p8/{name}", "p8", keys[name], "", REFUSED))
    return rows


def pem(keys):
    """The same material as text: no import takes it."""
    rows = []
    for label, name in (("PRIVATE KEY", "rsa2048.p8"), ("RSA PRIVATE KEY", "rsa2048.p8"),
                        ("ENCRYPTED PRIVATE KEY", "rsa2048.pfx"), ("CERTIFICATE", "rsa2048.pfx"),
                        ("PUBLIC KEY", "rsa2048.n.bin"), ("EC PRIVATE KEY", "ec-p256.p8"),
                        ("PKCS12", "rsa2048.pfx"), ("", "rsa2048.p8")):
        body = base64.encodebytes(keys[name]).decode()
        for end, newline in (("lf", "\n"), ("crlf", "\r\n"), ("none", "")):
            text = f"-----BEGIN {label}-----\n{body}-----END {label}-----\n".replace("\n", newline)
            for form in ("pfx", "p8"):
                rows.append(Row(f"pem/{label.replace(' ', '-')}/{end}/{form}", form, text.encode(),
                                PASSWORD, REFUSED))
    return rows


def byok(count):
    """Blobs whose ciphertext is sound, and whose text is not; and the other way round."""
    rows = [Row("byok/sound", "byok", BYOK.encode(), "", ACCEPTED)]
    for number in range(count):
        sort, data, _ = mutations.mutant("byok", BYOK.encode(), number)
        outcomes = REFUSED if "CIPHERTEXT" not in data.decode("utf-8", "replace") else \
            (*ACCEPTED, *REFUSED)
        rows.append(Row(f"byok/{number}-{sort}", "byok", data, "", outcomes))
    for i, text in enumerate(("ACIPHERTEXT", "CIPHERTEXTA", "AAAACIPHERTEXT", "CIPHERTEXTAAAA",
                              "CIPHERTEXTCIPHERTEXT", "", "A", "AAAA", "A" * 342, "A" * 400_000,
                              "CIPHERTEXT=", " CIPHERTEXT", "CIPHERTEXT\\n", "+/CIPHERTEXT")):
        rows.append(Row(f"byok/ciphertext-{i}", "byok", BYOK.replace("CIPHERTEXT", text).encode(),
                        "", (*ACCEPTED, *REFUSED) if text.endswith("=") else REFUSED))
    for i, kid in enumerate(("", "k", "KID/", "KID/x", "https://KID", "KIDKID", "KID?x", "kid",
                             "https://vault-a.vault.azure.net/keys/k", "x" * 10_000)):
        rows.append(Row(f"byok/kid-{i}", "byok", BYOK.replace("KID", kid).encode(), "", REFUSED))
    return rows


MEMBERS = ("n", "e", "d", "p", "q", "dp", "dq", "qi")


def values(der, at=0):
    """The contents of the DER values one behind the other."""
    while at < len(der):
        length, at = der[at + 1], at + 2
        if length >= 0x80:
            count = length & 0x7f
            length, at = int.from_bytes(der[at:at + count], "big"), at + count
        yield der[at:at + length]
        at += length


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def jwk_of(p8):
    """The members of the key as bytes."""
    _, _, octets = list(values(next(values(p8))))[:3]
    return dict(zip(MEMBERS, [v.lstrip(b"\0") for v in list(values(next(values(octets))))[1:]]))


def jwk(keys, count):
    key, other = jwk_of(keys["rsa2048.p8"]), jwk_of(keys["legacy-3des.p8"])
    rows = []

    def add(name, members, outcomes=(*REFUSED, *UNREAD)):
        made = {"kty": "RSA", **{k: b64(v) if isinstance(v, bytes) else v
                                 for k, v in members.items()}}
        rows.append(Row("jwk/" + name, "jwk", json.dumps(made).encode(), "", outcomes))

    add("sound", key, ACCEPTED)
    add("other", other, ACCEPTED)
    for name in MEMBERS:
        number = int.from_bytes(key[name], "big")
        size = len(key[name]) + 1
        add(f"{name}-zeros", {**key, name: bytes(3) + key[name]}, ACCEPTED)
        add(f"{name}-missing", {k: v for k, v in key.items() if k != name})
        add(f"{name}-of-other", {**key, name: other[name]} if name != "e" else
            {**key, name: b"\3"})
        for what, value in (("zero", 0), ("one", 1), ("two", 2), ("next", number + 1),
                            ("before", number - 1), ("double", number * 2), ("half", number // 2),
                            ("plus-n", number + int.from_bytes(key["n"], "big")),
                            ("huge", 1 << 9000)):
            add(f"{name}-{what}", {**key, name: value.to_bytes(
                max(size, (value.bit_length() + 7) // 8), "big")})
        for what, value in (("empty", b""), ("number", 7), ("null", None), ("list", ["AQAB"]),
                            ("standard", "+/+/"), ("odd", "A"), ("space", "AQ AB")):
            add(f"{name}-as-{what}", {**key, name: value})
        for partner in MEMBERS:
            if partner > name and key[name] != key[partner]:
                sound_pair = (name, partner) == ("p", "q")
                add(f"{name}-for-{partner}", {**key, name: key[partner], partner: key[name]},
                    (*ACCEPTED, *REFUSED) if sound_pair else (*REFUSED, *UNREAD))
    for kty in ("EC", "oct", "rsa", "", "RSA-HSM", "OKP"):
        rows.append(Row(f"jwk/kty-{kty or 'empty'}", "jwk", json.dumps(
            {**{k: b64(v) for k, v in key.items()}, "kty": kty}).encode(), "",
            (*ACCEPTED, *REFUSED, "refused invalidParameter") if kty == "RSA-HSM" else
            (*REFUSED, *UNREAD, "refused invalidParameter")))
    text = rows[0].data
    for number in range(count):
        sort, data, _ = mutations.mutant("jwk", text, number)
        rows.append(Row(f"jwk/{number}-{sort}", "jwk", data, "",
                        (*ACCEPTED, *REFUSED, *UNREAD, "refused invalidParameter")))
    return rows


SHAPES = [(f"{key}-{mac}-{cost}", ["-keypbe", key, "-certpbe", key, "-macalg", mac, "-iter", cost])
          for key in ("PBE-SHA1-3DES", "AES-128-CBC", "AES-192-CBC", "AES-256-CBC")
          for mac in ("sha1", "sha256", "sha512") for cost in ("1", "2048")]
SHAPES += [("plain", []), ("no-mac", ["-nomac"]), ("mac-once", ["-nomaciter"]),
           ("key-plain", ["-keypbe", "NONE"]), ("certificates-plain", ["-certpbe", "NONE"]),
           ("all-plain", ["-keypbe", "NONE", "-certpbe", "NONE", "-nomac"]),
           ("named", ["-name", "a \u00e9\u202e name"]), ("for-exchange", ["-keyex"]),
           ("for-signatures", ["-keysig"]), ("salted-long", ["-iter", "4096"])]


def by_openssl(keys_folder, folder):
    """PKCS#12 files of many shapes; none where there is no openssl command."""
    key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "cert.pem")

    def openssl(*args):
        return subprocess.run(["openssl", *args], check=True, capture_output=True,
                              stdin=subprocess.DEVNULL).stdout

    openssl("pkey", "-inform", "DER", "-in", os.path.join(keys_folder, "rsa2048.p8"), "-out", key)
    openssl("req", "-x509", "-new", "-key", key, "-sha256", "-subj", "/CN=x", "-out", certificate)
    rows = []
    for name, options in SHAPES:
        made = openssl("pkcs12", "-export", "-inkey", key, "-in", certificate,
                       "-passout", "pass:" + PASSWORD, *options)
        rows.append(Row(f"openssl/{name}", "pfx", made, PASSWORD, (*ACCEPTED, *REFUSED)))
        rows.append(Row(f"openssl/{name}/wrong", "pfx", made, "wrong", (*ACCEPTED, *REFUSED)
                        if "plain" in name or "no-mac" in name else REFUSED))
    for name, args in (("certificates-alone", ["-nokeys", "-in", certificate]),
                       ("key-alone", ["-nocerts", "-inkey", key, "-in", key]),
                       ("empty-password", ["-inkey", key, "-in", certificate,
                                           "-passout", "pass:"])):
        passed = [] if "-passout" in args else ["-passout", "pass:" + PASSWORD]
        made = openssl("pkcs12", "-export", *args, *passed)
        rows.append(Row(f"openssl/{name}", "pfx", made,
                        "" if name == "empty-password" else PASSWORD,
                        REFUSED if name == "certificates-alone" else (*ACCEPTED, *REFUSED)))
    for name, args in (("pkcs1", ["rsa", "-traditional", "-in", key, "-outform", "DER"]),
                       ("public", ["pkey", "-in", key, "-pubout", "-outform", "DER"]),
                       ("certificate", ["x509", "-in", certificate, "-outform", "DER"])):
        for form in ("pfx", "p8"):
            rows.append(Row(f"openssl/{name}/{form}", form, openssl(*args), PASSWORD, REFUSED))
    return rows


def rows(keys_folder):
    keys = {}
    for name in os.listdir(keys_folder):
        with open(os.path.join(keys_folder, name), "rb") as file:
            keys[name] = file.read()
    made = sound(keys) + pem(keys) + byok(64) + jwk(keys, 64)
    for name, count in (("rsa2048", 110), ("legacy-3des", 66), ("foreign-letters", 44),
                        ("rsa4096", 22), ("ec-p256", 22)):
        password = FOREIGN if name == "foreign-letters" else PASSWORD
        made += spoilt_rows(f"pfx/{name}", "pfx", keys[name + ".pfx"], password, count)
    for name, count in (("rsa2048", 110), ("rsa3072", 44), ("ec-p256", 44), ("rsa1024", 22)):
        made += spoilt_rows(f"p8/{name}", "p8", keys[name + ".p8"], "", count)
    return made
