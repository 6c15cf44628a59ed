"""Finds texts that were given away in files, knowing nothing of how cmkconf looks for them.

A text is cut into pieces that are about as long as eight bytes of a secret in its notation; a piece
of one that occurs anywhere, as it is or once the file's own escapes are read, is a leak.
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


class Searcher:
    def __init__(self, leaks):
        """leaks: dicts with channel, shape, part and text."""
        self.pieces = {}
        for leak in leaks:
            length, _ = lengths = lengths_of(leak["shape"])
            pieces = self.pieces.setdefault(lengths, {})
            for text in {leak["text"], leak["text"].replace("\n", " ")}:
                for i in range(len(text) - length + 1):
                    piece = text[i:i + length]
                    if len(set(piece)) > 3 or length == 32:
                        pieces.setdefault(piece, leak)
            if leak["channel"] == "numbers":
                text = ",".join(str(ord(c)) for c in leak["text"])
                pieces = self.pieces.setdefault((24, 1), {})
                for i in range(len(text) - 24 + 1):
                    pieces.setdefault(text[i:i + 24], leak)

    def find(self, text):
        """The leaks of which a piece occurs in the text, one for each channel, shape and part."""
        found = {}
        for reading in _readings(text):
            for (length, every), pieces in self.pieces.items():
                for i in range(0, len(reading) - length + 1, every):
                    if reading[i:i + length] in pieces:
                        leak = pieces[reading[i:i + length]]
                        found.setdefault((leak["channel"], leak["shape"], leak["part"]),
                                         reading[max(0, i - 60):i + length])
        return found


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
