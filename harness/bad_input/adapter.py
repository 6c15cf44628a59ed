"""A small good adapter that misbehaves as one row of a table says.

adapter.py ROW STATE_DIR: the row is one of misbehaviours.ROWS; what must be known after a restart
is kept in the folder.
"""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import misbehaviours  # noqa: E402

KEY = {"kid": "https://vault-a.vault.azure.net/keys/key-1/1", "kty": "RSA",
       "n": "u" + "3" * 340 + "A",
       "e": "AQAB", "key_ops": ["wrapKey", "unwrapKey"]}
BUNDLE = {"key": KEY, "attributes": {"enabled": True, "created": 1767225600}}
VAULT = {"id": "/vaults/vault-a", "name": "vault-a", "location": "westeurope",
         "tenantId": "tenant-a", "vaultUri": "local:", "enableSoftDelete": True,
         "softDeleteRetentionInDays": 90, "enableRbacAuthorization": False,
         "publicNetworkAccess": "Enabled", "networkAcls": {"ipRules": []}, "accessPolicies": []}
INFO = {"implementation": "small-vault", "version": "1", "profiles": ["key-vault"],
        "capabilities": ["virtual-clock"], "options": {"leeway": 5}}


def accepted(result):
    return {"outcome": "accepted", "result": result}


RESULTS = {
    "start": INFO, "reset": {}, "stop": {},
    "tenant.create": accepted({}), "subscription.create": accepted({}),
    "identity.create": accepted({"id": "admin", "name": "admin", "type": "User", "clientId": "",
                                 "tenantId": "tenant-a", "principalId": "admin"}),
    "vault.create": accepted(VAULT), "key.create": accepted(BUNDLE),
    "key.wrapKey": accepted({"kid": KEY["kid"], "value": "3" * 341 + "A"}),
    "key.unwrapKey": accepted({"kid": KEY["kid"]}),
    "key.get": {"outcome": "refused", "reason": "notFound", "httpStatus": 404,
                "code": "KeyNotFound"},
}


def write(data):
    data = memoryview(data)
    while data:
        data = data[os.write(1, data):]


class Context:
    """What a misbehaviour may use: the good answer, the request, and a folder that stays."""

    def __init__(self, state):
        self.state = state
        self.starts = self.count("starts")
        self.request = self.good = None
        self.wrapped = ""  # the adapter remembers what it wraps, in place of cryptography

    def count(self, name):
        """How often this was called with that name, over all restarts."""
        with open(os.path.join(self.state, name), "ab") as file:
            file.write(b".")
            return file.tell()

    def frame(self, **changes):
        return json.dumps({**self.good, **changes}).encode() + b"\n"

    write = staticmethod(write)


def answer(context, row, request):
    """The bytes that answer one request."""
    method = request["method"]
    context.request = request
    result = json.loads(json.dumps(RESULTS[method]))
    if method == "start":
        result.update(row.info)
    if method == "key.wrapKey":
        context.wrapped = request["params"]["value"]
    if method == "key.unwrapKey":
        result["result"]["value"] = context.wrapped
    context.good = {"jsonrpc": "2.0", "id": request["id"], "result": result}
    if method == row.then_exit and context.starts == 1:
        os._exit(3)
    if method == row.at and (not row.once or context.count("times") == 1):
        return row.way(context)
    return context.frame()


def main(name, state):
    row, context = misbehaviours.ROWS[name], Context(state)
    if row.at == "before start":
        write(row.way(context) or b"")
    for line in sys.stdin.buffer:
        requests = json.loads(line)
        if isinstance(requests, list):
            context.request = requests
            frames = [answer(context, row, request) for request in requests]
            context.frames = [frame.rstrip(b"\n") for frame in frames]
            is_bad = row.at == "batch" and (not row.once or context.count("times") == 1)
            write(row.way(context) if is_bad else b"[" + b",".join(context.frames) + b"]\n")
        else:
            write(answer(context, row, requests) or b"")
            if requests["method"] == "stop":
                return


if __name__ == "__main__":
    main(*sys.argv[1:])
