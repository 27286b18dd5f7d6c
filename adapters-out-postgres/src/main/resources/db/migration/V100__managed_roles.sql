-- Roles that we make at Discord for those who want to be pinged for one channel. They outlive the link,
-- so that they can be deleted at Discord.
create table managed_roles (
    guild        text        not null references guilds on delete cascade,
    streamer     uuid        not null,
    wanted_since timestamptz not null,
    -- null: still to be made
    role         text,
    problem      text,
    -- null: nothing is to be done
    due          timestamptz,
    version      bigint      not null,
    primary key (guild, streamer)
);
create index managed_roles_due on managed_roles (due) where due is not null;
-- Who has them, or is to have or to lose them; by the id at Discord, which outlives an account here.
create table managed_role_holders (
    guild      text        not null,
    streamer   uuid        not null,
    discord_id text        not null,
    wanted     boolean     not null,
    has        boolean     not null,
    seen_at    timestamptz not null,
    -- null: Discord has the last word
    due        timestamptz,
    primary key (guild, streamer, discord_id),
    foreign key (guild, streamer) references managed_roles on delete cascade
);
create index managed_role_holders_due on managed_role_holders (due) where due is not null;
create index discord_profiles_by_user on discord_profiles (discord_id);
-- Those whose posts ping by such a role.
create index guild_configs_by_role on guild_configs (guild) where settings ->> 'ping_mode' = 'managed_role';
create index streamer_links_by_role on streamer_links (guild, streamer)
    where overrides ->> 'ping_mode' = 'managed_role';
