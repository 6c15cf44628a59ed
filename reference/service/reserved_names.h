// The names of the fields that Cosmos DB adds to what it stores, which Cassandra tables of an
// account with a customer's key cannot have (cosmos, warning).
#pragma once

#include <array>
#include <string_view>

namespace cmk::service {

inline constexpr std::array<std::string_view, 8> kReservedNames = {
    "id", "ttl", "_ts", "_etag", "_rid", "_self", "_attachments", "_epk"};

}  // namespace cmk::service
