"""A written report that can be changed, and the ways in which it is."""

import hashlib
import json
import pathlib
import re


def sha(data):
    return hashlib.sha256(data).hexdigest()


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class Report:
    """The two files that all others are made from, as objects; and how they are sealed."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        lines = (self.folder / "run.jsonl").read_text("utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        self.header, self.checks, self.footer = records[0], records[1:-1], records[-1]
        text = (self.folder / "transcript.jsonl").read_text("utf-8")
        self.transcript = [json.loads(line) for line in text.splitlines()]

    def seal(self):
        header = dict(self.header, run="", shard={"index": 1, "count": 1})
        self.header["run"] = sha(compact(header).encode())[:32]
        transcript = "".join(compact(line) + "\n" for line in self.transcript).encode()
        body = "".join(compact(check) + "\n" for check in self.checks)
        self.footer["body"] = sha(body.encode())
        self.footer["transcript"] = sha(transcript)
        self.footer["digest"] = ""
        start = compact(self.header) + "\n" + body
        self.footer["digest"] = sha((start + compact(self.footer) + "\n").encode())
        (self.folder / "run.jsonl").write_text(start + compact(self.footer) + "\n", "utf-8")
        (self.folder / "transcript.jsonl").write_bytes(transcript)

    def count(self):
        """The footer counts what is there, as a careful attacker would have it."""
        self.footer["checks"] = {"expected": len(self.checks), "emitted": len(self.checks)}


# Edits of files as they are ---------------------------------------------------------------------

def edit(name, change):
    def apply(folder):
        path = folder / name
        path.write_bytes(change(path.read_bytes()))
    return apply


def flip(share):
    def change(data):
        at = min(int(len(data) * share), len(data) - 2)
        while data[at:at + 1] in (b"\n", b"\xc2", b"\xe2") or data[at] >= 0x80:
            at -= 1
        other = b"x" if data[at:at + 1] != b"x" else b"y"
        return data[:at] + other + data[at + 1:]
    return change


def insert(data):
    at = len(data) // 3
    while data[at] >= 0x80:
        at -= 1
    return data[:at] + b" " + data[at:]


def lines_of(change):
    def apply(data):
        lines = data.splitlines(keepends=True)
        change(lines)
        return b"".join(lines)
    return apply


def swap(lines, first, second):
    lines[first], lines[second] = lines[second], lines[first]


def replace_in_line(index, old, new):
    def change(lines):
        assert old in lines[index], (old, lines[index][:200])
        lines[index] = lines[index].replace(old, new, 1)
    return change
