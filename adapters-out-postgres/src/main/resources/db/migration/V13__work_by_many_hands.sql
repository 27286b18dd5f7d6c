-- What became of each piece of a pass's work, until the pass is summed up.
create table run_notes (
    pass uuid not null,
    user_id bigint not null,
    item text not null,
    topic text,
    mail_date date,
    outcome text not null,
    primary key (pass, user_id, item)
);

-- Mails whose outcome the history does not know yet.
alter table daily_emails add column untold boolean not null default false;
create index daily_emails_untold on daily_emails (date) where untold;
