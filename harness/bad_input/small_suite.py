"""A conformance folder of one row and two scenarios, beside all else of the real one: what a run of
the program takes a few milliseconds to read, and both the reference and adapter.py keep.
"""
import json
import os

ROW = "KEY-05"  # the one row, on which the option leeway bears
ADMIN = {"ref": "admin.principalId"}
STEPS = [
    {"do": "tenant.create", "params": {"tenantId": "tenant-a"}},
    {"do": "subscription.create", "params": {"subscriptionId": "sub-a", "tenantId": "tenant-a"}},
    {"do": "identity.create", "params": {"name": "admin", "type": "User", "tenantId": "tenant-a"},
     "bind": "admin"},
    {"do": "vault.create",
     "params": {"name": "vault-a", "subscriptionId": "sub-a", "resourceGroup": "rg-a",
                "location": "westeurope", "enableRbacAuthorization": False,
                "accessPolicies": [{"tenantId": "tenant-a", "objectId": ADMIN,
                                    "permissions": {"keys": ["all"]}}]}},
    {"do": "key.create", "params": {"vault": "vault-a", "caller": ADMIN, "name": "key-1",
                                    "kty": "RSA", "key_size": 2048}, "bind": "key"},
    {"do": "key.wrapKey", "judges": "wrap", "bind": "wrapped",
     "params": {"vault": "vault-a", "caller": ADMIN, "name": "key-1", "alg": "RSA-OAEP-256",
                "value": {"secret": "dek", "length": 32}},
     "expect": {"accepted": {"kid": {"ref": "key.key.kid"}, "value": {"length": 256}}}},
    {"do": "key.unwrapKey", "judges": "unwrap",
     "params": {"vault": "vault-a", "caller": ADMIN, "name": "key-1", "alg": "RSA-OAEP-256",
                "value": {"ref": "wrapped.value"}},
     "expect": {"accepted": {"value": {"secret": "dek", "length": 32}}}},
    {"do": "key.get", "judges": "get what is not there",
     "params": {"vault": "vault-a", "caller": ADMIN, "name": "key-2"},
     "expect": {"refused": "notFound"}},
]


def store(folder, name, value):
    os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        json.dump(value, file)


def write(source, folder):
    """Writes it for the project at `source`; what it does not change is linked."""
    real = os.path.join(source, "conformance")
    os.makedirs(folder, exist_ok=True)
    for name in os.listdir(real):
        if name not in ("profiles.json", "requirements", "scenarios"):
            os.symlink(os.path.join(real, name), os.path.join(folder, name))
    with open(os.path.join(real, "profiles.json"), encoding="utf-8") as file:
        catalogue = json.load(file)
    with open(os.path.join(real, "requirements/key-vault.json"), encoding="utf-8") as file:
        row = next(r for r in json.load(file) if r["id"] == ROW)
    catalogue["profiles"] = [p for p in catalogue["profiles"] if p["name"] == "key-vault"]
    catalogue["options"] = [dict(o, requirements=[ROW]) for o in catalogue["options"]
                            if o["name"] == "leeway"]
    store(folder, "profiles.json", catalogue)
    store(folder, "requirements/key-vault.json", [row])
    for name in ("first", "second"):
        store(folder, f"scenarios/key-vault/{name}.json", {
            "requirement": ROW, "summary": "A key wraps.", "source": "the test", "steps": STEPS})
    os.makedirs(os.path.join(folder, "scenarios", "worlds"))


def own(folder, name):
    """Turns the links to folders on the way to the name into folders of links."""
    parts = name.split("/")[:-1]
    for depth in range(1, len(parts) + 1):
        path = os.path.join(folder, *parts[:depth])
        if os.path.islink(path):
            target = os.path.realpath(path)
            os.unlink(path)
            os.mkdir(path)
            for entry in os.listdir(target):
                os.symlink(os.path.join(target, entry), os.path.join(path, entry))
