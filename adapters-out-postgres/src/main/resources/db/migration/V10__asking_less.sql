-- A survey may find out that nothing moved without reading a board: "pass" is the last pass that
-- looked, at "looked_at"; "read_pass" the last one that read. "restless" has one bit for each of the
-- last eight looks.
alter table watches add column looked_at timestamptz;
update watches set looked_at = learned_at;
alter table watches alter column looked_at set not null;
alter table watches add column read_pass uuid;
update watches set read_pass = pass;
alter table watches alter column read_pass set not null;
alter table watches add column restless integer not null default 0;

-- Requests are counted by endpoint now.
update daily_runs
set progress = progress || jsonb_build_object(
    'requests', jsonb_build_object('byEndpoint',
        case when coalesce((progress ->> 'requests')::bigint, 0) = 0 then '{}'::jsonb
             else jsonb_build_object('all', progress -> 'requests') end),
    'journal', jsonb_build_object('figures', '{}'::jsonb, 'oddities', '[]'::jsonb));

-- Places for requests at the hosts of others, shared by every instance on this database. A place is
-- free from free_at on; a holder that died gives its place back by the end of its lease.
create table request_places (
    host    text        not null,
    number  integer     not null,
    free_at timestamptz not null,
    holder  uuid,
    primary key (host, number)
);

-- Until when somebody waits in person for a place: whoever has time lets them go first.
create table request_waiters (
    host  text primary key,
    until timestamptz not null
);
