-- Files by the hash of their content. Their bytes lie in chunks, written before the file has its name.
CREATE TABLE file (
  hash TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  person TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE file_chunk (
  content TEXT NOT NULL,
  number INTEGER NOT NULL,
  begun INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (content, number)
) STRICT;
