#!/usr/bin/env python3
"""Reads the files of sample reports as outside tools would: junit.xml by an XML parser, the JSON
files by a JSON parser, night.sarif by what SARIF 2.1.0 requires, and compares their numbers.

report_files_test.py SAMPLE_REPORT CONFORMANCE_DIR
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree


def check_junit(folder, report):
    root = xml.etree.ElementTree.parse(folder / "junit.xml").getroot()
    asked = [p["name"] for p in report["profiles"] if p["verdict"] != "not-claimed"]
    assert [suite.get("name") for suite in root] == asked
    for suite in list(root):
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            found = [case for case in cases if case.find(tag) is not None]
            assert int(suite.get(kind)) == len(found), (suite.get("name"), kind)
            assert all(case.find(tag).get("message") for case in found)
    for kind in ("tests", "failures", "errors", "skipped"):
        assert int(root.get(kind)) == sum(int(suite.get(kind)) for suite in root)
    return root


def check_run(folder, report):
    lines = [json.loads(line) for line in (folder / "run.jsonl").read_text("utf-8").splitlines()]
    kinds = [line["type"] for line in lines]
    assert kinds == ["header"] + ["check"] * (len(lines) - 2) + ["footer"]
    assert lines[-1]["checks"]["emitted"] == len(lines) - 2 == report["checks"]["emitted"]
    assert lines[-1]["requirements"] == {r["id"]: r["verdict"] for r in report["requirements"]}
    for line in (folder / "transcript.jsonl").read_text("utf-8").splitlines():
        assert set(json.loads(line)) == {"scenario", "case", "backend", "step", "call", "answer"}


def check_night(folder):
    night = json.loads((folder / "night.json").read_text("utf-8"))
    log = json.loads((folder / "night.sarif").read_text("utf-8"))
    assert log["version"] == "2.1.0" and len(log["runs"]) == 1
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["name"] == "cmkconf" and driver["version"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    results = run["results"]
    assert (sorted(result["partialFingerprints"]["signature/v1"] for result in results) ==
            sorted(finding["signature"] for finding in night["findings"]))
    inputs = {finding["signature"]: finding["input"] for finding in night["findings"]}
    for result in results:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "note") and result["message"]["text"]
        [location] = result["locations"]
        uri = urllib.parse.urlsplit(location["physicalLocation"]["artifactLocation"]["uri"])
        assert not (uri.scheme or uri.netloc or uri.query or uri.fragment), uri
        assert (urllib.parse.unquote(uri.path) ==
                inputs[result["partialFingerprints"]["signature/v1"]])
    for invocation in run["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)
        assert all(note["message"]["text"] for note in invocation["toolExecutionNotifications"])
    summary = (folder / "summary.md").read_text("utf-8")
    assert summary.startswith("# Night of the fuzzers: %s\n" % night["verdict"])
    rows = [line for line in summary.splitlines() if line.startswith("| ")]
    heads = sum(1 for part in ("targets", "untilFound") if night[part])
    assert len(rows) == len(night["targets"]) + len(night["untilFound"]) + heads


def main(sample_report, conformance):
    with tempfile.TemporaryDirectory(prefix="cmkconf-files-") as temporary:
        for name in ("conformant", "part", "mixed", "hostile"):
            folder = pathlib.Path(temporary, name)
            subprocess.run([sample_report, conformance, name, str(folder)], check=True)
            report = json.loads((folder / "report.json").read_text("utf-8"))
            root = check_junit(folder, report)
            check_run(folder, report)
            bad = int(root.get("failures")) + int(root.get("errors"))
            green = report["verdict"] in ("conformant", "conformant-in-part")
            assert (bad == 0) == green, name
        for name in ("night-clean", "night-found", "night-hostile"):
            folder = pathlib.Path(temporary, name)
            subprocess.run([sample_report, conformance, name, str(folder)], check=True)
            check_night(folder)
    print("report files: ok")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
