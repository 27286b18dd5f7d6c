-- Tickets that open one socket each, until they are used or expire; only their SHA-256 in hexadecimal digits is stored.
create table stream_tickets (
    hash           text primary key,
    account        bigint      not null references users on delete cascade,
    session        uuid        not null,
    access_ends_at timestamptz not null,
    expires_at     timestamptz not null
);
create index stream_tickets_expires on stream_tickets (expires_at);
