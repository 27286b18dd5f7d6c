-- What others see is never a user name that could be an address.
drop index users_by_display_name;
alter table users drop column display_name;
alter table users add column display_name text generated always as (
    coalesce(
        nullif(trim(both ' ' from coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''),
        case when username ~ '^[^@ ]+@[^@ ]+[.][^@ ]+$' then null else username end,
        'User ' || id::text)) stored;
create index users_by_display_name on users (lower(display_name) collate "C", id);
