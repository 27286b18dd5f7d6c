-- What is known of files that workshops keep with parts; their bytes are elsewhere. A row leads to its file, so it
-- stays until the file is removed: it refers neither to the account nor to the part, which may be gone before.
create table attachments (
    account_id    bigint      not null,
    attachment_id uuid        not null,
    part_id       text        collate "C" not null,
    file          uuid        not null,
    file_name     text        not null,
    file_type     text        not null,
    size_bytes    bigint      not null,
    sha256        text,
    kind          text        not null,
    task_id       uuid,
    status        text        not null,
    changed_at    timestamptz not null,
    created_at    timestamptz not null,
    version       bigint      not null,
    primary key (account_id, attachment_id)
);
create index attachments_of_part on attachments (account_id, part_id);
create index attachments_that_end on attachments (changed_at) where status <> 'ready';
