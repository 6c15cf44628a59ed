#include "harness/explore/meaning.h"

#include <gtest/gtest.h>

#include "harness/protocol/model.h"

namespace cmk::explore {
namespace {

using harness::Type;
using harness::TypeKind;

const Type& innermost(const Type& type) {
  return type.kind == TypeKind::list || type.kind == TypeKind::map ? innermost(*type.element)
                                                                   : type;
}

// Texts that a caller gives and that only the vault itself would fill in.
bool is_answer_only(std::string_view owner, std::string_view member) {
  return (owner == "KeyAttributes" && member == "recoveryLevel") || owner == "JsonWebKey";
}

void expect_rows(std::string_view owner, const Type& type) {
  for (const harness::Member& member : type.members) {
    const Type& inner = innermost(*member.type);
    if (inner.kind == TypeKind::structure) expect_rows(inner.name, inner);
    if (inner.kind != TypeKind::text || member.type->kind == TypeKind::map) continue;
    if (is_answer_only(owner, member.name)) continue;
    const MeaningRow& row = meaning_of(owner, member.name);
    EXPECT_EQ(row.member, member.name) << owner << ": nothing is known to put there";
    EXPECT_TRUE(row.meaning != Meaning::word || !row.usual.empty()) << owner << ' ' << member.name;
  }
}

TEST(Meaning, EveryTextOfEveryOperationHasARow) {
  for (const harness::OperationModel& operation : harness::operation_models()) {
    expect_rows(operation.method, *operation.params);
  }
}

TEST(Meaning, TheSpecialRowComesFirst) {
  EXPECT_EQ(meaning_of("vault.create", "name").meaning, Meaning::vault);
  EXPECT_EQ(meaning_of("key.create", "name").meaning, Meaning::keyName);
  EXPECT_EQ(meaning_of("account.create", "name").meaning, Meaning::word);
  EXPECT_EQ(meaning_of("no such", "member").member, "");
}

}  // namespace
}  // namespace cmk::explore
