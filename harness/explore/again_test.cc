#include "harness/explore/again.h"

#include <gtest/gtest.h>

#include "harness/explore/choose.h"
#include "harness/explore/lose.h"
#include "harness/explore/testing/explored.h"

namespace cmk::explore {
namespace {

// A draw of its own for each test, and what is known in the world of an account.
class AgainTest : public ::testing::Test {
 protected:
  // How many members of the operations differ.
  template <class Op>
  static int count_changes(const Op& a, const Op& b) {
    int count = 0;
    for_each_field<Op>([&](auto member, const FieldNote&) {
      if (!(a.*member.pointer == b.*member.pointer)) ++count;
    });
    return count;
  }
  cosmos::AccountCreate example() const {
    for (const auto& each : known_.examples) {
      if (const auto* op = std::get_if<cosmos::AccountCreate>(each.get())) return *op;
    }
    ADD_FAILURE() << "the world creates no account";
    return {};
  }
  cosmos::AccountCreate once_more(bool with_a_change) {
    return std::get<cosmos::AccountCreate>(again(shaper_, example(), with_a_change));
  }

  Known known_ = [] {
    ExploreData data = testing::data();
    data.world = "cosmos-account";
    return make_arena(data, [] { return testing::make_system(); }).value().model.front().known;
  }();
  Draw draw_{1};
  Filler filler_{draw_, known_, harness::kT0};
  std::vector<Importable> imports_;
  Shaper shaper_{draw_, known_, filler_, harness::kT0, imports_};
};

TEST_F(AgainTest, IsTheSameUnderANewName) {
  std::size_t num_fresh = 0;
  for (int i = 0; i < 100; ++i) {
    cosmos::AccountCreate made = once_more(false);
    if (made.name != example().name) ++num_fresh;
    made.name = example().name;
    EXPECT_EQ(made, example());
  }
  EXPECT_GT(num_fresh, 80U);
}

TEST_F(AgainTest, ChangesOneMemberAtMostBesideTheName) {
  int num_changed = 0;
  for (int i = 0; i < 300; ++i) {
    cosmos::AccountCreate made = once_more(true);
    made.name = example().name;
    const int count = count_changes(made, example());
    EXPECT_LE(count, 1);
    num_changed += count;
  }
  EXPECT_GT(num_changed, 150);
}

TEST_F(AgainTest, TheKeyThatIsChosenIsOneThatTheIdentityWasLetInTo) {
  const auto user = key_user(shaper_);
  ASSERT_TRUE(user);
  EXPECT_TRUE(user->uri.starts_with("https://vault-a.")) << user->uri;
  EXPECT_TRUE(user->id.contains("userAssignedIdentities/")) << user->id;
}

TEST_F(AgainTest, ALossTakesOneThingOfAKey) {
  for (int i = 0; i < 100; ++i) {
    key_vault::KeyUpdate op;
    lose(shaper_, op);
    const int num_attributes = op.attributes ? int{op.attributes->enabled.has_value()} +
                                                   int{op.attributes->exp.has_value()} +
                                                   int{op.attributes->nbf.has_value()}
                                             : 0;
    EXPECT_EQ(num_attributes + int{op.key_ops.has_value()}, 1);
    EXPECT_EQ(op.key_ops.value_or(std::vector<std::string>(5)).size(), 5U);
  }
}

}  // namespace
}  // namespace cmk::explore
