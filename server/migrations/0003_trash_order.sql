-- What was deleted last stands first in the trash.
create index company_trash_newest on company (workspace_id, deleted_at, id) where deleted_at is not null;
create index contact_trash_newest on contact (workspace_id, deleted_at, id) where deleted_at is not null;
