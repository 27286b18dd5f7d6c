-- A map that its author deleted: on how many dates in a row a run got answers but none for this map,
-- the last of those dates, and when it was concluded that the map is gone.
alter table watches add column missing_runs integer not null default 0;
alter table watches add column missing_on date;
alter table watches add column gone_at timestamptz;
create index watches_gone on watches (map_uid) where gone_at is not null;
