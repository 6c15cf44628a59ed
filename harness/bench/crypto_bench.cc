// What the seam costs on top of the library: each benchmark times batches of the seam's call and of
// the same bare library calls in turns, within one run, and reports `ratio` (least of one by least
// of the other) and `extra_ns`. Set $CMK_WYCHEPROOF to the folder of vectors for the vector run.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <vector>

#include "harness/backends/key_files.h"
#include "harness/backends/load_backend.h"
#include "harness/backends/wycheproof.h"

namespace cmk::bench {
namespace {

using crypto::RsaScheme;

// The time this thread has worked, in nanoseconds: others on the machine do not count.
double worked_ns() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

// The least time of a batch so far, per call.
class Least {
 public:
  template <class Batch>
  void measure(std::size_t num_calls, const Batch& batch) {
    const double start = worked_ns();
    batch();
    ns_ = std::min(ns_, (worked_ns() - start) / static_cast<double>(num_calls));
  }
  [[nodiscard]] double ns() const { return ns_; }

 private:
  double ns_ = std::numeric_limits<double>::max();
};

void report(benchmark::State& state, const Least& seam, const Least& raw) {
  state.counters["seam_ns"] = seam.ns();
  state.counters["raw_ns"] = raw.ns();
  state.counters["ratio"] = seam.ns() / raw.ns();
  state.counters["extra_ns"] = seam.ns() - raw.ns();
}

// Batches of about a millisecond, in turns.
template <class Seam, class Raw>
void compare(benchmark::State& state, std::size_t num_calls, const Seam& seam, const Raw& raw) {
  Least seam_least;
  Least raw_least;
  for (auto _ : state) {
    seam_least.measure(num_calls, [&] { seam(num_calls); });
    raw_least.measure(num_calls, [&] { raw(num_calls); });
  }
  report(state, seam_least, raw_least);
}

struct Library {
  const cmk_module* module = nullptr;
  std::shared_ptr<const crypto::Backend> backend;
};

Library library(const std::string& name) {
  return {backends::load_module(backends::module_directory().value(), name).value(),
          backends::load_backend(name).value()};
}

Bytes prepared_key(int bits) {
  static const auto pool =
      backends::load_key_pool(CMK_SOURCE_DIR "/conformance/vectors/keys/pool.json").value();
  return pool->keys.at(static_cast<std::size_t>(bits - 2048) / 1024).front();
}

// One prepared key, parsed several times on each side: where a key lies in memory alone moves an
// RSA operation by some percent.
class ParsedKeys {
 public:
  ParsedKeys(const Library& lib, int bits, RsaScheme scheme, bool unwrap) : module_(lib.module) {
    const Bytes der = prepared_key(bits);
    for (std::size_t i = 0; i < kNumCopies; ++i) {
      seam_.push_back(lib.backend->rsa_from_trusted_pkcs8(der).value());
      cmk_rsa* key = nullptr;
      if (module_->rsa_from_pkcs8({der.data(), der.size()}, 0, &key) != cmk_ok) continue;
      keys_.push_back(key);
      raw_.push_back(
          module_->raw_rsa_new(key, static_cast<cmk_rsa_scheme>(scheme), unwrap ? 1 : 0));
    }
  }
  ~ParsedKeys() {
    for (cmk_raw* raw : raw_) module_->raw_rsa_free(raw);
    for (cmk_rsa* key : keys_) module_->rsa_free(key);
  }
  ParsedKeys(const ParsedKeys&) = delete;
  ParsedKeys& operator=(const ParsedKeys&) = delete;
  const crypto::RsaKey& seam() { return *seam_[num_seam_++ % kNumCopies]; }
  cmk_raw* raw() { return raw_.at(num_raw_++ % kNumCopies); }

 private:
  static constexpr std::size_t kNumCopies = 16;
  const cmk_module* module_;
  std::vector<crypto::RsaKeyPtr> seam_;
  std::vector<cmk_rsa*> keys_;
  std::vector<cmk_raw*> raw_;
  std::size_t num_seam_ = 0;
  std::size_t num_raw_ = 0;
};

void wrap(benchmark::State& state, const std::string& name, int bits, RsaScheme scheme,
          bool unwrap) {
  const Library lib = library(name);
  ParsedKeys keys(lib, bits, scheme, unwrap);
  const Bytes data_key(32, 0x5a);
  Bytes block(static_cast<std::size_t>(bits) / 8);
  Bytes out(crypto::kRsaBytesMax);
  benchmark::DoNotOptimize(keys.seam().encrypt(scheme, data_key, {}, block));
  const Bytes& input = unwrap ? block : data_key;
  const auto seam = [&](std::size_t times) {
    const crypto::RsaKey& key = keys.seam();
    for (std::size_t i = 0; i < times; ++i)
      benchmark::DoNotOptimize(unwrap ? key.decrypt(scheme, input, {}, out)
                                      : key.encrypt(scheme, input, {}, out));
  };
  const auto raw = [&](std::size_t times) {
    lib.module->raw_rsa_run(keys.raw(), {input.data(), input.size()}, {out.data(), out.size()},
                            times);
  };
  for (int i = 0; i < 16; ++i) {  // contexts made, blinding set up
    seam(2);
    raw(2);
  }
  compare(state, unwrap ? 1 : 50, seam, raw);
}

void seal(benchmark::State& state, const std::string& name, std::size_t len) {
  const Library lib = library(name);
  const Bytes key(32, 1);
  const Bytes nonce(12, 2);
  const Bytes aad(64, 3);
  const Bytes plain(len, 4);
  Bytes sealed(len + crypto::kGcmTagLen);
  const auto gcm = lib.backend->aes_gcm(key).value();
  const auto seam = [&](std::size_t times) {
    for (std::size_t i = 0; i < times; ++i)
      benchmark::DoNotOptimize(gcm->seal(nonce, aad, plain, sealed));
  };
  const auto raw = [&](std::size_t times) {
    lib.module->raw_seal({key.data(), key.size()}, {nonce.data(), nonce.size()},
                         {aad.data(), aad.size()}, {plain.data(), plain.size()},
                         {sealed.data(), sealed.size()}, times);
  };
  compare(state, len < 1000 ? 2000 : len < 100000 ? 200 : 4, seam, raw);
}

// The vector run, file reading included, against its vectors alone.
void vector_run(benchmark::State& state, const std::string& name, const char* directory) {
  const Library lib = library(name);
  const auto files = backends::load_wycheproof(directory).value();
  Least whole;
  Least pure;
  for (auto _ : state) {
    whole.measure(1, [&] {
      backends::KnownDifferences known;
      const auto read = backends::load_wycheproof(directory).value();
      benchmark::DoNotOptimize(backends::run_vectors(*lib.backend, read, known));
    });
    pure.measure(1, [&] {
      for (const auto& file : files) {
        backends::VectorRunner runner(*lib.backend);
        for (const auto& vector : file.vectors) benchmark::DoNotOptimize(runner.run(vector));
      }
    });
  }
  report(state, whole, pure);
}

void add_library(const std::string& name) {
  constexpr std::pair<RsaScheme, const char*> kSchemes[] = {
      {RsaScheme::rsaOaep, "RSA-OAEP"}, {RsaScheme::rsaOaep256, "RSA-OAEP-256"}};
  for (const int bits : {2048, 3072, 4096})
    for (const auto& [scheme, scheme_name] : kSchemes)
      for (const bool unwrap : {false, true})
        benchmark::RegisterBenchmark(
            fmt::format("{}/{}/{}/{}", name, unwrap ? "unwrap" : "wrap", bits, scheme_name).c_str(),
            wrap, name, bits, scheme, unwrap);
  for (const std::size_t len : {256, 16 << 10, 1 << 20})
    benchmark::RegisterBenchmark(fmt::format("{}/seal/{}", name, len).c_str(), seal, name, len);
  if (const char* directory = std::getenv("CMK_WYCHEPROOF"); directory != nullptr)
    benchmark::RegisterBenchmark((name + "/vectors").c_str(), vector_run, name, directory)
        ->Iterations(2);
}

const bool kRegistered = [] {
  for (const std::string_view name : backends::kBackendNames) add_library(std::string(name));
  return true;
}();

}  // namespace
}  // namespace cmk::bench
