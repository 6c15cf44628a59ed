"""Notations in which a secret may be written: name -> function of its bytes, giving text.

Where a notation has no character for a byte, the text has the character of that number (Latin-1).
"""

import base64
import json


def _raw(b):
    return b.decode("latin-1")


def _each(form, between=""):
    return lambda b: between.join(form.format(x) for x in b)


def _lines(text, size, end="\n"):
    return end.join(text[i:i + size] for i in range(0, len(text), size))


def _b64(b):
    return base64.b64encode(b).decode()


def _url(b):
    return base64.urlsafe_b64encode(b).decode().rstrip("=")


def _mixed(text):
    return "".join(c.upper() if i % 3 else c.lower() for i, c in enumerate(text))


def _dump(b):
    return "\n".join(f"{i:08x}  " + b[i:i + 16].hex(" ") for i in range(0, len(b), 16))


def _utf16(b, order="le"):
    return b.decode("latin-1").encode("utf-16-" + order)


def _signed(b):
    return str([x - 256 if x > 127 else x for x in b])


def _b32hex(b):
    return base64.b32hexencode(b).decode()


SHAPES = {
    "raw": _raw,
    "raw-reversed": lambda b: _raw(b)[::-1],
    "raw-lower": lambda b: _raw(bytes(b).lower()),
    "raw-upper": lambda b: _raw(bytes(b).upper()),
    "raw-spaced": lambda b: " ".join(_raw(b)),
    "hex": lambda b: b.hex(),
    "hex-upper": lambda b: b.hex().upper(),
    "hex-mixed": lambda b: _mixed(b.hex()),
    "hex-0x": lambda b: "0x" + b.hex(),
    "hex-after-digits": lambda b: "bad" + b.hex(),
    "hex-spaces": _each("{:02x}", " "),
    "hex-colons": _each("{:02X}", ":"),
    "hex-dashes": _each("{:02x}", "-"),
    "hex-commas": _each("{:02x}", ","),
    "hex-dots": _each("{:02x}", "."),
    "hex-underscores": _each("{:02x}", "_"),
    "hex-lines": _each("{:02x}", "\n"),
    "hex-words": lambda b: " ".join(b.hex()[i:i + 4] for i in range(0, 2 * len(b), 4)),
    "hex-array": lambda b: "{" + _each("0x{:02X}", ", ")(b) + "};",
    "hex-array-tight": _each("0x{:02x}", ","),
    "hex-escapes": _each("\\x{:02x}"),
    "hex-escapes-upper": _each("\\x{:02X}"),
    "hex-quoted": _each('"{:02x}"', ", "),
    "hex-dump": _dump,
    "hex-reversed": lambda b: b.hex()[::-1],
    "hex-of-reversed": lambda b: b[::-1].hex(),
    "hex-swapped": lambda b: "".join(f"{x & 15:x}{x >> 4:x}" for x in b),
    "base64": _b64,
    "base64-bare": lambda b: _b64(b).rstrip("="),
    "base64url": _url,
    "base64url-padded": lambda b: base64.urlsafe_b64encode(b).decode(),
    "base64-second": lambda b: _b64(b"x" + b + b"yz"),
    "base64-third": lambda b: _b64(b"xy" + b + b"z"),
    "base64-after-digits": lambda b: "abc" + _b64(b),
    "base64-reversed": lambda b: _b64(b)[::-1],
    "base64-of-reversed": lambda b: _b64(b[::-1]),
    "base64-lines-4": lambda b: _lines(_b64(b), 4),
    "base64-lines-16": lambda b: _lines(_b64(b), 16, "\r\n"),
    "base64-lines-64": lambda b: _lines(_b64(b), 64) + "\n",
    "base64-spaces": lambda b: _lines(_url(b), 5, " "),
    "base64-escaped-lines": lambda b: _lines(_b64(b), 8, "\\n"),
    "base64-percent": lambda b: _b64(b).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D"),
    "base64-lower": lambda b: _b64(b).lower(),
    "decimal-list": lambda b: str(list(b)),
    "decimal-tight": _each("{}", ","),
    "decimal-spaces": _each("{}", " "),
    "decimal-lines": _each("{}", "\n"),
    "decimal-semicolons": _each("{}", "; "),
    "decimal-padded": _each("{:03d}", " "),
    "decimal-signed": _signed,
    "decimal-reversed": lambda b: str(list(b[::-1])),
    "octal-escapes": _each("\\{:03o}"),
    "octal-list": _each("0{:03o}", ", "),
    "octal-0o": _each("0o{:o}", " "),
    "binary": _each("{:08b}", " "),
    "binary-tight": _each("{:08b}"),
    "json-escapes": _each("\\u{:04x}"),
    "json-escapes-upper": _each("\\u{:04X}"),
    "brace-escapes": _each("\\u{{{:x}}}"),
    "percent": _each("%{:02X}"),
    "percent-lower": _each("%{:02x}"),
    "xml-decimal": _each("&#{};"),
    "xml-hex": _each("&#x{:x};"),
    "quoted-printable": _each("={:02X}"),
    "code-points": _each("U+{:04X}", " "),
    "json-text": lambda b: json.dumps(_raw(b)),
    "base32": lambda b: base64.b32encode(b).decode(),
    "base32-lower": lambda b: base64.b32encode(b).decode().lower().rstrip("="),
    "base32hex": _b32hex,
    "utf16": lambda b: _raw(_utf16(b)),
    "utf16-hex": lambda b: _utf16(b).hex(),
    "utf16be-hex": lambda b: _utf16(b, "be").hex(),
    "utf16-base64": lambda b: _b64(_utf16(b)),
    "hex-of-base64": lambda b: _b64(b).encode().hex(),
    "hex-of-hex": lambda b: b.hex().encode().hex(),
    "base64-of-hex": lambda b: _b64(b.hex().encode()),
    "base64-of-hex-upper": lambda b: _url(b.hex().upper().encode()),
    "base64-of-base64": lambda b: _b64(_b64(b).encode()),
    "base64-of-decimal": lambda b: _b64(str(list(b)).encode()),
    "base64-of-percent": lambda b: _b64(_each("%{:02x}")(b).encode()),
    "decimal-of-base64": lambda b: str(list(_b64(b).encode())),
    "json-in-json": lambda b: json.dumps(json.dumps([_b64(b)])),
}
# Of these the short pieces keep too little to be told from chance.
WHOLE_ONLY = {"base64-lower"}

PARTS = ("key", "piece", "password")
# Between texts that are given away together: no digit of anything, and so long that what is shown
# in place of one does not hide another.
BETWEEN = " " + "~ " * 9


def part_of(channel, shape):
    """The part of a secret that a channel gives away in that shape, where one must do."""
    if shape in WHOLE_ONLY:
        return "key"
    return PARTS[(len(channel) + list(SHAPES).index(shape)) % len(PARTS)]


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def latin(text):
    """The text as the bytes that it stands for."""
    return text.encode("latin-1", "replace")
