#!/usr/bin/env python3
"""run.py CASE.md…: literate end-to-end cases of the command line, run against $HENGJI_BIN.

A case starts at a `## heading` and has a folder of its own. Its fenced blocks:

```file NAME [ENCODING]   a file with that content (UTF-8 unless said)
```sh                     preparations that need a shell (mkfifo, truncate, chmod)
```console [SECONDSs] [NMB]
$ hengji check plan.txt   a command; what follows is what it prints
text                      a line of standard output
! text                    a line of standard error
…                         any number of lines; inside a line, any text
[3]                       the exit status, where it is not 0
```
Commands get at most 60 s and 1024 MB unless the block says otherwise. HENGJI_UPDATE=1 writes what was printed
into the file and reports skipped (77), never passed.
"""
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
FENCE = re.compile(r"^```(\w+)(.*)$")


class Block:
    def __init__(self, kind, words, line):
        self.kind, self.words, self.line, self.lines = kind, words, line, []


def blocks_of(text):
    """(heading, Block) in the order of the file."""
    heading, block, found = None, None, []
    for number, line in enumerate(text.splitlines(), 1):
        if block:
            if line == "```":
                found.append((heading, block))
                block = None
            else:
                block.lines.append(line)
        elif line.startswith("## "):
            heading = line[3:].strip()
        elif (fence := FENCE.match(line)) and fence[1] in ("file", "sh", "console"):
            block = Block(fence[1], fence[2].split(), number)
    if block:
        sys.exit(f"line {block.line}: a block that never ends")
    return found


def commands_of(block):
    """(command, expected lines) of a console block."""
    commands = []
    for line in block.lines:
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif not commands:
            sys.exit(f"line {block.line}: output before the first command")
        else:
            commands[-1][1].append(line)
    return commands


def limits_of(block):
    seconds, megabytes = 60.0, 1024
    for word in block.words:
        if word.endswith("MB"):
            megabytes = int(word[:-2])
        elif word.endswith("s"):
            seconds = float(word[:-1])
    return seconds, megabytes


def run(command, folder, seconds):
    """(lines printed, peak memory in MB): standard output, then standard error, then the status."""
    script = f'hengji() {{ "$HENGJI_BIN" "$@"; }}; {command}'
    environment = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="100")
    environment["ASAN_OPTIONS"] = "quarantine_size_mb=8:" + environment.get("ASAN_OPTIONS", "")
    before = time.monotonic()
    process = subprocess.Popen(["bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return [f"(not finished after {seconds:g} s)"], 0
    lines = out.decode("utf-8", "replace").splitlines()
    lines += ["! " + line for line in err.decode("utf-8", "replace").splitlines()]
    if process.returncode:
        lines.append(f"[{process.returncode}]")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    if time.monotonic() - before > seconds:
        lines.append("(too slow)")
    return lines, peak


def line_matches(expected, line):
    parts = [re.escape(part) for part in expected.split("…")]
    return re.fullmatch(".*".join(parts), line) is not None


def matches(expected, printed):
    """Whether the printed lines are the expected ones, "…" standing for any."""
    if not expected:
        return not printed
    if expected[0] == "…":
        return any(matches(expected[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and line_matches(expected[0], printed[0]) and matches(expected[1:], printed[1:])


def prepare(block, folder):
    if block.kind == "file":
        path = folder / block.words[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        encoding = block.words[1] if len(block.words) > 1 else "utf-8"
        path.write_bytes("".join(line + "\n" for line in block.lines).encode(encoding))
    else:
        environment = dict(os.environ, HENGJI_SOURCE_DIR=str(pathlib.Path(__file__).resolve().parents[2]))
        subprocess.run(["bash", "-euc", "\n".join(block.lines)], cwd=folder, env=environment, check=True)


def run_console(path, heading, block, folder, answers):
    failures = 0
    seconds, megabytes = limits_of(block)
    for command, expected in commands_of(block):
        printed, peak = run(command, folder, seconds)
        answers.setdefault(block.line, []).append((command, expected if matches(expected, printed) else printed))
        if matches(expected, printed) and peak <= megabytes:
            continue
        failures += 1
        print(f"{path.name}:{block.line}: {heading}\n$ {command}")
        if peak > megabytes:
            print(f"  took {peak} MB, more than {megabytes} MB")
        print("  expected:", *(f"    {line}" for line in expected), "  printed:", *(f"    {line}" for line in printed), sep="\n")
    return failures


def updated(text, answers):
    out, lines, number = [], text.splitlines(), 0
    while number < len(lines):
        out.append(lines[number])
        number += 1
        if number in answers:
            for command, printed in answers[number]:
                out += ["$ " + command, *printed]
            while lines[number] != "```":
                number += 1
    return "\n".join(out) + "\n"


def run_file(path):
    text, folder, current = path.read_text(), None, object()
    answers, failures, commands = {}, 0, 0
    for heading, block in blocks_of(text):
        if heading != current:
            if folder:
                shutil.rmtree(folder, ignore_errors=True)
            folder, current = pathlib.Path(tempfile.mkdtemp(prefix="hengji-case-")), heading
        if block.kind == "console":
            commands += len(commands_of(block))
            failures += run_console(path, heading, block, folder, answers)
        else:
            prepare(block, folder)
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
    if os.environ.get("HENGJI_UPDATE"):
        path.write_text(updated(text, answers))
        sys.exit(SKIPPED)
    print(f"{path.name}: {commands} commands, {failures} differ")
    return failures + (commands == 0)


if __name__ == "__main__":
    if "HENGJI_BIN" not in os.environ:
        sys.exit("HENGJI_BIN must name the program")
    os.environ["HENGJI_BIN"] = os.path.abspath(os.environ["HENGJI_BIN"])
    sys.exit(1 if sum(run_file(pathlib.Path(name)) for name in sys.argv[1:]) else 0)
