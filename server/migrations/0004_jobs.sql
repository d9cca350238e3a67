-- Work that takes longer than a request may: a row is what was asked for, how far it came and what came of it. It moves in
-- the transaction of what it did, so a crash loses nothing and repeats nothing. The id is the batch of the changes made.
create table job (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  kind text collate "C" not null,
  state smallint not null,
  -- Whoever started it, and through what: it runs with their rights of each moment.
  actor_kind smallint not null,
  actor_id uuid,
  -- The member behind it, be it by a session or by a key; they see it among their own.
  member_id uuid,
  via smallint not null,
  created_at timestamptz(3) not null,
  started_at timestamptz(3),
  finished_at timestamptz(3),
  -- Records dealt with, those of them that were refused, and how many there are; null where nobody knows.
  done int not null default 0,
  refused int not null default 0,
  total int,
  input jsonb not null,
  -- From where the next slice goes on.
  step jsonb,
  result jsonb,
  -- Why it failed, or why it is tried again.
  error text collate "C",
  -- Turns that ended without a slice since the last slice, and when the next one is due after a failure.
  tries smallint not null default 0,
  retry_at timestamptz(3),
  -- The turn that works on it now, and its last sign of life. No other turn goes on while both are fresh.
  turn_id uuid,
  beat_at timestamptz(3),
  -- The message that wakes it.
  wake_id uuid not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index job_of_member on job (workspace_id, member_id, id);
create index job_of_actor on job (workspace_id, actor_id, id);
create index job_open on job (workspace_id, id) where finished_at is null;
create index job_turn on job (workspace_id, beat_at) where turn_id is not null;
create index job_finished on job (workspace_id, finished_at) where finished_at is not null;

-- Who wants a job to end. Beside the job, whose row is locked while a slice is being carried out.
create table job_cancel (
  workspace_id uuid not null,
  job_id uuid not null,
  at timestamptz(3) not null,
  actor_kind smallint not null,
  actor_id uuid,
  primary key (workspace_id, job_id),
  foreign key (workspace_id, job_id) references job (workspace_id, id) on delete cascade
);
