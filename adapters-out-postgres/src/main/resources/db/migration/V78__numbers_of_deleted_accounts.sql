-- Which numbers belonged to accounts that are gone. Nothing else is kept of them; a number is never given again.
create table deleted_users (
    id bigint primary key
);
