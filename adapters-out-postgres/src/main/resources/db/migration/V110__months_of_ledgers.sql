-- What the movements of a part add up to, by months of its workshop's time zone, as far as somebody asked: movements up
-- to seq are in them. Archived parts are among them and do not count while they are archived.
create table ledger_sums (
    account_id bigint not null references users on delete cascade,
    part_id    text   collate "C" not null,
    zone       text   not null,
    seq        bigint not null,
    primary key (account_id, part_id)
);
create table ledger_months (
    account_id     bigint  not null references users on delete cascade,
    part_id        text    collate "C" not null,
    month          text    not null,
    moved          boolean not null,
    consumed       numeric not null,
    consumed_value numeric not null,
    corrected      numeric not null,
    primary key (account_id, part_id, month)
);
