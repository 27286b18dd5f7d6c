-- How often a driver's list of guarded places was saved: whoever saves what somebody else saved
-- meanwhile is refused, and begins again.
alter table drivers add column guards_version bigint not null default 0;
-- Whether a place is one of the guarded ones follows from the position.
alter table driver_notifications drop column status;
