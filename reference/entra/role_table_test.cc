#include "reference/entra/role_table.h"

#include <gtest/gtest.h>

namespace cmk::entra {
namespace {

// One character an action, in the order of KeyAction; x: the role covers it (azure-facts 2.6).
// get list create import update delete recover purge backup restore rotate getpolicy setpolicy
// wrap unwrap encrypt decrypt sign verify
struct Row {
  const char* name;
  const char* id;
  const char* keys;
  const char* vaults;  // write remove purge lock grant
};
constexpr Row kTable[] = {
    {"Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "-------------------", "xxxxx"},
    {"Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c", "-------------------", "xxx--"},
    {"Key Vault Contributor", "f25e0fa2-a7c8-4377-a976-54943a77a395", "-------------------",
     "xx---"},
    {"Key Vault Purge Operator", "a68e7c17-0ab2-4c09-9a58-125dae29748c", "-------------------",
     "--x--"},
    {"Key Vault Administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483", "xxxxxxxxxxxxxxxxxxx",
     "-----"},
    {"Key Vault Crypto Officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603", "xxxxxxxxxxxxxxxxxxx",
     "-----"},
    {"Key Vault Crypto User", "12338af0-0e69-4776-bea7-57ae8d297424", "xx--x---x----xxxxxx",
     "-----"},
    {"Key Vault Crypto Service Encryption User", "e147488a-f6f5-4113-8e2d-b22465e65bf6",
     "xx-----------xx----", "-----"},
    {"Key Vault Reader", "21090545-7ca7-4776-b22c-e363652d74d2", "xx-----------------", "-----"},
};

template <std::size_t N>
std::string marks(const std::bitset<N>& set) {
  std::string out;
  for (std::size_t i = 0; i < N; ++i) out += set.test(i) ? 'x' : '-';
  return out;
}

TEST(RoleTable, IsTheDocumentedTable) {
  ASSERT_EQ(role_table().size(), std::size(kTable));
  for (std::size_t i = 0; i < std::size(kTable); ++i) {
    const Role& role = role_table()[i];
    EXPECT_EQ(role.name, kTable[i].name);
    EXPECT_EQ(role.id, kTable[i].id) << role.name;
    EXPECT_EQ(marks(role.keys), kTable[i].keys) << role.name;
    EXPECT_EQ(marks(role.vaults), kTable[i].vaults) << role.name;
  }
}

TEST(RoleTable, RolesAreFoundByNameAndByGuid) {
  EXPECT_EQ(find_role("Key Vault Reader")->id, "21090545-7ca7-4776-b22c-e363652d74d2");
  EXPECT_EQ(find_role("E147488A-F6F5-4113-8E2D-B22465E65BF6")->name, kEncryptionUser);
}

TEST(RoleTable, OtherNamesAreNoRole) {  // the second one of a seed document does not exist (C40)
  for (const char* name : {"", "Key Vault Crypto Encryption User", "Reader", "owner"}) {
    EXPECT_EQ(find_role(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace cmk::entra
