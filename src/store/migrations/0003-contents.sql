-- What the newest revision holds (layer 0) and what the public sees (layer 1), for queries; what was found in it, and what people say of it.
CREATE TABLE indicator_row (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  layer INTEGER NOT NULL,
  number INTEGER NOT NULL,
  department TEXT NOT NULL,
  level1 TEXT NOT NULL,
  level2 TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  half_year TEXT NOT NULL,
  full_year TEXT NOT NULL,
  comparison TEXT NOT NULL,
  value TEXT,
  figure REAL,
  unit TEXT NOT NULL,
  weight TEXT,
  PRIMARY KEY (region, year, dossier, layer, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
CREATE INDEX indicator_row_by_name ON indicator_row (name_key, layer, year, dossier, number, region, unit, figure);

CREATE TABLE finding (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  code TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (region, year, dossier, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
CREATE INDEX finding_by_code ON finding (code, year);

CREATE TABLE confirmation (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (region, year, dossier, fingerprint),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE comment (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  id TEXT NOT NULL,
  dossier TEXT NOT NULL,
  path TEXT,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  reply_to TEXT,
  resolved INTEGER NOT NULL,
  resolved_by TEXT NOT NULL,
  edited_at INTEGER,
  PRIMARY KEY (region, year, id),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
CREATE INDEX comment_by_dossier ON comment (dossier);
