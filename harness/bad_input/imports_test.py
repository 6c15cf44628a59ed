#!/usr/bin/env python3
"""Imports of key material, sound and spoilt (import_rows.py), by both crypto libraries: accepted or
refused with a documented reason, by both alike, without a crash.

imports_test.py BIN SOURCE [--row NAME] [--sanitized]
"""
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
import import_rows  # noqa: E402
import reader  # noqa: E402
import table  # noqa: E402

_READERS = {}  # by process and planted fault

# A library that is wrong so must be caught by that row.
PLANTED = [("pkcs12-accepts-any-password", "password/rsa2048/0"),
           ("pkcs12-accepts-trailing-bytes", "pfx/rsa2048/5-behind"),
           ("pkcs12-refused", "pfx/legacy-3des"), ("pkcs12-accepts-any-cost", "pfx/expensive"),
           ("pkcs8-accepts-trailing-bytes", "p8/rsa2048/5-behind"),
           ("pkcs8-skips-full-check", "p8/composite"), ("rsa-2048-only", "p8/rsa3072"),
           ("import-accepts-malformed", "no-p8/README.md"),
           ("import-accepts-bad-numbers", "jwk/p-of-other"),
           ("import-accepts-other-types", "p8/ec-p256"),
           ("import-accepts-other-sizes", "pfx/rsa1024"),
           ("rsa-reverses-modulus", "jwk/sound")]


def outcome_of(row, given, scratch, fault):
    key = (os.getpid(), fault)
    if key not in _READERS:
        _READERS[key] = reader.Reader(
            [os.path.join(given.bin, "import_keys"), os.path.join(given.source, "conformance"),
             *([fault] if fault else [])], given.sanitized)
    path = os.path.join(scratch, f"import-{os.getpid()}")
    with open(path, "wb") as file:
        file.write(row.data)
    try:
        answer = _READERS[key].ask("\t".join((row.name, row.format, path, row.password)))
        return answer.partition("\t")[2]
    except reader.Ended as error:
        _READERS.pop(key)
        return f"the program ended: {error}"


def run_row(row, given, scratch):
    """What is wrong with the outcome of an import; "" when nothing is."""
    came = outcome_of(row, given, scratch, "")
    if given.row:
        print(came)
    if came in row.outcomes:
        return ""
    return f"  expected  {' or '.join(row.outcomes)}, by both libraries\n  came      {came}\n"


def run_planted(row, given, scratch, fault):
    came = outcome_of(row, given, scratch, fault)
    if came not in row.outcomes and not came.startswith("the program ended"):
        return ""
    return f"  expected  {row.name} to be wrong with {fault}\n  came      {came}\n"


def main():
    given = table.parser(__doc__).parse_args()
    keys = os.path.join(given.source, "conformance/vectors/keys")
    with tempfile.TemporaryDirectory(prefix="cmkconf-imports-") as scratch:
        rows = import_rows.rows(keys)
        if given.row and not given.row.startswith("openssl/"):
            pass  # they take a while to make
        elif shutil.which("openssl"):
            rows += import_rows.by_openssl(keys, scratch)
        else:
            print("skipped: no openssl command, so no files made by it")
        by_name = {row.name: row for row in rows}
        all_rows = [(row.name, lambda row=row: run_row(row, given, scratch)) for row in rows]
        all_rows += [(f"planted/{fault}", lambda fault=fault, name=name: run_planted(
            by_name[name], given, scratch, fault)) for fault, name in PLANTED]
        return table.run_table("imports", table.chosen(all_rows, given.row))


if __name__ == "__main__":
    sys.exit(main())
