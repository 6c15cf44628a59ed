#include "reference/core/reason.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace cmk {
namespace {

TEST(Reason, TableStandsInTheOrderOfTheEnum) {
  for (std::size_t i = 0; i < reasons().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(reasons()[i].reason), i);
    EXPECT_EQ(&info(reasons()[i].reason), &reasons()[i]);
  }
}

TEST(Reason, NamesAreUniqueAndLeadBack) {
  std::set<std::string_view> names;
  for (const ReasonInfo& entry : reasons()) {
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
    EXPECT_EQ(reason_from_name(entry.name), entry.reason);
  }
}

TEST(Reason, OtherNamesAreNone) {
  for (const char* name : {"", "NotFound", "notFound ", "unknown"}) {
    EXPECT_FALSE(reason_from_name(name)) << name;
  }
}

TEST(Reason, SentencesEndWithAPeriod) {
  for (const ReasonInfo& entry : reasons())
    EXPECT_TRUE(entry.sentence.ends_with('.')) << entry.name;
}

TEST(Reason, RefusalsHaveAnErrorStatusAndACode) {
  for (const ReasonInfo& entry : reasons()) {
    if (entry.reason == Reason::unspecified) continue;
    EXPECT_TRUE(entry.httpStatus >= 400 && entry.httpStatus < 600) << entry.name;
    EXPECT_FALSE(entry.code.empty()) << entry.name;
  }
}

TEST(Reason, DocumentedAnswers) {  // azure-facts 3.4
  struct Case {
    Reason reason;
    int status;
    const char* code;
  };
  const Case cases[] = {{Reason::unauthenticated, 401, "Unauthorized"},
                        {Reason::networkDenied, 403, "ForbiddenByFirewall"},
                        {Reason::permissionDenied, 403, "AccessDenied"},
                        {Reason::keyDisabled, 403, "KeyDisabled"},
                        {Reason::notFound, 404, "KeyNotFound"},
                        {Reason::nameDeleted, 409, "ObjectIsDeletedButRecoverable"},
                        {Reason::invalidParameter, 400, "BadParameter"}};
  for (const Case& known : cases) {
    EXPECT_EQ(info(known.reason).httpStatus, known.status) << known.code;
    EXPECT_EQ(info(known.reason).code, known.code);
  }
}

}  // namespace
}  // namespace cmk
