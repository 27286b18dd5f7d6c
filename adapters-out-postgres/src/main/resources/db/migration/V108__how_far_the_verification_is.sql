-- How far the verification of all ledgers is: where it stops or dies, it goes on behind that part.
create table ledger_verification (
    only_row    boolean     primary key default true check (only_row),
    started_at  timestamptz not null,
    finished_at timestamptz,
    account_id  bigint      not null,
    part_id     text
);
