-- How often an account was saved: whoever saves one that somebody else saved since it was read is refused.
alter table users
    add column version bigint not null default 0;
