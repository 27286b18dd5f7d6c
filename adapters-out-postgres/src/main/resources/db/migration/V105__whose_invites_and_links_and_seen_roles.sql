-- What an account made is found for its export, and when the account goes.
create index invites_of_maker on invites (created_by) where created_by is not null;
create index streamer_links_of_admin on streamer_links (added_by_admin)
    where added_by_admin is not null;

-- Which roles a server had at Discord when somebody looked last: their ids, a blank between two.
create table guild_roles (
    guild   text primary key references guilds on delete cascade,
    roles   text        not null,
    seen_at timestamptz not null
);
