-- Who uploaded a file, and as what: the same bytes may come from several people.
CREATE TABLE file_upload (
  hash TEXT NOT NULL REFERENCES file (hash),
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (hash, person)
) STRICT;
INSERT INTO file_upload (hash, person, name, at) SELECT hash, person, name, at FROM file;
