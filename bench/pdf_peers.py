#!/usr/bin/env python3
"""bench/pdf_peers.py HENGJI PROGRAM FILE…  text of PDF files beside `pdftotext -bbox-layout`, in one run

Processor seconds (user and system, children included), the best of five. `program` is hengji-pdf alone: characters
with boxes and lines; `read` is `hengji read --outline`: the same, cells recovered and plans recognised."""
import os, resource, struct, subprocess, sys


def cpu(run):
    best = 1e9
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def quiet(*command):
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def program(path, pdf):
    request = b"P" + struct.pack("<II", 1, 3000) + pdf
    subprocess.run([path], input=struct.pack("<Q", len(request)) + request, stdout=subprocess.DEVNULL, check=True)


def main():
    hengji, apart, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    print("| file | pages | pdftotext -bbox-layout | hengji-pdf | hengji read | hengji-pdf : pdftotext |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in files:
        with open(name, "rb") as file:
            pdf = file.read()
        info = subprocess.run(["pdfinfo", name], capture_output=True, text=True).stdout
        pages = next((line.split()[1] for line in info.splitlines() if line.startswith("Pages:")), "?")
        peer = cpu(lambda: quiet("pdftotext", "-bbox-layout", name, os.devnull))
        ours = cpu(lambda: program(apart, pdf))
        whole = cpu(lambda: quiet(hengji, "read", "--outline", name))
        print(f"| {os.path.basename(name)} | {pages} | {peer:.3f} s | {ours:.3f} s | {whole:.3f} s | {ours / peer:.2f} |")


if __name__ == "__main__":
    main()
