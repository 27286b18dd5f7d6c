-- What left together is found by the name of its message, and what leaves alone by its own id: few deliveries have an
-- entry for it, where each had one in an index of its own for whichever of the two it is.
create index deliveries_left_as on deliveries (left_as) where left_as is not null;
drop index deliveries_message;
-- The one that has been due longest is the first of one of the channels.
drop index deliveries_longest_due;
