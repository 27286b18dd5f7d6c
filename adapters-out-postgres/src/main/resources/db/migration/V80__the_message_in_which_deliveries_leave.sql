-- Deliveries that were handed over together: each further try is that message again, under the same name.
alter table deliveries add column left_as uuid;
