-- A province over its cities, each city's plans on the city's own PostgreSQL. Run in the province's database,
-- which a hengji server has made; docs/scaling.md tells how. Afterwards
--   SELECT federation.add_city('320500', 'host', '5432', 'database', 'user', 'password');
-- for each city, and the province reads through the schema `province`, in which every table holds the
-- province's own rows and those of all cities.
CREATE EXTENSION IF NOT EXISTS postgres_fdw;
CREATE SCHEMA federation;  -- the functions
CREATE SCHEMA cities;      -- tables whose partitions are on the cities' servers
CREATE SCHEMA province;    -- the province's own rows and those of the cities, together

-- The tables that carry a region, and the column it is in.
CREATE VIEW federation.tables AS
SELECT c.relname::text AS name, 'region'::text AS key
  FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'p' AND NOT c.relispartition
UNION ALL
VALUES ('region', 'id'), ('department', 'region'), ('calendar_window', 'region'), ('audit_entry', 'chain'), ('audit_end', 'chain');

DO $$
DECLARE
  it record;
  columns text;
BEGIN
  FOR it IN SELECT * FROM federation.tables LOOP
    -- Without keys: a table with a unique index cannot have a partition on another server. Each city keeps its own.
    EXECUTE format('CREATE TABLE cities.%1$I (LIKE public.%1$I) PARTITION BY LIST (%2$I)', it.name, it.key);
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
      FROM pg_attribute WHERE attrelid = format('public.%I', it.name)::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('CREATE VIEW province.%1$I AS SELECT %2$s FROM public.%1$I UNION ALL SELECT %2$s FROM cities.%1$I',
                   it.name, columns);
  END LOOP;
  CREATE VIEW province.schema_version AS SELECT number FROM public.schema_version;
  -- Grouping is done where the rows are; only the sums travel.
  EXECUTE format('ALTER DATABASE %I SET enable_partitionwise_aggregate = on', current_database());
END $$;

-- `region` is the code of the city's own region on its server.
CREATE FUNCTION federation.add_city(region text, host text, port text, database text, remote_user text, password text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  it record;
  server text := 'city_' || region;
BEGIN
  EXECUTE format('CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host %L, port %L, dbname %L, '
                 'fetch_size ''1000'', async_capable ''true'', use_remote_estimate ''true'', updatable ''false'')',
                 server, host, port, database);
  EXECUTE format('CREATE USER MAPPING FOR CURRENT_USER SERVER %I OPTIONS (user %L, password %L)', server, remote_user, password);
  FOR it IN SELECT * FROM federation.tables LOOP
    EXECUTE format('CREATE FOREIGN TABLE cities.%I PARTITION OF cities.%I FOR VALUES IN (%L) SERVER %I '
                   'OPTIONS (schema_name ''public'', table_name %L)',
                   it.name || '__' || region, it.name, region, server, it.name);
  END LOOP;
END $$;

CREATE FUNCTION federation.remove_city(region text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP SERVER %I CASCADE', 'city_' || region);
END $$;
