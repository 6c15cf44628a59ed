#include "reference/service/loan.h"

#include "reference/core/text.h"
#include "reference/service/key_holder.h"
#include "reference/service/revalidation.h"
#include "reference/service/rules.h"
#include "reference/service/watch.h"

namespace cmk::service {
namespace {

Instant renewal_from(const Room& room) { return room.now + room.choices.options.number("renewal"); }

bool has_lent(const Loan& loan, const std::string& principal_id) {
  return contains(loan.principalIds, principal_id);
}

}  // namespace

void lend(const Room& room, const Resource& source, bool source_deleted, Resource& target) {
  Loan loan;
  loan.lender = source.instanceId;
  for (const std::string& id : target.identities.user_assigned) {
    if (!source.identities.has_user_assigned(id) && !room.rules.fault(rules::kLendsAnyIdentity)) {
      continue;
    }
    const entra::Principal* principal = room.directory.principals.find(to_lower(id));
    if (principal == nullptr) continue;
    if (source.loan && has_lent(*source.loan, principal->principalId)) {
      target.loan = source.loan;
      return;
    }
    loan.principalIds.push_back(principal->principalId);
  }
  if (loan.principalIds.empty()) return;
  if (source_deleted || room.rules.fault(rules::kLoanEndsEarly)) loan.ends = renewal_from(room);
  target.loan = std::move(loan);
}

bool is_on_ended_loan(const Room& room, const Resource& resource,
                      const entra::Principal& principal) {
  if (!resource.loan || !resource.loan->ends || room.now < *resource.loan->ends) return false;
  return has_lent(*resource.loan, principal.principalId) ||
         room.rules.fault(rules::kNewIdentityDoesNotHelp);
}

std::optional<Instant> end_of_loan(const Room& room, const Resource& resource) {
  if (!resource.loan || !resource.loan->ends || *resource.loan->ends <= room.now) {
    return std::nullopt;
  }
  return resource.loan->ends;
}

bool is_lost_by_loan(const Room& room, const Resource& resource) {
  if (resource.accessible() || !resource.key) return false;
  const entra::Principal* holder = find_holder(room, resource, resource.key->identity);
  return holder != nullptr && is_on_ended_loan(room, resource, *holder);
}

void end_loans(Room& room, const Resource& lender) {
  for (const std::string& id : borrowers_of(room, lender.instanceId)) {
    Resource* borrower = room.estate.resources.edit(id);
    if (borrower == nullptr || !borrower->loan || borrower->loan->ends) continue;
    borrower->loan->ends = renewal_from(room);
    examine(room, *borrower);
  }
}

}  // namespace cmk::service
