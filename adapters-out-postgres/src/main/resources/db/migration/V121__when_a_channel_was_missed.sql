-- Two look-ups that miss a channel are a day apart: of the first one its moment is kept, not its date, which only the
-- version before this one reads.
alter table streamers add column missed_at timestamptz;
update streamers set missed_at = (missed_on + 1)::timestamp at time zone 'UTC' where missed_on is not null;
