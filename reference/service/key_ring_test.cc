#include "reference/service/key_ring.h"

#include <gtest/gtest.h>

#include "reference/testing/world.h"

namespace cmk::service {
namespace {

const SecretBytes kContent(std::string_view("the content of a record"));
const Bytes kPlace = place_of("account1", "orders", "r1");

struct KeyRingTest : ::testing::Test {
  SecretBytes fresh() {
    SecretBytes key(kDataKeyLen);
    source.fill(key.writable());
    return key;
  }
  KeyRing service_ring() { return {fresh(), {}, {}}; }
  KeyRing double_ring() { return {fresh(), fresh(), {{"vault1", "key1", "v1", {}}}}; }
  KeyRing cluster_ring() { return {{}, fresh(), {{"vault1", "key1", "v1", {}}}}; }
  StoredRecord sealed(const KeyRing& ring) {
    return seal(*world.crypto, source, ring, kPlace, kContent.view());
  }
  Result<SecretBytes> opened(const KeyRing& ring, const StoredRecord& record,
                             const Bytes& place = kPlace) {
    return open(*world.crypto, ring, place, record);
  }

  testing::World world;
  Source source{7};
};

TEST_F(KeyRingTest, OpensWhatItSealed) {
  for (const KeyRing& ring : {service_ring(), double_ring(), cluster_ring()}) {
    const StoredRecord record = sealed(ring);
    EXPECT_EQ(opened(ring, record).value(), kContent);
    EXPECT_EQ(record.customer_nonce.has_value(), ring.two_layers());
  }
}

TEST_F(KeyRingTest, EachLayerAddsATag) {
  const std::size_t content = kContent.size();
  EXPECT_EQ(sealed(service_ring()).sealed.size(), content + crypto::kGcmTagLen);
  EXPECT_EQ(sealed(double_ring()).sealed.size(), content + 2 * crypto::kGcmTagLen);
}

TEST_F(KeyRingTest, NeedsBothKeysOfTwoLayers) {
  const KeyRing ring = double_ring();
  const StoredRecord record = sealed(ring);
  KeyRing other = ring;
  other.data_key = fresh();
  EXPECT_EQ(opened(other, record).error().reason, Reason::recordDamaged);
  other = ring;
  other.service_key = fresh();
  EXPECT_EQ(opened(other, record).error().reason, Reason::recordDamaged);
  other = ring;
  other.data_key = {};
  EXPECT_EQ(opened(other, record).error().reason, Reason::recordDamaged);
}

TEST_F(KeyRingTest, ARecordFromBeforeTheSecondLayerOpens) {
  KeyRing ring = service_ring();
  const StoredRecord record = sealed(ring);
  ring.data_key = fresh();
  ring.epochs.push_back({"vault1", "key1", "v1", {}});
  EXPECT_TRUE(ring.two_layers());
  EXPECT_EQ(opened(ring, record).value(), kContent);
}

TEST_F(KeyRingTest, BindsARecordToItsPlace) {
  const KeyRing ring = double_ring();
  const StoredRecord record = sealed(ring);
  for (const Bytes& place :
       {place_of("account2", "orders", "r1"), place_of("account1", "order", "sr1"),
        place_of("account1", "orders", "r2"), Bytes()}) {
    EXPECT_EQ(opened(ring, record, place).error().reason, Reason::recordDamaged);
  }
}

TEST_F(KeyRingTest, RefusesBytesThatAreCutOrChanged) {
  const KeyRing ring = double_ring();
  StoredRecord record = sealed(ring);
  record.sealed.front() ^= 1;
  EXPECT_EQ(opened(ring, record).error().reason, Reason::recordDamaged);
  record.sealed.resize(crypto::kGcmTagLen - 1);
  EXPECT_EQ(opened(ring, record).error().reason, Reason::recordDamaged);
  record.sealed.clear();
  EXPECT_EQ(opened(ring, record).error().reason, Reason::recordDamaged);
}

TEST_F(KeyRingTest, TakesAnotherNonceEachTime) {
  const KeyRing ring = double_ring();
  const StoredRecord first = sealed(ring);
  const StoredRecord second = sealed(ring);
  EXPECT_NE(first.service_nonce, second.service_nonce);
  EXPECT_NE(first.customer_nonce, second.customer_nonce);
  EXPECT_NE(first.sealed, second.sealed);
}

TEST_F(KeyRingTest, AnEmptyContentIsOne) {
  const KeyRing ring = double_ring();
  const StoredRecord record = seal(*world.crypto, source, ring, kPlace, {});
  EXPECT_TRUE(opened(ring, record).value().empty());
}

}  // namespace
}  // namespace cmk::service
