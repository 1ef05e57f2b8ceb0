#!/usr/bin/env python3
"""Style as a test: sizes, the dependency table, includes, words that do not belong. No exemptions."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODE = (".cpp", ".h", ".ts", ".vue", ".py", ".sh", ".js", ".mjs", ".css")
MAX_FILE, MAX_HEADER, MAX_FUNCTION = 500, 150, 60
FORBIDDEN_FOLDERS = {"common", "util", "utils", "shared", "helpers", "core", "misc"}
FORBIDDEN_NAMES = re.compile(r"\b(?:class|struct)\s+\w*(?:Manager|Helper|Util|Utils|Impl|Processor)\b")
FORBIDDEN_WORDS = re.compile(r"/work/|/root/|\bTODO\b|\bFIXME\b|\bXXX:|registry\.npm", re.I)
TRY_IN_BRACES = re.compile(r"[\w>]\{[^{}]*\bTRY\(")  # g++ 12 leaks the members made before the return
FUNCTION_START = re.compile(r"^[\w:<>,&*\s\[\]~\"()=.{}-]*\)[\w\s&:>,<*()\[\]-]*\{\s*$|\)\s*(?:const|noexcept|mutable|->[^{]*)*\s*\{$")


def tracked():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    names = listed.stdout.split("\n") if listed.returncode == 0 else [str(p.relative_to(ROOT)) for p in ROOT.rglob("*")]
    return [ROOT / n for n in names if n and (ROOT / n).is_file() and not n.startswith(("build/", "web/node_modules/"))]


def dependency_table():
    table = {}
    for line in (ROOT / "ARCHITECTURE.md").read_text().splitlines():
        edge = re.match(r"^(\w+)\s*→\s*(.+)$", line)
        if edge:
            table[edge[1]] = set() if edge[2] == "nothing" else set(edge[2].split())
    return table


def without_strings(line):
    line = re.sub(r'R"(\w*)\(.*?\)\1"', '""', line)
    line = re.sub(r'"(?:\\.|[^"\\])*"', '""', line)
    line = re.sub(r"'(?:\\.|[^'\\])+'", "' '", line)
    return line.split("//")[0]


def functions(lines):
    """(line, length) of each brace block that opens after a parameter list at namespace or class level."""
    depth_of_function, start, depth, scopes = None, 0, 0, []
    raw = False
    for number, line in enumerate(lines, 1):
        if raw:
            raw = ')"' not in line
            continue
        if re.search(r'R"\w*\([^"]*$', line):
            raw = True
            continue
        code = without_strings(line)
        if depth_of_function is None and "{" in code and code.count("{") > code.count("}"):
            joined = " ".join(without_strings(l) for l in lines[max(0, number - 6):number])
            head = joined.rsplit(";", 1)[-1].rsplit("}", 1)[-1]
            if ")" in head and not re.search(r"\b(namespace|class|struct|enum|union)\b[^()]*\{$", head.strip()):
                depth_of_function, start = depth, number
        depth += code.count("{") - code.count("}")
        if depth_of_function is not None and depth <= depth_of_function:
            scopes.append((start, number - start + 1))
            depth_of_function = None
    return scopes


def check_sizes(path, lines, complain):
    limit = MAX_HEADER if path.suffix == ".h" else MAX_FILE
    if len(lines) > limit:
        complain(path, 1, f"{len(lines)} lines, more than {limit}")
    if path.suffix in (".cpp", ".h"):
        for start, length in functions(lines):
            if length > MAX_FUNCTION:
                complain(path, start, f"a function of {length} lines, more than {MAX_FUNCTION}")


def check_includes(path, lines, table, complain):
    parts = path.relative_to(ROOT).parts
    if len(parts) < 3 or parts[0] != "src":
        return
    room = parts[1]
    if room not in table:
        complain(path, 1, f"the room {room} stands in no line of ARCHITECTURE.md")
        return
    for number, line in enumerate(lines, 1):
        included = re.match(r'#include "([a-z_]+)/', line)
        if included and included[1] != room and included[1] not in table[room]:
            complain(path, number, f"{room} may not know {included[1]}")
        if path.suffix == ".h" and re.match(r"#include <[a-z_]+/", line) and path.name != "result.h":
            if not line.startswith(("#include <sys/",)):
                complain(path, number, "a third-party header in a header")


def check_words(path, lines, complain):
    if path.name == "tidy.py":
        return
    for number, line in enumerate(lines, 1):
        if FORBIDDEN_WORDS.search(line):
            complain(path, number, f"does not belong here: {line.strip()[:60]}")
        if path.suffix in (".cpp", ".h") and FORBIDDEN_NAMES.search(line):
            complain(path, number, "a type is named for what it does to others, not for what it is")
        if path.suffix in (".cpp", ".h") and TRY_IN_BRACES.search(line):
            complain(path, number, "TRY inside a braced initialiser")


def main():
    table, faults = dependency_table(), []

    def complain(path, line, what):
        faults.append(f"{path.relative_to(ROOT)}:{line}: {what}")

    checked = 0
    for path in tracked():
        if FORBIDDEN_FOLDERS & set(path.relative_to(ROOT).parts[:-1]):
            complain(path, 1, "a folder named for nothing in particular")
        if path.suffix in CODE or path.name in ("run", "test", "CMakeLists.txt"):
            lines = path.read_text(errors="replace").splitlines()
            checked += 1
            check_words(path, lines, complain)
            if path.suffix in CODE:
                check_sizes(path, lines, complain)
            if path.suffix in (".cpp", ".h"):
                check_includes(path, lines, table, complain)
    print("\n".join(faults))
    print(f"tidy: {checked} files, {len(table)} rooms, {len(faults)} faults")
    return 1 if faults or not checked or not table else 0


if __name__ == "__main__":
    sys.exit(main())
