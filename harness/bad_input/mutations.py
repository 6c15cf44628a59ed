"""Changes of files, deterministic: the same file, name and seed give the same bytes.

A mutation is (name, function of (random.Random, bytes) giving bytes, must_refuse): whether every
reader of JSON must refuse what comes out. One that gives None does not fit the file.
"""
import json
import random

MIB = 1 << 20


def _places(rng, data, count=1):
    return sorted(rng.randrange(len(data)) for _ in range(count))


def flip(rng, data):
    out = bytearray(data)
    for at in _places(rng, data, rng.choice((1, 1, 3))):
        out[at] ^= 1 << rng.randrange(8)
    return bytes(out)


def any_byte(rng, data):
    out = bytearray(data)
    out[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(out)


def cut(rng, data):
    return data.rstrip()[:rng.randrange(len(data.rstrip()))]


def drop(rng, data):
    at = rng.randrange(len(data))
    return data[:at] + data[at + rng.randrange(1, 40):]


def repeat(rng, data):
    at = rng.randrange(len(data))
    piece = data[at:at + rng.randrange(1, 400)]
    return data[:at] + piece + data[at:]


def insert(*pieces):
    def mutate(rng, data):
        at = rng.randrange(len(data) + 1)
        return data[:at] + rng.choice(pieces) + data[at:]
    return mutate


def in_front(piece):
    return lambda rng, data: piece + data


def behind(piece):
    return lambda rng, data: data + piece


def shuffle_lines(rng, data):
    lines = data.splitlines(keepends=True)
    if len(lines) < 3:
        return None
    first, second = rng.sample(range(len(lines)), 2)
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def drop_line(rng, data):
    lines = data.splitlines(keepends=True)
    del lines[rng.randrange(len(lines))]
    return b"".join(lines)


def repeat_line(rng, data):
    lines = data.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    return b"".join(lines[:at + 1] + lines[at:])


BYTES = [
    ("flip", flip, False), ("byte", any_byte, False), ("cut", cut, True), ("drop", drop, False),
    ("repeat", repeat, False), ("shuffle-lines", shuffle_lines, False),
    ("drop-line", drop_line, False), ("repeat-line", repeat_line, False),
    ("insert", insert(b"{", b"}", b"[", b"]", b",", b":", b'"', b"\\", b"0", b"-", b"null"), False),
    ("insert-nul", insert(b"\0"), True),
    ("insert-invalid", insert(b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"), True),
    ("insert-control", insert(b"\x1b[31m", b"\x07", b"\x08"), True),
    ("bom", in_front(b"\xef\xbb\xbf"), True), ("nul-in-front", in_front(b"\0"), True),
    ("garbage-behind", behind(b"\n}"), True), ("nul-behind", behind(b"\0"), True),
    ("utf-16", lambda rng, data: data.decode("utf-8").encode("utf-16"), True),
    ("empty", lambda rng, data: b"", True), ("blank", lambda rng, data: b" \n", True),
]


# Of one JSON value: of the file, or of one line of a file of lines.

WRONG = [None, True, False, 0, -1, 1.5, 1 << 62, "", "x", "\u001b[31m\u202e\u009b", "a" * 5000,
         [], {}, [[]], ["x"], {"x": 1}, -(1 << 63), 1e300]


class Raw:
    """JSON text that Python would not write."""

    def __init__(self, text):
        self.text = text


def write(value):
    """The value as JSON; Raw as its text, a list of pairs in Pairs as an object."""
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, Pairs):
        return "{" + ",".join(json.dumps(k) + ":" + write(v) for k, v in value.pairs) + "}"
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(k) + ":" + write(v) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    return json.dumps(value)


class Pairs:
    def __init__(self, pairs):
        self.pairs = pairs


def nodes(value, path=()):
    """Every (path, value) within, the whole included."""
    yield path, value
    children = (value.items() if isinstance(value, dict) else
                enumerate(value) if isinstance(value, list) else ())
    for key, child in children:
        yield from nodes(child, (*path, key))


def replaced(value, path, new):
    """The value with what stands at the path changed by new(old); the original is not changed."""
    if not path:
        return new(value)
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy


def pick(rng, value, kind=object):
    found = [path for path, node in nodes(value) if isinstance(node, kind) and (
        kind is not dict or node)]
    return rng.choice(found) if found else None


def other_value(rng, value):
    path = pick(rng, value)
    return replaced(value, path, lambda old: rng.choice([w for w in WRONG if w != old]))


def raw_value(*texts):
    def mutate(rng, value):
        return replaced(value, pick(rng, value), lambda old: Raw(rng.choice(texts)))
    return mutate


def lose_member(rng, value):
    path = pick(rng, value, dict)
    if path is None:
        return None

    def new(old):
        lost = rng.choice(sorted(old))
        return {key: child for key, child in old.items() if key != lost}
    return replaced(value, path, new)


def new_member(rng, value):
    path = pick(rng, value, dict)
    return None if path is None else replaced(value, path, lambda old: {**old, "unknown": 1})


def double_member(rng, value):
    path = pick(rng, value, dict)
    if path is None:
        return None
    return replaced(value, path, lambda old: Pairs([*old.items(), rng.choice(list(old.items()))]))


def rename_member(rng, value):
    path = pick(rng, value, dict)
    if path is None:
        return None

    def new(old):
        name = rng.choice(sorted(old))
        return {(key + "X" if key == name else key): child for key, child in old.items()}
    return replaced(value, path, new)


def swap_values(rng, value):
    path = pick(rng, value, dict)
    if path is None:
        return None

    def new(old):
        a, b = rng.choice(sorted(old)), rng.choice(sorted(old))
        return {**old, a: old[b], b: old[a]}
    return replaced(value, path, new)


def change_list(rng, value):
    path = pick(rng, value, list)
    if path is None:
        return None
    return replaced(value, path, lambda old: rng.choice((
        old + old[:1], old[1:], old[::-1], old * 2, [], old + [None], [old])))


def change_text(rng, value):
    path = pick(rng, value, str)
    if path is None:
        return None
    return replaced(value, path, lambda old: rng.choice((
        old + "x", old[1:], old[::-1], old.upper(), old + "\u0000", old + "\n", old * 50,
        "\u202e" + old, old + "\u001b]0;x\u0007")))


def change_number(rng, value):
    path = pick(rng, value, int)
    if path is None:
        return None
    return replaced(value, path, lambda old: rng.choice((
        old + 1, old - 1, -old - 1, old << 40 if old else 1 << 62, float(old) + 0.5, str(old))))


def deepen(levels):
    def mutate(rng, value):
        return replaced(value, pick(rng, value), lambda old: Raw(
            "[" * levels + write(old) + "]" * levels))
    return mutate


VALUES = [
    ("other-value", other_value, False), ("lose-member", lose_member, False),
    ("new-member", new_member, False), ("rename-member", rename_member, False),
    ("swap-values", swap_values, False), ("change-list", change_list, False),
    ("change-text", change_text, False), ("change-number", change_number, False),
    ("double-member", double_member, True), ("deep-65", deepen(65), True),
    ("deep-100000", deepen(100_000), True),
    ("huge-number", raw_value("9" * 400, "18446744073709551616", "-9223372036854775809", "1e400",
                              "9223372036854775808"), True),
    ("no-json", raw_value("NaN", "Infinity", "01", "+1", "0x1", "'x'", "undefined", "1.", ".5",
                          "", '"\\ud800"', '"\\x"', "nul"), True),
]


def of_value(mutate, lines):
    """A mutation of bytes out of one of a JSON value; in one line where the file has lines."""
    def mutate_bytes(rng, data):
        if not lines:
            changed = mutate(rng, json.loads(data))
            return None if changed is None else write(changed).encode("utf-8", "surrogatepass")
        rows = data.splitlines(keepends=True)
        at = rng.randrange(len(rows))
        changed = mutate(rng, json.loads(rows[at]))
        if changed is None:
            return None
        rows[at] = write(changed).encode("utf-8", "surrogatepass") + b"\n"
        return b"".join(rows)
    return mutate_bytes


SORTS = [*VALUES, *BYTES]


def mutant(name, data, number, lines=False, seed=1):
    """The mutant of that number: (its sort, its bytes, whether it must be refused).

    The sorts take turns; `lines` says that the file has a JSON value a line.
    """
    sort, mutate, must_refuse = SORTS[number % len(SORTS)]
    if number % len(SORTS) < len(VALUES):
        mutate = of_value(mutate, lines)
    elif lines and sort in ("cut", "empty", "blank"):
        must_refuse = False  # whole lines may be left
    for attempt in range(20):
        made = mutate(random.Random(f"{seed}/{name}/{number}/{attempt}"), data)
        if made not in (None, data):
            return sort, made, must_refuse
    return "garbage-behind", data + b"}", True
