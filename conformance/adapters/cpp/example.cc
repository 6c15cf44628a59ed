// An example: a directory of tenants and people behind the protocol. It knows neither managed
// identities nor roles; those methods are answered as unknown, and a managed identity is refused.
#include <map>
#include <set>

#include "cmk_adapter.h"

namespace {

using cmk_adapter::Json;
using cmk_adapter::Outcome;
using cmk_adapter::Refused;

class People {
 public:
  void clear() {
    tenants_.clear();
    people_.clear();
  }

  Outcome create_tenant(const Json& params) {
    const auto [place, is_new] = tenants_.insert(params.at("tenantId").get<std::string>());
    if (!is_new) return Refused{"nameTaken", 409, "Conflict", "tenant " + *place + " exists"};
    return Json::object();
  }

  Outcome create(const Json& params) {
    const std::string type = params.at("type");
    const std::string tenant = params.value("tenantId", "");
    if (type != "User" && type != "FirstParty") return Refused{"invalidParameter", 400, "", type};
    if (tenants_.count(tenant) == 0) return Refused{"notFound", 404, "", "no tenant " + tenant};
    const std::string name = params.at("name");
    const std::string id = tenant + "/" + name;
    if (people_.count(id) != 0) return Refused{"nameTaken", 409, "Conflict", ""};
    const std::string number = std::to_string(people_.size() + 1);
    const Json person = {{"id", id},
                         {"name", name},
                         {"type", type},
                         {"tenantId", tenant},
                         {"principalId", "p-" + number},
                         {"clientId", "c-" + number}};
    people_[id] = person;
    return person;
  }

  Outcome get(const Json& params) const {
    const auto person = people_.find(params.at("id").get<std::string>());
    if (person == people_.end()) return Refused{"notFound", 404, "", ""};
    return person->second;
  }

 private:
  std::set<std::string> tenants_;
  std::map<std::string, Json> people_;
};

}  // namespace

int main() {
  People people;
  cmk_adapter::Adapter adapter({{"implementation", "people"},
                                {"version", "1.0"},
                                {"language", "C++"},
                                {"profiles", {"identity"}},
                                {"capabilities", {"virtual-clock"}}});
  adapter.on_reset([&] { people.clear(); });
  adapter.on("tenant.create", [&](const Json& p, std::int64_t) { return people.create_tenant(p); });
  adapter.on("identity.create", [&](const Json& p, std::int64_t) { return people.create(p); });
  adapter.on("identity.get", [&](const Json& p, std::int64_t) { return people.get(p); });
  return adapter.run();
}
