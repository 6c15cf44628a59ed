// The three services that keep data under a customer's key.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cmk::service {

enum class Service { cosmos, mongoVcore, postgresql };
inline constexpr std::array kServices = {Service::cosmos, Service::mongoVcore, Service::postgresql};
inline constexpr std::size_t kNumServices = kServices.size();

// A column of a table that holds one entry for each service, in the order of the enum.
template <class T>
using PerService = std::array<T, kNumServices>;

template <class T>
[[nodiscard]] constexpr const T& of(const PerService<T>& column, Service service) {
  return column[static_cast<std::size_t>(service)];
}

// Whether the customer's key makes a second layer of its own inside the service's (cosmos, double
// encryption), or wraps the key of the only one (vCore, encryption at rest; pg, data encryption).
inline constexpr PerService<bool> kTwoLayers = {true, false, false};

// ARM resource types (azure-facts 2.1 to 2.3).
inline constexpr PerService<std::string_view> kResourceTypes = {
    "Microsoft.DocumentDB/databaseAccounts", "Microsoft.DocumentDB/mongoClusters",
    "Microsoft.DBforPostgreSQL/serverGroupsv2"};

}  // namespace cmk::service
