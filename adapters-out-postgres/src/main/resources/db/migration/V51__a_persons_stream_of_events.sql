-- Where each person's numbered stream of events ends, with what is unread there, and up to where they read.
create table stream_heads (
    account                    bigint primary key references users on delete cascade,
    epoch                      text    not null,
    seq                        bigint  not null,
    unread_messages            integer not null,
    unread_notifications       integer not null,
    unseen                     integer not null,
    read_messages_up_to        bigint  not null,
    read_notifications_up_to   bigint  not null,
    seen_up_to                 bigint  not null
);

-- The events, numbered 1, 2, 3 … per person; they name what they are about by its ids.
create table stream_events (
    account              bigint      not null references users on delete cascade,
    seq                  bigint      not null,
    type                 text        not null,
    at                   timestamptz not null,
    unread_messages      integer     not null,
    unread_notifications integer     not null,
    unseen               integer     not null,
    refs                 jsonb       not null,
    primary key (account, seq)
);
create index stream_events_at on stream_events (at);
