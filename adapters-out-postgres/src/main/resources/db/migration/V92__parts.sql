-- The parts of workshops, each with what there is of it. One account is one workshop. Keys are texts folded for
-- comparison; names sort by code point, so that every store lists them in one order.
create table parts (
    account_id       bigint         not null references users on delete cascade,
    part_id          text           collate "C" not null,
    name_key         text           collate "C" not null,
    number_key       text           collate "C" not null,
    barcode          text           not null,
    model_key        text           not null,
    fit_keys         text[]         not null,
    category_key     text           not null,
    supplier_key     text           not null,
    searched         text           not null,
    details          jsonb          not null,
    unit_price       numeric(12, 4) not null,
    watched          boolean        not null,
    threshold        numeric(13, 3) not null,
    stock            numeric(13, 3) not null,
    on_order         numeric(13, 3) not null,
    average_cost     numeric(12, 4),
    archived         boolean        not null,
    snoozed_until    timestamptz,
    created_at       timestamptz    not null,
    updated_at       timestamptz    not null,
    ledger_seq       bigint         not null,
    version          bigint         not null,
    primary key (account_id, part_id)
);
create unique index parts_number on parts (account_id, number_key) where not archived and number_key <> '';
create unique index parts_barcode on parts (account_id, barcode) where not archived and barcode <> '';
create index parts_of_model on parts (account_id, model_key);

-- A part's stock, one row for each pool.
create table stock_rows (
    account_id bigint         not null,
    part_id    text           collate "C" not null,
    model_key  text           not null,
    model      text           not null,
    quantity   numeric(13, 3) not null,
    negative   boolean        not null,
    version    bigint         not null,
    updated_at timestamptz    not null,
    primary key (account_id, part_id, model_key),
    foreign key (account_id, part_id) references parts on delete cascade,
    check (quantity >= 0 or negative)
);

-- The ledger. Lines are added and never change.
create table movements (
    account_id    bigint         not null,
    part_id       text           collate "C" not null,
    seq           bigint         not null,
    movement_id   uuid           not null unique,
    type          text           not null,
    model         text           not null,
    delta         numeric(13, 3) not null,
    in_pool       numeric(13, 3) not null,
    total         numeric(13, 3) not null,
    average_cost  numeric(12, 4),
    unit_cost     numeric(12, 4),
    reason        text           not null,
    reference     text           not null,
    task_id       uuid,
    reverses      uuid           unique,
    actor_id      bigint         not null,
    source        text           not null,
    occurred_at   timestamptz    not null,
    created_at    timestamptz    not null,
    primary key (account_id, part_id, seq),
    foreign key (account_id, part_id) references parts on delete cascade
);
create index movements_of_account on movements (account_id, created_at, seq, part_id);

-- Parts that are low, and what is done about it. A part has at most one that is open.
create table reorder_tasks (
    account_id    bigint         not null,
    task_id       uuid           not null,
    part_id       text           collate "C" not null,
    status        text           not null,
    severity      text           not null,
    stock_at_open numeric(13, 3) not null,
    insufficient  boolean        not null,
    state         jsonb          not null,
    created_at    timestamptz    not null,
    version       bigint         not null,
    primary key (account_id, task_id),
    foreign key (account_id, part_id) references parts on delete cascade
);
create unique index one_open_task on reorder_tasks (account_id, part_id) where status in ('pending', 'ordered');

-- How workshops keep their stock, where they chose something.
create table parts_settings (
    account_id        bigint         primary key references users on delete cascade,
    currency          text           not null,
    default_threshold numeric(13, 3) not null,
    allow_negative    boolean        not null,
    version           bigint         not null
);

-- Runs of the check for what is low. One is at work at a time.
create table check_runs (
    run_id      uuid        primary key,
    started_by  text        not null,
    started_at  timestamptz not null,
    lease_until timestamptz not null,
    finished_at timestamptz,
    working     boolean     not null,
    counts      jsonb       not null
);
create unique index one_check_at_work on check_runs (working) where working;
