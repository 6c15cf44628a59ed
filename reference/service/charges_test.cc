#include "reference/service/charges.h"

#include <gtest/gtest.h>

namespace cmk::service {
namespace {

Resource resource(Service service, bool key) {
  Resource resource;
  resource.service = service;
  if (key) resource.key.emplace();
  return resource;
}

TEST(Charges, AKeyAddsTheDocumentedPercents) {  // cosmos, capacity planning
  const Rulebook rules;
  const Resource without = resource(Service::cosmos, false);
  const Resource with = resource(Service::cosmos, true);
  for (const auto& [operation, percent] :
       {std::pair{RecordOperation::pointRead, 105}, std::pair{RecordOperation::write, 106},
        std::pair{RecordOperation::query, 115}, std::pair{RecordOperation::changeFeed, 115},
        std::pair{RecordOperation::conflictFeed, 115}}) {
    for (const std::int64_t properties : {0, 1, 10, 10000}) {
      EXPECT_EQ(charge_of(rules, with, operation, properties) * 100,
                charge_of(rules, without, operation, properties) * percent);
    }
  }
}

TEST(Charges, EachIndexedPropertyAddsSixHundredthsUnderAKey) {
  const Rulebook rules;
  const auto added = [&](std::int64_t properties) {
    return charge_of(rules, resource(Service::cosmos, true), RecordOperation::write, properties) -
           charge_of(rules, resource(Service::cosmos, false), RecordOperation::write, properties);
  };
  EXPECT_EQ(added(1) - added(0), 6);
  EXPECT_EQ(added(100) - added(0), 600);
}

TEST(Charges, ClustersPayNoMore) {
  const Rulebook rules;
  for (const Service service : {Service::mongoVcore, Service::postgresql}) {
    EXPECT_EQ(charge_of(rules, resource(service, true), RecordOperation::write, 3),
              charge_of(rules, resource(service, false), RecordOperation::write, 3));
  }
}

TEST(Charges, ADeviantIsOnePercentOff) {
  for (const Rule* rule : charge_rules()) {
    const Rulebook more(Override{rule, 1});
    EXPECT_EQ(more.limit(*rule), rule->number + 1) << rule->name;
  }
}

}  // namespace
}  // namespace cmk::service
