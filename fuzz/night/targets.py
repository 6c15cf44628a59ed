"""The targets of a build, as their options files tell them; what is said of them in one place,
their line in fuzz/CMakeLists.txt, is not said here again."""

import configparser
import os
import re
from dataclasses import dataclass

SOURCES = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # fuzz/
CANARY = "canary"


@dataclass(frozen=True)
class Target:
    name: str
    fuzzer: str  # the program with an engine
    replay: str  # the program without one
    flags: tuple = ()  # how libFuzzer is to run it: "-max_len=257", "-dict=FILE"
    weight: int = 1  # its share of a night
    record: int = 1  # bytes that inputs are made smaller by; after one byte, when it is not 1
    rows: tuple = ()  # requirements whose deviants it finds
    planted: tuple = ()  # faults that it finds
    requirement: str = ""  # what its findings are filed under
    property: str = ""  # the sentence on top of its source


def sentence_of(source):
    """The first sentence of the comment that a source begins with, on one line."""
    words = []
    for line in source.splitlines():
        if not line.startswith("// "):
            break
        words.append(line[3:].strip())
    return re.split(r"(?<=[.;:]) ", " ".join(words) + " ")[0].rstrip(" ;:")


def flags_in(options, folder, name):
    """The options as libFuzzer takes them; the dictionary of NAME is here fuzz_NAME.dict."""
    for key, value in options.items("libfuzzer"):
        yield f"-{key}=" + (os.path.join(folder, f"fuzz_{name}.dict") if key == "dict" else value)


def target_of(folder, name):
    options = configparser.ConfigParser()
    options.read(os.path.join(folder, f"fuzz_{name}.options"))
    night = dict(options["night"]) if options.has_section("night") else {}
    source = ""
    path = os.path.join(SOURCES, name + ".cc")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            source = file.read()
    filed = re.search(r'\{"([A-Z]{3}-\d{2}|harness)",\s*"' + name + '"', source)
    return Target(name, os.path.join(folder, "fuzz_" + name),
                  os.path.join(folder, "replay_" + name), tuple(flags_in(options, folder, name)),
                  int(night.get("weight", 1)), int(night.get("record", 1)),
                  tuple(night.get("rows", "").split()), tuple(night.get("planted", "").split()),
                  filed.group(1) if filed else "", sentence_of(source))


def targets_in(folder):
    """All targets of a build, by name."""
    folder = os.path.abspath(folder)
    names = sorted(re.fullmatch(r"fuzz_(\w+)\.options", name).group(1)
                   for name in os.listdir(folder) if re.fullmatch(r"fuzz_\w+\.options", name))
    return [target_of(folder, name) for name in names]


def shares(targets, seconds):
    """How long the first of the targets may take, when all of them have so many seconds."""
    return seconds * targets[0].weight / sum(target.weight for target in targets)
