"""night.json: everything a night has to say, in the form that `cmkconf report night` reads."""

from night.targets import CANARY

COVERAGE_DROP_MAX = 0.05  # of the edges of the night before
FORMAT = 1


def coverage_faults(results):
    """What is wrong with the coverage of the targets, a line each."""
    faults = []
    for result in results:
        name, edges = result["name"], result["edges"]
        if result["state"] != "ran":
            continue
        if edges < result["edgesFloor"]:
            faults.append(f"{name}: {edges} edges, fewer than its floor of {result['edgesFloor']}")
        elif edges < result["edgesBefore"] * (1 - COVERAGE_DROP_MAX):
            faults.append(f"{name}: {edges} edges, {result['edgesBefore']} the night before: "
                          f"a drop of more than {COVERAGE_DROP_MAX:.0%}")
    return faults


def verdict_of(canary, results, findings, stopped):
    """The verdict, and the reasons for it. A night whose canary was not found says nothing; one
    that found something says so even when it was stopped or something else is wrong."""
    reasons = [f"{result['name']}: did not run" for result in results if result["state"] != "ran"]
    reasons += coverage_faults(results)
    if stopped:
        reasons.insert(0, "stopped before its end")
    elif not canary["found"]:
        return "void", [f"{CANARY}: what was planted was not found", *reasons]
    if any(finding["state"] != "quarantined" for finding in findings):
        return "findings", reasons
    if stopped:
        return "stopped", reasons
    return ("failed" if reasons else "clean"), reasons


def account(asked, folder, canary, results, findings, until_found, stopped):
    """`folder` is where the account will lie, seen from where its commands run."""
    verdict, reasons = verdict_of(canary, results, findings, stopped)
    return {"night": FORMAT, "seed": asked["seed"], "minutes": asked["minutes"],
            "workers": asked["workers"], "build": asked["build"], "folder": folder,
            "verdict": verdict, "reasons": reasons, "canary": canary, "targets": results,
            "findings": findings, "untilFound": until_found}


EXIT_CODES = {"clean": 0, "findings": 1, "failed": 1, "void": 2, "stopped": 2}
