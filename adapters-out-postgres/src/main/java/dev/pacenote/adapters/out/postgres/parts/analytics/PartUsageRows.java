package dev.pacenote.adapters.out.postgres.parts.analytics;

import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums over the ledger of each part. */
@PostgresRepository
interface PartUsageRows extends GenericRepository<PartRow, Long> {

    /**
     * @param period such as {@code 2026-11-28} or {@code 2026-11}
     */
    @Introspected
    record UsedRow(String partId, String period, BigDecimal quantity, BigDecimal worth) {}

    @Introspected
    record HistoryRow(String partId, Instant firstMovedAt, @Nullable Instant lastConsumedAt) {}

    @Introspected
    record DeliveryRow(String partId, Instant orderedAt, Instant arrivedAt) {}

    /**
     * By days. What took a movement back counts as what it took back, as {@code MovementType} says.
     */
    @Query(
            """
            with moved as (
                select m.part_id, m.delta, coalesce(m.unit_cost, 0) as unit_cost,
                    coalesce(o.type, m.type) as kind,
                    to_char(m.occurred_at at time zone :zone, 'YYYY-MM-DD') as period
                from movements m
                join parts p on p.account_id = m.account_id and p.part_id = m.part_id
                    and not p.archived
                left join movements o on o.movement_id = m.reverses
                where m.account_id = :account
                    and m.occurred_at >= :since and m.occurred_at < :until)
            select part_id, period, -sum(delta) as quantity, -sum(delta * unit_cost) as worth
            from moved where kind in ('CONSUME', 'SCRAP', 'RETURN')
            group by part_id, period
            """)
    List<UsedRow> byDay(long account, Instant since, Instant until, String zone);

    /** Of months that are added up. */
    @Query(
            """
            select l.part_id, l.month as period, l.consumed as quantity, l.consumed_value as worth
            from ledger_months l
            where l.account_id = :account and l.month between :first and :last
                and l.part_id not in (
                    select part_id from parts where account_id = :account and archived)
                and (l.consumed <> 0 or l.consumed_value <> 0)
            """)
    List<UsedRow> byMonth(long account, String first, String last);

    @Query(
            """
            select m.part_id, min(m.occurred_at) as first_moved_at,
                max(m.occurred_at) filter (
                    where m.type in ('CONSUME', 'SCRAP') and r.movement_id is null)
                    as last_consumed_at
            from movements m
            join parts p on p.account_id = m.account_id and p.part_id = m.part_id
                and not p.archived
            left join movements r on r.reverses = m.movement_id
            where m.account_id = :account
            group by m.part_id
            """)
    List<HistoryRow> histories(long account);

    /** What was written down before the order was placed arrived for an earlier one. */
    @Query(
            """
            select t.part_id, max((t.state -> 'order' ->> 'orderedAt')::timestamptz) as ordered_at,
                min(m.occurred_at) as arrived_at
            from reorder_tasks t
            join parts p on p.account_id = t.account_id and p.part_id = t.part_id
                and not p.archived
            join movements m on m.account_id = t.account_id and m.part_id = t.part_id
                and m.task_id = t.task_id and m.type = 'RECEIVE'
                and m.created_at >= (t.state -> 'order' ->> 'orderedAt')::timestamptz
            left join movements r on r.reverses = m.movement_id
            where t.account_id = :account and r.movement_id is null
            group by t.part_id, t.task_id
            """)
    List<DeliveryRow> deliveries(long account);
}
