-- On SQLite a search goes through one year after the other, the newest first, and ends when a page is full: the
-- index knows the year and the layer of a text as a word of its own column, "0x2026". PostgreSQL has partitions.
-- only sqlite
DROP TRIGGER search_text_added;
DROP TRIGGER search_text_removed;
DROP TABLE search_index;
ALTER TABLE search_text ADD COLUMN part TEXT GENERATED ALWAYS AS (layer || 'x' || year) VIRTUAL;
CREATE VIRTUAL TABLE search_index USING fts5 (folded, part, content = 'search_text', content_rowid = 'row', tokenize = 'hengji');
INSERT INTO search_index (search_index) VALUES ('rebuild');
CREATE TRIGGER search_text_added AFTER INSERT ON search_text
BEGIN INSERT INTO search_index (rowid, folded, part) VALUES (new.row, new.folded, new.part); END;
CREATE TRIGGER search_text_removed AFTER DELETE ON search_text
BEGIN INSERT INTO search_index (search_index, rowid, folded, part) VALUES ('delete', old.row, old.folded, old.part); END;
-- only end
