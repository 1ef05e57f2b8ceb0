-- Answers to the points of qualitative indicators. Never altered: another answer replaces one.
CREATE TABLE check_answer (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  id TEXT NOT NULL,
  period TEXT NOT NULL,
  side TEXT NOT NULL,
  indicator TEXT NOT NULL,
  point TEXT NOT NULL,
  holds INTEGER,
  evidence TEXT NOT NULL,
  file TEXT,
  note TEXT NOT NULL,
  reason TEXT NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  replaces TEXT,
  PRIMARY KEY (region, year, dossier, id),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
