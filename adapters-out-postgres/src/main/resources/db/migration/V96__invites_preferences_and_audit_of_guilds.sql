-- Links by which people come into Discord servers.
create table invites (
    id         uuid        primary key,
    guild      text        not null references guilds on delete cascade,
    code       text        not null unique,
    created_by bigint      references users on delete set null,
    created_at timestamptz not null,
    -- null: never
    expires_at timestamptz,
    -- 0: without a limit
    max_uses   int         not null,
    use_count  int         not null,
    used_at    timestamptz,
    check (max_uses = 0 or use_count <= max_uses)
);
create index invites_of_guild on invites (guild, created_at);
-- Who is a member by which.
create table invite_uses (
    invite  uuid   not null references invites on delete cascade,
    account bigint not null references users on delete cascade,
    primary key (invite, account)
);
create index invite_uses_of_account on invite_uses (account);

-- Whether somebody wants to hear of a channel in a server.
create table stream_preferences (
    account  bigint  not null references users on delete cascade,
    guild    text    not null references guilds on delete cascade,
    streamer uuid    not null references streamers on delete cascade,
    enabled  boolean not null,
    primary key (account, guild, streamer)
);
create index stream_preferences_of_streamer on stream_preferences (streamer, guild);

-- Broadcasts of which members are still to be told.
create table member_tellings (
    broadcast  uuid        primary key references broadcasts on delete cascade,
    -- the last account that was told or passed over
    told_up_to bigint,
    due        timestamptz not null
);
create index member_tellings_due on member_tellings (due);

-- Who did what in a server, denials included.
create table stream_audit (
    id      uuid        primary key,
    at      timestamptz not null,
    guild   text,
    account bigint      references users on delete set null,
    address text        not null,
    action  text        not null,
    details jsonb       not null,
    result  text        not null
);
create index stream_audit_of_guild on stream_audit (guild, at);
create index stream_audit_by_age on stream_audit (at);
create index stream_audit_of_account on stream_audit (account);
