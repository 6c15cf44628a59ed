"""What a cheat works with: the honest reference behind it, and the calls that come in.

A cheat is a function of a call and the world; it returns the result that the call is answered by,
or Raw text in place of the whole answer. The call is the request's JSON object: method, params and,
for an operation, now. `start`, `reset` and `stop` come as calls, too.
"""

import base64
import json
import os
import subprocess

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), *[os.pardir] * 3))
DATA = os.path.join(ROOT, "conformance")


class Fault(Exception):
    """An answer that is a JSON-RPC error."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Raw(str):
    """Text that is written as it is."""


class Reference:
    """The reference's own adapter, asked one request at a time."""

    def __init__(self):
        command = [cmkconf(), "--data", DATA, "adapter", "--crypto", "openssl"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.num_asked = 0

    def ask(self, call):
        """The result; raises Fault for an error."""
        self.num_asked += 1
        request = {**call, "jsonrpc": "2.0", "id": self.num_asked}
        self.process.stdin.write(to_line(request))
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise Fault(answer["error"]["code"], answer["error"]["message"])
        return answer["result"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class World:
    """Lives as long as the adapter; num_resets counts the clean worlds so far."""

    def __init__(self):
        self.num_resets = 0
        self.num_calls = 0  # since the last reset
        self.state = {}  # the cheat's own, for as long as the adapter lives
        self.case = {}  # the cheat's own, forgotten at a reset
        self.published = {}  # the public keys shown since the last reset, by identifier
        self._reference = None

    def ask(self, call, **changed_params):
        """What the reference answers, with some of the parameters changed."""
        if self._reference is None:
            self._reference = Reference()
            if call["method"] != "start":
                self._reference.ask({"method": "start", "params": {"protocol": 1}})
        answer = self._reference.ask({**call, "params": {**call["params"], **changed_params}})
        self.learn(answer)
        return answer

    def learn(self, answer):
        """Remembers the public key that an answer shows."""
        key = answer.get("result", {}).get("key") if is_accepted(answer) else None
        if isinstance(key, dict) and "kid" in key:
            self.published[key["kid"]] = key

    def kids_of(self, call):
        """The identifiers of the key that a call names, versions included, oldest first."""
        start = f"https://{call['params']['vault']}.vault.azure.net/keys/{call['params']['name']}/"
        return [kid for kid in self.published if kid.startswith(start)]

    def kid_of(self, call):
        """The identifier of the version that a call uses; "" when it was never shown."""
        version = call["params"].get("version", "")
        return next((kid for kid in reversed(self.kids_of(call)) if kid.endswith(version)), "")

    def do(self, call, method, **params):
        """Another operation at the same instant, by the same caller."""
        kept = {name: call["params"][name] for name in ("caller", "from") if name in call["params"]}
        return self.ask({"method": method, "now": call["now"], "params": {**kept, **params}})

    def count(self, call):
        self.num_calls += 1
        if call["method"] == "reset":
            self.num_resets += 1
            self.num_calls = 0
            self.case = {}
            self.published = {}

    def close(self):
        if self._reference is not None:
            self._reference.close()


def cmkconf():
    """The program under test: CMK_CHEATS_CMKCONF, or that of the release build."""
    return os.environ.get("CMK_CHEATS_CMKCONF",
                          os.path.join(ROOT, "build", "release", "bin", "cmkconf"))


def to_line(message):
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def to_text(data):
    """Bytes as the protocol writes them: base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def accepted(**result):
    return {"outcome": "accepted", "result": result}


def refused(reason, http_status=400, code="BadParameter"):
    return {"outcome": "refused", "reason": reason, "httpStatus": http_status, "code": code}


def is_accepted(answer):
    return answer.get("outcome") == "accepted"


def is_refused(answer):
    return answer.get("outcome") == "refused"
