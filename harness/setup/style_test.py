#!/usr/bin/env python3
"""Style is a test: what a reviewer should never have to say.

usage: style_test.py [ROOT]
Prints each breach; exit 1 when there is one.
"""

import os
import re
import sys
import tempfile
import unittest

LINE_MAX = 100
TEST_LINE_MAX = 120  # scenarios and messages written out in a test
FILE_MAX = 500
ROOTS = ("reference", "harness", "fuzz", ".ci")
SOURCES = (".cc", ".h", ".py", ".sh", "CMakeLists.txt", ".cmake")
MARKS = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")

# Sources that need no test of their own stem, and why. Operations (their header has an Answer) are
# tested with the room's idea that they belong to; an entry that is not needed is a breach itself.
UNTESTED = {
    "reference/crypto/backend.cc": "the names of the errors",
    "reference/crypto/model_key.cc": "model_backend_test",
    "reference/crypto/module_backend.cc": "harness/backends/{aes,rsa}_test on real libraries",
    "reference/crypto/module_pfx.cc": "harness/backends/import_test on real libraries",
    "reference/crypto/pkcs12.cc": "harness/backends/import_test on real files",
    "reference/crypto/pkcs8.cc": "harness/backends/import_test on real files",
    "reference/envelope/customer_key.cc": "envelope_seal_test and envelope_rewrap_test",
}
UNTESTED_FOLDERS = ("reference/crypto/module/",)  # tested by harness/backends

# Sources whose long lines are text for people, each a line of its own there.
PROSE = ("harness/protocol/prose.cc",)


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def sources(root):
    """Paths of all sources, sorted, relative to the root."""
    out = ["CMakeLists.txt"] if os.path.exists(os.path.join(root, "CMakeLists.txt")) else []
    for top in ROOTS:
        for folder, _, names in os.walk(os.path.join(root, top)):
            out += [os.path.relpath(os.path.join(folder, name), root) for name in names
                    if name.endswith(SOURCES)]
    return sorted(out)


def text_problems(path, text):
    lines = text.split("\n")
    line_max = TEST_LINE_MAX if "_test." in path or "/testdata/" in path else LINE_MAX
    if text and not text.endswith("\n"):
        yield f"{path}: no newline at its end"
    if len(lines) - 1 > FILE_MAX:
        yield f"{path}: {len(lines) - 1} lines, more than {FILE_MAX}"
    for number, line in enumerate(lines, 1):
        if len(line) > line_max and path not in PROSE:
            yield f"{path}:{number}: {len(line)} characters, more than {line_max}"
        if MARKS.search(line):
            yield f"{path}:{number}: a left-over mark"
        if "\t" in line or line != line.rstrip():
            yield f"{path}:{number}: a tab, or space at the end of the line"


def is_operation(text):
    return "using Answer =" in text


def header_problems(path, text):
    if "#pragma once\n" not in text:
        yield f"{path}: no #pragma once"
    if not text.startswith("//") and "kSentence" not in text:
        yield f"{path}: neither a comment on its first line nor a Note says what it is"


def include_problems(path, text, headers):
    """A source whose first include is its own header proves that the header compiles alone."""
    own = re.sub(r"(_test)?\.cc$", ".h", path)
    first = re.search(r'^#include [<"]([^>"]+)[>"]', text, re.MULTILINE)
    if own in headers and (not first or first.group(1) != own):
        yield f"{path}: its first include is not {own}"


def test_problems(path, headers, paths):
    if not path.endswith(".cc") or path.endswith(("_test.cc", "_main.cc", "_bench.cc", "/main.cc")):
        return
    operation = is_operation(headers.get(path[:-3] + ".h", ""))
    # The harness is tested by what its rooms do; the reference, idea by idea.
    needed = (path.startswith("reference/") and not operation and
              not path.startswith(UNTESTED_FOLDERS))
    tested = path[:-3] + "_test.cc" in paths
    if needed and not tested and path not in UNTESTED:
        yield f"{path}: no {os.path.basename(path)[:-3]}_test.cc beside it"
    if path in UNTESTED and (tested or not needed):
        yield f"{path}: listed as untested, and is not"


def problems(root):
    paths = sources(root)
    texts = {path: read(root, path) for path in paths}
    headers = {path: text for path, text in texts.items() if path.endswith(".h")}
    found = []
    for path, text in texts.items():
        found += text_problems(path, text)
        if path in headers:
            found += header_problems(path, text)
        if path.endswith(".cc"):
            found += include_problems(path, text, headers)
            found += test_problems(path, headers, texts)
    return found


class CatchesEachBreach(unittest.TestCase):
    def check(self, files, expected):
        with tempfile.TemporaryDirectory() as root:
            for path, text in files.items():
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            found = problems(root)
        self.assertEqual(len(found), len(expected), found)
        for line, part in zip(found, expected):
            self.assertIn(part, line)

    def test_text(self):
        long_line, at_most = "//" + "x" * 99 + "\n", "//" + "x" * 98 + "\n"
        self.check({"harness/a_main.cc": long_line}, ["101 characters"])
        self.check({"harness/a_main.cc": at_most}, [])
        self.check({"reference/a_test.cc": "//\n" * 501}, ["501 lines"])
        self.check({"reference/a_test.cc": "//\n" * 500}, [])
        self.check({"reference/a_test.cc": "//"}, ["no newline"])
        self.check({"harness/a.py": "# TO" + "DO: later\n"}, ["left-over"])
        self.check({"harness/a.py": "pass \n"}, ["space at the end"])

    def test_headers(self):
        self.check({"reference/a.h": "// What it is.\n"}, ["#pragma once"])
        self.check({"reference/a.h": "#pragma once\n"}, ["neither a comment"])
        self.check({"reference/a.h": "#pragma once\nkSentence\n"}, [])
        self.check({"reference/a.h": "// A.\n#pragma once\n",
                    "reference/a_test.cc": '#include <b>\n#include "reference/a.h"\n'},
                   ["first include"])

    def test_tests(self):
        self.check({"reference/a.cc": "//\n"}, ["no a_test.cc"])
        self.check({"reference/a.cc": "//\n", "reference/a_test.cc": "//\n"}, [])
        self.check({"reference/a_main.cc": "//\n", "reference/b_bench.cc": "//\n"}, [])
        operation = '#pragma once\nkSentence; using Answer = int;\n'
        self.check({"reference/a.h": operation, "reference/a.cc": '#include "reference/a.h"\n'}, [])
        listed = "reference/crypto/backend"
        self.check({f"{listed}.cc": "//\n", f"{listed}_test.cc": "//\n"}, ["listed as untested"])


if __name__ == "__main__":
    found = problems(sys.argv[1] if len(sys.argv) > 1 else ".")
    print("\n".join(found))
    planted = unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    sys.exit(1 if found or not planted else 0)
