#!/usr/bin/env python3
"""A tiny key vault behind ../../PROTOCOL.md: key versions, their validity and key_ops, RSA-OAEP-256.
It has no permissions, deletion, import, networks or log: those methods are answered by -32601."""
import base64, hashlib, json, math, secrets, sys, uuid  # noqa: E401
vaults, keys = {}, {}  # by name; by (vault, name): the versions, oldest first
SMALL_PRIMES = math.prod(n for n in range(3, 2000, 2) if all(n % d for d in range(3, 45, 2) if d < n))
b64 = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=").decode()
unb64 = lambda text: base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
sha, xor = lambda data: hashlib.sha256(data).digest(), lambda a, b: bytes(x ^ y for x, y in zip(a, b))
mask = lambda seed, size: b"".join(sha(seed + i.to_bytes(4, "big")) for i in range(size // 32 + 1))[:size]
def need(fact, reason):
    if not fact: raise PermissionError(reason)
def prime():  # of 1024 bits, by Fermat's test: fit for random candidates only
    while True:
        p = secrets.randbits(1024) | 7 << 1021 | 1
        if math.gcd(p, SMALL_PRIMES) == 1 and pow(2, p - 1, p) == 1 and p % 65537 != 1: return p
def encrypt(key, text):  # RSAES-OAEP (RFC 8017, 7.1.1)
    need(len(text) <= key["size"] - 66, "invalidParameter")
    seed, block = secrets.token_bytes(32), sha(b"") + bytes(key["size"] - 66 - len(text)) + b"\1" + text
    block = xor(block, mask(seed, len(block)))
    number = pow(int.from_bytes(xor(seed, mask(block, 32)) + block, "big"), 65537, key["n"])
    return number.to_bytes(key["size"], "big")
def decrypt(key, text):  # 7.1.2, not in constant time: for no real secrets
    number = int.from_bytes(text, "big")
    need(len(text) == key["size"] and number < key["n"], "decryptionFailed")
    padded = pow(number, key["d"], key["n"]).to_bytes(key["size"], "big")
    seed = xor(padded[1:33], mask(padded[33:], 32))
    block = xor(padded[33:], mask(seed, key["size"] - 33))
    zeros, one, plain = block[32:].partition(b"\1")
    need(padded[0] == 0 and block[:32] == sha(b"") and one and not any(zeros), "decryptionFailed")
    return plain
def version_of(p):
    found = [k for k in keys.get((p["vault"], p["name"]), []) if p.get("version", k["id"]) == k["id"]]
    need(found, "notFound")
    return found[-1], found[-1]["bundle"]
def use(p, now, operation, algorithm):
    key, bundle = version_of(p)
    jwk, a = bundle["key"], bundle["attributes"]
    need(p["alg"] == "RSA-OAEP-256", "unsupportedAlgorithm")
    need(operation in jwk["key_ops"], "operationNotAllowed")
    need(a["enabled"], "keyDisabled")
    need(operation == "unwrapKey" or now >= a.get("nbf", now), "keyNotYetValid")
    need(operation == "unwrapKey" or now < a.get("exp", now + 1), "keyExpired")
    return {"kid": jwk["kid"], "value": b64(algorithm(key, unb64(p["value"])))}
def vault_create(p, now):
    need(p["name"] not in vaults, "nameTaken")
    made = vaults[p["name"]] = {"tenantId": "home", "accessPolicies": [], "publicNetworkAccess": "Enabled", **p,
        "id": "/vaults/" + p["name"], "vaultUri": "local:", "networkAcls": {"ipRules": []},
        "enableSoftDelete": False, "softDeleteRetentionInDays": 90, "enableRbacAuthorization": False}
    return made
def key_create(p, now):
    need(p["vault"] in vaults, "notFound")
    need(p["kty"] == "RSA", "unsupportedKeyType")
    size, version = p.get("key_size", 2048) // 8, uuid.uuid4().hex
    need(size in (256, 384, 512), "unsupportedKeySize")
    primes = [prime() for _ in range(size // 128)]  # larger keys have three or four: RFC 8017, 3.2
    n, d = math.prod(primes), pow(65537, -1, math.prod(q - 1 for q in primes))
    jwk = {"kid": f"{p['vault']}/keys/{p['name']}/{version}", "kty": "RSA", "n": b64(n.to_bytes(size, "big")),
           "e": "AQAB", "key_ops": p.get("key_ops", ["wrapKey", "unwrapKey"])}
    bundle = {"key": jwk, "attributes": {"enabled": True, "created": now, **p.get("attributes", {})}}
    keys.setdefault((p["vault"], p["name"]), []).append(dict(id=version, size=size, n=n, d=d, bundle=bundle))
    return bundle
OPERATIONS = {"tenant.create": lambda p, now: {}, "subscription.create": lambda p, now: {},
    "identity.create": lambda p, now: dict(p, tenantId="home", id=p["name"], principalId=p["name"], clientId=""),
    "vault.create": vault_create, "key.create": key_create,
    "key.get": lambda p, now: version_of(p)[1], "key.wrapKey": lambda p, now: use(p, now, "wrapKey", encrypt),
    "key.unwrapKey": lambda p, now: use(p, now, "unwrapKey", decrypt)}
INFO = {"implementation": "tiny-vault", "language": "Python", "profiles": ["key-vault"],
        "capabilities": ["virtual-clock"], "keySource": "generated"}
def answer(method, params, now):
    if method == "start" and params["protocol"] != 1: return {"error": {"code": -32602, "message": "1 only"}}
    if method in ("start", "reset"): vaults.clear(), keys.clear()
    if method in ("start", "reset", "stop"): return {"result": INFO if method == "start" else {}}
    if method not in OPERATIONS: return {"error": {"code": -32601, "message": "no such method here"}}
    try: return {"result": {"outcome": "accepted", "result": OPERATIONS[method](params, now)}}
    except PermissionError as refused: return {"result": {"outcome": "refused", "reason": str(refused)}}
for line in sys.stdin:
    request = json.loads(line)
    reply = answer(request["method"], request.get("params", {}), request.get("now"))
    print(json.dumps({"jsonrpc": "2.0", "id": request["id"], **reply}), flush=True)
