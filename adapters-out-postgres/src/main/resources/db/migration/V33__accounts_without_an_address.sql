-- Who came by Discord or an outside issuer may have no address. The unique key stays: several rows without one are no conflict.
alter table users alter column email drop not null;

-- Whoever has no address is still found by name.
alter table users drop column search_text;
alter table users add column search_text text
    generated always as (lower(username) || chr(10) || coalesce(email, '')) stored;

-- Only an address that is there can be unconfirmed.
drop index users_unconfirmed;
create index users_unconfirmed on users (created_at) where verified_at is null and email is not null;
