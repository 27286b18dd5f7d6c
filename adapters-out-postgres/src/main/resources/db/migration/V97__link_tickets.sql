-- Ways of browsers to Twitch and back, to prove a channel for a server; each is taken out by coming back.
create table link_tickets (
    -- the SHA-256 of what the browser carries
    hash    text        primary key,
    guild   text        not null references guilds on delete cascade,
    account bigint      not null references users on delete cascade,
    ends_at timestamptz not null
);
create index link_tickets_ending on link_tickets (ends_at);
-- The channels of a person.
create index streamers_of_account on streamers (proved_by) where proved_by is not null;
