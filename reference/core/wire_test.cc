#include "reference/core/wire.h"

#include <gtest/gtest.h>

namespace cmk {
namespace {

Bytes two_fields() {
  Bytes out;
  append_field(out, as_bytes("ab"));
  append_field(out, {});
  return out;
}

TEST(Wire, FieldIsBigEndianLengthAndBytes) {
  EXPECT_EQ(two_fields(), (Bytes{0, 0, 0, 2, 'a', 'b', 0, 0, 0, 0}));
  Bytes out;
  append_u32(out, 0x01020304);
  EXPECT_EQ(out, (Bytes{1, 2, 3, 4}));
}

TEST(Wire, ReadsBackWhatWasAppended) {
  const Bytes bytes = two_fields();
  WireReader wire(bytes);
  EXPECT_EQ(as_text(wire.field().value()), "ab");
  EXPECT_EQ(wire.left(), 4U);
  EXPECT_EQ(wire.field().value().size(), 0U);
  EXPECT_TRUE(wire.at_end());
}

TEST(Wire, EveryTruncationIsNoticed) {
  const Bytes bytes = two_fields();
  for (std::size_t len = 0; len < bytes.size(); ++len) {
    WireReader wire(ByteView(bytes).first(len));
    const auto first = wire.field();
    const auto second = wire.field();
    EXPECT_FALSE(first && second) << len;
  }
}

TEST(Wire, HugeLengthIsNoLength) {
  const Bytes bytes = {0xFF, 0xFF, 0xFF, 0xFF, 'a', 'b', 'c', 'd'};
  WireReader wire(bytes);
  EXPECT_FALSE(wire.field());
  EXPECT_FALSE(wire.take(9));
}

TEST(Wire, AfterAFailedReadNothingIsRead) {
  // A field that reaches beyond the end, with bytes behind its length that are a field themselves:
  // taking those for the next field would hide that one is missing.
  const Bytes bytes = {0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0};
  WireReader wire(bytes);
  EXPECT_FALSE(wire.field());
  EXPECT_FALSE(wire.field());
  EXPECT_FALSE(wire.u32());
  EXPECT_FALSE(wire.take(0));
  EXPECT_FALSE(wire.at_end());
}

TEST(Wire, NothingIsLeftOfNothing) {
  WireReader wire({});
  EXPECT_TRUE(wire.at_end());
  EXPECT_EQ(wire.take(0).value().size(), 0U);
  EXPECT_FALSE(wire.u32());
}

}  // namespace
}  // namespace cmk
