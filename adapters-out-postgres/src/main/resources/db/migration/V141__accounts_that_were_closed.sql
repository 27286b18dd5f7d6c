-- Whose account was closed, by the digest of the name that an outside issuer has for them: what their open
-- pages still send opens no account again.
create table closed_access (
    digest    text        primary key,
    closed_at timestamptz not null
);
create index closed_access_by_age on closed_access (closed_at);
