-- Each person has a stream of events, numbered 1, 2, 3 … without a gap. The head says where it ends and what
-- is unread there; whatever is the person's changes together with it only.
create table stream_heads (
    account bigint primary key references users on delete cascade,
    epoch text not null,
    seq bigint not null,
    unread_messages int not null,
    unread_notifications int not null,
    unseen int not null,
    read_messages_up_to bigint not null,
    read_notifications_up_to bigint not null,
    seen_up_to bigint not null
);

-- An event refers to what changed and holds none of it.
create table stream_events (
    account bigint not null references users on delete cascade,
    seq bigint not null,
    type text not null,
    at timestamptz not null,
    unread_messages int not null,
    unread_notifications int not null,
    unseen int not null,
    refs jsonb not null,
    primary key (account, seq)
);
create index stream_events_at on stream_events (at);
