-- Open sockets of live streams, as all servers know them. A connection of a server that is gone expires. Rows change
-- all the time: there is room for them, and no index on what changes.
create table connections (
    id         uuid        primary key,
    account    bigint      not null references users on delete cascade,
    opened_at  timestamptz not null,
    last_sign  timestamptz not null,
    idle_since timestamptz,
    expires_at timestamptz not null
) with (fillfactor = 50);
create index connections_account on connections (account);

-- When somebody did something last at a socket that is gone.
create table last_seen (
    account bigint      primary key references users on delete cascade,
    at      timestamptz not null
);
create index last_seen_at on last_seen (at);
