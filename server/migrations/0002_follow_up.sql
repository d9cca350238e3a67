-- Steps on a tag or option that many records follow in the background, slice by slice: a row is what is left to do.
create table follow_up (
  workspace_id uuid not null references workspace (id),
  -- Batch of the changes that it makes.
  id uuid not null,
  -- Steps of a workspace are carried out in this order.
  turn bigint not null generated always as identity,
  -- The change that decided it was made by:
  actor_kind smallint not null,
  actor_id uuid,
  list text collate "C" not null,
  choice_id uuid not null,
  -- What records get instead of the choice; null takes it away.
  into_id uuid,
  -- Instead of taking the choice away: the batch that is taken back, and up to which of its changes that was done.
  reverts uuid,
  reverted_to uuid,
  -- A later step that asks for the opposite.
  stopped_by uuid,
  primary key (workspace_id, id)
);
create index follow_up_open on follow_up (workspace_id, turn) where stopped_by is null;
