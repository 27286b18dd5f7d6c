-- What admins announced: its words stand here once, however many people are told. Its author may be gone.
create table notice_batches (
    id         uuid        primary key,
    author     bigint      not null,
    kind       text        not null,
    title      text        not null,
    content    text        not null,
    priority   text        not null,
    action_url text,
    expires_at timestamptz,
    -- for everybody up to that account, else for those chosen
    up_to      bigint,
    chosen     jsonb       not null,
    created_at timestamptz not null,
    accepted   int         not null,
    -- the last account that had its turn; null when all had theirs
    told_after bigint,
    told       int         not null,
    skipped    int         not null,
    version    bigint      not null
);
create index notice_batches_running on notice_batches (created_at) where told_after is not null;
create index notice_batches_created_at on notice_batches (created_at);
