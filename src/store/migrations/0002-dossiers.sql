-- Dossiers, their revisions and their history. Every table of this page carries region and year in its key.
CREATE TABLE dossier (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  id TEXT NOT NULL,
  department TEXT NOT NULL REFERENCES department (id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  published INTEGER NOT NULL,
  published_revision INTEGER NOT NULL,
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  blocking INTEGER NOT NULL,
  confirm INTEGER NOT NULL,
  advice INTEGER NOT NULL,
  open INTEGER NOT NULL,
  comments INTEGER NOT NULL,
  light TEXT NOT NULL,
  PRIMARY KEY (region, year, id),
  UNIQUE (region, year, department, kind, title)
) STRICT PARTITIONED;
CREATE INDEX dossier_by_department ON dossier (department, year);
CREATE INDEX dossier_by_update ON dossier (updated_at, id);

CREATE TABLE revision (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  hash TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (region, year, dossier, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;

CREATE TABLE step (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  version INTEGER NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (region, year, dossier, version),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
