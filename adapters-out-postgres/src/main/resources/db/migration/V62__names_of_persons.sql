-- A person may be added by somebody else, who knows their name and their address and no user name; and they may want
-- mail to go to another address, which waits here until it is confirmed.
alter table users
    alter column username drop not null,
    add column first_name text,
    add column last_name text,
    add column pending_email text,
    -- Whether an earlier address was confirmed: such an account does not expire.
    add column confirmed_before boolean not null default false,
    -- When the account changed last, log-ins apart.
    add column updated_at timestamptz;
update users set updated_at = created_at;
alter table users alter column updated_at set not null;

-- What others see: both names, else the user name, else a number.
alter table users add column display_name text generated always as (
    coalesce(
        nullif(trim(both ' ' from coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''),
        username,
        'User ' || id::text)) stored;

-- The user name, or what stands for it where there is none.
alter table users add column known_as text generated always as (
    coalesce(
        username,
        left(coalesce(
            nullif(trim(both ' ' from coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''),
            'User ' || id::text), 100))) stored;

drop index users_by_name;
create index users_by_name on users (known_as collate "C", id);
create index users_by_display_name on users (lower(display_name) collate "C", id);

-- Admins find a person by any of these.
alter table users drop column search_text;
alter table users add column search_text text generated always as (
    lower(coalesce(username, '')) || chr(10) || coalesce(email, '') || chr(10)
        || lower(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))) stored;
