#!/usr/bin/env python3
"""scan_figures.py HENGJI [--corpus FOLDER] [--pages N] [--show]   how often figures of scans are read wrong, and how often without a word

A figure cell has a digit or an operator. It is wrong where its digits, points, signs of comparison, % and / differ from what stands there;
it is silent where no remark quotes what was read for it, and no remark or note of something unread lies in its cell.
Drawn pages (scan_pages.py) are compared cell by cell. Documents of FOLDER with NAME.expected.json (scans of it) are compared indicator by
indicator, in their order, the likeliest pairs first.
"""
import argparse, difflib, json, os, pathlib, re, subprocess, sys, tempfile, unicodedata

COUNTED = "cells figures wrong silent blank silent_blank marked false_marks".split()


def signature(text):
    text = unicodedata.normalize("NFKC", text or "").replace(">=", "≥").replace("<=", "≤")
    return "".join(c for c in text if c in "0123456789.%≥≤><=/~-")


def squeezed(text): return re.sub(r"\s", "", text or "")


def read(hengji, path, what):
    return subprocess.run([hengji, "read", what, "--lang", "en", path], capture_output=True, text=True).stdout


class Count(dict):
    def __init__(self): super().__init__((name, 0) for name in COUNTED)

    def add(self, truth, seen, marked, show=None):
        self["cells"] += 1
        wrong = signature(truth) != signature(seen)
        is_figure = bool(signature(truth)) or (wrong and bool(signature(seen)))
        if truth == "" and squeezed(seen) == "": self["false_marks"] += marked
        if is_figure:
            self["figures"] += 1
            self["wrong"] += wrong
            self["silent"] += wrong and not marked
            self["marked"] += marked
            if wrong and show: print("   ", "remark" if marked else "SILENT", repr(truth), "→", repr(squeezed(seen)))
        if truth != "" and squeezed(seen) == "":
            self["blank"] += 1
            self["silent_blank"] += not marked
            if show and not is_figure and not marked: print("    SILENT blank", repr(truth))


def inside(box, at):
    x, y = (at[0] + at[2]) / 2, (at[1] + at[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def compare_drawn(hengji, picture, dots, cells, count, show):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.png")
        picture.save(path, dpi=(dots, dots))
        text = read(hengji, path, "--outline")
    seen = {(int(r), int(c)): squeezed(t.replace("⏎", "")) for r, c, t in re.findall(r"^  (\d+),(\d+) (?:\+\S+ )?«(.*)»", text, re.M)}
    quoted = [squeezed(q.replace("⏎", "")) for q in re.findall(r'^remark \S+: page \d+: "(.*)" was not read', text, re.M)]
    unread = {(int(r) - 1, int(c) - 1) for r, c in re.findall(r"^unread:.*row (\d+), column (\d+)", text, re.M)}
    if not seen or max(r for r, _ in seen) != max(r for r, _ in cells) or max(c for _, c in seen) != max(c for _, c in cells):
        if show: print("    the table has another shape")
        return False
    for place, (truth, _) in cells.items():
        got = seen.get(place, "")
        count.add(squeezed(truth), got, (got != "" and got in quoted) or place in unread, show)
    return True


def pairs(expected, found):
    """Indicators of both in their order, by how alike their names and values are."""
    def text(one): return squeezed(one.get("level3")) + "|" + "|".join(squeezed(v) for v in (one.get("values") or {}).values() if isinstance(v, str))
    e, f = [text(x) for x in expected], [text(x) for x in found]
    like = sorted(((difflib.SequenceMatcher(None, a, b).ratio(), -abs(i - k), i, k) for i, a in enumerate(e) for k, b in enumerate(f)), reverse=True)
    taken, used = {}, set()
    for ratio, _, i, k in like:
        if ratio > 0.4 and i not in taken and k not in used: taken[i] = k; used.add(k)
    return [(one, found[taken[i]] if i in taken else {}) for i, one in enumerate(expected)]


def compare_document(hengji, path, count, show):
    expected = json.loads(pathlib.Path(re.sub(r"\.[a-z]+$", ".expected.json", str(path))).read_text())
    found = json.loads(read(hengji, path, "--json") or "{}")
    quoted = {squeezed(q) for remark in found.get("remarks", []) for q in re.findall(r': "(.*)" was not read', remark["message"], re.S)}
    for plan, got in zip(expected["plans"], found.get("plans", []) + [{}] * 9):
        names = {name: [name] + plan.get("column_aliases", {}).get(name, []) for name in plan["columns"]}
        for one, other in pairs(plan["indicators"], got.get("indicators", [])):
            values = {squeezed(re.sub(r"\W", "", k)): squeezed(v) for k, v in other.get("values", {}).items()}
            texts = [(one.get("level3"), squeezed(other.get("level3")))]
            for name in plan["columns"]:
                truth = one.get("values", {}).get(name)
                texts.append((truth if isinstance(truth, str) else "", next((values[k] for k in (squeezed(re.sub(r"\W", "", n)) for n in names[name]) if k in values), "")))
            for truth, seen in texts: count.add(squeezed(truth), seen, seen != "" and seen in quoted, show)


def line(name, count):
    print(f"{name:28}" + "".join(f"{count[c]:>13}" for c in COUNTED), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hengji"), parser.add_argument("--corpus"), parser.add_argument("--pages", type=int, default=2)
    parser.add_argument("--show", action="store_true"), parser.add_argument("--only", default="")
    options = parser.parse_args()
    print(f"{'':28}" + "".join(f"{c:>13}" for c in COUNTED))
    total, lost = Count(), 0
    if options.corpus:
        for path in sorted(pathlib.Path(options.corpus).glob("*.scan-*.pdf")):
            if options.only not in path.name: continue
            count = Count()
            compare_document(options.hengji, str(path), count, options.show)
            line(path.name[:27], count)
            for name in COUNTED: total[name] += count[name]
        line("all of the corpus", total)
    try:
        import scan_pages
    except ImportError as error:
        print(f"pages are not drawn: {error}; install python3-pil")
        return
    total = Count()
    for condition in scan_pages.CONDITIONS:
        if options.only not in condition[0]: continue
        count = Count()
        for seed in range(options.pages):
            lost += not compare_drawn(options.hengji, *scan_pages.page_of(condition, seed), count, options.show)
        line(condition[0], count)
        for name in COUNTED: total[name] += count[name]
    line("all that was drawn", total)
    print(f"pages whose table came out in another shape: {lost}")


if __name__ == "__main__":
    main()
