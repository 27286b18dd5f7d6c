package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/** Sums over ledgers. */
@PostgresRepository
interface LedgerSumRows extends GenericRepository<PartRow, Long> {

    /**
     * @param month its first day
     */
    @Introspected
    record MonthRow(
            String month,
            int partsMoved,
            BigDecimal consumed,
            BigDecimal consumedValue,
            BigDecimal corrected) {}

    /** Held until the end of the transaction, by one transaction for each account at a time. */
    @Query("select 1 from pg_advisory_xact_lock(hashtextextended('ledger_sums', :account))")
    int lock(long account);

    /** Forgets what was summed by months of another zone. */
    @Query(
            """
            with gone as (
                delete from ledger_months m using ledger_sums s
                where s.account_id = :account and s.zone <> :zone
                    and m.account_id = s.account_id and m.part_id = s.part_id)
            delete from ledger_sums where account_id = :account and zone <> :zone
            """)
    void forgetOther(long account, String zone);

    /**
     * Adds to the months of some parts what moved since it was done last. What took a movement back
     * counts as what it took back, as {@code MovementType} says.
     *
     * @param limit of parts
     * @return parts of which something was added; 0: nothing is left to be added
     */
    @Query(
            """
            with due as (
                select p.part_id, p.ledger_seq, coalesce(s.seq, 0) as summed
                from parts p
                left join ledger_sums s
                    on s.account_id = p.account_id and s.part_id = p.part_id
                where p.account_id = :account and p.ledger_seq > coalesce(s.seq, 0)
                limit :limit),
            moved as (
                select m.part_id, m.delta, coalesce(m.unit_cost, 0) as unit_cost,
                    coalesce(o.type, m.type) as kind,
                    to_char(m.occurred_at at time zone :zone, 'YYYY-MM') as month
                from due
                join movements m on m.account_id = :account and m.part_id = due.part_id
                    and m.seq > due.summed and m.seq <= due.ledger_seq
                left join movements o on o.movement_id = m.reverses),
            added as (
                insert into ledger_months as l (account_id, part_id, month, moved, consumed,
                    consumed_value, corrected)
                select :account, part_id, month,
                    bool_or(kind not in ('TRANSFER_IN', 'TRANSFER_OUT')),
                    coalesce(-sum(delta) filter (
                        where kind in ('CONSUME', 'SCRAP', 'RETURN')), 0),
                    coalesce(-sum(delta * unit_cost) filter (
                        where kind in ('CONSUME', 'SCRAP', 'RETURN')), 0),
                    coalesce(sum(delta) filter (where kind in ('COUNT', 'ADJUST')), 0)
                from moved group by part_id, month
                on conflict (account_id, part_id, month) do update set
                    moved = l.moved or excluded.moved,
                    consumed = l.consumed + excluded.consumed,
                    consumed_value = l.consumed_value + excluded.consumed_value,
                    corrected = l.corrected + excluded.corrected)
            insert into ledger_sums (account_id, part_id, zone, seq)
            select :account, part_id, :zone, ledger_seq from due
            on conflict (account_id, part_id) do update set seq = excluded.seq
            """)
    int addUp(long account, String zone, int limit);

    /** As far as they are added up. Few parts are archived: to look for those is quicker. */
    @Query(
            """
            select l.month, (count(*) filter (where l.moved))::int as parts_moved,
                sum(l.consumed) as consumed, sum(l.consumed_value) as consumed_value,
                sum(l.corrected) as corrected
            from ledger_months l
            where l.account_id = :account and l.month between :first and :last
                and l.part_id not in (
                    select part_id from parts where account_id = :account and archived)
            group by l.month order by l.month
            """)
    List<MonthRow> months(long account, String first, String last);
}
