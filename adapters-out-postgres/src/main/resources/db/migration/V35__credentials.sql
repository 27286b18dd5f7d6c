-- How somebody proves whose account they use stands beside the account: its password, and who its owner is elsewhere.
create table credentials (
    user_id       bigint primary key references users on delete cascade,
    password_hash text,
    -- The one reset link that is good, the latest that was named, and when the person asked for that one.
    reset_id      uuid,
    reset_heard   uuid,
    reset_asked   timestamptz,
    version       bigint not null
);

insert into credentials (user_id, password_hash, reset_id, reset_heard, reset_asked, version)
select id, password_hash, reset_id, reset_heard, reset_asked, 1
from users;

alter table users
    drop column password_hash,
    drop column reset_id,
    drop column reset_heard,
    drop column reset_asked;

-- An identity belongs to one account, and an account has one of each issuer; 'discord' or the URL of an OpenID Connect issuer.
create table external_identities (
    issuer  text   not null,
    subject text   not null,
    user_id bigint not null references users on delete cascade,
    primary key (issuer, subject),
    unique (user_id, issuer)
);
