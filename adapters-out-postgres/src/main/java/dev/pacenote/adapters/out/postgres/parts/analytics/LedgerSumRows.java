package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
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

    /** What took a movement back counts as what it took back, as {@code MovementType} says. */
    @Query(
            """
            with moved as (
                select m.part_id, m.delta, coalesce(m.unit_cost, 0) as unit_cost,
                    coalesce(o.type, m.type) as kind,
                    to_char(m.occurred_at at time zone :zone, 'YYYY-MM') as month
                from movements m
                join parts p on p.account_id = m.account_id and p.part_id = m.part_id
                    and not p.archived
                left join movements o on o.movement_id = m.reverses
                where m.account_id = :account
                    and m.occurred_at >= :since and m.occurred_at < :until)
            select month,
                count(distinct part_id) filter (
                    where kind not in ('TRANSFER_IN', 'TRANSFER_OUT'))::int as parts_moved,
                coalesce(-sum(delta) filter (
                    where kind in ('CONSUME', 'SCRAP', 'RETURN')), 0) as consumed,
                coalesce(-sum(delta * unit_cost) filter (
                    where kind in ('CONSUME', 'SCRAP', 'RETURN')), 0) as consumed_value,
                coalesce(sum(delta) filter (
                    where kind in ('COUNT', 'ADJUST')), 0) as corrected
            from moved group by month order by month
            """)
    List<MonthRow> months(long account, Instant since, Instant until, String zone);
}
