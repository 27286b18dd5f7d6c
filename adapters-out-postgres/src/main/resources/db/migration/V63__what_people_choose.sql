-- What a person has chosen about how Pacenote treats them, by the path of each setting: {"/theme": "dark"}. What is not
-- in it was not chosen.
alter table notice_preferences
    add column choices jsonb not null default '{}',
    add column chosen_at timestamptz;
