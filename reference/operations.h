// The registry of operations: one line each. Everything that knows all of them derives from this.
#pragma once

#include <boost/mp11.hpp>
#include <variant>

#include "reference/core/instant.h"
#include "reference/entra/identity_create.h"
#include "reference/entra/identity_delete.h"
#include "reference/entra/identity_get.h"
#include "reference/entra/identity_recover.h"
#include "reference/entra/role_assign.h"
#include "reference/entra/role_list.h"
#include "reference/entra/role_remove.h"
#include "reference/entra/subscription_create.h"
#include "reference/entra/subscription_register_provider.h"
#include "reference/entra/tenant_create.h"

namespace cmk {

using Operations = boost::mp11::mp_list<
    entra::TenantCreate,
    entra::SubscriptionCreate,
    entra::SubscriptionRegisterProvider,
    entra::IdentityCreate,
    entra::IdentityGet,
    entra::IdentityDelete,
    entra::IdentityRecover,
    entra::RoleAssign,
    entra::RoleRemove,
    entra::RoleList>;

template <class Op>
using AnswerOf = typename Op::Answer;

using AnyParams = boost::mp11::mp_rename<Operations, std::variant>;
using AnyAnswer = boost::mp11::mp_rename<
    boost::mp11::mp_unique<boost::mp11::mp_transform<AnswerOf, Operations>>, std::variant>;

// One step of a trace: what is done, and when (Unix seconds, never decreasing).
struct Operation {
  AnyParams params;
  Instant now = 0;
};

}  // namespace cmk
