-- How often a search was saved, and how often somebody added one: whoever saves what somebody else
-- saved meanwhile is refused, and begins again.
alter table search_jobs add column version bigint not null default 0;
create table search_lists (
    user_id bigint primary key references users on delete cascade,
    version bigint not null
);
