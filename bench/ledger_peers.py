#!/usr/bin/env python3
"""Measures 50 indicators from a ledger of 1,000,000 rows with Hengji, SQLite and DuckDB in one run, and compares their answers.

    bench/ledger_peers.py build/release/bench/bench_ledger [ROWS] [FOLDER WITH node_modules/@duckdb/node-api]

Times are processor times of the whole of each step. SQLite is Python's own module; DuckDB is left out when it is not there.
Hengji's figures are exact; the databases sum integers of ten-thousandths so that all three can agree to the digit."""
import csv
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

LEDGER = "技术合同登记"
HEADING = ("合同登记编号", "卖方", "认定登记日期", "成交额")


def write_ledger(path, rows):
    dice = random.Random(7)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADING)
        for i in range(rows):
            day = f"{2023 + i % 3}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
            writer.writerow((f"{i:09}", f"虚构企业{dice.randrange(5000)}", day, f"{dice.randrange(1, 9_999_999) / 10_000:.4f}"))


def questions():
    """(formula, SQL) in pairs: sums, counts and distinct counts by period and by size."""
    pairs = []
    for size in range(10):
        bound = 50 * (size + 1)
        where, sql = f"where 认定登记日期 in period and 成交额 >= {bound} 万元", f"WHERE day BETWEEN '2025-01-01' AND '2025-12-31' AND amount >= {bound * 10_000}"
        pairs.append((f"count({LEDGER} {where})", f"SELECT count(*) FROM ledger {sql}"))
        pairs.append((f"sum({LEDGER}.成交额 {where})", f"SELECT sum(amount) FROM ledger {sql}"))
        pairs.append((f"distinct({LEDGER}.卖方 {where})", f"SELECT count(DISTINCT seller) FROM ledger {sql}"))
        where, sql = f"where 成交额 < {bound} 万元", f"WHERE amount < {bound * 10_000}"
        pairs.append((f"count({LEDGER} {where})", f"SELECT count(*) FROM ledger {sql}"))
        pairs.append((f"sum({LEDGER}.成交额 {where})", f"SELECT sum(amount) FROM ledger {sql}"))
    return pairs


def figure(text):
    return float("".join(c for c in text if c in "0123456789.-"))


def hengji(program, ledger, pairs, folder):
    formulas = folder / "formulas.txt"
    formulas.write_text("".join(f + "\n" for f, _ in pairs), encoding="utf-8")
    report = json.loads(subprocess.run([program, ledger, formulas], check=True, capture_output=True, text=True).stdout)
    return report["import_seconds"], report["measure_seconds"], [figure(r) for r in report["results"]]


def sqlite(ledger, pairs):
    begin = time.process_time()
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE ledger (number TEXT PRIMARY KEY, seller TEXT, day TEXT, amount INTEGER) WITHOUT ROWID")
    with open(ledger, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        database.executemany("INSERT INTO ledger VALUES (?,?,?,?)", ((a, b, c, int(d.replace(".", ""))) for a, b, c, d in rows))
    imported = time.process_time()
    answers = [database.execute(sql).fetchone()[0] for _, sql in pairs]
    return imported - begin, time.process_time() - imported, answers


DUCK = """
const {DuckDBInstance} = require('@duckdb/node-api');
const [ledger, file] = process.argv.slice(1); const sqls = JSON.parse(require('fs').readFileSync(file));
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1e6; };
(async () => {
  const db = await (await DuckDBInstance.create(':memory:', {threads: '1', autoinstall_known_extensions: 'false'})).connect();
  let begin = cpu();
  await db.run(`CREATE TABLE ledger AS SELECT "合同登记编号" AS number, "卖方" AS seller, "认定登记日期" AS day, CAST("成交额" * 10000 AS BIGINT) AS amount
    FROM read_csv('${ledger}', header=true, columns={'合同登记编号':'VARCHAR','卖方':'VARCHAR','认定登记日期':'DATE','成交额':'DECIMAL(18,4)'})`);
  const imported = cpu(), answers = [];
  for (const sql of sqls) answers.push(Number((await db.runAndReadAll(sql)).getRows()[0][0]));
  console.log(JSON.stringify([imported - begin, cpu() - imported, answers]));
})();
"""


def duckdb(ledger, pairs, modules, folder):
    queries = folder / "queries.json"
    queries.write_text(json.dumps([sql for _, sql in pairs]), encoding="utf-8")
    run = subprocess.run(["node", "-e", DUCK, ledger, queries], check=True, capture_output=True, text=True, cwd=modules,
                         env={**os.environ, "NODE_PATH": str(pathlib.Path(modules) / "node_modules")})
    return json.loads(run.stdout)


def agrees(formula, ours, theirs):
    return abs(ours - (theirs / 10_000 if formula.startswith("sum") else theirs)) < 1e-4


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    pairs = questions()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ledger = folder / "ledger.csv"
        write_ledger(ledger, rows)
        results = {"Hengji": hengji(sys.argv[1], ledger, pairs, folder), "SQLite": sqlite(ledger, pairs)}
        if len(sys.argv) > 3:
            results["DuckDB, one thread"] = duckdb(ledger, pairs, sys.argv[3], folder)
    ours = results["Hengji"]
    print(f"{rows} rows, {len(pairs)} formulas")
    for who, (imported, measured, answers) in results.items():
        differing = sum(not agrees(f, a, b) for (f, _), a, b in zip(pairs, ours[2], answers)) if who != "Hengji" else 0
        print(f"{who:20} import {imported:7.3f} s ({imported / ours[0]:5.1f}x)  measure {measured:7.3f} s ({measured / ours[1]:5.1f}x)  {differing} answers differ")


if __name__ == "__main__":
    main()
