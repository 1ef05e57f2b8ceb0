-- Texts that can be searched for. `folded` is the text as it is compared. On both stores it is cut into single
-- Chinese characters and Latin words; on PostgreSQL also into pairs of neighbours, which a hit must share with
-- the query.
-- only sqlite
CREATE TABLE search_text (
  row INTEGER PRIMARY KEY,
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  layer INTEGER NOT NULL,
  number INTEGER NOT NULL,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (region, year, dossier, layer, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (folded, content = 'search_text', content_rowid = 'row', tokenize = 'hengji');
CREATE TRIGGER search_text_added AFTER INSERT ON search_text
BEGIN INSERT INTO search_index (rowid, folded) VALUES (new.row, new.folded); END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text
BEGIN INSERT INTO search_index (search_index, rowid, folded) VALUES ('delete', old.row, old.folded); END;
-- only postgres
CREATE TABLE search_text (
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  dossier TEXT NOT NULL,
  layer INTEGER NOT NULL,
  number INTEGER NOT NULL,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  folded TEXT NOT NULL,
  grams TEXT[] NOT NULL,
  PRIMARY KEY (region, year, dossier, layer, number),
  FOREIGN KEY (region, year, dossier) REFERENCES dossier (region, year, id)
) STRICT PARTITIONED;
CREATE INDEX search_text_by_grams ON search_text USING gin (grams);
-- only end
