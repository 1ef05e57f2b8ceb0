-- Regions, departments, people and their roles.
CREATE TABLE region (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT REFERENCES region (id) DEFERRABLE INITIALLY IMMEDIATE
) STRICT;

CREATE TABLE department (
  id TEXT NOT NULL PRIMARY KEY,
  region TEXT NOT NULL REFERENCES region (id),
  parent TEXT REFERENCES department (id) DEFERRABLE INITIALLY IMMEDIATE,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  credit_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  active INTEGER NOT NULL
) STRICT;
CREATE INDEX department_by_region ON department (region, id);

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  active INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE role_binding (
  person TEXT NOT NULL REFERENCES person (id),
  number INTEGER NOT NULL,
  role TEXT NOT NULL,
  region TEXT REFERENCES region (id),
  department TEXT REFERENCES department (id),
  PRIMARY KEY (person, number)
) STRICT;
CREATE INDEX role_binding_by_role ON role_binding (role);

CREATE TABLE identity (
  provider TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (provider, subject)
) STRICT;
