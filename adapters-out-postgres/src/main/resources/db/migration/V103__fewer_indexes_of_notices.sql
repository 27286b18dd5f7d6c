-- Numbers are given out by the table itself, and nobody looks for one.
alter table notices drop constraint notices_number_key;
-- Most notices are about nothing that has a history of its own.
drop index notices_subject;
create index notices_subject on notices (user_id, topic, subject, number desc) where subject is not null;
