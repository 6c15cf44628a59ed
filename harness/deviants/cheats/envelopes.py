"""Cheats with envelopes of their own. One class makes sound envelopes from the vault's operations;
each cheat changes one of its methods."""

import hashlib
import hmac
import json
import secrets

import aes
from world import accepted, is_accepted, refused, to_bytes, to_text

INVALID = refused("envelopeInvalid")
ALGORITHM = "RSA-OAEP-256"
ENCRYPTION = "A256GCM"


def names_of(kid):
    """Vault, name and version in https://VAULT.vault.azure.net/keys/NAME/VERSION."""
    _, _, host, _, name, version = kid.split("/")
    return host.split(".")[0], name, version


def place_of(call):
    context = call["params"]["context"]
    return (context["account"], context["container"], context["record"])


class Envelope:
    """Sound envelopes: a data key for each seal, a random nonce, everything authenticated."""

    def __init__(self, world):
        self.world = world
        self.stored = world.case.setdefault("stored", {})  # the bytes at each place
        self.parts = world.case.setdefault("parts", {})  # what sound bytes hold

    # What a cheat changes.

    def data_key(self, call):
        return secrets.token_bytes(32)

    def nonce(self, call):
        return secrets.token_bytes(12)

    def aad(self, head, place):
        """What is authenticated: the envelope's head and its place."""
        return json.dumps([head, place]).encode()

    def seal(self, key, nonce, text, aad):
        return aes.seal(key, nonce, text, aad)

    def unseal(self, key, nonce, sealed, aad):
        return aes.unseal(key, nonce, sealed, aad)

    def mark(self, key, blob):
        """What binds the wrapped key to the rest."""
        return hmac.new(key, blob, hashlib.sha256).digest()

    def more(self, kid, place):
        """Fields behind the others."""
        return []

    def check(self, parsed, place):
        return parsed["more"] == self.more(parsed["kid"], place)

    def unwrap(self, call, parsed):
        """The data key, or the refusal."""
        vault, name, version = names_of(parsed["kid"])
        answer = self.world.do(call, "key.unwrapKey", vault=vault, name=name, version=version,
                               alg=ALGORITHM, value=to_text(parsed["wrapped"]))
        if answer.get("reason") == "decryptionFailed":
            return None, INVALID
        if not is_accepted(answer):
            return None, answer
        return to_bytes(answer["result"]["value"]), None

    # How an envelope is made of that.

    def make(self, call, vault, name, key, nonce=None, sealed=None, text=None):
        answer = self.world.do(call, "key.wrapKey", vault=vault, name=name, alg=ALGORITHM,
                               value=to_text(key))
        if not is_accepted(answer):
            return answer
        kid = answer["result"]["kid"]
        nonce = nonce or self.nonce(call)
        aad = self.aad(self.head(kid), place_of(call))
        sealed = sealed or self.seal(key, nonce, text, aad)
        parts = {"kid": kid, "alg": ALGORITHM, "wrappedKey": answer["result"]["value"],
                 "enc": "A256GCM", "nonce": to_text(nonce), "aad": to_text(aad),
                 "sealed": to_text(sealed)}
        blob = self.write(kid, to_bytes(parts["wrappedKey"]), nonce, sealed, place_of(call))
        blob += self.mark(key, blob)
        if "envelope" not in call["params"]:
            self.stored[place_of(call)] = blob
            self.parts[blob] = parts
        return accepted(envelope=to_text(blob), parts=parts)

    def head(self, kid):
        """What stays when an envelope is wrapped anew: all but the version."""
        return [kid.rsplit("/", 1)[0], ALGORITHM, ENCRYPTION]

    def write(self, kid, wrapped, nonce, sealed, place):
        fields = [kid.encode(), ALGORITHM.encode(), ENCRYPTION.encode(), wrapped, nonce, sealed]
        fields += self.more(kid, place)
        return b"E1" + b"".join(len(f).to_bytes(4, "big") + f for f in fields)

    def parse(self, blob):
        """The fields of an envelope, or None."""
        fields, at = [], 2
        while at < len(blob):
            size = int.from_bytes(blob[at:at + 4], "big")
            fields.append(blob[at + 4:at + 4 + size])
            at += 4 + size
        if blob[:2] != b"E1" or at != len(blob) or len(fields) < 6:
            return None
        kid, alg, enc, wrapped, nonce, sealed, *more = fields
        if alg != ALGORITHM.encode() or enc != ENCRYPTION.encode() or len(nonce) != 12:
            return None
        if not kid.isascii() or kid.count(b"/") != 5 or len(sealed) < 16:
            return None
        return {"kid": kid.decode(), "wrapped": wrapped, "nonce": nonce, "sealed": sealed,
                "more": more}

    def opened(self, call):
        """The blob's fields, data key and text; or a refusal."""
        given = call["params"].get("envelope")
        blob = self.stored.get(place_of(call)) if given is None else to_bytes(given)
        if blob is None:
            return None, None, refused("notFound", 404, "KeyNotFound")
        blob, mark = blob[:-32], blob[-32:]
        parsed = self.parse(blob)
        if parsed is None or not self.check(parsed, place_of(call)):
            return None, None, INVALID
        key, why = self.unwrap(call, parsed)
        if key is None:
            return None, None, why
        if self.mark(key, blob) != mark:
            return None, None, INVALID
        text = self.unseal(key, parsed["nonce"], parsed["sealed"],
                           self.aad(self.head(parsed["kid"]), place_of(call))) \
            if len(key) in (16, 32) else None
        if text is None:
            return None, None, INVALID
        return {**parsed, "key": key}, text, None

    def store(self, call):
        """storage.inspect and storage.write where no resource keeps its records."""
        if call["method"] == "storage.write":
            self.stored[place_of(call)] = to_bytes(call["params"]["value"])
            return accepted()
        blob = self.stored.get(place_of(call))
        if blob is None:
            return refused("notFound", 404, "KeyNotFound")
        parts = {"parts": self.parts[blob]} if blob in self.parts else {}
        return accepted(value=to_text(blob), layers=[], **parts)

    def answer(self, call):
        if call["method"] == "envelope.seal":
            return self.make(call, call["params"]["vault"], call["params"]["name"],
                             self.data_key(call), text=to_bytes(call["params"]["plaintext"]))
        parsed, text, why = self.opened(call)
        if why:
            return why
        if call["method"] == "envelope.open":
            return accepted(plaintext=to_text(text))
        vault, name, _ = names_of(parsed["kid"])
        return self.make(call, vault, name, parsed["key"], parsed["nonce"], parsed["sealed"])


def _cheat(maker):
    def cheat(call, world):
        own = maker(world)
        if call["method"].startswith("envelope."):
            return own.answer(call)
        if call["method"].startswith("storage.") and not place_of(call)[0].startswith("/"):
            return own.store(call)
        return world.ask(call)
    return cheat


def _numbered(world, kept):
    """1, 2, 3 …, counted where it is kept."""
    kept["number"] = kept.get("number", 0) + 1
    return kept["number"].to_bytes(12, "big")


class ConstantNonce(Envelope):
    def data_key(self, call):
        return self.world.case.setdefault(place_of(call), secrets.token_bytes(32))

    def nonce(self, call):
        return b"\0" * 12


class NonceFromReset(Envelope):
    def data_key(self, call):
        return self.world.state.setdefault("data key", secrets.token_bytes(32))

    def nonce(self, call):
        return _numbered(self.world, self.world.case)


class NonceOfTwoBytes(Envelope):
    def data_key(self, call):
        return self.world.case.setdefault("data key", secrets.token_bytes(32))

    def nonce(self, call):
        return bytes(10) + secrets.token_bytes(2)


class KeyOfPlace(Envelope):
    def data_key(self, call):
        return hashlib.sha256(repr(place_of(call)).encode()).digest()


class KeyOfPublicData(Envelope):
    def data_key(self, call):
        names = repr((place_of(call), call["params"]["vault"], call["params"]["name"]))
        return hashlib.sha256(names.encode() + _numbered(self.world, self.world.case)).digest()


class KeyOfContent(Envelope):
    def data_key(self, call):
        return hashlib.sha256(call["params"]["plaintext"].encode()).digest()


class CountedKey(Envelope):
    def data_key(self, call):
        return bytes(20) + _numbered(self.world, self.world.state)


class KeyOfThisProgram(Envelope):
    def data_key(self, call):
        return hashlib.sha256(b"seed" + _numbered(self.world, self.world.state)).digest()


class OneKeyForAll(Envelope):
    def data_key(self, call):
        return self.world.case.setdefault("data key", secrets.token_bytes(32))


class ShortKey(Envelope):
    def data_key(self, call):
        return secrets.token_bytes(16)


class UnkeyedBinding(Envelope):
    def aad(self, head, place):
        return b""

    def more(self, kid, place):
        return [hashlib.sha256(repr((kid, place)).encode()).digest()]

    def mark(self, key, blob):
        return hashlib.sha256(blob).digest()


class UnboundPlace(Envelope):
    def aad(self, head, place):
        return json.dumps(head).encode()


class RecordAlone(Envelope):
    def aad(self, head, place):
        return json.dumps([head, place[2]]).encode()


class JoinedPlace(Envelope):
    def aad(self, head, place):
        return json.dumps([head, "".join(place)]).encode()


class ClearEnvelope(Envelope):
    def seal(self, key, nonce, text, aad):
        return text + hashlib.sha256(nonce + text + aad).digest()[:16]

    def unseal(self, key, nonce, sealed, aad):
        return sealed[:-16] if self.seal(key, nonce, sealed[:-16], aad) == sealed else None


class StreamEnvelope(Envelope):
    def _stream(self, key, nonce, text):
        blocks = b"".join(hashlib.sha256(key + nonce + i.to_bytes(4, "big")).digest()
                          for i in range(len(text) // 32 + 1))
        return bytes(a ^ b for a, b in zip(text, blocks))

    def seal(self, key, nonce, text, aad):
        check = hashlib.sha256(key + nonce + text + aad).digest()[:16]
        return self._stream(key, nonce, text) + check

    def unseal(self, key, nonce, sealed, aad):
        text = self._stream(key, nonce, sealed[:-16])
        return text if self.seal(key, nonce, text, aad) == sealed else None


class UnmarkedEnvelope(Envelope):
    """Nothing but the tag of the payload binds the parts together: sound where it is looked at."""

    def mark(self, key, blob):
        return bytes(32)


class UncheckedTag(UnmarkedEnvelope):
    def unseal(self, key, nonce, sealed, aad):
        return aes.count(key, nonce, sealed[:-16])


class ShortTag(UnmarkedEnvelope):
    def unseal(self, key, nonce, sealed, aad):
        text = aes.count(key, nonce, sealed[:-16])
        return text if aes.seal(key, nonce, text, aad)[:-12] == sealed[:-12] else None


class CarriesItsKey(Envelope):
    def data_key(self, call):
        self.key = secrets.token_bytes(32)
        return self.key

    def more(self, kid, place):
        return [self.key[::-1]]

    def check(self, parsed, place):
        self.key = parsed["more"][0][::-1] if len(parsed["more"]) == 1 else b""
        return len(self.key) == 32

    def unwrap(self, call, parsed):
        key, why = super().unwrap(call, parsed)
        if why is INVALID or key not in (None, self.key):
            return None, INVALID
        return self.key, None


class TakesAnyVersion(UnmarkedEnvelope):
    def unwrap(self, call, parsed):
        key, why = super().unwrap(call, parsed)
        if key is None:
            vault, name, _ = names_of(parsed["kid"])
            answer = self.world.do(call, "key.unwrapKey", vault=vault, name=name, alg=ALGORITHM,
                                   value=to_text(parsed["wrapped"]))
            if is_accepted(answer):
                return to_bytes(answer["result"]["value"]), None
        return key, why


class Remembers(Envelope):
    def unwrap(self, call, parsed):
        known = self.world.case.setdefault("keys", {})
        key, why = super().unwrap(call, parsed)
        if key:
            known[parsed["wrapped"]] = key
        return (known[parsed["wrapped"]], None) if parsed["wrapped"] in known else (key, why)


sound_envelope = _cheat(Envelope)
constant_nonce = _cheat(ConstantNonce)
nonce_from_reset = _cheat(NonceFromReset)
nonce_of_two_bytes = _cheat(NonceOfTwoBytes)
key_of_place = _cheat(KeyOfPlace)
key_of_public_data = _cheat(KeyOfPublicData)
key_of_content = _cheat(KeyOfContent)
counted_key = _cheat(CountedKey)
key_of_this_program = _cheat(KeyOfThisProgram)
one_key_for_all = _cheat(OneKeyForAll)
short_key = _cheat(ShortKey)
unkeyed_binding = _cheat(UnkeyedBinding)
unbound_place = _cheat(UnboundPlace)
record_alone = _cheat(RecordAlone)
joined_place = _cheat(JoinedPlace)
clear_envelope = _cheat(ClearEnvelope)
stream_envelope = _cheat(StreamEnvelope)
unchecked_tag = _cheat(UncheckedTag)
short_tag = _cheat(ShortTag)
carries_its_key = _cheat(CarriesItsKey)
takes_any_version = _cheat(TakesAnyVersion)
remembers_data_keys = _cheat(Remembers)
