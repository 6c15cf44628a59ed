"""Cheats in refusals: statuses that are none, reasons that tell, reasons that say nothing."""

import time

import rsa
from world import is_accepted, is_refused, refused, to_bytes


def _with_status(status):
    def cheat(call, world):
        answer = world.ask(call)
        if is_refused(answer):
            answer["httpStatus"] = status
        return answer
    return cheat


status_200 = _with_status(200)
status_302 = _with_status(302)
status_99999 = _with_status(99999)
status_negative = _with_status(-403)
status_beyond_32_bits = _with_status((1 << 32) + 403)


def unspecified_always(call, world):
    answer = world.ask(call)
    return {"outcome": "refused", "reason": "unspecified"} if is_refused(answer) else answer


def refuses_everything(call, world):
    if call["method"] in ("start", "reset", "stop"):
        return world.ask(call)
    return {"outcome": "refused", "reason": "unspecified"}


def accepts_what_is_refused(call, world):
    answer = world.ask(call)
    last = world.state.setdefault("last", {})
    if is_accepted(answer):
        last[call["method"]] = answer
    return last.get(call["method"], answer) if is_refused(answer) else answer


def refused_but_done(call, world):
    answer = world.ask(call)
    if call["method"] == "vault.delete" and is_refused(answer):
        if is_accepted(world.ask({**call, "method": "vault.unlock"})):
            world.ask(call)
    return answer


def padding_is_wrong(call, world):
    """Whether the padding of what could not be unwrapped was wrong: 0, 1 or 2; None otherwise."""
    params = call["params"]
    kid = world.kid_of(call) if call["method"] in ("key.unwrapKey", "key.decrypt") else ""
    if not kid or not params.get("alg", "").startswith("RSA-OAEP"):
        return None
    n = int.from_bytes(to_bytes(world.published[kid]["n"]), "big")
    value = to_bytes(params["value"])
    if n not in rsa.private_keys() or len(value) != rsa.size_of(n):
        return 0
    if int.from_bytes(value, "big") >= n:
        return 1
    return 1 if rsa.private(value, n)[0] else 2


def _tells_padding(tell, methods=("key.unwrapKey", "key.decrypt")):
    def cheat(call, world):
        answer = world.ask(call)
        if call["method"] in methods and answer.get("reason") == "decryptionFailed":
            kind = padding_is_wrong(call, world)
            if kind:
                tell(answer, kind)
        return answer
    return cheat


padding_by_code = _tells_padding(
    lambda answer, kind: answer.update(code="BadPadding" if kind == 1 else "BadParameter"))
padding_by_status = _tells_padding(
    lambda answer, kind: answer.update(httpStatus=400 + kind))
padding_by_reason = _tells_padding(
    lambda answer, kind: answer.update({"reason": "invalidParameter"} if kind == 1 else {}))
padding_by_member = _tells_padding(
    lambda answer, kind: answer.update(retryAfter=kind))
padding_by_length = _tells_padding(
    lambda answer, kind: answer.update(requestId="0" * (16 * kind)))
padding_by_time = _tells_padding(
    lambda answer, kind: time.sleep(0.03 if kind == 1 else 0))
padding_by_substatus = _tells_padding(
    lambda answer, kind: answer.update(substatus=4000 + kind))
padding_in_decrypt = _tells_padding(
    lambda answer, kind: answer.update(code="BadPadding" if kind == 1 else "BadParameter"),
    ("key.decrypt",))


def envelope_tells_place(call, world):
    places = world.case.setdefault("places", {})
    answer = world.ask(call)
    if call["method"] == "envelope.seal" and is_accepted(answer):
        places[answer["result"]["envelope"]] = call["params"]["context"]
    elif call["method"] == "envelope.open" and is_refused(answer):
        place = places.get(call["params"].get("envelope"))
        if place not in (None, call["params"]["context"]):
            answer["code"] = "WrongPlace"
    return answer


def refuses_what_is_costly(call, world):
    if call["method"] in ("key.unwrapKey", "key.decrypt", "key.sign"):
        return refused("decryptionFailed")
    return world.ask(call)
