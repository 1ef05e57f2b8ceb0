#!/usr/bin/env python3
"""Reads the same made documents with Hengji and with openpyxl, SheetJS and python-docx, in one run. Times are
processor times, so that a busy machine does not blur them.

    bench/office_peers.py build/release/bench/bench_office [FOLDER WITH node_modules/xlsx]

Needs the Debian packages python3-openpyxl and python3-docx, and for SheetJS the npm package xlsx."""
import json
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import zipfile

ROWS, COLUMNS = 50_000, 10
PEERS = {
    "openpyxl": "import openpyxl,sys\nb=openpyxl.load_workbook(sys.argv[1],data_only=True)\nn=sum(1 for s in b for r in s.iter_rows(values_only=True) for c in r)",
    "openpyxl read-only": "import openpyxl,sys\nb=openpyxl.load_workbook(sys.argv[1],read_only=True,data_only=True)\nn=sum(1 for s in b for r in s.iter_rows(values_only=True) for c in r)",
    "python-docx": "import docx,sys\nd=docx.Document(sys.argv[1])\nn=sum(1 for t in d.tables for r in t.rows for c in r.cells if c.text is not None)",
}
SHEETJS = ("const x=require('xlsx');const t=process.cpuUsage();const b=x.read(require('fs').readFileSync(process.argv[1]));let n=0;"
           "for(const s of b.SheetNames)for(const r of x.utils.sheet_to_json(b.Sheets[s],{header:1,raw:false}))n+=r.length;"
           "console.log(JSON.stringify({seconds:(process.cpuUsage(t).user+process.cpuUsage(t).system)/1e6,cells:n}))")


def name_of(column):
    return chr(ord("A") + column)


def workbook(path):
    """Half figures, half shared strings, as budgets have them."""
    rows = []
    for r in range(1, ROWS + 1):
        cells = []
        for c in range(COLUMNS):
            place = f"{name_of(c)}{r}"
            if c % 2:
                cells.append(f'<c r="{place}" s="1"><v>{(r * 37 + c) % 1000000}.{(r * 7) % 100:02}</v></c>')
            else:
                cells.append(f'<c r="{place}" t="s"><v>{(r * 3 + c) % 5000}</v></c>')
        rows.append(f'<row r="{r}">{"".join(cells)}</row>')
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="明细" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="{office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="c" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst {main} count="5000" uniqueCount="5000">' + "".join(f"<si><t>绩效指标名称{i}</t></si>" for i in range(5000)) + "</sst>",
        "xl/styles.xml": f'<styleSheet {main}><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet {main}><sheetData>{"".join(rows)}</sheetData></worksheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            archive.writestr(part, text)
    return sum(len(text.encode()) for text in parts.values())


def document(path):
    import docx
    file = docx.Document()
    table = file.add_table(540, 4)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            cell.text = f"第{r}行第{c}列，绩效指标"
    file.save(path)


def peer(name, path):
    code = f"import time\nt=time.process_time()\n{PEERS[name]}\nimport resource\nprint(time.process_time()-t,n,resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    seconds, cells, peak = subprocess.run([sys.executable, "-c", code, path], check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(cells), int(peak)


def sheetjs(folder, path):
    run = subprocess.run(["node", "-e", SHEETJS, path], check=True, capture_output=True, text=True, cwd=folder)
    answer = json.loads(run.stdout)
    return answer["seconds"], answer["cells"], resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def ours(program, path, repeats):
    answer = json.loads(subprocess.run([program, str(repeats), path], check=True, capture_output=True, text=True).stdout)
    return answer["seconds"], answer["cells"], answer["peak_kib"]


def line(name, result, base):
    seconds, cells, peak = result
    print(f"| {name} | {seconds * 1000:.1f} ms | {cells} | {peak / 1024:.0f} MiB | {seconds / base:.1f} |")


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        book = str(pathlib.Path(folder) / "made.xlsx")
        word = str(pathlib.Path(folder) / "made.docx")
        unpacked = workbook(book)
        document(word)
        print(f"workbook: {pathlib.Path(book).stat().st_size / 2**20:.1f} MiB packed, {unpacked / 2**20:.1f} MiB unpacked\n")
        print("| reader | time | cells | peak memory | times ours |\n| --- | --- | --- | --- | --- |")
        mine = ours(program, book, 1)
        best = ours(program, book, 5)
        line("Hengji, xlsx", (best[0], best[1], mine[2]), best[0])
        for name in ("openpyxl", "openpyxl read-only"):
            line(name, peer(name, book), best[0])
        if len(sys.argv) > 2:
            line("SheetJS", sheetjs(sys.argv[2], book), best[0])
        mine = ours(program, word, 5)
        line("Hengji, docx", mine, mine[0])
        line("python-docx", peer("python-docx", word), mine[0])


if __name__ == "__main__":
    main()
