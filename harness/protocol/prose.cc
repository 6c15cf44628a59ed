#include "harness/protocol/prose.h"

namespace cmk::harness {

const std::string_view kProseIntroduction = R"(# The adapter protocol

How `cmkconf` talks to an implementation of customer-managed keys. You write a small program, the
adapter, in any language; `cmkconf run --target './my-adapter'` starts it and judges what stands behind it.
This page is generated (`cmkconf generate conformance`); so are the JSON Schemas in [schema/](schema/).

## An adapter in 20 minutes

1. Read a line from standard input. It is one JSON object (a request). Parse it.
2. `start`: answer with your name and the profiles that you claim. `reset`: forget everything. `stop`: exit.
3. Any other method is an operation. Do it with your implementation, and answer with an outcome.
   A method that you do not have: answer with error -32601. That is honest and counts against nobody's profile
   but as "not testable".
4. Write the answer as one line to standard output, flush, and go on with the next line.

Standard error is yours: write there what you like. Never write anything else to standard output. Two
complete examples stand in [adapters/](adapters/): Python in 80 lines, and C++ with a small header.

## A session

`>` goes to the adapter, `<` comes from it. Every message is one line.

```
> {"jsonrpc":"2.0","id":1,"method":"start","params":{"protocol":1}}
< {"jsonrpc":"2.0","id":1,"result":{"implementation":"my-vault","version":"0.3","profiles":["key-vault"],"capabilities":["virtual-clock"]}}
> {"jsonrpc":"2.0","id":2,"method":"reset","params":{}}
< {"jsonrpc":"2.0","id":2,"result":{}}
> {"jsonrpc":"2.0","id":3,"method":"tenant.create","params":{"tenantId":"t1"},"now":1767225600}
< {"jsonrpc":"2.0","id":3,"result":{"outcome":"accepted","result":{}}}
> {"jsonrpc":"2.0","id":4,"method":"tenant.create","params":{"tenantId":"t1"},"now":1767225601}
< {"jsonrpc":"2.0","id":4,"result":{"outcome":"refused","reason":"nameTaken","httpStatus":409,"code":"Conflict"}}
> {"jsonrpc":"2.0","id":5,"method":"role.list","params":{"scope":"/subscriptions/s1"},"now":1767225601}
< {"jsonrpc":"2.0","id":5,"error":{"code":-32601,"message":"no roles here"}}
> {"jsonrpc":"2.0","id":6,"method":"stop","params":{}}
< {"jsonrpc":"2.0","id":6,"result":{}}
```

## Framing

- JSON-RPC 2.0, one message a line, UTF-8, lines of at most 1 MiB, ended by a newline. There are no
  notifications: every request has an `id`, an integer, which the answer repeats.
- JSON from either side has at most 64 levels, no key twice in one object, and integers within 64 bits with
  sign. A member that an operation declares an integer is written without fraction and exponent.
- Members that you do not know are to be ignored; so does the harness. Do not refuse a message for them.
- The next request comes when the last one is answered, unless you say `batch: true` in `start`: then a line
  may be an array of requests, several such lines may be under way, and each is answered by one line, an
  array with one answer for each request, in any order.
- An answer that takes longer than the time limit (10 s; 30 s for `start`), a line that is no JSON, breaks its
  schema or has another `id` than was asked, the end of the output or of the process: the scenario is
  errored, the adapter is killed with everything that it started, started again, and the run goes on. What
  was received is shown in the report, without key material.
- When the run ends, the harness kills the adapter and everything that it started, daemons and processes that
  ignore signals included.

## start, reset, stop

`start` is the first request; its parameter `protocol` is the major version of this protocol, 1. An adapter that
does not speak it answers with error -32602. Everything but `implementation` and `profiles` may be left out.
`reset` asks for a clean world: no tenants, vaults or keys, and time may begin anew. It is answered by an empty
object. `stop` is answered by an empty object, and then the input ends; the adapter exits at either, with
status 0.

An adapter that crashes at `reset`, answers it with an error or an outcome, or does not answer it, is broken: the
scenario is errored, and the adapter is started again for the next one. After a restart it must answer `start` as it
did the first time (implementation, version, language, homepage, profiles, capabilities, options, `batch`,
`keySource`); another answer is a break as well, and so is a crash before `stop` is answered. After five failed resets
in a row, or a hundred restarts, the adapter is not started again and the remaining scenarios are errored. The report
counts the restarts and shows the first cause; the verdict of such a run is at best "incomplete" (exit code 2).

## Outcomes

The result of an operation is an outcome. Three kinds, which are never mixed:

| outcome | members | means |
|---|---|---|
| `accepted` | `result`: what the operation's table says | It was done. |
| `refused` | `reason`; `httpStatus`, `substatus`, `code`, `diagnostic` may be left out | A documented "no". Nothing changed. |
| `unsupported` | | The implementation does not have this operation. Error -32601 is read the same way. |

An outcome that holds the members of two kinds is errored: `result` beside `refused` or `unsupported`, `reason` beside
`accepted` or `unsupported`. Members that stand in no table are ignored there, as everywhere.

Any other JSON-RPC error means that the implementation broke, and the scenario is errored. The codes that the
reference's own adapter uses: -32700 no JSON, -32600 no request or not now, -32601 unknown method, -32602
parameters that break their schema (the message names place and reason).

`reason` is one of the names below. Say `unspecified` when your implementation does not tell: it matches any
reason, except where a requirement is about the reason itself. `diagnostic` is for people; no verdict depends on it.
`httpStatus`, where it is given, is 400 to 499; 500 and above only for the reasons that have such a status below,
and then that one. A refusal with another status is errored: a status of 200 is no refusal.
`substatus` is the number that Cosmos DB sends as `x-ms-substatus`: 4000 to 4019 when something is wrong with a
customer's key.

## Reasons

)";

const std::string_view kProseConventions = R"(
## Time

Every operation carries `now`: Unix seconds, never decreasing between two resets. There is no other clock. An
implementation that can be told the time claims the capability `virtual-clock`; one that lives by the wall clock
does not, ignores `now`, and is asked nothing that needs time to pass.

## Values

- *bytes*: base64url (RFC 4648, section 5) without padding; padding is accepted, other characters and spare
  bits that are not zero are not: such an answer is errored. *secret bytes* likewise.
- Later requests carry values of earlier answers. When such a value makes a request break its schema or exceed
  1 MiB, the request is not sent, and its step is errored.
- *secret bytes* and *secret text* are written to no file: the harness records their length, and a name that
  is the same for equal values.
- *integer*: within 64 bits with sign. Instants are Unix seconds.
- A member marked *optional* is left out when it is absent; it is never `null`. In parameters a list or a map that is
  empty may be left out, and so may a map in an answer.
- What is marked *chosen* may be anything that the implementation likes (identifiers, ciphertext); everything else is
  determined by the documents.

## Options and capabilities

`capabilities` say what can be asked beyond the operations. A requirement that needs one that is not claimed is
"not testable".

| capability | means |
|---|---|
| `virtual-clock` | Time is what `now` says. |
| `storage-inspection` | Stored bytes and key chains can be read and written through `storage.*`. |
| `identity-recovery` | A deleted identity can be brought back. |
| `periodic-restore` | Periodic backups can be restored on demand. |
| `fault-injection` | Outages of Entra and Key Vault can be started and ended by `fault.inject`. |

`options` declare what the documents leave open, as integers; each is 0 when it is not declared, and has a
maximum. Beyond it, or below 0, each requirement fails whose scenarios reckon with the option; an option that is no
integer breaks the answer to `start`.

| option | unit | means |
|---|---|---|
| `leeway` | seconds, 0 to 300 | How long after `exp` and before `nbf` the implementation still counts a key as valid. |
| `propagation` | seconds, 0 to 600 | How long a change of grants may take to show. |
| `lag` | seconds, 0 to 100 | How long logs, notifications and continuous backups may take to appear. |
| `sealsPerDataKey` | 0 to 4294967296 | ENV-07 How often one data key seals before a new one is taken. |
)";

const std::string_view kProseOperations = R"(
`keySource` tells where RSA keys come from: `prepared` (a pool, made beforehand) or `generated`.

## Operations

Data-plane operations carry `caller`, the object id of a principal, and may carry `from`, where the call comes from.
)";

}  // namespace cmk::harness
