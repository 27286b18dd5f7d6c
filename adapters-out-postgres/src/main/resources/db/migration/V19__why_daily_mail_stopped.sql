-- Why and when daily mail stopped, and since when somebody who had none has it again.
alter table users
    add column mail_stopped_reason text,
    add column mail_stopped_at timestamptz,
    add column mail_resumed_at timestamptz;

update users set mail_stopped_reason = 'UNKNOWN' where not mail_enabled;
