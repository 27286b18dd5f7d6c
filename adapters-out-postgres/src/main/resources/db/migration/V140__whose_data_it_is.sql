-- Whether this is a sandbox's data or a real service's: one row, made by the first start.
create table data_marks (
    single boolean primary key default true check (single),
    origin text not null
);
