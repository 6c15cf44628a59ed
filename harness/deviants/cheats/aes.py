"""AES-GCM, encryption alone, in plain Python; for envelopes that cheats make."""


def _sbox():
    box, p, q = [0] * 256, 1, 1
    while True:
        p = p ^ (p << 1) & 255 ^ (0x1B if p & 128 else 0)
        for shift in (1, 2, 4):
            q ^= q << shift & 255
        q ^= 9 if q & 128 else 0
        x = q
        for turn in range(1, 5):
            x ^= (q << turn | q >> 8 - turn) & 255
        box[p] = x ^ 0x63
        if p == 1:
            box[0] = 0x63
            return box


SBOX = _sbox()
TWICE = [x << 1 & 255 ^ (0x1B if x & 128 else 0) for x in range(256)]
ROWS = [(i + 4 * (i % 4)) % 16 for i in range(16)]  # where ShiftRows takes each byte from


def _round_keys(key):
    words = [list(key[i:i + 4]) for i in range(0, len(key), 4)]
    count, constant = len(words), 1
    for i in range(count, 4 * (count + 7)):
        word = list(words[-1])
        if i % count == 0:
            word = [SBOX[b] for b in word[1:] + word[:1]]
            word[0] ^= constant
            constant = TWICE[constant]
        elif count > 6 and i % count == 4:
            word = [SBOX[b] for b in word]
        words.append([a ^ b for a, b in zip(words[i - count], word)])
    flat = [b for word in words for b in word]
    return [flat[i:i + 16] for i in range(0, len(flat), 16)]


def _mix(state):
    out = []
    for c in range(0, 16, 4):
        column = state[c:c + 4]
        whole = column[0] ^ column[1] ^ column[2] ^ column[3]
        out += [column[r] ^ whole ^ TWICE[column[r] ^ column[(r + 1) % 4]] for r in range(4)]
    return out


def _block(keys, data):
    state = [a ^ b for a, b in zip(data, keys[0])]
    for number, key in enumerate(keys[1:], 1):
        state = [SBOX[state[i]] for i in ROWS]
        if number < len(keys) - 1:
            state = _mix(state)
        state = [a ^ b for a, b in zip(state, key)]
    return bytes(state)


def _times(x, y):
    """The product in GHASH's field."""
    z = 0
    for bit in range(127, -1, -1):
        if x >> bit & 1:
            z ^= y
        y = y >> 1 ^ (0xE1 << 120 if y & 1 else 0)
    return z


def _ghash(h, aad, text):
    total = 0
    filled = aad + bytes(-len(aad) % 16) + text + bytes(-len(text) % 16)
    filled += (8 * len(aad)).to_bytes(8, "big") + (8 * len(text)).to_bytes(8, "big")
    for i in range(0, len(filled), 16):
        total = _times(total ^ int.from_bytes(filled[i:i + 16], "big"), h)
    return total.to_bytes(16, "big")


def _count(keys, nonce, text):
    out = b""
    for i in range(0, len(text), 16):
        stream = _block(keys, nonce + (i // 16 + 2).to_bytes(4, "big"))
        out += bytes(a ^ b for a, b in zip(text[i:i + 16], stream))
    return out


def _tag(keys, nonce, cipher, aad):
    h = int.from_bytes(_block(keys, bytes(16)), "big")
    return bytes(a ^ b for a, b in zip(_ghash(h, aad, cipher),
                                       _block(keys, nonce + b"\0\0\0\1")))


def seal(key, nonce, text, aad):
    """Ciphertext and tag; the nonce has 12 bytes."""
    keys = _round_keys(key)
    cipher = _count(keys, nonce, text)
    return cipher + _tag(keys, nonce, cipher, aad)


def count(key, nonce, text):
    """Encryption, or decryption, without a tag."""
    return _count(_round_keys(key), nonce, text)


def unseal(key, nonce, sealed, aad):
    """The text, or None when the tag is wrong."""
    keys, cipher = _round_keys(key), sealed[:-16]
    if _tag(keys, nonce, cipher, aad) != sealed[-16:]:
        return None
    return _count(keys, nonce, cipher)
