-- The admin's view of the last days, counted as history is written instead of each time it is read.

create table history_days (
    date   date    primary key,
    people integer not null
);

create table history_topics (
    date   date    not null,
    topic  text    not null,
    rows   integer not null,
    sent   integer not null,
    errors integer not null,
    primary key (date, topic)
);

insert into history_days
select date, count(distinct user_id) from notification_history group by date;

insert into history_topics
select date, topic, count(*), count(*) filter (where status = 'SENT'),
    count(*) filter (where status = 'TECHNICAL_ERROR')
from notification_history group by date, topic;

create function count_history() returns trigger language plpgsql as
$$
begin
    if tg_op in ('UPDATE', 'DELETE') then
        update history_topics
        set rows = rows - 1, sent = sent - (old.status = 'SENT')::int,
            errors = errors - (old.status = 'TECHNICAL_ERROR')::int
        where date = old.date and topic = old.topic;
    end if;
    if tg_op in ('UPDATE', 'INSERT') then
        insert into history_topics values (new.date, new.topic, 1, (new.status = 'SENT')::int,
            (new.status = 'TECHNICAL_ERROR')::int)
        on conflict (date, topic) do update
        set rows = history_topics.rows + 1, sent = history_topics.sent + excluded.sent,
            errors = history_topics.errors + excluded.errors;
    end if;
    if tg_op = 'INSERT' and not exists (select from notification_history h
            where h.user_id = new.user_id and h.date = new.date and h.topic <> new.topic) then
        insert into history_days values (new.date, 1)
        on conflict (date) do update set people = history_days.people + 1;
    end if;
    if tg_op = 'DELETE' and not exists (select from notification_history h
            where h.user_id = old.user_id and h.date = old.date) then
        update history_days set people = people - 1 where date = old.date;
    end if;
    return null;
end
$$;

create trigger notification_history_counted
    after insert or update or delete on notification_history
    for each row execute function count_history();

-- Who has an error on a day, and people in the order of their names.
create index notification_history_errors on notification_history (date, user_id)
    where status = 'TECHNICAL_ERROR';
create index users_by_name on users (username collate "C", id);
drop index notification_history_day;
create index notification_history_day on notification_history (date, user_id);
