-- What an admin's search for people reads, in lower case; a line break keeps the two apart.
alter table users add column search_text text
    generated always as (lower(username) || chr(10) || email) stored;
