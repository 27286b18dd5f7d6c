-- Messages written in the transaction whose changes they follow, until they are handed on.
create table outbox (
    id        uuid primary key,
    kind      text        not null,
    body      text        not null,
    due_at    timestamptz not null,
    attempts  integer     not null default 0,
    posted_at timestamptz not null default now()
);
create index outbox_due on outbox (due_at);
