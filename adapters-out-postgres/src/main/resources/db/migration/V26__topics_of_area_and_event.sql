-- A topic is named area.event, wherever it is kept.
create temporary table renamed_topics (old text primary key, new text not null) on commit drop;
insert into renamed_topics
values ('trackmania-mapper', 'trackmania.record'),
       ('trackmania-driver', 'trackmania.position'),
       ('trackmania-maps', 'trackmania.map-gone');

update notices n set topic = r.new from renamed_topics r where n.topic = r.old;
update section_coverage c set topic = r.new from renamed_topics r where c.topic = r.old;
update run_notes n
set topic = r.new, item = 'section ' || r.new
from renamed_topics r
where n.topic = r.old;

-- History is counted by a trigger, row by row; what it counted is renamed instead of counted again.
alter table notification_history disable trigger notification_history_counted;
update notification_history h set topic = r.new from renamed_topics r where h.topic = r.old;
alter table notification_history enable trigger notification_history_counted;
update history_topics h set topic = r.new from renamed_topics r where h.topic = r.old;

update daily_runs
set tally = jsonb_set(
    tally,
    '{sections}',
    (select jsonb_object_agg(coalesce(r.new, s.key), s.value)
     from jsonb_each(tally -> 'sections') s
     left join renamed_topics r on r.old = s.key))
where tally -> 'sections' <> '{}';
