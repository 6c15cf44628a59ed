"""Finds what can be changed in sources, on the syntax that clang reports, and writes sources in
which each change can be switched on by its number (mutant.h).

Kinds of mutants:
  relational  == and != exchanged, < and > turned round
  boundary    < and <=, > and >= exchanged; a constant that is compared or calculated with, plus one
  condition   what if, while, ?:, && and || ask, negated; && and || exchanged
  statement   a call or an assignment, left out
Only what a function's body does at run time is changed: no table, constexpr, header or macro.
Left out, too: reserve(), which no caller can tell; and what only a deviant runs or feels: in the
reference itself a rulebook's fault() is false, and so is holds(rule, false).
"""

import hashlib
import os
import re
import sys

PACKAGE = "python3-clang-19"
ARGUMENTS = ["-xc++", "-std=c++23", "-DNDEBUG"]
RELATIONAL = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
BOUNDARY = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
LOGICAL = {"&&": "||", "||": "&&"}
ARITHMETIC = {"+", "-", "*", "/", "%"}
# What may hold a parenthesis that is none, and parentheses.
TOKEN = re.compile(rb"""//[^\n]*|"(?:\\.|[^"\\])*"|\d[\w']*|'(?:\\.|[^'\\])+'|[()]""")
KINDS = ("relational", "boundary", "condition", "statement")


def bindings():
    """clang's Python bindings; None where they are not installed."""
    try:
        from clang import cindex
    except ImportError:
        # The Debian package puts them where another Python than Debian's does not look.
        sys.path.append("/usr/lib/python3/dist-packages")
        try:
            from clang import cindex
        except ImportError:
            return None
    try:
        cindex.Index.create()
    except cindex.LibclangError:
        return None
    return cindex


class Mutant:
    """A change of [start, end) of a file, in bytes. `pieces` write the changed code: text, and
    ranges whose own mutants are written in turn."""

    def __init__(self, kind, start, end, pieces, before, after):
        self.kind, self.start, self.end, self.pieces = kind, start, end, pieces
        self.before, self.after = one_line(before), one_line(after)
        self.path = self.function = ""
        self.line = self.nth = 0

    def key(self):
        """What names it while lines move: the nth such change in its function."""
        return "|".join((self.path, self.function, self.kind, self.before, self.after,
                         str(self.nth)))


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()


class Finder:
    """The mutants of one translation unit, by file."""

    def __init__(self, cindex, texts):
        self.kind = cindex.CursorKind
        self.texts = texts  # bytes by path
        self.found = {path: [] for path in texts}
        self.text, self.out, self.function = b"", [], ""

    def visit(self, unit):
        for cursor in unit.cursor.get_children():
            place = cursor.location.file
            path = os.path.normpath(place.name) if place else ""
            if path in self.texts:
                self.text, self.out = self.texts[path], self.found[path]
                self.walk(cursor, False)

    # Text

    def at(self, start, end):
        return self.text[start:end].decode()

    @staticmethod
    def span(cursor):
        return cursor.extent.start.offset, cursor.extent.end.offset

    def source(self, cursor):
        return self.at(*self.span(cursor))

    def add(self, kind, start, end, pieces, before, after):
        mutant = Mutant(kind, start, end, pieces, before, after)
        mutant.function = self.function
        mutant.line = self.text.count(b"\n", 0, start) + 1
        self.out.append(mutant)

    # The walk

    def walk(self, cursor, in_body):
        kind = self.kind
        if cursor.kind in (kind.FUNCTION_DECL, kind.CXX_METHOD, kind.CONSTRUCTOR, kind.DESTRUCTOR,
                           kind.CONVERSION_FUNCTION, kind.FUNCTION_TEMPLATE):
            return self.walk_function(cursor)
        if cursor.kind == kind.LAMBDA_EXPR:
            return self.walk_bodies(cursor)
        if cursor.kind in (kind.PARM_DECL, kind.STATIC_ASSERT, kind.ENUM_DECL):
            return None
        if cursor.kind == kind.VAR_DECL:
            before = self.function
            if not in_body:
                self.function = cursor.spelling
            fixed = re.match(r"\s*(?:\w+\s+)*?(?:constexpr|static)\b", self.source(cursor))
            self.walk_children(cursor, in_body and not fixed)
            self.function = before
            return None
        if in_body and self.fixed_value(cursor) is not None:
            return None
        if in_body:
            self.offer(cursor)
        return self.walk_children(cursor, in_body)

    def walk_children(self, cursor, in_body):
        children = list(cursor.get_children())
        if cursor.kind == self.kind.CASE_STMT:
            children = children[1:]
        if in_body and cursor.kind in (self.kind.IF_STMT, self.kind.CONDITIONAL_OPERATOR):
            dead = self.dead_branches(cursor)
            children = [child for child in children if child not in dead]
        if cursor.kind == self.kind.IF_STMT and self.source(cursor).startswith("if constexpr"):
            children = children[1:]
        for child in children:
            self.walk(child, in_body)

    def walk_function(self, cursor):
        head = self.source(cursor).split("{")[0]
        if not re.search(r"\bconst(expr|eval)\b", head):
            self.function = cursor.spelling
            self.walk_bodies(cursor)
            self.function = ""

    def walk_bodies(self, cursor):
        for child in cursor.get_children():
            if child.kind == self.kind.COMPOUND_STMT:
                self.walk(child, True)

    # What is the same in all but deviants

    def fixed_value(self, cursor):
        """Whether a condition is true or false wherever the reference asks it; None when it may be
        either."""
        children = list(cursor.get_children())
        if cursor.kind in (self.kind.UNEXPOSED_EXPR, self.kind.PAREN_EXPR) and len(children) == 1:
            return self.fixed_value(children[0])
        if cursor.kind == self.kind.CALL_EXPR and cursor.spelling in ("fault", "has_fault"):
            return False
        if cursor.kind == self.kind.CALL_EXPR and cursor.spelling == "holds":
            condition = self.source(cursor).rstrip(")").split(", ")[-1]
            return {"false": False, "true": True}.get(condition)
        if cursor.kind == self.kind.UNARY_OPERATOR and self.source(cursor).startswith("!"):
            value = self.fixed_value(children[0])
            return None if value is None else not value
        return self.fixed_logic(cursor)

    def fixed_logic(self, cursor):
        parts = self.operator_of(cursor) if cursor.kind == self.kind.BINARY_OPERATOR else None
        if not parts or parts[1] not in LOGICAL:
            return None
        values = [self.fixed_value(child) for child in cursor.get_children()]
        decisive = parts[1] == "||"
        if decisive in values:
            return decisive
        return None if None in values else not decisive

    def dead_branches(self, cursor):
        """The branches that no run of the reference takes."""
        children = list(cursor.get_children())
        branches = children[1:]
        if cursor.kind == self.kind.IF_STMT:
            _, end = self.parenthesis(self.span(cursor)[0])
            branches = [child for child in children if self.span(child)[0] > end]
            children = [child for child in children if self.span(child)[0] < end][-1:]
        value = self.fixed_value(children[0]) if children else None
        if value is None:
            return []
        return branches[1:] if value else branches[:1]

    # What is offered

    def offer(self, cursor):
        kind = self.kind
        if cursor.kind == kind.IF_STMT:
            self.offer_if(cursor)
        elif cursor.kind in (kind.CONDITIONAL_OPERATOR, kind.WHILE_STMT):
            first = next(cursor.get_children())
            if first.kind.is_expression():
                self.offer_negation(first)
        elif cursor.kind in (kind.BINARY_OPERATOR, kind.CALL_EXPR, kind.UNEXPOSED_EXPR):
            self.offer_operator(cursor)
        for child in self.statements_of(cursor):
            self.offer_statement(child)
        if cursor.kind == kind.RETURN_STMT:
            self.offer_void_return(cursor)

    def offer_if(self, cursor):
        start, _ = self.span(cursor)
        if self.source(cursor).startswith("if constexpr"):
            return
        inside = self.parenthesis(start)
        parts = [child for child in cursor.get_children() if inside[0] <= self.span(child)[0] and
                 self.span(child)[1] <= inside[1]]
        after_init = max((self.span(part)[1] for part in parts
                          if part.kind == self.kind.DECL_STMT), default=0)
        declared = [part for part in parts if part.kind == self.kind.VAR_DECL]
        asked = [part for part in parts
                 if part.kind.is_expression() and self.span(part)[0] >= after_init]
        if declared:
            self.offer_declared(declared[-1], inside)
        elif asked:
            self.offer_negation(asked[-1])

    def parenthesis(self, start):
        """The range within the first pair of them from `start` on."""
        depth = 0
        for token in TOKEN.finditer(self.text, start):
            if token.group() == b"(":
                begin = token.end() if depth == 0 else begin
                depth += 1
            elif token.group() == b")":
                depth -= 1
                if depth == 0:
                    return begin, token.start()
        raise ValueError("no closing parenthesis")

    def offer_declared(self, variable, inside):
        """if (T x = y): the negation asks for x behind it."""
        name = variable.spelling
        pieces = [inside, f"; cmk_mutant(%d) != static_cast<bool>({name})"]
        self.add("condition", *inside, pieces, self.at(*inside), f"{self.at(*inside)}; !{name}")

    def offer_negation(self, cursor):
        span, text = self.span(cursor), self.source(cursor)
        parts = self.operator_of(cursor)
        if not text or parts and parts[1] in RELATIONAL:
            return  # the exchange of the operator is its negation
        if self.fixed_value(cursor) is not None:
            return
        pieces = ["(cmk_mutant(%d) != static_cast<bool>(", span, "))"]
        after = text[1:] if re.fullmatch(r"![\w.>\-]+(\(.*\))?", text, re.S) else f"!({text})"
        self.add("condition", *span, pieces, text, after)

    def operator_of(self, cursor):
        """(left, operator, right) of an infix operator, the operands as ranges."""
        children = list(cursor.get_children())
        if len(children) == 1 and self.span(children[0]) == self.span(cursor):
            return self.operator_of(children[0])  # a conversion
        if len(children) < 2:
            return None
        span, left, right = self.span(cursor), self.span(children[0]), self.span(children[-1])
        if left[0] != span[0] or right[1] != span[1] or left[1] > right[0]:
            return None
        return left, self.at(left[1], right[0]).strip(), right

    def offer_operator(self, cursor):
        parts = self.operator_of(cursor)
        if not parts:
            return
        left, operator, right = parts
        children = list(cursor.get_children())
        operands = (children[0], children[-1])
        if operator in LOGICAL:
            if all(self.fixed_value(operand) is None for operand in operands):
                self.exchange("condition", parts, LOGICAL[operator])
            for operand in operands:
                inner = self.operator_of(operand)
                if not (inner and inner[1] in LOGICAL):
                    self.offer_negation(operand)
        elif operator in RELATIONAL:
            self.exchange("relational", parts, RELATIONAL[operator])
            if operator in BOUNDARY:
                self.exchange("boundary", parts, BOUNDARY[operator])
        if operator in RELATIONAL or operator in ARITHMETIC:
            for operand in operands:
                self.offer_bound(operand)

    def exchange(self, kind, parts, new):
        left, old, right = parts
        copy = self.at(left[0], right[1])
        if "//" in copy or "#" in copy:
            return  # it cannot stand in one line
        pieces = ["(cmk_mutant(%d) ? ((", (*left, "flat"), f") {new} (", (*right, "flat"), ")) : (",
                  (left[0], right[1]), "))"]
        texts = self.at(*left), self.at(*right)
        self.add(kind, left[0], right[1], pieces, f"{texts[0]} {old} {texts[1]}",
                 f"{texts[0]} {new} {texts[1]}")

    def offer_bound(self, cursor):
        span, text = self.span(cursor), self.source(cursor)
        if re.fullmatch(r"\d[\d']*[uUlL]*|0x[0-9a-fA-F']+|(\w+::)*k[A-Z]\w*", text):
            kinds = ("INT", "LONG", "LONGLONG", "UINT", "ULONG", "ULONGLONG", "USHORT", "SHORT")
            if cursor.type.get_canonical().kind.name in kinds:
                pieces = ["cmk_mutant_bound(%d, ", span, ")"]
                self.add("boundary", *span, pieces, text, f"{text} + 1")

    def statements_of(self, cursor):
        kind, children = self.kind, list(cursor.get_children())
        if cursor.kind == kind.COMPOUND_STMT:
            return children
        if cursor.kind == kind.IF_STMT:
            _, end = self.parenthesis(self.span(cursor)[0])
            dead = self.dead_branches(cursor)
            return [child for child in children if self.span(child)[0] > end and child not in dead]
        if cursor.kind in (kind.FOR_STMT, kind.WHILE_STMT, kind.CXX_FOR_RANGE_STMT, kind.CASE_STMT,
                           kind.DEFAULT_STMT):
            return children[-1:]
        return []

    def offer_statement(self, cursor):
        kind = self.kind
        if not cursor.kind.is_expression() or cursor.kind in (
                kind.CSTYLE_CAST_EXPR, kind.CXX_STATIC_CAST_EXPR, kind.CXX_THROW_EXPR):
            return
        start, end = self.span(cursor)
        rest = re.match(rb"\s*;", self.text[end:])
        text = self.at(start, end)
        if not rest or not text or re.search(r"\breserve\(", text):
            return
        stop = end + rest.end()
        pieces = ["if (!cmk_mutant(%d)) { ", (start, stop), " }"]
        self.add("statement", start, stop, ["{ ", *pieces, " }"], text + ";", ";")

    def offer_void_return(self, cursor):
        children = list(cursor.get_children())
        if not children or children[0].type.spelling != "void":
            return
        (start, _), (_, end) = self.span(cursor), self.span(children[0])
        rest = re.match(rb"\s*;", self.text[end:])
        if rest:
            pieces = ["{ if (!cmk_mutant(%d)) { ", (start, end), "; } return; }"]
            self.add("statement", start, end + rest.end(), pieces, self.at(start, end) + ";",
                     "return;")


def parse(cindex, root, paths):
    """The mutants of these sources, which are read as one unless their names meet."""
    texts = {}
    for path in paths:
        with open(os.path.join(root, path), "rb") as file:
            texts[os.path.normpath(os.path.join(root, path))] = file.read()
    whole = "".join(f'#include "{path}"\n' for path in texts)
    name = os.path.join(root, "mutants.cc")
    unit = cindex.Index.create().parse(name, [*ARGUMENTS, "-I" + root],
                                       unsaved_files=[(name, whole)])
    errors = [str(one) for one in unit.diagnostics if one.severity >= cindex.Diagnostic.Error]
    if errors and len(paths) > 1:
        half = len(paths) // 2
        return [*parse(cindex, root, paths[:half]), *parse(cindex, root, paths[half:])]
    if errors:
        raise ValueError(errors[0])
    finder = Finder(cindex, texts)
    finder.visit(unit)
    found = []
    for path in paths:
        found += numbered(path, finder.found[os.path.normpath(os.path.join(root, path))])
    return found


def numbered(path, mutants):
    """Each change once, with its file and its place among its like."""
    seen, out, num_like = set(), [], {}
    for mutant in mutants:
        place = (mutant.start, mutant.end, mutant.kind, mutant.after)
        if place in seen:
            continue
        seen.add(place)
        mutant.path = path
        like = mutant.key()
        mutant.nth = num_like[like] = num_like.get(like, -1) + 1
        out.append(mutant)
    return out


def draw(mutants, size, seed):
    """`size` of them, from each file its share and one at least. A mutant's lot depends on the seed
    and on itself alone, so that most of a sample stays when sources change."""
    lots = sorted(mutants, key=lambda one: hashlib.sha256(
        f"{seed}|{one.key()}".encode()).hexdigest())
    by_path = {}
    for mutant in lots:
        by_path.setdefault(mutant.path, []).append(mutant)
    share = min(1.0, size / max(1, len(mutants)))
    count = {path: max(1, int(len(of) * share)) for path, of in by_path.items()}
    rests = sorted(by_path, key=lambda path: (count[path] - len(by_path[path]) * share, path))
    for path in rests:
        if sum(count.values()) < size and count[path] < len(by_path[path]):
            count[path] += 1
    drawn = [mutant for path, of in by_path.items() for mutant in of[:count[path]]]
    return sorted(drawn, key=lambda one: (one.path, one.start, -one.end))


def write(text, numbers):
    """The text (bytes) with these mutants in it; `numbers` are (mutant, number). Lines stay where
    they are."""
    # Outermost first; of one range, in the order they were found in.
    order = sorted(numbers, key=lambda pair: (pair[0].start, -pair[0].end))

    def span(start, end, inner):
        out, at, i = b"", start, 0
        while i < len(inner):
            mutant, number = inner[i]
            nested = [pair for pair in inner[i + 1:] if pair[0].start < mutant.end]
            out += text[at:mutant.start] + change(mutant, number, nested)
            at, i = mutant.end, i + 1 + len(nested)
        return out + text[at:end]

    def change(mutant, number, nested):
        out = b""
        for piece in mutant.pieces:
            if isinstance(piece, str):
                out += (piece % number if "%d" in piece else piece).encode()
                continue
            start, end = piece[:2]
            part = span(start, end, [pair for pair in nested
                                     if start <= pair[0].start and pair[0].end <= end])
            out += part.replace(b"\n", b" ") if len(piece) == 3 else part
        return out

    return span(0, len(text), order)
