-- Actual values, scores, monitoring, rectifications; the ledgers and facts that they come from.
CREATE TABLE attainment (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  period TEXT NOT NULL,
  number INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  state TEXT NOT NULL,
  value TEXT,
  unit TEXT NOT NULL,
  evidence TEXT NOT NULL,
  json TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (region, year, dossier, period, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE actual (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  indicator TEXT NOT NULL,
  period TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  file TEXT,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (region, year, dossier, indicator, period),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE score_sheet (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  sheet TEXT NOT NULL,
  total TEXT NOT NULL,
  grade TEXT NOT NULL,
  json TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (region, year, dossier, sheet),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE score (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  sheet TEXT NOT NULL,
  number INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  weight TEXT,
  score TEXT,
  PRIMARY KEY (region, year, dossier, sheet, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE monitoring (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  date TEXT NOT NULL,
  number INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  light TEXT NOT NULL,
  reason TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (region, year, dossier, date, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE rectification (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  id TEXT NOT NULL,
  dossier TEXT NOT NULL,
  problem TEXT NOT NULL,
  measure TEXT NOT NULL,
  due TEXT NOT NULL,
  owner TEXT NOT NULL,
  done INTEGER NOT NULL,
  note TEXT NOT NULL,
  file TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  closed_at INTEGER,
  PRIMARY KEY (region, year, id),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
CREATE INDEX rectification_by_dossier ON rectification (dossier);

CREATE TABLE ledger_import (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  file TEXT NOT NULL,
  report TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (region, year, dossier, id),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE ledger_row (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  type TEXT NOT NULL,
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (region, year, dossier, type, key),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE fact (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  period TEXT NOT NULL,
  value TEXT NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  replaces TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (region, year, dossier, id),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
