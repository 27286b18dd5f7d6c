-- Lines of a ledger are added and never change. They go when their account does, whose row is gone before them.
create function refuse_a_change_of_the_ledger() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and not exists (select from users where id = old.account_id) then
        return old;
    end if;
    raise exception 'line % of part % of account % does not change', old.seq, old.part_id, old.account_id
        using errcode = 'restrict_violation';
end
$$;
create trigger movements_never_change before update or delete on movements
    for each row execute function refuse_a_change_of_the_ledger();
