-- Messages that were kept long enough are looked for by their age. They are stored in nearly that order, so that a few
-- ranges say where the old ones are, and sending is as quick as before.
create index messages_by_age on messages using brin (created_at);
