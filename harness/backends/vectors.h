// Test vectors: our own known answers (conformance/vectors/kat), and the form in which outside
// vectors are run too. A vector says what an implementation must answer; a backend agrees or not.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/backends/json_file.h"
#include "harness/backends/known_differences.h"
#include "reference/crypto/backend.h"

namespace cmk::backends {

enum class VectorKind { aesGcm, aesKeyWrap, aesKeyWrapPadded, rsaDecrypt, sha256 };
// acceptable: may be refused, but if accepted then with the right bytes.
enum class VectorVerdict { valid, invalid, acceptable };

struct TestVector {
  std::string id;  // "kat/FILE/ID" or "wycheproof/FILE/tcN"
  VectorKind kind = VectorKind::aesGcm;
  VectorVerdict verdict = VectorVerdict::valid;
  crypto::RsaScheme scheme = crypto::RsaScheme::rsaOaep;
  Bytes key;         // AES key, KEK, or a private key as PKCS#8
  Bytes nonce;       // AES-GCM
  Bytes aad;         // AES-GCM's additional data, or the OAEP label
  Bytes message;     // what goes in
  Bytes ciphertext;  // what comes out; for AES-GCM with the tag behind it
};

// The vectors of one file, in its order.
struct VectorFile {
  std::string scope;  // what every id in it begins with
  std::vector<TestVector> vectors;
};

struct VectorReport {
  std::size_t num_vectors = 0;
  std::size_t num_agreements = 0;
  std::size_t num_known_differences = 0;
  std::vector<std::string> failures;  // one line each, stale entries of the list included

  [[nodiscard]] bool passed() const { return failures.empty() && num_vectors > 0; }
};

// "accepted" (with the right bytes), "wrong bytes", or "refused". Valid vectors are asked both ways
// where the answer is determined (AES-GCM, AES key wrap).
class VectorRunner {
 public:
  explicit VectorRunner(const crypto::Backend& backend) : backend_(backend) {}
  [[nodiscard]] std::string_view run(const TestVector& vector);

 private:
  const crypto::Backend& backend_;
  std::map<Bytes, crypto::CryptoResult<crypto::RsaKeyPtr>> keys_;  // each imported once
};

[[nodiscard]] VectorReport run_vectors(const crypto::Backend& backend,
                                       const std::vector<VectorFile>& files,
                                       KnownDifferences& known);

// Every *.json of the folder: {"source", "vectors": [{id, kind, verdict, …hexadecimal}]}. An empty
// folder is an error, as is a file that is not so.
[[nodiscard]] FileResult<std::vector<VectorFile>> load_kat(const std::string& directory);

// The *.json files of a folder, sorted by name; none is an error.
[[nodiscard]] FileResult<std::vector<std::string>> json_files(const std::string& directory);

}  // namespace cmk::backends
