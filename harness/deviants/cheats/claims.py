"""Cheats in what is claimed: options beyond their maxima, profiles that are not there."""

from world import Fault, is_accepted


def _declares(**options):
    def cheat(call, world):
        answer = world.ask(call)
        if call["method"] == "start":
            declared = {name.replace("_", "-"): value for name, value in options.items()}
            answer["options"] = {**answer.get("options", {}), **declared}
        return answer
    return cheat


leeway_huge = _declares(leeway=10**9)
leeway_just_beyond = _declares(leeway=301)
leeway_negative = _declares(leeway=-300)
leeway_as_text = _declares(leeway="300")
leeway_as_a_fraction = _declares(leeway=300.5)
propagation_huge = _declares(propagation=10**9)
lag_huge = _declares(lag=10**9)
renewal_huge = _declares(renewal=10**9)
seals_huge = _declares(sealsPerDataKey=10**12)
seals_zero = _declares(sealsPerDataKey=0)
repair_five = _declares(revoked_allows_identity_repair=5)
stays_ready_two = _declares(vcore_status_stays_ready=2)


def leeway_at_most(call, world):
    return _declares(leeway=300)(call, world)


def lag_at_most(call, world):
    """Logs and notifications show what is 100 seconds old."""
    answer = _declares(lag=100)(call, world)
    if call["method"] in ("vault.auditLog", "activityLog.list", "notification.list") and \
            is_accepted(answer):
        answer["result"]["value"] = [entry for entry in answer["result"]["value"]
                                     if _time_of(entry) <= call["now"] - 100]
    return answer


def _time_of(entry):
    event = entry.get("event", entry)
    return event["time"] if "time" in event else event["eventTimestamp"]


def claims_nothing(call, world):
    answer = world.ask(call)
    return {**answer, "profiles": []} if call["method"] == "start" else answer


def claims_an_unknown_profile(call, world):
    answer = world.ask(call)
    return {**answer, "profiles": answer["profiles"] + ["everything"]} \
        if call["method"] == "start" else answer


def claims_and_has_nothing(call, world):
    if call["method"] in ("start", "reset", "stop"):
        return world.ask(call)
    raise Fault(-32601, "not here")


def claims_no_capability(call, world):
    answer = world.ask(call)
    return {**answer, "capabilities": []} if call["method"] == "start" else answer


def has_no_keys(call, world):
    uses = ("key.wrapKey", "key.unwrapKey", "key.encrypt", "key.decrypt", "key.sign", "key.verify",
            "envelope.open")
    if call["method"] in uses:
        return {"outcome": "unsupported"}
    return world.ask(call)
