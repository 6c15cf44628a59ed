"""Misbehaviours of framing, JSON and JSON-RPC: see misbehaviours.py."""
import json

FIRST = "tenant.create"
BATCH = {"info": {"batch": True}}
MIB = 1 << 20
NO_JSON = "the answer is no JSON"


def line(data):
    """These bytes and a newline in place of the answer."""
    return lambda context: data + b"\n"


def edited(edit):
    """The good line, its newline excepted, after the edit."""
    return lambda context: edit(context.frame()[:-1]) + b"\n"


def frame(**changes):
    return lambda context: context.frame(**changes)


def with_member(text):
    """The good answer with one more member, written as `text`."""
    return edited(lambda good: good[:-1] + b"," + text + b"}")


def without(*names):
    def way(context):
        left = {name: value for name, value in context.good.items() if name not in names}
        return json.dumps(left).encode() + b"\n"
    return way


def error(text):
    """An answer with `error` in place of its result."""
    def way(context):
        head = json.dumps({"jsonrpc": "2.0", "id": context.good["id"]})
        return head[:-1].encode() + b',"error":' + text + b"}\n"
    return way


def padded(length):
    """The good answer as a line of that length, without the newline."""
    return edited(lambda good: good + b" " * (length - len(good)))


def nested(levels):
    """A member at that depth of arrays, the answer's own object counted."""
    return with_member(b'"x":' + b"[" * (levels - 1) + b"]" * (levels - 1))


def batch(change):
    """The list of answers, changed, as one array."""
    return lambda context: b"[" + b",".join(change(context.frames)) + b"]\n"


FRAMING = [
    ("crlf", FIRST, edited(lambda good: good + b"\r"), 0, ""),
    ("spaces-around", FIRST, edited(lambda good: b" \t" + good + b"\t "), 0, ""),
    ("unknown-member", FIRST, with_member(b'"x":1'), 0, ""),
    ("line-of-1-mib", FIRST, padded(MIB), 0, ""),
    ("line-of-1-mib-and-1", FIRST, padded(MIB + 1), 2, "a line longer than 1 MiB"),
    ("line-of-32-mib", FIRST, padded(32 * MIB), 2, "a line longer than 1 MiB"),
    ("nul-before", FIRST, edited(lambda good: b"\0" + good), 2, NO_JSON),
    ("nul-after", FIRST, edited(lambda good: good + b"\0"), 2, NO_JSON),
    ("nul-in-text", FIRST, with_member(b'"x":"a\0b"'), 2, NO_JSON),
    ("bom", FIRST, edited(lambda good: b"\xef\xbb\xbf" + good), 2, NO_JSON),
    ("utf-16", FIRST, lambda c: c.frame().decode().encode("utf-16"), 2, NO_JSON),
    ("gzip", FIRST, line(b"\x1f\x8b\x08\0\0\0\0\0\0\3"), 2, NO_JSON),
    ("invalid-utf-8", FIRST, with_member(b'"x":"\xff"'), 2, NO_JSON),
    ("overlong-utf-8", FIRST, with_member(b'"x":"\xc0\xaf"'), 2, NO_JSON),
    ("cut-utf-8", FIRST, with_member(b'"x":"\xe2\x82"'), 2, NO_JSON),
    ("surrogate-as-utf-8", FIRST, with_member(b'"x":"\xed\xa0\x80"'), 2, NO_JSON),
    ("lone-surrogate", FIRST, with_member(b'"x":"\\ud800"'), 2, NO_JSON),
    ("raw-escape", FIRST, line(b"\x1b]0;title\x07\x1b[2J\xc2\x9b31m\xe2\x80\xae"), 2, NO_JSON),
    ("raw-tab-in-text", FIRST, with_member(b'"x":"\t"'), 2, NO_JSON),
    ("deep-64", FIRST, nested(64), 0, ""),
    ("deep-65", FIRST, nested(65), 2, "nested too deeply"),
    ("deep-100000", FIRST, line(b"[" * 100_000), 2, "nested too deeply"),
    ("deep-objects", FIRST, line(b'{"a":' * 50_000), 2, "nested too deeply"),
    ("duplicate-id", FIRST, with_member(b'"id":3'), 2, "duplicate key"),
    ("duplicate-result", FIRST, with_member(b'"result":{}'), 2, "duplicate key"),
    ("duplicate-within", FIRST, with_member(b'"x":{"a":1,"a":1}'), 2, "duplicate key"),
    ("duplicate-escaped", FIRST, with_member(b'"x":{"a":1,"\\u0061":1}'), 2, "duplicate key"),
    ("number-2^63", FIRST, with_member(b'"x":9223372036854775808'), 2, NO_JSON),
    ("number-2^64", FIRST, with_member(b'"x":18446744073709551616'), 2, NO_JSON),
    ("number-below-int64", FIRST, with_member(b'"x":-9223372036854775809'), 2, NO_JSON),
    ("number-of-1000-digits", FIRST, with_member(b'"x":' + b"9" * 1000), 2, NO_JSON),
    ("number-1e400", FIRST, with_member(b'"x":1e400'), 2, NO_JSON),
    ("number-1e-400", FIRST, with_member(b'"x":1e-400'), (0, 2), ""),
    ("number-leading-zero", FIRST, with_member(b'"x":01'), 2, NO_JSON),
    ("number-plus", FIRST, with_member(b'"x":+1'), 2, NO_JSON),
    ("number-hexadecimal", FIRST, with_member(b'"x":0x10'), 2, NO_JSON),
    ("nan", FIRST, with_member(b'"x":NaN'), 2, NO_JSON),
    ("infinity", FIRST, with_member(b'"x":-Infinity'), 2, NO_JSON),
    ("trailing-garbage", FIRST, edited(lambda good: good + b" ok"), 2, NO_JSON),
    ("trailing-comma", FIRST, edited(lambda good: good[:-1] + b",}"), 2, NO_JSON),
    ("comment", FIRST, edited(lambda good: b"/* fine */" + good), 2, NO_JSON),
    ("single-quotes", FIRST, edited(lambda good: good.replace(b'"', b"'")), 2, NO_JSON),
    ("two-on-a-line", FIRST, edited(lambda good: good + good), 2, NO_JSON),
    ("pretty-printed", FIRST, edited(lambda good: good.replace(b",", b",\n")), 2, NO_JSON),
    ("content-length", FIRST, edited(lambda good: b"Content-Length: 9\r\n\r\n" + good), 2, NO_JSON),
    ("prompt", FIRST, edited(lambda good: b"vault> " + good), 2, NO_JSON),
    ("empty-line", FIRST, line(b""), 2, NO_JSON),
    ("blank-line", FIRST, line(b"   "), 2, NO_JSON),
    ("cut-in-half", FIRST, edited(lambda good: good[:len(good) // 2]), 2, NO_JSON),
]
NOT_A_RESPONSE = "not a response"
NO_REQUEST = "the id of no request that is under way"  # ids are drawn: nobody knows them before
RESPONSES = [
    (f"is-{name}", FIRST, line(text), 2, NOT_A_RESPONSE)
    for name, text in (("null", b"null"), ("true", b"true"), ("number", b"7"), ("text", b'"ok"'),
                       ("empty-list", b"[]"), ("empty-object", b"{}"))] + [
    (f"id-{name}", FIRST, edited(
        lambda good, text=text: good.replace(good[good.index(b'"id"'):good.index(b', "result')],
                                             b'"id": ' + text)), 2, said)
    for name, text, said in (
        ("text", b'"3"', NOT_A_RESPONSE), ("float", b"3.5", NOT_A_RESPONSE),
        ("list", b"[3]", NOT_A_RESPONSE), ("object", b"{}", NOT_A_RESPONSE),
        ("true", b"true", NOT_A_RESPONSE), ("null", b"null", "without an id"),
        ("negative", b"-3", NO_REQUEST), ("zero", b"0", NO_REQUEST),
        ("next", b"4", NO_REQUEST), ("2^53", b"9007199254740993", NO_REQUEST),
        ("2^63-1", b"9223372036854775807", NO_REQUEST),
        ("2^64", b"18446744073709551616", NO_JSON))] + [
    ("no-id", FIRST, without("id"), 2, NOT_A_RESPONSE),
    ("no-jsonrpc", FIRST, without("jsonrpc"), 2, NOT_A_RESPONSE),
    ("jsonrpc-1.0", FIRST, frame(jsonrpc="1.0"), 2, NOT_A_RESPONSE),
    ("jsonrpc-as-number", FIRST, frame(jsonrpc=2.0), 2, NOT_A_RESPONSE),
    ("result-and-error", FIRST, frame(error={"code": 1, "message": "m"}), 2, NOT_A_RESPONSE),
    ("neither", FIRST, without("result"), 2, NOT_A_RESPONSE),
    ("request-echoed", FIRST, lambda c: json.dumps(c.request).encode() + b"\n", 2, NOT_A_RESPONSE),
] + [(f"error-{name}", FIRST, error(text), 2, said) for name, text, said in (
    ("null", b"null", NOT_A_RESPONSE), ("text", b'"no"', NOT_A_RESPONSE),
    ("list", b"[]", NOT_A_RESPONSE), ("empty", b"{}", NOT_A_RESPONSE),
    ("without-code", b'{"message":"m"}', NOT_A_RESPONSE),
    ("without-message", b'{"code":1}', NOT_A_RESPONSE),
    ("code-as-text", b'{"code":"1","message":"m"}', NOT_A_RESPONSE),
    ("code-float", b'{"code":1.5,"message":"m"}', NOT_A_RESPONSE),
    ("message-as-number", b'{"code":1,"message":2}', NOT_A_RESPONSE),
    ("own-code", b'{"code":-32000,"message":"out of order"}', "error -32000"),
    ("huge-code", b'{"code":-9223372036854775808,"message":"m"}', "error -9223372036854775808"),
    ("that-draws", b'{"code":7,"message":"\\u001b[31m\\u009b\\u202e"}', "error 7"),
    ("of-500-kib", b'{"code":7,"message":"' + b"x" * 500_000 + b'"}', "error 7"),
    ("method-unknown", b'{"code":-32601,"message":"m"}', "not-testable"))] + [
    (f"result-{name}", FIRST, edited(
        lambda good, text=text: good[:good.index(b'"result"')] + b'"result": ' + text + b"}"), 2,
     said) for name, text, said in (
        ("null", b"null", NOT_A_RESPONSE), ("true", b"true", NOT_A_RESPONSE),
        ("number", b"7", NOT_A_RESPONSE), ("text", b'"done"', NOT_A_RESPONSE),
        ("list", b"[]", NOT_A_RESPONSE), ("empty", b"{}", "breaks the schema"))]
UNASKED = "wrote what nobody asked for"
BATCHES = [
    ("batch-good", "batch", batch(lambda frames: frames), 0, "", BATCH),
    ("batch-out-of-order", "batch", batch(lambda frames: frames[::-1]), 0, "", BATCH),
    ("batch-by-single", "batch", lambda c: c.frames[0] + b"\n", 2, "1 answers to", BATCH),
    ("batch-by-singles", "batch", lambda c: b"\n".join(c.frames) + b"\n", 2, "1 answers to", BATCH),
    ("batch-empty", "batch", line(b"[]"), 2, "0 answers to", BATCH),
    ("batch-one-missing", "batch", batch(lambda frames: frames[1:]), 2, "answers to", BATCH),
    ("batch-one-more", "batch", batch(lambda frames: frames + frames[:1]), 2, "answers to", BATCH),
    ("batch-one-twice", "batch", batch(lambda frames: frames[:1] * len(frames)), 2, NO_REQUEST,
     BATCH),
    ("batch-nested", "batch", batch(lambda frames: [b"[" + frame + b"]" for frame in frames]), 2,
     NOT_A_RESPONSE, BATCH),
    ("batch-of-nulls", "batch", batch(lambda frames: [b"null"] * len(frames)), 2, NOT_A_RESPONSE,
     BATCH),
    ("batch-of-100000", "batch", batch(lambda frames: [b"1"] * 100_000), 2, "100000 answers",
     BATCH),
    ("single-by-batch", FIRST, edited(lambda good: b"[" + good + b"]"), 2, NOT_A_RESPONSE),
    ("answered-twice", FIRST, lambda c: c.frame() * 2, 2, UNASKED),
    ("empty-line-behind", FIRST, lambda c: c.frame() + b"\n", 2, UNASKED),
    ("banner", "before start", lambda c: b"Welcome!\n", 2, "did not start"),
    ("unasked-at-start", "start", lambda c: c.frame() + b"{}\n", 2, UNASKED),
    ("unasked-at-reset", "reset", lambda c: c.frame() * 2, 2, UNASKED),
]
ROWS = FRAMING + RESPONSES + BATCHES
