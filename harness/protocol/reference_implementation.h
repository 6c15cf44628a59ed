// The reference, or a deviant of it, behind the adapter's interface.
#pragma once

#include <functional>
#include <utility>

#include "harness/protocol/adapter.h"

namespace cmk::harness {

class ReferenceImplementation : public Implementation {
 public:
  // `make` gives a fresh system at each reset.
  ReferenceImplementation(std::function<System()> make, StartAnswer info)
      : make_(std::move(make)), info_(std::move(info)), system_(make_()) {}

  [[nodiscard]] StartAnswer info() override { return info_; }
  void reset() override { system_ = make_(); }
  [[nodiscard]] Outcome apply(const Operation& operation) override {
    return system_.apply(operation);
  }

 private:
  std::function<System()> make_;
  StartAnswer info_;
  System system_;
};

}  // namespace cmk::harness
