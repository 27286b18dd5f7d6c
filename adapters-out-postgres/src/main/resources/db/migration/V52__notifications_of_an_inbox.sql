-- An item of a person's inbox. It takes in further notices about its source while it is open.
create table notifications (
    account bigint not null references users on delete cascade,
    id uuid not null,
    topic text not null,
    source_kind text not null,
    source_id text not null,
    notices int not null,
    seq bigint not null,
    facts jsonb not null,
    occurred_at timestamptz not null,
    read boolean not null,
    first_read_at timestamptz,
    unread_since bigint not null,
    seen_at timestamptz,
    archived boolean not null,
    open boolean not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (account, id),
    -- two are never open about one source
    constraint notifications_open
        exclude using btree (account with =, source_kind with =, source_id with =) where (open)
);
create index notifications_newest on notifications (account, seq desc);
create index notifications_unread on notifications (account, unread_since) where not read and not archived;
create index notifications_unseen on notifications (account, seq) where seen_at is null and not archived;
create index notifications_expired on notifications (expires_at);

-- Which notices an item shows, and the number of the event that brought each.
create table notification_notices (
    account bigint not null,
    notification uuid not null,
    seq bigint not null,
    notice uuid not null references notices on delete cascade,
    primary key (account, notification, seq, notice),
    foreign key (account, notification) references notifications on delete cascade
);
create index notification_notices_notice on notification_notices (notice);
