-- The ground: tenants, people, contacts and companies, and what the record engine keeps beside them.
-- Keys are (workspace_id, id); text that is compared says COLLATE "C", so that PostgreSQL 15 and 18 agree.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- ---- Instance-wide: people and how they sign in -----------------------------------------------------------------
create table instance (
  only_row boolean primary key default true check (only_row),
  set_up_at timestamptz(3)
);
insert into instance default values;

create table account (
  id uuid primary key,
  created_at timestamptz(3) not null,
  name text not null,
  username text collate "C" not null unique,
  email text collate "C" not null unique,
  phone text,
  password_hash text not null,
  language text,
  theme text not null default 'system',
  zone text,
  superuser boolean not null default false,
  active boolean not null default true
);

create table session (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  token_hash bytea not null unique,
  created_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  device text not null,
  address text not null
);
create index session_account on session (account_id);
create index session_expiry on session (expires_at);

-- Guesses of a password that failed or are under way, per name and per address: their ids, which embed the moment.
-- The subject is hashed, so that what people mistype is not kept.
create table sign_in_attempt (
  subject bytea primary key,
  recent uuid[] not null,
  last_at timestamptz(3) not null
);

-- ---- Workspaces --------------------------------------------------------------------------------------------------
create table workspace (
  id uuid primary key,
  -- Small number that marks this workspace's words in the shared word index.
  code int generated always as identity unique,
  slug text collate "C" not null unique,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  name text not null,
  language text not null,
  currency text not null,
  zone text not null,
  week_start int not null,
  country text not null,
  unassigned_visible boolean not null default true,
  version int not null default 1
);

create table team (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version int not null default 1,
  name_key text collate "C" not null,
  folded jsonb not null default '{}',
  name text not null,
  parent_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references team (workspace_id, id)
);
create unique index team_name on team (workspace_id, (folded ->> 'name')) where deleted_at is null;

create table member (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  account_id uuid not null references account (id),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  role text not null,
  team_id uuid,
  active boolean not null default true,
  seen_at timestamptz(3),
  version int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create unique index member_account on member (account_id, workspace_id);
create index member_team on member (workspace_id, team_id);

create table invitation (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  email text collate "C" not null,
  role text not null,
  team_id uuid,
  token_hash bytea not null unique,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);

create table api_key (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  name text not null,
  role text not null,
  member_id uuid,
  prefix text not null,
  secret_hash bytea not null unique,
  expires_at timestamptz(3),
  ended_at timestamptz(3),
  last_used_at timestamptz(3),
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);

-- Answers kept for a retry with the same key; a day long.
create table idempotency (
  workspace_id uuid not null references workspace (id),
  actor_id uuid not null,
  key text collate "C" not null,
  body_hash bytea not null,
  created_at timestamptz(3) not null,
  status int not null,
  response jsonb not null,
  primary key (workspace_id, actor_id, key)
);
create index idempotency_age on idempotency (created_at);

-- ---- Data of a workspace ------------------------------------------------------------------------------------------
create table tag (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version int not null default 1,
  name_key text collate "C" not null,
  folded jsonb not null default '{}',
  name text not null,
  color text,
  merged_into text,
  primary key (workspace_id, id)
);
create unique index tag_name on tag (workspace_id, (folded ->> 'name')) where deleted_at is null and merged_into is null;

create table option (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version int not null default 1,
  name_key text collate "C" not null,
  folded jsonb not null default '{}',
  list text collate "C" not null,
  name text not null,
  names jsonb,
  category text,
  "group" text,
  color text,
  position numeric not null,
  archived boolean not null,
  merged_into text,
  primary key (workspace_id, id)
);
create unique index option_name on option (workspace_id, list, (folded ->> 'name')) where deleted_at is null and merged_into is null;

create table company (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version int not null default 1,
  name_key text collate "C" not null,
  folded jsonb not null default '{}',
  name text not null,
  domain text,
  parent_id uuid,
  phones jsonb not null default '[]',
  emails jsonb not null default '[]',
  address jsonb,
  owner_id uuid,
  industry_id uuid,
  size text,
  employees numeric,
  annual_revenue jsonb,
  annual_revenue_base bigint,
  tags uuid[] not null default '{}',
  website text,
  about text,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references company (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, industry_id) references option (workspace_id, id)
) with (fillfactor = 85);
create index company_by_title on company (workspace_id, name_key, id) include (owner_id) where deleted_at is null;
create index company_newest on company (workspace_id, id) where deleted_at is null;
create index company_by_owner on company (workspace_id, owner_id, id) where deleted_at is null;
create index company_by_parent on company (workspace_id, parent_id, id) where deleted_at is null;
create index company_by_employees on company (workspace_id, employees, id) include (owner_id) where deleted_at is null;
create index company_by_annual_revenue on company (workspace_id, annual_revenue_base, id) include (owner_id) where deleted_at is null;
create index company_facets on company using gin (owner_id, industry_id, tags) with (fastupdate = off) where deleted_at is null;
create index company_trash on company (workspace_id, id) where deleted_at is not null;

create table contact (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  updated_at timestamptz(3) not null,
  deleted_at timestamptz(3),
  version int not null default 1,
  name_key text collate "C" not null,
  folded jsonb not null default '{}',
  first_name text,
  last_name text,
  last_name_key text collate "C",
  emails jsonb not null default '[]',
  phones jsonb not null default '[]',
  job_title text,
  company_id uuid,
  status_id uuid not null,
  owner_id uuid,
  source_id uuid,
  services uuid[] not null default '{}',
  tags uuid[] not null default '{}',
  customer_since date,
  address jsonb,
  website text,
  birthday date,
  language text,
  do_not_contact boolean,
  consent_at timestamptz(3),
  about text,
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references company (workspace_id, id),
  foreign key (workspace_id, status_id) references option (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, source_id) references option (workspace_id, id)
) with (fillfactor = 85);
create index contact_by_title on contact (workspace_id, name_key, id) include (owner_id) where deleted_at is null;
create index contact_newest on contact (workspace_id, id) where deleted_at is null;
create index contact_by_owner on contact (workspace_id, owner_id, id) where deleted_at is null;
create index contact_by_company on contact (workspace_id, company_id, id) include (owner_id) where deleted_at is null;
create index contact_by_last_name on contact (workspace_id, last_name_key, id) include (owner_id) where deleted_at is null;
create index contact_by_customer_since on contact (workspace_id, customer_since, id) include (owner_id) where deleted_at is null;
create index contact_facets on contact using gin (owner_id, status_id, source_id, services, tags) with (fastupdate = off) where deleted_at is null;
create index contact_trash on contact (workspace_id, id) where deleted_at is not null;

-- ---- The only history there is; also the outbox of everything that follows a change ------------------------------
create table change (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  at timestamptz(3) not null,
  xid xid8 not null default pg_current_xact_id(),
  actor_kind smallint not null,
  actor_id uuid,
  via smallint not null,
  batch_id uuid,
  undoes uuid,
  entity smallint not null,
  record_id uuid not null,
  record_version int not null,
  verb smallint not null,
  diff jsonb not null,
  -- Status before and after, else null: conversions are counted from these.
  moved_from uuid,
  moved_to uuid,
  primary key (workspace_id, id)
);
create index change_by_record on change (workspace_id, record_id, id);
create index change_by_actor on change (workspace_id, actor_id, id);
create index change_by_batch on change (workspace_id, batch_id, id) where batch_id is not null;
create index change_by_undone on change (workspace_id, undoes) where undoes is not null;
create index change_moves on change (workspace_id, entity, moved_to, id) include (moved_from, actor_id, record_id) where moved_to is not null;

-- ---- Search beside the records (DATA.md 4) -------------------------------------------------------------------------
create table search_word (
  workspace_id uuid not null,
  id uuid not null,
  entity smallint not null,
  owner_id uuid,
  -- Lexemes are '<workspace code>.<entity>/<word>'.
  words tsvector not null,
  primary key (workspace_id, id)
);
-- So many words (ten times this) that those of some hundred records in a million are known to the choice of plans.
alter table search_word alter column words set statistics 500;
create index search_word_newest on search_word (workspace_id, entity, id);
create index search_word_owner on search_word (workspace_id, entity, owner_id, id);
create index search_word_words on search_word using gin (words) with (fastupdate = off);

create table search_key (
  workspace_id uuid not null,
  entity smallint not null,
  -- 'm/' mail, 'd/' domain, 'p/' digits of a phone, 'r/' the digits reversed.
  key text collate "C" not null,
  id uuid not null,
  primary key (workspace_id, entity, key, id)
);
create index search_key_record on search_key (workspace_id, id);

-- Distinct words (and digits of phones), only added to; typos and parts of words are looked up here.
create table search_term (
  workspace_id uuid not null,
  word text collate "C" not null,
  primary key (workspace_id, word)
);
create index search_term_trigrams on search_term using gin (word gin_trgm_ops) with (fastupdate = off);
create index search_term_letters on search_term using gin (word gin_trgm_ops) with (fastupdate = off) where word !~ '[0-9]';

-- ---- Figures: sums fed by append-only deltas (DATA.md 5) ------------------------------------------------------------
create table rollup (
  workspace_id uuid not null,
  entity smallint not null,
  rollup smallint not null,
  -- All zeros: no owner; all f: the sum over all owners.
  owner_id uuid not null,
  k uuid not null,
  n bigint not null,
  primary key (workspace_id, entity, rollup, owner_id, k)
) with (fillfactor = 70);
create table rollup_delta (
  workspace_id uuid not null,
  id uuid not null,
  entity smallint not null,
  rollup smallint not null,
  owner_id uuid not null,
  k uuid not null,
  n bigint not null,
  primary key (workspace_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
