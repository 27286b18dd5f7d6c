-- Whoever read a message has got it. Messages that were read before it was noted when they arrived would else be looked
-- through, one by one, when a device of their reader says for the first time what it has.
update messages set delivered_at = coalesce(first_read_at, updated_at) where read and delivered_at is null;
