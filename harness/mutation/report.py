"""What a run over the mutants says, for people and for programs."""

import json
import os

REASONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reasons.json")
GOAL = 90  # per cent of the mutants that are to be told
KILLED = ("check", "crash", "timeout")
# What is no change of the reference: the code of planted faults, which deviants alone reach, and
# what its reason shows to be the same.
UNCOUNTED = ("deviants only", "equivalent")
LEFT = ("survived", "not reached")
ENDINGS = (*KILLED, *LEFT, *UNCOUNTED)
DEVIANTS = "deviants"
IDENTITY = ("path", "function", "kind", "before", "after", "nth")
NO_REASON = "NO REASON GIVEN"


def load_reasons(path=REASONS):
    """Why a mutant survives, by what names it."""
    with open(path, encoding="utf-8") as file:
        return {identity(one): one["reason"] for one in json.load(file)}


def identity(one):
    return tuple(str(one.get(name, 0)) for name in IDENTITY)


def results_of(seed, exist, sample, dropped, lines):
    """The run as data, from the lines that run_mutants printed."""
    endings = {}
    for line in lines:
        ending = "deviants only" if line["stage"] == DEVIANTS else "survived"
        for number in line.get("reached", []):
            endings.setdefault(number, (ending, "", ""))
        if "mutant" in line:
            endings[line["mutant"]] = (line["ending"], line["stage"], line["by"])
    mutants = []
    for number, mutant in enumerate(sample, 1):
        if number in dropped:
            continue
        ending, stage, by = endings.get(number, ("not reached", "", ""))
        one = {name: getattr(mutant, name) for name in (*IDENTITY, "line")}
        mutants.append({**one, "ending": ending, "stage": stage, "by": by})
    return {"seed": seed, "exist": len(exist), "drawn": len(sample), "dropped": len(dropped),
            "mutants": mutants}


def counts(mutants):
    count = {ending: 0 for ending in ENDINGS}
    for mutant in mutants:
        count[mutant["ending"]] += 1
    return count


def per_cent(mutants):
    """The killed ones, of those that change the reference."""
    count = counts(mutants)
    changed = len(mutants) - sum(count[ending] for ending in UNCOUNTED)
    return 100 * sum(count[ending] for ending in KILLED) / max(1, changed)


def table(title, mutants, name_of):
    """A row for each group of mutants, and one for all."""
    groups = {}
    for mutant in mutants:
        groups.setdefault(name_of(mutant), []).append(mutant)
    lines = [f"| {title} | mutants | {' | '.join(ENDINGS)} | killed |",
             "|---|" + "---:|" * (len(ENDINGS) + 2)]
    for name, group in [*sorted(groups.items()), ("all", mutants)]:
        numbers = [str(counts(group)[ending]) for ending in ENDINGS]
        lines.append(f"| {name} | {len(group)} | {' | '.join(numbers)} | {per_cent(group):.1f} % |")
    return lines


def code(text, size=160):
    text = text if len(text) <= size else text[:size // 2] + " … " + text[-size // 2:]
    fence = "``" if "`" in text else "`"
    return fence + text.replace("|", "\\|") + fence


def listed(mutants, reasons, endings):
    lines = []
    for mutant in mutants:
        if mutant["ending"] in endings:
            where = f"{mutant['path']}:{mutant['line']}"
            lines += [f"- **{where}** {mutant['kind']}, {mutant['ending']}: "
                      f"{code(mutant['before'])} became {code(mutant['after'])}",
                      f"  {reasons.get(identity(mutant), NO_REASON)}"]
    return lines


def with_reasons(mutants, reasons):
    """Those that survive for being the same are told apart."""
    same = [mutant["ending"] in LEFT and
            reasons.get(identity(mutant), "").startswith("equivalent: ") for mutant in mutants]
    return [{**mutant, "ending": "equivalent"} if equal else mutant
            for mutant, equal in zip(mutants, same)]


def by_stage(mutants):
    stages = {}
    for mutant in mutants:
        if mutant["ending"] in KILLED:
            stages[mutant["stage"]] = stages.get(mutant["stage"], 0) + 1
    return [f"- {stage}: {count}" for stage, count in stages.items()]


def summary(results, mutants):
    count = counts(mutants)
    killed = sum(count[ending] for ending in KILLED)
    return [
        f"- Seed {results['seed']}; {results['exist']} mutants exist, {results['drawn']} were "
        f"drawn, {results['dropped']} of them do not compile, {len(mutants)} were run.",
        f"- Killed: {killed} ({per_cent(mutants):.1f} %): {count['check']} by a check, "
        f"{count['crash']} by a crash, {count['timeout']} by the time limit.",
        f"- Not killed: {count['survived']} survived, {count['not reached']} were never reached.",
        f"- Not counted: {count['deviants only']} lie in the code of planted faults, which only "
        f"deviants run; {count['equivalent']} change nothing, for the reason that is given."]


def markdown(results, reasons):
    """The report, and whether it is good: enough are told, and each survivor has its reason."""
    mutants = with_reasons(results["mutants"], reasons)
    lines = [
        "# Mutants of the reference", "",
        "`harness/mutation/run` changes the reference in one place at a time and runs the suite, "
        "then random traces of exploring, until a check fails or an answer is another one.", "",
        *summary(results, mutants), "", "Killed by stage:", "",
        *by_stage(mutants), "", "## By kind", "",
        *table("kind", mutants, lambda one: one["kind"]), "", "## By folder", "",
        *table("folder", mutants, lambda one: os.path.dirname(one["path"])), "",
        "## Not killed", "", *listed(mutants, reasons, LEFT), "",
        "## Equivalent", "", *listed(mutants, reasons, ("equivalent",))]
    good = per_cent(mutants) >= GOAL and not any(line.endswith(NO_REASON) for line in lines)
    return "\n".join(lines) + "\n", good
