"""Prints the failures and skips of a ctest run, then one line with the counts."""
import re
import sys
import xml.etree.ElementTree as ElementTree


def main(results_path, log_path):
    try:
        cases = list(ElementTree.parse(results_path).getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError) as error:
        print(open(log_path, encoding="utf-8", errors="replace").read()[-4000:])
        print(f"no test results: {error}")
        print("0 passed, 1 failed")
        return 1
    failed, skipped = [], []
    for case in cases:
        output = case.findtext("system-out") or ""
        if case.find("skipped") is not None:
            skipped.append(case.get("name"))
            reason = re.search(r"(?:Skipped|SKIPPED:?)\s*\n?(.+)", output)
            why = reason.group(1).strip() if reason else output.strip()[-300:]
            print(f"SKIPPED {case.get('name')}: {why}")
        elif case.find("failure") is not None or case.get("status") == "fail":
            failed.append(case.get("name"))
            print(f"FAILED {case.get('name')}\n{output[-4000:]}")
    passed = len(cases) - len(failed) - len(skipped)
    tail = f", {len(skipped)} skipped" if skipped else ""
    print(f"{passed} passed, {len(failed)} failed{tail}")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
