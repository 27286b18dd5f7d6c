-- A notice says how much it asks for attention, in place of the mails that it may be in; and it names
-- what it is about in a column instead of in its facts.
drop index notices_waiting;
drop index notices_found;
alter table notices rename column route to weight;
alter table notices add column subject text;
update notices
set weight = case weight
        when 'MAIL' then 'NEWS'
        when 'NEXT' then 'LASTING_NOTE'
        when 'ALONG' then 'NOTE'
        else 'SILENT'
    end,
    subject = case topic
        when 'trackmania.position' then facts ->> 'notification'
        else facts ->> 'map'
    end;
create index notices_found on notices (topic, found_at);
create index notices_subject on notices (user_id, topic, subject, number desc);

-- The date of the run that found it is the daily mail's own: empty when a notice was not offered to it.
-- Why it will be in no mail, and since when, is a reason like that of any other delivery.
alter table notices rename column found_on to digest_since;
alter table notices alter column digest_since drop not null;
alter table notices add column withheld text, add column withheld_at timestamptz;
create index notices_waiting on notices (user_id, digest_since)
    where mail_date is null and withheld is null and weight = 'NEWS';
