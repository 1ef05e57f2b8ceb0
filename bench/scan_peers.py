#!/usr/bin/env python3
"""scan_peers.py HENGJI [--pages N]   text recognition of Hengji beside Tesseract, on the same drawn pages in the same run

Prints, for each kind of page (scan_pages.py, those that lie straight), the share of the characters in cells that is wrong (edit distance to
what was set there, white space left out) and the processor time a page, with the programs that each starts. Tesseract (chi_sim+eng, one
thread) gives words with boxes; they are put into the cells that were drawn, which it is told and Hengji is not.
"""
import argparse, collections, os, re, resource, shutil, subprocess, sys, tempfile


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for k, y in enumerate(b, 1): before, row[k] = row[k], min(row[k] + 1, row[k - 1] + 1, before + (x != y))
    return row[-1]


def alike(text): return re.sub(r"\s|⏎", "", text).translate(str.maketrans("（），％：—–－", "(),%:---"))


def timed(command, environment=None):
    """What a command prints, and the processor seconds that it and what it started took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command, capture_output=True, text=True, env=environment).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return out, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def by_hengji(hengji, path, cells):
    out, seconds = timed([hengji, "read", "--outline", path])
    seen = {(int(r), int(c)): t for r, c, t in re.findall(r"^  (\d+),(\d+) (?:\+\S+ )?«(.*)»", out, re.M)}
    return {place: seen.get(place, "") for place in cells}, seconds


def by_tesseract(path, cells, dots):
    out, seconds = timed(["tesseract", path, "-", "-l", "chi_sim+eng", "--psm", "11", "--dpi", str(dots), "tsv"], {**os.environ, "OMP_THREAD_LIMIT": "1"})
    words = collections.defaultdict(list)
    for row in out.splitlines()[1:]:
        part = row.split("\t")
        if len(part) < 12 or not part[11].strip(): continue
        x, y = int(part[6]) + int(part[8]) / 2, int(part[7]) + int(part[9]) / 2
        place = next((p for p, (_, b) in cells.items() if b[0] <= x <= b[2] and b[1] <= y <= b[3]), None)
        words[place].append((int(part[6]), part[11]))
    return {place: "".join(w for _, w in sorted(words[place])) for place in cells}, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hengji"), parser.add_argument("--pages", type=int, default=1)
    options = parser.parse_args()
    try:
        import scan_pages
    except ImportError as error:
        sys.exit(f"pages cannot be drawn: {error}; install python3-pil")
    readers = {"Hengji": lambda path, cells, dots: by_hengji(options.hengji, path, cells)}
    if shutil.which("tesseract"): readers["Tesseract"] = by_tesseract
    else: print("Tesseract is not installed (tesseract-ocr, tesseract-ocr-chi-sim): Hengji alone")
    print(f"{'':20}" + "".join(f"{name + ' wrong':>18}{'s a page':>10}" for name in readers))
    totals = {name: [0, 0, 0.0] for name in readers}
    pages = 0
    for condition in scan_pages.CONDITIONS:
        if "tilt" in condition[4] or "wipes" in condition[4]: continue
        line = {name: [0, 0, 0.0] for name in readers}
        for seed in range(options.pages):
            picture, dots, cells = scan_pages.page_of(condition, seed)
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "page.png")
                picture.save(path, dpi=(dots, dots))
                for name, reader in readers.items():
                    seen, seconds = reader(path, cells, dots)
                    wrong = sum(distance(alike(text), alike(seen[place])) for place, (text, _) in cells.items())
                    for count in (line[name], totals[name]): count[0] += wrong; count[1] += sum(len(alike(t)) for t, _ in cells.values()); count[2] += seconds
            pages += 1
        print(f"{condition[0]:20}" + "".join(f"{c[0] / c[1]:>18.2%}{c[2] / options.pages:>10.2f}" for c in line.values()), flush=True)
    print(f"{'all':20}" + "".join(f"{c[0] / c[1]:>18.2%}{c[2] / pages:>10.2f}" for c in totals.values()))


if __name__ == "__main__":
    main()
