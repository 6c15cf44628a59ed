#include "reference/service/room.h"

#include <gtest/gtest.h>

#include "reference/testing/world.h"

namespace cmk::service {
namespace {

TEST(Room, FindsAResourceByItsIdWhateverTheCase) {
  testing::World world;
  const std::string id = "/subscriptions/sub1/resourceGroups/rg1/providers/X/Y/name";
  world.estate.resources.put(to_lower(id), {}).id = id;
  Room room = world.room();
  EXPECT_EQ((*find_resource(room, id))->id, id);
  EXPECT_EQ((*find_resource(room, to_lower(id)))->id, id);
  (*edit_resource(room, id))->name = "name";
  EXPECT_EQ((*find_resource(room, id))->name, "name");
}

TEST(Room, FindsNothingElse) {
  testing::World world;
  world.estate.resources.put("/a/b", {});
  world.estate.deleted.put("/a/c", {});
  Room room = world.room();
  for (const std::string& id : {std::string(), std::string("/a"), std::string("/a/b/"),
                                std::string("/a/c"), std::string("/a/b\0", 5)}) {
    EXPECT_EQ(find_resource(room, id).error().reason, Reason::notFound) << id;
    EXPECT_EQ(edit_resource(room, id).error().reason, Reason::notFound) << id;
  }
}

}  // namespace
}  // namespace cmk::service
