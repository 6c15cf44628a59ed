#include "reference/service/data_store.h"

#include <gtest/gtest.h>

namespace cmk::service {
namespace {

DataStore with_records(const std::vector<std::pair<std::string, std::string>>& places) {
  DataStore data;
  for (const auto& [container, id] : places) {
    StoredRecord record;
    record.number = ++data.num_changes;
    data.records.put(record_key(container, id), record);
  }
  return data;
}

std::vector<std::string> ids_of(const DataStore& data, std::string_view container) {
  std::vector<std::string> ids;
  for_each_record(data, container,
                  [&](std::string_view id, const StoredRecord&) { ids.emplace_back(id); });
  return ids;
}

TEST(DataStore, SplitsAKeyAsItWasJoined) {
  const std::string key = record_key("orders", "r/1 ü");
  EXPECT_EQ(container_of_record_key(key), "orders");
  EXPECT_EQ(id_of_record_key(key), "r/1 ü");
  EXPECT_NE(record_key("a", "bc"), record_key("ab", "c"));
}

TEST(DataStore, VisitsOneContainerInTheOrderOfIds) {
  const DataStore data = with_records(
      {{"orders", "b"}, {"orders", "a"}, {"orders2", "c"}, {"order", "d"}, {"orders", "z"}});
  EXPECT_EQ(ids_of(data, "orders"), (std::vector<std::string>{"a", "b", "z"}));
  EXPECT_EQ(ids_of(data, "order"), (std::vector<std::string>{"d"}));
  EXPECT_TRUE(ids_of(data, "invoices").empty());
}

TEST(DataStore, ACopyIsApart) {
  DataStore data = with_records({{"orders", "a"}});
  const DataStore copy = data;
  data.records.edit(record_key("orders", "a"))->partition_key = "p";
  data.records.put(record_key("orders", "b"), {});
  EXPECT_EQ(ids_of(copy, "orders"), (std::vector<std::string>{"a"}));
  EXPECT_EQ(copy.records.find(record_key("orders", "a"))->partition_key, "");
}

}  // namespace
}  // namespace cmk::service
