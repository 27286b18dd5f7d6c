-- When the person asked for the latest reset link that was named: one that was asked for earlier and waited in a queue replaces it no more.
alter table users
    add column reset_asked timestamptz;
