#include "reference/service/resource_create.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/entra/arm_id.h"
#include "reference/entra/first_party.h"
#include "reference/entra/location.h"
#include "reference/entra/system_assigned.h"
#include "reference/service/loan.h"
#include "reference/service/protection.h"
#include "reference/service/revalidation.h"
#include "reference/service/rules.h"
#include "reference/service/tasks.h"

namespace cmk::service {
namespace {

// Cosmos DB: 3 to 44 characters (C37 in azure-facts: 50 in the specification); clusters: 3 to 40.
constexpr PerService<std::size_t> kNameMax = {44, 40, 40};
constexpr std::size_t kNameMin = 3;

// The provider whose registration in the subscription the service needs (IDN-08).
constexpr PerService<std::string_view> kProviders = {"Microsoft.DocumentDB", "Microsoft.DocumentDB",
                                                     "Microsoft.DBforPostgreSQL"};

// ^[a-z0-9]+(-[a-z0-9]+)* (azure-facts 2.1, 2.2).
bool is_name(std::string_view name, std::size_t len_max) {
  if (name.size() < kNameMin || name.size() > len_max) return false;
  const bool allowed = std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
  return allowed && !name.starts_with('-') && !name.ends_with('-') && !name.contains("--");
}

bool is_registered(const Room& room, const entra::Subscription& subscription,
                   std::string_view provider) {
  if (entra::is_registered(room.directory, subscription.subscriptionId, provider)) return true;
  if (room.rules.fault(rules::kAnyProviderCounts)) return !subscription.resourceProviders.empty();
  return room.rules.fault(rules::kRegistrationElsewhereCounts) &&
         entra::first_party(room.directory, subscription.tenantId, provider) != nullptr;
}

Result<const entra::Subscription*> find_subscription(const Room& room, Service service,
                                                     const std::string& id) {
  const entra::Subscription* subscription = room.directory.subscriptions.find(id);
  if (subscription == nullptr) return refuse(Reason::notFound, "no such subscription");
  const bool registered = is_registered(room, *subscription, of(kProviders, service));
  // No document asks for the registration of PostgreSQL's provider.
  if (service == Service::postgresql ||
      room.rules.holds(rules::kProviderMustBeRegistered, registered)) {
    return subscription;
  }
  return refuse(Reason::providerNotRegistered, "the resource provider is not registered");
}

// A deviant's: a user-assigned identity serves the resource that got it last, and no other.
void take_from_others(Room& room, const Resource& added) {
  std::vector<std::string> others;
  room.estate.resources.for_each([&](const std::string& key, const Resource& other) {
    if (other.id != added.id) others.push_back(key);
  });
  for (const std::string& key : others) {
    std::erase_if(room.estate.resources.edit(key)->identities.user_assigned,
                  [&](const std::string& id) { return added.identities.has_user_assigned(id); });
  }
}

void delete_principal(Room& room, std::string_view id) {
  if (entra::Principal* principal = room.directory.principals.edit(to_lower(id))) {
    principal->deleted = true;
  }
}

// What goes with a resource: its system-assigned identity, and nothing else (IDN-01).
void delete_identities(Room& room, Resource& gone) {
  gone.identities.system_assigned = room.rules.fault(rules::kSystemIdentityOutlives);
  settle_system_identity(room, gone);
  if (room.rules.fault(rules::kUserIdentityGoesToo)) {
    for (const std::string& id : gone.identities.user_assigned) delete_principal(room, id);
  }
  if (room.rules.fault(rules::kFirstPartyGoesToo)) {
    const entra::Principal* first_party = entra::first_party(room.directory, gone.tenantId);
    if (first_party != nullptr) delete_principal(room, std::string(first_party->id));
  }
}

}  // namespace

Result<Resource> new_resource(Room& room, Service service, const ResourcePlace& place) {
  if (!is_name(place.name, of(kNameMax, service))) return refuse(Reason::invalidName);
  if (place.resourceGroup.empty() || place.location.empty()) {
    return refuse(Reason::invalidParameter, "resource group and location are needed");
  }
  const auto subscription = find_subscription(room, service, place.subscriptionId);
  if (!subscription) return std::unexpected(subscription.error());
  Resource resource;
  resource.service = service;
  resource.id = entra::arm_id(place.subscriptionId, place.resourceGroup,
                              of(kResourceTypes, service), place.name);
  if (room.estate.resources.contains(to_lower(resource.id))) return refuse(Reason::nameTaken);
  resource.name = place.name;
  resource.subscriptionId = place.subscriptionId;
  resource.resourceGroup = place.resourceGroup;
  resource.location = entra::fold_location(place.location);
  resource.tenantId = (*subscription)->tenantId;
  resource.instanceId = room.source.uuid();
  resource.created = room.now;
  resource.ring = make_ring(room);
  return resource;
}

void settle_system_identity(Room& room, Resource& resource) {
  const bool present = entra::find_system_assigned(room.directory, resource.id) != nullptr;
  if (resource.identities.system_assigned == present) return;
  if (present) {
    entra::delete_system_assigned(room.directory, resource.id);
  } else if (!room.rules.fault(rules::kSystemIdentityMissing)) {
    entra::create_system_assigned(room, resource.id, resource.tenantId, resource.location);
  }
}

Resource& add_resource(Room& room, Resource resource) {
  const std::string key = to_lower(resource.id);
  Resource& added = room.estate.resources.put(key, std::move(resource));
  settle_system_identity(room, added);
  if (room.rules.fault(rules::kUserIdentityLeaves)) take_from_others(room, added);
  remember(room, added);
  start_watching(room, added);
  return added;
}

void remove_resource(Room& room, const Resource& resource) {
  const std::string key = to_lower(resource.id);
  Resource& gone = *room.estate.resources.edit(key);
  stop_watching(room, gone);
  delete_identities(room, gone);
  gone.ring.data_key = {};
  end_loans(room, gone);
  // What is exactly as old as the retention can still be restored.
  room.agenda.book(room.now + gone.retention + 1, {kForget, gone.instanceId, {}});
  const std::string instance = gone.instanceId;
  room.estate.deleted.put(instance, {std::move(gone), room.now});
  room.estate.resources.erase(key);
}

void run_forget(Room& room, const Task& task) { room.estate.deleted.erase(task.name.subject); }

}  // namespace cmk::service
