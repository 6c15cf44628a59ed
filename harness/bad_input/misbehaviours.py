"""The table of adapters that misbehave in one way each, and what must come of it.

A row says at which message the adapter goes wrong, how, and with which exit code and words the
harness must answer. A way is a function of the adapter's context that gives the bytes to write in
place of the good answer. Exit 0: harmless, the run is as that of a good adapter; 1: the target is
wrong; 2: it broke, and the run is incomplete.
"""
from typing import Callable, NamedTuple

import misbehaviours_answers
import misbehaviours_frames
import misbehaviours_processes


class Row(NamedTuple):
    at: str  # a method, "batch", "before start"
    way: Callable
    codes: tuple
    texts: tuple
    info: dict = {}  # changes of the answer to start
    once: bool = False  # only the first time, over all restarts
    slow: bool = False  # waits for a time limit, which is then short
    then_exit: str = ""  # the first process exits with status 3 at this method


def _rows():
    rows = {}
    for part in (misbehaviours_frames, misbehaviours_answers, misbehaviours_processes):
        for name, at, way, codes, texts, *rest in part.ROWS:
            assert name not in rows, name
            codes = codes if isinstance(codes, tuple) else (codes,)
            texts = texts if isinstance(texts, tuple) else (texts,)
            rows[name] = Row(at, way, codes, texts, **(rest[0] if rest else {}))
    return rows


ROWS = _rows()
