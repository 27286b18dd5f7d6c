-- The key of a request that is done once, as a hash of who sent it where; a hash of what it asked for; and the reply
-- for a repeat. A row is written in the transaction of what it protects, so one without a reply is never seen.
create table idempotency_keys (
    scope      text        primary key,
    content    text        not null,
    status     int,
    reply      text,
    location   text,
    entity_tag text,
    expires_at timestamptz not null
);
create index idempotency_keys_expiry on idempotency_keys (expires_at);
