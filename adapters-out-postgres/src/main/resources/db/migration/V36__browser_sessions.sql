-- A session is kept by refresh tokens, or by the cookie of a browser, of which only the SHA-256 in hexadecimal digits is stored.
alter table sessions
    alter column tokens drop not null,
    add column cookie_hash text,
    add constraint sessions_kind check (num_nonnulls(tokens, cookie_hash) = 1);
