#!/usr/bin/python3
"""Writes the sample bureau's department form many times with Hengji, and the same tables with python-docx, openpyxl
and LibreOffice, in one run.

    bench/fill_peers.py build/release/bench/bench_fill build/release/src/hengji [COUNT]

The peers are given the cells that Hengji wrote (text, spans, widths) and write them with their own library.
LibreOffice turns Hengji's HTML of the same form into DOCX, several files in one call. Peers write fewer files and
are scaled. Processor times are given too, since a busy machine blurs the clock."""
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
PLAN = ROOT / "examples/science-bureau-2025.txt"
PEER_FILES = 5


def hengji(program, ending, count, threads):
    words = [program, PLAN, ending, str(count), str(threads)]
    wall, processor, size = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    return float(wall), float(processor), int(size)


def tables_of(docx_file):
    """Each table as rows of (text, columns it spans), merged cells below left out."""
    import docx
    tables = []
    for table in docx.Document(docx_file).tables:
        rows, seen = [], set()
        for row in table.rows:
            cells = []
            for column, cell in enumerate(row.cells):
                if cell._tc in seen:
                    continue
                seen.add(cell._tc)
                cells.append((column, cell._tc.grid_span, cell.text))
            rows.append(cells)
        tables.append((len(table.columns), rows))
    return tables


def python_docx(tables, path):
    import docx
    file = docx.Document()
    for columns, rows in tables:
        table = file.add_table(len(rows), columns)
        for number, row in enumerate(rows):
            cells = table.rows[number].cells
            for column, span, text in row:
                cell = cells[column] if span == 1 else cells[column].merge(cells[column + span - 1])
                cell.text = text
    file.save(path)


def openpyxl(tables, path):
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, Side
    side = Side(style="thin")
    look = {"font": Font(name="宋体", size=10.5), "border": Border(side, side, side, side),
            "alignment": Alignment(wrap_text=True, vertical="center")}
    book = openpyxl.Workbook()
    sheet, at = book.active, 1
    for _, rows in tables:
        for row in rows:
            for column, span, text in row:
                cell = sheet.cell(at, column + 1, text)
                for key, value in look.items():
                    setattr(cell, key, value)
                if span > 1:
                    sheet.merge_cells(start_row=at, end_row=at, start_column=column + 1, end_column=column + span)
            at += 1
    book.save(path)


def timed(write, tables, path):
    wall, processor = time.perf_counter(), time.process_time()
    for _ in range(PEER_FILES):
        write(tables, path)
    return (time.perf_counter() - wall) / PEER_FILES, (time.process_time() - processor) / PEER_FILES


def office(folder):
    """Wall-clock seconds a file of one call that turns several web pages into DOCX."""
    files = sorted(folder.glob("*.html"))
    words = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "docx:MS Word 2007 XML",
             "--infilter=HTML (StarWriter)", "--outdir", folder / "converted", *files]
    start = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True)
    return (time.perf_counter() - start) / len(files)


def main():
    bench, program = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    print("| who | files | wall | processor | ms a file | bytes |")
    for ending in (".docx", ".xlsx", ".html"):
        for threads in (1, 2):
            wall, processor, size = hengji(bench, ending, count, threads)
            print(f"| Hengji, {ending[1:]}, {threads} threads | {count} | {wall:.2f} s | {processor:.2f} s | {processor / count * 1000:.2f} | {size:,} |")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, "fill", PLAN, "--to", folder / "form.docx"], check=True)
        subprocess.run([bench, PLAN, ".html", str(PEER_FILES), "1", folder], check=True, capture_output=True)
        tables = tables_of(folder / "form.docx")
        for who, write, ending in (("python-docx", python_docx, "docx"), ("openpyxl", openpyxl, "xlsx")):
            wall, processor = timed(write, tables, folder / f"peer.{ending}")
            size = (folder / f"peer.{ending}").stat().st_size
            print(f"| {who} | {PEER_FILES} | {wall * PEER_FILES:.2f} s | {processor * PEER_FILES:.2f} s | {processor * 1000:.1f} | {size:,} |")
        print(f"| LibreOffice, html to docx | {PEER_FILES} | {office(folder) * PEER_FILES:.2f} s | | {office(folder) * 1000:.0f} (wall) | |")


if __name__ == "__main__":
    main()
