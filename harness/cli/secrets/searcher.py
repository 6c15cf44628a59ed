"""Finds texts that were given away in files, knowing nothing of how cmkconf looks for them.

A text is cut into pieces somewhat shorter than eight bytes of a secret in its notation. Where one
occurs, as it is or once the file's own escapes are read, and so much of the text around it that it
is eight bytes, there is a leak.
"""

import html
import json
import re

from shapes import SHAPES, WHOLE_ONLY

# How long the pieces are, and at every which place of a file one is looked for, for notations of
# which eight bytes take at least so many characters: no eight bytes are missed.
LENGTHS = {8: (6, 3), 11: (8, 4), 16: (8, 9), 28: (14, 15), 64: (32, 33)}
_SAMPLE = bytes([201, 107, 155, 233, 88, 190, 121, 47])
_ESCAPES = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])')


def least_of(shape):
    """How many characters in a row are eight bytes."""
    write = SHAPES[shape]
    more = min(len(write(2 * bytes_)) - len(write(bytes_)) for bytes_ in (_SAMPLE, b"kQ7xZ2mV"))
    return lengths_of(shape)[0] if shape in WHOLE_ONLY else (9 * more + 9) // 10


def lengths_of(shape):
    if shape in WHOLE_ONLY:
        return 12, 5
    unit = len(SHAPES[shape](_SAMPLE))
    return LENGTHS[max(least for least in LENGTHS if least <= unit)]


def _readings(text):
    """What the text says: as it is, as JSON or HTML, and as evidence with bytes shown as \\x41."""
    plain = html.unescape(text)
    plain = _ESCAPES.sub(lambda match: json.loads(f'"{match.group(0)}"'), plain)
    yield plain
    shown = re.sub(r"\\x([0-9a-f]{2})", lambda match: chr(int(match.group(1), 16)), plain)
    if shown != plain:
        yield shown
    if plain.count("&") + plain.count("\\") < text.count("&") + text.count("\\"):
        yield text


def _once(text):
    """The text without lines that stand there again between the same two: reports repeat much."""
    lines = text.split("\n")
    seen, kept = set(), []
    for around in zip(["", *lines], lines, [*lines[1:], ""]):
        if around not in seen:
            seen.add(around)
            kept.append(around[1])
    return "\n".join(kept)


class Searcher:
    def __init__(self, leaks):
        """leaks: dicts with channel, shape, part and text."""
        self.pieces = {}
        for leak in leaks:
            lengths = lengths_of(leak["shape"])
            text, least = leak["text"], least_of(leak["shape"])
            self._add(leak, text, lengths, least)
            if "\n" in text:  # on one line; a space in place of a byte of the secret tells nothing
                is_byte = leak["shape"].startswith(("raw", "utf16", "json-text"))
                self._add(leak, text.replace("\n", " "), lengths,
                          least + (text.count("\n") if is_byte else 0))
            if leak["channel"] == "numbers":
                self._add(leak, ",".join(str(ord(c)) for c in leak["text"]), (24, 1), 24)

    def _add(self, leak, text, lengths, least):
        length, pieces = lengths[0], self.pieces.setdefault(lengths, {})
        for i in range(len(text) - length + 1):
            piece = text[i:i + length]
            if len(set(piece)) > 3 or length == 32:
                pieces.setdefault(piece, []).append((leak, text, i, min(least, len(text))))

    def find(self, text):
        """The leaks of which eight bytes occur in the text, by channel, shape and part."""
        found = {}
        for reading in _readings(_once(text)):
            for (length, every), pieces in self.pieces.items():
                there = {reading[i:i + length]
                         for i in range(0, len(reading) - length + 1, every)}
                for piece in there & pieces.keys():
                    self._measure(reading, piece, pieces[piece], found)
        return found

    @staticmethod
    def _measure(reading, piece, leaks, found):
        """Adds the leaks of which there is enough around the piece."""
        i = reading.find(piece)
        while i >= 0:
            for leak, given, at, least in leaks:
                begin, end = _widened(reading, i, given, at, len(piece))
                if end - begin >= least:
                    found.setdefault((leak["channel"], leak["shape"], leak["part"]),
                                     reading[max(0, begin - 60):end])
            i = reading.find(piece, i + 1)


def _widened(reading, i, given, at, length):
    """The place of what the two have in common around the piece, in the reading."""
    begin, end = i, i + length
    while begin > 0 and i - begin < at and reading[begin - 1] == given[at - (i - begin) - 1]:
        begin -= 1
    while end < len(reading) and at + end - i < len(given) and reading[end] == given[at + end - i]:
        end += 1
    return begin, end


def in_memory(image, secret):
    """The notations in which eight bytes of the secret stand in an image of memory."""
    names = ("raw", "hex", "hex-upper", "base64-bare", "base64url", "base64-second", "base64-third",
             "utf16", "decimal-list", "base64-of-base64", "hex-of-base64")
    found = []
    for name in names:
        text = SHAPES[name](secret).encode("latin-1")
        unit = len(SHAPES[name](_SAMPLE))
        places = range(2, len(text) - unit + 1, max(1, unit // 4))
        if any(text[i:i + unit] in image for i in places):
            found.append(name)
    return found
