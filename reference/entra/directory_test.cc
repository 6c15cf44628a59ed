#include "reference/entra/directory.h"

#include <gtest/gtest.h>

#include "reference/entra/rules.h"

namespace cmk::entra {
namespace {

RoleAssignmentRecord grant(const std::string& id, const std::string& scope, const char* role,
                           const std::string& principal = "p1") {
  return {id, scope, find_role(role)->name, principal};
}

Directory with_principal(bool deleted) {
  Directory directory;
  directory.principals.put("id1", {"id1", "ann", PrincipalType::User, "t1", "p1", "c1", deleted});
  directory.ids_by_object_id.put("p1", "id1");
  return directory;
}

TEST(Directory, OnlyLivingPrincipalsSignIn) {
  const Rulebook rules;
  EXPECT_EQ((*with_principal(false).sign_in(rules, "p1"))->name, "ann");
  EXPECT_EQ(with_principal(true).sign_in(rules, "p1").error().reason, Reason::unauthenticated);
  EXPECT_EQ(with_principal(false).sign_in(rules, "p2").error().reason, Reason::unauthenticated);
}

TEST(Directory, AssignmentsComeInTheOrderOfTheirIds) {
  Directory directory;
  for (const char* id : {"c", "a", "b"}) directory.add(grant(id, "/subscriptions/s", "Owner"));
  directory.add(grant("aa", "/subscriptions/s", "Owner", "p2"));
  std::string order;
  for (const RoleAssignmentRecord* record : directory.assignments_of("p1")) order += record->id;
  EXPECT_EQ(order, "abc");
  EXPECT_TRUE(directory.assignments_of("p3").empty());
}

TEST(Directory, RemovingWhatWasAddedLeavesNoTrace) {
  Directory directory;
  directory.add(grant("a", "/subscriptions/s", "Owner"));
  directory.remove_assignment("a");
  EXPECT_EQ(directory, Directory());
  directory.add(grant("a", "/subscriptions/s", "Owner"));
  directory.remove_assignments_of("p1");
  EXPECT_EQ(directory, Directory());
}

TEST(Directory, RemovingOneLeavesTheOthers) {
  Directory directory;
  directory.add(grant("a", "/subscriptions/s", "Owner"));
  directory.add(grant("b", "/subscriptions/s", "Key Vault Reader"));
  directory.remove_assignment("a");
  directory.remove_assignment("nothing");
  ASSERT_EQ(directory.assignments_of("p1").size(), 1U);
  EXPECT_EQ(directory.assignments_of("p1")[0]->id, "b");
}

TEST(Directory, TellsThePrincipalsAndGrantsThatChanged) {
  Directory directory = with_principal(false);
  directory.add(grant("a", "/subscriptions/s", "Owner"));
  directory.add(grant("b", "/subscriptions/s/x", "Owner", "p2"));
  EXPECT_EQ(directory.take_changes(), (Directory::Changes{{"id1"}, {"p1", "p2"}}));
  EXPECT_EQ(directory.take_changes(), Directory::Changes());
  directory.principals.edit("id1")->deleted = true;
  directory.remove_assignments_within("/subscriptions/s/x");
  EXPECT_EQ(directory.take_changes(), (Directory::Changes{{"id1"}, {"p2"}}));
  (void)directory.sign_in(Rulebook(), "p1");
  (void)directory.assignments_of("p1");
  EXPECT_EQ(directory.take_changes(), Directory::Changes());
}

TEST(Directory, RemovingWithinAScopeTakesItAndWhatIsBelow) {
  Directory directory;
  directory.add(grant("above", "/subscriptions/s", "Owner"));
  directory.add(grant("at", "/subscriptions/s/resourceGroups/g", "Owner"));
  directory.add(grant("below", "/subscriptions/s/resourceGroups/g/providers/N/t/n", "Owner"));
  directory.add(grant("beside", "/subscriptions/s/resourceGroups/g2", "Owner"));
  directory.remove_assignments_within("/subscriptions/S/resourcegroups/g");
  std::string left;
  for (const auto* record : directory.assignments_of("p1")) left += record->id + " ";
  EXPECT_EQ(left, "above beside ");
}

TEST(Directory, AllowsWhatARoleAtOrAboveCovers) {
  Directory directory;
  directory.add(grant("a", "/subscriptions/s/resourceGroups/g", "Key Vault Contributor"));
  const std::string inside = "/subscriptions/s/resourceGroups/g/providers/N/t/n";
  EXPECT_TRUE(directory.allows("p1", VaultAction::write, inside));
  EXPECT_FALSE(directory.allows("p1", VaultAction::purge, inside));
  EXPECT_FALSE(directory.allows("p1", VaultAction::write, "/subscriptions/s"));
  EXPECT_FALSE(directory.allows("p2", VaultAction::write, inside));
}

TEST(Directory, EncryptionUserCoversFourActionsAndNoOther) {
  const Rulebook rules;
  for (const KeyActionInfo& entry : key_actions()) {
    const bool covered = entry.action == KeyAction::get || entry.action == KeyAction::list ||
                         entry.action == KeyAction::wrapKey || entry.action == KeyAction::unwrapKey;
    EXPECT_EQ(role_covers(rules, *find_role(kEncryptionUser), entry.action), covered)
        << entry.permission;
  }
}

TEST(Directory, ManagementIsTenActions) {
  std::size_t num_managing = 0;
  for (const KeyActionInfo& entry : key_actions()) num_managing += is_key_management(entry.action);
  EXPECT_EQ(num_managing, 10U);
  for (const KeyAction action :
       {KeyAction::create, KeyAction::import, KeyAction::update, KeyAction::remove,
        KeyAction::rotate, KeyAction::recover, KeyAction::purge, KeyAction::backup,
        KeyAction::restore, KeyAction::setRotationPolicy}) {
    EXPECT_TRUE(is_key_management(action));
  }
}

}  // namespace
}  // namespace cmk::entra
