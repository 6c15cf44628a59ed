"""Misbehaviours of what an adapter says: of itself, of outcomes, and in values. See
misbehaviours.py."""
from misbehaviours_frames import edited, error, frame, line

SCHEMA, START_SCHEMA = "breaks the schema", "breaks its schema"
NOT_STARTED = "the target did not start"


def raw_result(text):
    """The good answer with `text` in place of its result."""
    return edited(lambda good: good[:good.index(b'"result"')] + b'"result": ' + text + b"}")


def at(path, value):
    """The good answer, with that value, or what it makes, at the path within its result."""
    def way(context):
        *parents, name = path.split("/")
        place = context.good["result"]
        for parent in parents:
            place = place[parent]
        if value is None:
            del place[name]
        else:
            place[name] = value() if callable(value) else value
        return context.frame()
    return way


def outcome(**members):
    return lambda context: context.frame(result=members)


def changed_at_restart(**changes):
    """Another answer to start from the second process on; the first one ends at an operation."""
    def way(context):
        if context.starts > 1:
            context.good["result"].update(changes)
        return context.frame()
    return way


SAID = [
    ("start-refused", "start", error(b'{"code":-32602,"message":"I speak 7 only"}'), 2,
     NOT_STARTED),
    ("start-null", "start", frame(result=None), 2, NOT_STARTED),
    ("start-garbage", "start", line(b"Traceback (most recent call last):"), 2, NOT_STARTED),
    ("start-empty", "start", frame(result={}), 2, (NOT_STARTED, START_SCHEMA)),
    ("no-name", "start", at("implementation", None), 2, (NOT_STARTED, START_SCHEMA)),
    ("no-profiles", "start", at("profiles", None), 2, (NOT_STARTED, START_SCHEMA)),
    ("profiles-none", "start", at("profiles", []), 2, ""),
    ("profiles-unknown", "start", at("profiles", ["key-vault", "no-such"]), 2, ""),
    ("profiles-unknown-alone", "start", at("profiles", ["no-such"]), 2, ""),
    ("profiles-twice", "start", at("profiles", ["key-vault", "key-vault"]), (0, 2), ""),
    ("profiles-100000", "start", at("profiles", lambda: [f"p{i}" for i in range(50_000)]), 2, ""),
    ("capabilities-100000", "start", at("capabilities", lambda: ["virtual-clock"] + [
        f"c{i}" for i in range(50_000)]), (0, 2), ""),
    ("capabilities-none", "start", at("capabilities", []), (0, 2), ""),
    ("unknown-members", "start", at("x", {"y": [1]}), 0, ""),
    ("name-empty", "start", at("implementation", ""), (0, 2), ""),
    ("name-control", "start", at("implementation", "a\x1b[31mb\x07\r\n\x7f\x00"), 0, "a"),
    ("name-c1", "start", at("implementation", "a\x9b31m\x85\x90"), 0, "a"),
    ("name-bidi", "start", at("implementation", "a\u202eb\u2066c\u200f\u2028"), 0, "a"),
    ("name-of-900-kib", "start", at("implementation", "n" * 900_000), (0, 2), ""),
    ("version-that-draws", "start", at("version", "1\x1b]8;;x\x1b\\\u202e"), 0, ""),
    ("key-source-that-draws", "start", at("keySource", "\x1b[8m\x9b"), (0, 2), ""),
    ("refusal-that-draws", "key.get", outcome(
        outcome="refused", reason="keyDisabled", code="\x1b[2J\x9b\u202e",
        diagnostic="\x1b[2J\u2067"), 1, "keyDisabled"),
    ("identifier-that-draws", "key.wrapKey", at("result/kid", "\x1b[31m\x9b\u202e\n"), 1, "kid"),
] + [(f"{name}-of-type-{kind}", "start", at(name, value), 2, (NOT_STARTED, START_SCHEMA))
     for name, wrong in (
         ("implementation", (("number", 7), ("list", ["x"]))),
         ("version", (("number", 1.5),)), ("batch", (("text", "yes"), ("number", 1))),
         ("profiles", (("text", "key-vault"), ("numbers", [1]), ("object", {"key-vault": True}))),
         ("capabilities", (("number", 7), ("object", {}), ("lists", [[]]))),
         ("keySource", (("number", 0),)), ("options", (("list", []), ("text", "leeway=5"))))
     for kind, value in wrong
] + [(f"leeway-{name}", "start", raw_result(
        b'{"implementation":"x","profiles":["key-vault"],"capabilities":["virtual-clock"],'
        b'"options":{"leeway":' + text + b"}}"), codes, texts) for name, text, codes, texts in (
    ("text", b'"5"', 2, (NOT_STARTED, "leeway")), ("float", b"1.5", 2, (NOT_STARTED, "leeway")),
    ("exponent", b"1e3", 2, (NOT_STARTED, "leeway")),
    ("true", b"true", 2, (NOT_STARTED, "leeway")), ("null", b"null", 2, (NOT_STARTED, "leeway")),
    ("list", b"[5]", 2, (NOT_STARTED, "leeway")), ("2^63", b"9223372036854775808", 2, NOT_STARTED),
    ("2^63-1", b"9223372036854775807", 1, "leeway"), ("negative", b"-1", 1, "leeway"),
    ("maximum", b"300", 0, ""), ("maximum-and-1", b"301", 1, "leeway"))]

RESTARTS = [(f"restart-changes-{name}", "start", changed_at_restart(**changes), 2, texts,
             {"then_exit": "key.create"}) for name, changes, texts in (
    ("nothing", {}, "exited with status 3"),
    ("name", {"implementation": "another"}, "another"),
    ("version", {"version": "2"}, ""),
    ("profiles", {"profiles": ["envelope"]}, ""),
    ("options", {"options": {"leeway": 300}}, ""),
    ("capabilities", {"capabilities": []}, ""))]

OUTCOMES = [(f"outcome-{name}", "key.wrapKey", outcome(**members), 2, SCHEMA)
            for name, members in (
    ("missing", {"result": {}}), ("unknown", {"outcome": "maybe"}), ("null", {"outcome": None}),
    ("number", {"outcome": 1}), ("upper-case", {"outcome": "Accepted", "result": {}}),
    ("accepted-alone", {"outcome": "accepted"}), ("refused-alone", {"outcome": "refused"}),
    ("reason-unknown", {"outcome": "refused", "reason": "because"}),
    ("reason-empty", {"outcome": "refused", "reason": ""}),
    ("reason-null", {"outcome": "refused", "reason": None}),
    ("reason-list", {"outcome": "refused", "reason": ["notFound"]}),
    *((f"status-{kind}", {"outcome": "refused", "reason": "notFound", "httpStatus": value})
      for kind, value in (("text", "404"), ("float", 404.5), ("null", None), ("list", [404]))),
    ("substatus-text", {"outcome": "refused", "reason": "notFound", "substatus": "4000"}),
    ("code-number", {"outcome": "refused", "reason": "notFound", "code": 404}),
    ("diagnostic-number", {"outcome": "refused", "reason": "notFound", "diagnostic": 1}))] + [
    # A refusal has a status of 4xx, that of its reason, or none; its substatus has five digits.
    (f"outcome-substatus-{kind}", "key.wrapKey",
     outcome(outcome="refused", reason="notFound", substatus=value), 2,
     f"a refusal with substatus {value}")
    for kind, value in (("zero", 0), ("2^40", 1 << 40), ("negative", -1))] + [
    (f"outcome-status-{kind}", "key.get",
     outcome(outcome="refused", reason="notFound", httpStatus=value), 2,
     f"a refusal with HTTP status {value}")
    for kind, value in (("200", 200), ("302", 302), ("500", 500), ("0", 0), ("negative", -404),
                        ("99", 99), ("1000", 1000), ("2^32+404", (1 << 32) + 404),
                        ("2^40", 1 << 40), ("2^63-1", (1 << 63) - 1))] + [
    ("outcome-unknown-member", "key.get", at("x", 1), 0, ""),
    ("outcome-unsupported", "key.wrapKey", outcome(outcome="unsupported"), 2, "not-testable"),
    ("outcome-unspecified", "key.get", outcome(outcome="refused", reason="unspecified"), 0, ""),
    ("refused-where-accepted", "key.wrapKey", outcome(outcome="refused", reason="notFound"), 1,
     "notFound"),
    ("accepted-where-refused", "key.get", lambda c: c.frame(result={
        "outcome": "accepted", "result": {"key": {}, "attributes": {}}}), 1, "accepted"),
]
TYPES = [("null", None), ("true", True), ("number", 7), ("float", 1.5), ("text", "x"),
         ("list", [])]
VALUES = [(f"result-of-type-{kind}", "key.wrapKey", lambda c, value=value: c.frame(
              result={"outcome": "accepted", "result": value}), 2, SCHEMA)
          for kind, value in TYPES] + [
    (f"bundle-{path.replace('/', '-')}-{kind}", "key.create", at("result/" + path, value), 2, said)
    for path, kind, value, said in (
        ("key", "missing", None, SCHEMA), ("key", "text", "k", SCHEMA),
        ("attributes", "list", [], SCHEMA), ("attributes/enabled", "text", "true", SCHEMA),
        ("attributes/enabled", "number", 1, SCHEMA), ("attributes/created", "text", "now", SCHEMA),
        ("attributes/created", "float", 1.5, SCHEMA), ("attributes/created", "exponent", 1e3, ""),
        ("key/key_ops", "text", "wrapKey", SCHEMA), ("key/key_ops", "numbers", [1], SCHEMA),
        ("key/kty", "number", 3, SCHEMA), ("key/kid", "object", {}, SCHEMA))] + [
    (f"bytes-{kind}", "key.wrapKey", at("result/value", value), 2, (SCHEMA, "value"))
    for kind, value in (
        ("star", "AB*D"), ("plus-and-slash", "A+/D"), ("one-letter", "A"),
        ("five-letters", "ABCDE"),
        ("space", "AB CD"), ("newline", "AB\nCD"), ("non-ascii", "AB\u00e9D"), ("nul", "AB\0D"),
        ("padding-inside", "A=BC"), ("padding-too-much", "AB==="), ("padding-alone", "===="),
        ("left-over-bits", "AB"), ("number", 7), ("missing", None))] + [
    # Sent back as it came, to be unwrapped: never a call of ours that cannot be sent.
    ("bytes-bad-and-sent-back", "key.wrapKey", at("result/value", "*" * 342), 2,
     (SCHEMA, "not base64url")),
    ("bytes-padded", "key.wrapKey", at("result/value", "3" * 341 + "A=="), 0, ""),
    ("bytes-in-key", "key.create", at("result/key/n", "*"), 2, (SCHEMA, "not base64url")),
]
ROWS = SAID + RESTARTS + OUTCOMES + VALUES
