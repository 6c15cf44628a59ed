"""The kinds of files that cmkconf reads, with sound samples of each, for files_test.py."""
import glob
import json
import os
import shutil
import subprocess
from typing import Callable, NamedTuple


class Source(NamedTuple):
    name: str
    data: bytes
    count: int  # of mutants


class Kind(NamedTuple):
    name: str  # for read_inputs
    slot: str  # where the mutant lies in its folder
    sources: list
    prepare: Callable = lambda folder: None  # makes all else of the folder
    lines: bool = False  # a JSON value a line
    whole: bool = False  # what is wrong may be said of another file of the folder


def read(path):
    with open(path, "rb") as file:
        return file.read()


def some(paths, number):
    """So many of the paths, evenly."""
    paths = sorted(paths)
    return paths[::max(1, len(paths) // number)][:number]


def sources(paths, count):
    return [Source(os.path.basename(path), read(path), count) for path in paths]


BASELINE = {"entries": [
    {"check": check, "message": "expected accepted, got refused keyExpired", "reason": "known",
     "issue": "https://example.com/issues/12", "expires": day}
    for check, day in (("KEY-06/key-vault/unwrap-outside-window/after-exp/4", "2027-01-31"),
                       ("KEY-05/key-vault/wrap-near-exp/*", "2028-02-29"),
                       ("IDN-03", "2027-12-31"))]}

WYCHEPROOF = {"algorithm": "AES-GCM", "schema": "aead_test_schema_v1.json", "numberOfTests": 2,
              "header": ["x"], "notes": {}, "testGroups": [{
                  "type": "AeadTest", "ivSize": 96, "keySize": 128, "tagSize": 128, "tests": [
                      {"tcId": number, "comment": "", "flags": [], "key": "00" * 16,
                       "iv": "00" * 12, "aad": "", "msg": "", "ct": "", "result": result,
                       "tag": "58e2fccefa7e3061367f1d57a4e7455" + last}
                      for number, result, last in ((1, "valid", "a"), (2, "invalid", "b"))]}]}


def kinds(programs, source, scratch):
    conformance = os.path.join(source, "conformance")
    scenarios = glob.glob(os.path.join(conformance, "scenarios/*/*.json"))
    worlds = [path for path in scenarios if "/worlds/" in path]
    samples = {}
    for name in ("mixed", "night-found"):
        samples[name] = os.path.join(scratch, name)
        subprocess.run([os.path.join(programs, "sample_report"), conformance, name, samples[name]],
                       check=True)

    def copy(*names):
        def prepare(folder):
            for name in names:
                shutil.copytree(os.path.join(conformance, name), os.path.join(folder, name))
        return prepare

    def catalogue(folder):
        shutil.copytree(os.path.join(conformance, "requirements"),
                        os.path.join(folder, "requirements"))
        shutil.copy(os.path.join(conformance, "profiles.json"), folder)

    def in_files(*names):
        return [os.path.join(conformance, name) for name in names]

    mixed, night = samples["mixed"], samples["night-found"]
    return [
        Kind("scenario", "scenarios/key-vault/mutant.json",
             sources(some(set(scenarios) - set(worlds), 12), 48), copy("scenarios/worlds")),
        Kind("world", "scenarios/worlds/mutant.json", sources(some(worlds, 4), 48)),
        Kind("catalogue", "profiles.json", sources(in_files("profiles.json"), 160), catalogue,
             whole=True),
        Kind("catalogue", "requirements/key-vault.json",
             sources(in_files("requirements/key-vault.json"), 160), catalogue, whole=True),
        Kind("baseline", "baseline.json",
             [Source("baseline.json", json.dumps(BASELINE, indent=1).encode(), 192)]),
        Kind("run", "run.jsonl", sources([os.path.join(mixed, "run.jsonl")], 160), lines=True),
        Kind("transcript", "transcript.jsonl",
             sources([os.path.join(mixed, "transcript.jsonl")], 160), lines=True),
        Kind("night", "night.json", sources([os.path.join(night, "night.json")], 160)),
        Kind("trace", "trace.json",
             sources(sorted(glob.glob(os.path.join(source, "corpus/explore/*.json"))), 48)),
        Kind("pool", "pool.json", sources(in_files("vectors/keys/pool.json"), 64)),
        Kind("differences", "known-differences.json",
             sources(in_files("vectors/known-differences.json"), 96)),
        Kind("vectors", "mutant.json",
             sources(in_files("vectors/kat/gcm.json", "vectors/kat/rfc3394.json"), 96)),
        Kind("wycheproof", "mutant.json",
             [Source("wycheproof.json", json.dumps(WYCHEPROOF, indent=1).encode(), 128)]),
    ]
