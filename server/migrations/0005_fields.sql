-- Fields that a workspace adds to its contacts and companies (contract/custom-fields.ts).
create table field (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version int not null default 1,
  name_key text collate "C" not null,
  folded jsonb not null default '{}',
  entity text collate "C" not null,
  name text not null,
  names jsonb,
  kind text not null,
  help text,
  section text,
  position numeric not null,
  mandatory boolean not null,
  initial jsonb,
  sortable boolean not null,
  searchable boolean not null,
  decimals numeric,
  min numeric,
  max numeric,
  erased_at timestamptz(3),
  manager_access text not null,
  rep_access text not null,
  read_only_access text not null,
  primary key (workspace_id, id)
);
create unique index field_name on field (workspace_id, entity, (folded ->> 'name')) where deleted_at is null;

-- Raised by every change of a field, so that every server sees with the next request that its copy is old.
alter table workspace add column fields_version int not null default 0;

-- Their content, by the names that follow from their ids; equal values are found by the index.
alter table contact add column custom jsonb not null default '{}';
alter table company add column custom jsonb not null default '{}';
create index contact_custom on contact using gin (custom jsonb_path_ops) with (fastupdate = off) where deleted_at is null;
create index company_custom on company using gin (custom jsonb_path_ops) with (fastupdate = off) where deleted_at is null;

-- By what lists are put in order along fields that a workspace added and marked sortable: a row for every living record
-- that has content there. Keys are text whose bytes are in the order of the values.
create table field_value (
  workspace_id uuid not null,
  record_id uuid not null,
  field text collate "C" not null,
  key text collate "C" not null,
  primary key (workspace_id, record_id, field)
);
create index field_value_order on field_value (workspace_id, field, key, record_id);
