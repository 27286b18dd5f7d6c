-- Discord servers that somebody administers or our bot is in.
create table guilds (
    id        text        primary key,
    name      text        not null,
    icon      text,
    -- the owner's id at Discord
    owner     text,
    bot       text        not null,
    bot_since timestamptz,
    version   bigint      not null
);
create table guild_configs (
    guild      text        primary key references guilds on delete cascade,
    settings   jsonb       not null,
    changed_at timestamptz,
    changed_by bigint      references users on delete set null,
    version    bigint      not null
);
create table guild_memberships (
    account     bigint      not null references users on delete cascade,
    guild       text        not null references guilds on delete cascade,
    source      text        not null,
    admin       boolean     not null,
    verified_at timestamptz not null,
    primary key (account, guild, source)
);
create index guild_memberships_of_guild on guild_memberships (guild);
-- What Discord calls the people who logged in by it.
create table discord_profiles (
    account    bigint primary key references users on delete cascade,
    discord_id text   not null,
    username   text   not null,
    avatar     text
);

-- Twitch channels that some server follows or followed.
create table streamers (
    id           uuid    primary key,
    broadcaster  text    not null unique,
    login        text    not null,
    display_name text    not null,
    avatar       text    not null,
    consent      text    not null,
    proved_by    bigint  references users on delete set null,
    gone         boolean not null,
    version      bigint  not null
);
create table streamer_links (
    guild          text        not null references guilds on delete cascade,
    streamer       uuid        not null references streamers on delete cascade,
    added_by_admin bigint      references users on delete set null,
    added_at       timestamptz not null,
    enabled        boolean     not null,
    overrides      jsonb       not null,
    custom_text    text        not null,
    version        bigint      not null,
    primary key (guild, streamer)
);
create index streamer_links_of_streamer on streamer_links (streamer);
-- What Twitch was asked to tell.
create table event_subscriptions (
    streamer   uuid        not null references streamers on delete cascade,
    type       text        not null,
    twitch_id  text        unique,
    status     text        not null,
    changed_at timestamptz not null,
    renewed    int         not null,
    primary key (streamer, type)
);

-- Genuine messages of Twitch and Discord, each of which is handled once.
create table intake_messages (
    source      text        not null,
    message_id  text        not null,
    type        text        not null,
    body        text        not null,
    sent_at     timestamptz not null,
    received_at timestamptz not null,
    state       text        not null,
    attempts    int         not null,
    claim       uuid,
    -- when somebody may claim it, or when its claim lapses; null: nobody has to look at it any more
    due         timestamptz,
    ended_at    timestamptz,
    primary key (source, message_id)
);
create index intake_messages_due on intake_messages (due, received_at) where due is not null;

create table broadcasts (
    id           uuid        primary key,
    streamer     uuid        not null references streamers on delete cascade,
    twitch_id    text        not null unique,
    type         text        not null,
    started_at   timestamptz not null,
    told_at      timestamptz not null,
    online_at    timestamptz not null,
    ended_at     timestamptz,
    title        text        not null,
    game         text        not null,
    viewers      int,
    thumbnail    text,
    end_said_at  timestamptz,
    end_heard_at timestamptz,
    end_looks    int         not null,
    end_due      timestamptz,
    version      bigint      not null
);
create index broadcasts_live on broadcasts (streamer) where ended_at is null;
create index broadcasts_ending on broadcasts (end_due) where end_due is not null;

-- The ways of broadcasts to servers.
create table announcements (
    id            uuid        primary key,
    broadcast     uuid        not null references broadcasts on delete cascade,
    guild         text        not null references guilds on delete cascade,
    state         text        not null,
    reason        text        not null,
    tries         int         not null,
    first_try_at  timestamptz,
    unknown_since timestamptz,
    claim         uuid,
    claimed_at    timestamptz,
    due           timestamptz,
    ended_at      timestamptz,
    out_channel   text,
    out_message   text,
    out_how       text,
    out_pinged    text,
    out_complete  boolean     not null,
    detail        text,
    updated_at    timestamptz not null,
    version       bigint      not null,
    unique (broadcast, guild)
);
create index announcements_due on announcements (broadcast, due) where due is not null;
create index announcements_of_guild on announcements (guild, updated_at);

-- Channels to which a post was refused, or was about to go.
create table post_targets (
    guild   text not null,
    channel text not null,
    reason  text,
    since   timestamptz,
    primary key (guild, channel)
);
create table posts (
    id           text        primary key,
    channel      text        not null,
    announcement uuid        not null,
    state        text        not null,
    posted_at    timestamptz not null,
    next_look    timestamptz,
    looks        int         not null,
    edited_at    timestamptz not null,
    ended_at     timestamptz,
    vod          text,
    version      bigint      not null
);
create index posts_of_announcement on posts (announcement);
create index posts_due on posts (next_look) where next_look is not null;
