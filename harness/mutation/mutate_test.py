#!/usr/bin/env python3
"""Tests the mutants: which are found, that each can be switched on, the sample and the report.

usage: mutate_test.py [COMPILER]
Exits with 77 and a reason where clang's Python bindings are missing.
"""

import os
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mutate  # noqa: E402
import report  # noqa: E402

SKIPPED = 77
HERE = os.path.dirname(os.path.abspath(__file__))
COMPILER = "c++"
CINDEX = mutate.bindings()

PROGRAM = """#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
namespace {
constexpr int kLimit = 5;
constexpr bool never(int n) { return n == 3; }
int num_calls = 0;
void call() { ++num_calls; }
std::optional<int> half(int n) {
  if (n % 2 == 1) return std::nullopt;
  return n / 2;
}
int look(const std::string& text, int n) {
  int out = 0;
  if (n < kLimit && !text.empty()) out += 1;
  if (const auto found = half(n)) out += 10 * *found;
  for (int i = 0; i < n; ++i) call();
  const auto is_a = [&](char c) { return c == 'a' || c == 'b'; };
  for (const char c : text) out += is_a(c) ? 100 : 0;
  return out;
}
}  // namespace
int main(int, char** argv) {
  const bool fixed = never(4);
  for (const char* text : {"", "xya", "b"}) {
    for (int n = 0; n < 8; ++n) std::printf("%d ", look(text, n));
  }
  std::printf("%d %d", num_calls, fixed);
  return argv == nullptr;
}
"""


def of_program(source=PROGRAM):
    with tempfile.TemporaryDirectory() as root:
        with open(os.path.join(root, "a.cc"), "w", encoding="utf-8") as file:
            file.write(source)
        return mutate.parse(CINDEX, root, ["a.cc"])


def changes(mutants, kind):
    return {(one.before, one.after) for one in mutants if one.kind == kind}


def made(path, nth):
    mutant = mutate.Mutant("boundary", nth, nth + 1, [], "1", "1 + 1")
    mutant.path, mutant.nth = path, nth
    return mutant


@unittest.skipUnless(CINDEX, "no bindings")
class Finds(unittest.TestCase):
    def test_each_kind(self):
        found = of_program()
        self.assertLessEqual({("n % 2 == 1", "n % 2 != 1"), ("i < n", "i >= n"),
                              ("c == 'a'", "c != 'a'")}, changes(found, "relational"))
        self.assertLessEqual({("n < kLimit", "n <= kLimit"), ("kLimit", "kLimit + 1"),
                              ("2", "2 + 1")}, changes(found, "boundary"))
        self.assertLessEqual(
            {("n < kLimit && !text.empty()", "n < kLimit || !text.empty()"),
             ("!text.empty()", "text.empty()"), ("is_a(c)", "!(is_a(c))"),
             ("const auto found = half(n)", "const auto found = half(n); !found")},
            changes(found, "condition"))
        self.assertEqual({("call();", ";"), ("out += 1;", ";"), ("out += 10 * *found;", ";"),
                          ("++num_calls;", ";"), ("out += is_a(c) ? 100 : 0;", ";"),
                          ('std::printf("%d ", look(text, n));', ";"),
                          ('std::printf("%d %d", num_calls, fixed);', ";")},
                         changes(found, "statement"))

    def test_negates_no_comparison_twice(self):
        found = of_program("int f(int n) { if (n == 1) return 2; return 3; }\n")
        self.assertEqual(changes(found, "condition"), set())
        self.assertEqual(changes(found, "relational"), {("n == 1", "n != 1")})

    def test_leaves_out_what_is_constant_and_macros(self):
        for source in ["constexpr int f(int n) { return n < 2 ? n : 1; }\n",
                       "consteval bool f(int n) { return n == 2; }\n",
                       "const bool kTable[] = {1 < 2, 2 == 3};\n",
                       "void f() { constexpr bool x = 1 < 2; static const bool y = 2 < 3;\n"
                       "  (void)x; (void)y; }\n",
                       "bool f(int n = 3 - 2) { return n; }\n",
                       "template <int N> void f() { if constexpr (N) return; }\n",
                       "#define SAME(a, b) ((a) == (b))\nbool f(int n) { return SAME(n, n); }\n"]:
            with self.subTest(source=source):
                self.assertEqual([one.before for one in of_program(source)], [])

    def test_leaves_out_what_a_deviant_alone_feels(self):
        rules = "struct Rules { bool fault(int) const; bool holds(int, bool) const; };\n"
        for statement in ["if (n > 2 && rules.fault(1)) g();", "if (rules.fault(1)) { g(); }",
                          "if (n > 2 && !rules.holds(1, true)) g();",
                          "if (n == 1 && (rules.fault(1) || rules.fault(2))) g();"]:
            source = f"{rules}void g(); void f(const Rules& rules, int n) {{ {statement} }}\n"
            with self.subTest(statement=statement):
                self.assertEqual([one.before for one in of_program(source)], [])
        source = rules + ("void g(); int f(const Rules& rules, int n) {\n"
                          "  if (n == 1 || rules.fault(1)) g();\n"
                          "  if (!rules.holds(1, n < 3)) return 1;\n"
                          "  return rules.fault(2) ? n + 1 : n + 2; }\n")
        self.assertEqual({one.before for one in of_program(source)},
                         {"n == 1", "1", "n == 1 || rules.fault(1)", "g();", "n < 3", "3",
                          "!rules.holds(1, n < 3)", "2"})

    def test_finds_what_a_void_function_returns(self):
        found = of_program("void g(); void f() { return g(); }\n")
        self.assertEqual(changes(found, "statement"), {("return g();", "return;")})


@unittest.skipUnless(CINDEX, "no bindings")
class Writes(unittest.TestCase):
    def run_with(self, root, number):
        return subprocess.run([os.path.join(root, "a"), str(number)], capture_output=True,
                              timeout=60, check=False).stdout

    def test_each_can_be_switched_on(self):
        """All in one program; nearly each changes what it prints, none does while none is on."""
        mutants = of_program()
        numbers = [(mutant, number) for number, mutant in enumerate(mutants, 1)]
        start = b"int main(int, char** argv) {"
        text = mutate.write(PROGRAM.encode(), numbers)
        self.assertEqual(text.count(b"\n"), PROGRAM.count("\n"))
        text = text.replace(start, start + b" cmk::mutation::active = std::atoi(argv[1]);")
        with tempfile.TemporaryDirectory() as root:
            path = os.path.join(root, "a.cc")
            with open(path, "wb") as file:
                file.write(text)
            subprocess.run([COMPILER, "-std=c++23", "-w", "-include",
                            os.path.join(HERE, "mutant.h"), path, "-o", path[:-3]], check=True)
            sound = self.run_with(root, 0)
            same = [one.before for one, number in numbers
                    if one.function == "look" and "i " not in one.before and
                    self.run_with(root, number) == sound]
        self.assertTrue(sound)
        self.assertEqual(same, [])


class Draws(unittest.TestCase):
    def setUp(self):
        self.mutants = [made("a", n) for n in range(90)] + [made("b", n) for n in range(9)] + \
                       [made("c", 0)]

    def keys(self, *arguments):
        return {one.key() for one in mutate.draw(*arguments)}

    def test_each_file_has_its_share(self):
        drawn = mutate.draw(self.mutants, 20, 1)
        self.assertEqual(len(drawn), 20)
        paths = [one.path for one in drawn]
        self.assertEqual((paths.count("b"), paths.count("c")), (1, 1))
        self.assertEqual(len(mutate.draw(self.mutants, 1000, 1)), 100)

    def test_seed(self):
        self.assertEqual(self.keys(self.mutants, 20, 1), self.keys(self.mutants[::-1], 20, 1))
        self.assertNotEqual(self.keys(self.mutants, 20, 1), self.keys(self.mutants, 20, 2))

    def test_stays_when_another_file_changes(self):
        before = {key for key in self.keys(self.mutants, 20, 1) if key.startswith("a|")}
        after = {key for key in self.keys(self.mutants[:95], 19, 1) if key.startswith("a|")}
        self.assertLessEqual(len(before ^ after), 2)


class Reports(unittest.TestCase):
    def results(self, endings):
        sample = [made("reference/a/x.cc", n) for n in range(len(endings) + 1)]
        lines = [{"stage": "suite", "reached": [n for n, ending in enumerate(endings, 1)
                                                if ending != "not reached"]}]
        lines += [{"stage": "suite", "mutant": n, "ending": ending, "by": ""}
                  for n, ending in enumerate(endings, 1) if ending != "not reached"]
        return report.results_of(7, sample, sample, {len(sample)}, lines)

    def test_counts(self):
        results = self.results(["check", "crash", "timeout", "survived", "not reached"])
        text, good = report.markdown(results, {})
        self.assertIn("Seed 7; 6 mutants exist, 6 were drawn, 1 of them do not compile", text)
        self.assertIn("Killed: 3 (60.0 %): 1 by a check, 1 by a crash, 1 by the time limit", text)
        self.assertIn("| reference/a | 5 | 1 | 1 | 1 | 1 | 1 | 0 | 0 | 60.0 % |", text)
        self.assertEqual(text.count(report.NO_REASON), 2)
        self.assertFalse(good)

    def test_counts_no_code_of_deviants(self):
        sample = [made("reference/a/x.cc", n) for n in range(3)]
        lines = [{"stage": "suite", "reached": [1]},
                 {"stage": "suite", "mutant": 1, "ending": "check", "by": ""},
                 {"stage": report.DEVIANTS, "reached": [1, 2]}]
        results = report.results_of(1, sample, sample, set(), lines)
        self.assertEqual([one["ending"] for one in results["mutants"]],
                         ["check", "deviants only", "not reached"])
        self.assertEqual(report.per_cent(results["mutants"]), 50)

    def test_is_good_with_reasons_alone(self):
        results = self.results(["check"] * 9 + ["survived"])
        self.assertFalse(report.markdown(results, {})[1])
        reasons = {report.identity(one): "unseen: by design" for one in results["mutants"]}
        self.assertTrue(report.markdown(results, reasons)[1])
        few = self.results(["check"] * 8 + ["survived"])
        self.assertFalse(report.markdown(few, reasons)[1])

    def test_counts_no_equivalent_one(self):
        results = self.results(["check"] * 8 + ["survived"])
        reasons = {report.identity(results["mutants"][-1]): "equivalent: it is the same"}
        text, good = report.markdown(results, reasons)
        self.assertIn("Killed: 8 (100.0 %)", text)
        self.assertTrue(good)

    def test_reasons_are_of_known_form(self):
        for reason in report.load_reasons().values():
            self.assertRegex(reason, r"^(equivalent|unseen|to be killed by a scenario): \S")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        COMPILER = sys.argv.pop(1)
    PASSED = unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    if PASSED and CINDEX is None:
        print(f"SKIPPED: clang's Python bindings are missing ({mutate.PACKAGE})")
    sys.exit(1 if not PASSED else SKIPPED if CINDEX is None else 0)
