#!/usr/bin/env python3
"""Every misbehaving adapter of misbehaviours.py against the real program: never a crash, a hang, a
harness fault or a raw byte for the terminal; nothing that it started is left.

adapters_test.py BIN SOURCE [--row NAME]
"""
import json
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True
import misbehaviours  # noqa: E402
import table  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SHORT_S, LONG_S = 1.0, 10  # of --timeout, for rows that wait for it and for the others
WORKERS = 2 * (os.cpu_count() or 1)  # half of the rows wait

STEPS = [
    {"do": "tenant.create", "params": {"tenantId": "tenant-a"}},
    {"do": "subscription.create", "params": {"subscriptionId": "sub-a", "tenantId": "tenant-a"}},
    {"do": "vault.create", "params": {"name": "vault-a", "subscriptionId": "sub-a",
                                      "resourceGroup": "rg-a", "location": "westeurope"}},
    {"do": "key.create", "params": {"vault": "vault-a", "caller": "person", "name": "key-1",
                                    "kty": "RSA"}, "bind": "key"},
    {"do": "key.wrapKey", "judges": "wrap",
     "params": {"vault": "vault-a", "caller": "person", "name": "key-1", "alg": "RSA-OAEP-256",
                "value": {"secret": "dek", "length": 32}},
     "bind": "wrapped",
     "expect": {"accepted": {"kid": {"ref": "key.key.kid"}, "value": {"length": 256}}}},
    {"do": "key.unwrapKey", "judges": "unwrap",
     "params": {"vault": "vault-a", "caller": "person", "name": "key-1", "alg": "RSA-OAEP-256",
                "value": {"ref": "wrapped.value"}},
     "expect": {"accepted": {"value": {"secret": "dek", "length": 32}}}},
    {"do": "key.get", "judges": "get what is not there",
     "params": {"vault": "vault-a", "caller": "person", "name": "key-2"},
     "expect": {"refused": "notFound"}},
]
ROW = "KEY-05"  # the one row of the small suite, on which the option leeway bears


def write_suite(source, folder):
    """A conformance folder of one row and two scenarios, beside all else of the real one."""
    real = os.path.join(source, "conformance")
    for name in os.listdir(real):
        if name not in ("profiles.json", "requirements", "scenarios"):
            os.symlink(os.path.join(real, name), os.path.join(folder, name))

    def load(name):
        with open(os.path.join(real, name), encoding="utf-8") as file:
            return json.load(file)

    def store(name, value):
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(value, file)

    catalogue = load("profiles.json")
    catalogue["profiles"] = [p for p in catalogue["profiles"] if p["name"] == "key-vault"]
    catalogue["options"] = [dict(o, requirements=[ROW]) for o in catalogue["options"]
                            if o["name"] == "leeway"]
    store("profiles.json", catalogue)
    row = next(r for r in load("requirements/key-vault.json") if r["id"] == ROW)
    store("requirements/key-vault.json", [row])
    for name in ("first", "second"):
        store(f"scenarios/key-vault/{name}.json", {
            "requirement": ROW, "summary": "A key wraps.", "source": "the test", "steps": STEPS})
    os.mkdir(os.path.join(folder, "scenarios", "worlds"))


def run_row(program, data, name, memory_max):
    row, scratch = misbehaviours.ROWS[name], tempfile.mkdtemp(prefix="cmkconf-adapter-")
    mark = f"{name}.{os.path.basename(scratch)}"
    adapter = f"{sys.executable} -I -S -B {HERE}/adapter.py {name} {scratch}"
    command = [program, "--data", data, "run", "--target", adapter,
               "--timeout", str(SHORT_S if row.slow else LONG_S)]
    try:
        # Two scenarios may each wait for an answer, a clean world and an end; a start has 30 s.
        outcome = table.run(command, seconds_max=60, memory_max=memory_max,
                            cwd=scratch, env={**os.environ, table.MARK: mark})
        num_left = table.end_leftovers(mark, patience_s=1)
        more = f"{num_left} processes are left" if num_left else ""
        if not more and os.path.exists(os.path.join(scratch, "core")):
            more = "a core image is left"
        return table.report(outcome, table.Expected(row.codes, row.texts), more)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main():
    given = table.arguments(__doc__)
    program = os.path.join(given.bin, "cmkconf")
    # The rows that wait longest begin first.
    names = sorted(misbehaviours.ROWS, key=lambda name: (
        name != "hangs-at-start", not misbehaviours.ROWS[name].slow))
    with tempfile.TemporaryDirectory(prefix="cmkconf-suite-") as data:
        write_suite(given.source, data)
        memory_max = None if given.sanitized else table.MEMORY_MAX
        rows = [(name, lambda name=name: run_row(program, data, name, memory_max))
                for name in names]
        return table.run_table("adapters", table.chosen(rows, given.row), workers=WORKERS)


if __name__ == "__main__":
    sys.exit(main())
