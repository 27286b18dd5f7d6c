-- unused since 1.0.0: the columns of mail in users, whose version before was never released.
-- How a person wants to be told is no part of the account. Whoever never changed it has no row.
create table notice_preferences (
    user_id             bigint primary key references users on delete cascade,
    mail_enabled        boolean not null,
    mail_stopped_reason text,
    mail_stopped_at     timestamptz,
    mail_resumed_at     timestamptz,
    version             bigint  not null
);

insert into notice_preferences
select id, mail_enabled, mail_stopped_reason, mail_stopped_at, mail_resumed_at, 1
from users
where not mail_enabled or mail_resumed_at is not null;

alter table users
    drop column mail_enabled,
    drop column mail_stopped_reason,
    drop column mail_stopped_at,
    drop column mail_resumed_at;
