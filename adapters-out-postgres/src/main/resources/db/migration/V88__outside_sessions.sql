-- A session may be kept by the tokens of an outside issuer; authenticated_at says when the person logged in there, if that is known.
alter table sessions
    add column issuer text,
    add column authenticated_at timestamptz,
    drop constraint sessions_kind,
    add constraint sessions_kind check (num_nonnulls(tokens, cookie_hash, issuer) = 1);
