#include "reference/cosmos/container_create.h"

#include <gtest/gtest.h>

#include "reference/cosmos/container_get.h"
#include "reference/testing/account_world.h"

namespace cmk::cosmos {
namespace {

using testing::account_id;
using testing::AccountWorld;
using testing::kAccountId;

TEST(ContainerCreate, IsReadAsItWasCreated) {
  AccountWorld world;
  const ContainerInfo created =
      world.must(ContainerCreate{kAccountId, "orders", "/tenant", {"/a", "/b"}, {}});
  EXPECT_EQ(created, (ContainerInfo{"orders", "/tenant", {"/a", "/b"}}));
  EXPECT_EQ(world.must(ContainerGet{kAccountId, "orders"}), created);
  EXPECT_EQ(world.must(ContainerGet{kAccountId, "container1"}),
            (ContainerInfo{"container1", {}, {}}));
}

TEST(ContainerCreate, RefusedOneIsNotThere) {
  AccountWorld world;
  struct Row {
    ContainerCreate op;
    Reason reason;
  };
  for (const Row& row : {
           Row{{kAccountId, "", {}, {}, {}}, Reason::invalidName},
           Row{{kAccountId, std::string(256, 'a'), {}, {}, {}}, Reason::invalidName},
           Row{{kAccountId, std::string("a\0b", 3), {}, {}, {}}, Reason::invalidName},
           Row{{kAccountId, "container1", {}, {}, {}}, Reason::nameTaken},
           Row{{kAccountId, "orders", {}, {}, testing::kKeyUri}, Reason::invalidParameter},
           Row{{kAccountId, "orders", {}, {}, ""}, Reason::invalidParameter},
           Row{{account_id("none"), "orders", {}, {}, {}}, Reason::notFound},
       }) {
    EXPECT_EQ(world.refusal(row.op), row.reason) << row.op.name;
    EXPECT_EQ(world.resource().data.containers.size(), 1U);
  }
  EXPECT_TRUE(world.run(ContainerCreate{kAccountId, std::string(255, 'a'), {}, {}, {}}));
  EXPECT_EQ(world.refusal(ContainerGet{kAccountId, "orders"}), Reason::notFound);
  EXPECT_EQ(world.refusal(ContainerGet{account_id("none"), "orders"}), Reason::notFound);
}

TEST(ContainerCreate, NeedsTheKey) {
  AccountWorld world;
  world.remove_policy();
  world.advance(world.now + kHour);
  EXPECT_EQ(world.refusal(ContainerCreate{kAccountId, "orders", {}, {}, {}}),
            Reason::keyInaccessible);
  EXPECT_EQ(world.refusal(ContainerGet{kAccountId, "container1"}), Reason::keyInaccessible);
}

}  // namespace
}  // namespace cmk::cosmos
