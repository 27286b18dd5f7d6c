-- Which mails about accounts are being handed to the mail server, and which it took within a day: what brings
-- them may do so twice.
create table account_mail_hand_overs (
    mail  uuid        primary key,
    until timestamptz not null,
    done  boolean     not null default false
);
create index account_mail_hand_overs_by_age on account_mail_hand_overs (until);
