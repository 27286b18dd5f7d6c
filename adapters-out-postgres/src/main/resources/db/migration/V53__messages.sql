-- Of each message its two people have a copy of their own, with a number of their own stream. A copy goes
-- with its owner's account; the other one's account may be gone, so there is no reference to it.
create table messages (
    account bigint not null references users on delete cascade,
    id uuid not null,
    peer bigint not null,
    seq bigint not null,
    received boolean not null,
    -- empty when the sender took it back from both
    content text,
    read boolean not null,
    first_read_at timestamptz,
    unread_since bigint not null,
    delivered_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (account, id),
    unique (account, seq)
);
create index messages_of_conversation on messages (account, peer, seq desc);
create index messages_unread on messages (account, peer, unread_since)
    where received and not read and content is not null;

create table conversations (
    account bigint not null references users on delete cascade,
    peer bigint not null,
    seq bigint not null,
    unread int not null,
    -- whether the owner wrote to the peer before
    written boolean not null,
    primary key (account, peer)
);
create index conversations_newest on conversations (account, seq desc);

-- What a client named by an id of its own, for ever. Id, recipient and text are kept as hashes only.
create table client_messages (
    sender bigint not null references users on delete cascade,
    hash text not null,
    fingerprint text not null,
    message uuid not null,
    recipient bigint not null,
    seq bigint not null,
    created_at timestamptz not null,
    primary key (sender, hash)
);
