package dev.pacenote.adapters.out.postgres.parts.reorder;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code reorder_tasks}. */
@PostgresRepository
public interface ReorderTaskRows extends GenericRepository<ReorderTaskRow, UUID> {

    @Query("select * from reorder_tasks where account_id = :account and task_id = :id")
    Optional<ReorderTaskRow> find(long account, UUID id);

    /** The open tasks of parts. */
    @Query(
            """
            select * from reorder_tasks
            where account_id = :account and part_id = any(:parts)
                and status in ('pending', 'ordered')
            """)
    List<ReorderTaskRow> open(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] parts);

    /** Which tasks a list shows, as {@code ReorderTasks.Status.shows} says. */
    String SHOWN =
            """
            where t.account_id = :account and case :list
                when 'NEEDED' then t.status = 'pending' or t.status = 'ordered' and t.insufficient
                when 'OPEN' then t.status in ('pending', 'ordered')
                when 'ALL' then true
                else t.status = lower(:list) end
            """;

    /**
     * Where a task is in a list, as {@code TasksQuery.Place.ORDER} says. No stock is that many
     * times a threshold.
     */
    String PLACE =
            """
             coalesce(p.stock / nullif(
                case when p.threshold = 0 then :usual::numeric(13, 3) else p.threshold end, 0),
                1e20), p.name_key, p.part_id, t.created_at, t.task_id
            """;

    /**
     * @param list a name of {@code ReorderTasks.Status}
     */
    @Query("select t.* from reorder_tasks t " + SHOWN + " limit :limit")
    List<ReorderTaskRow> list(long account, String list, int limit);

    @Query("select count(*) from reorder_tasks t " + SHOWN)
    long count(long account, String list);

    /**
     * @param list a name of {@code ReorderTasks.Status}
     * @param usual the workshop's default threshold
     * @param thatTask behind which the list goes on, with what it is sorted by
     */
    @Query(
            """
            select t.* from reorder_tasks t
            join parts p on p.account_id = t.account_id and p.part_id = t.part_id
            """
                    + SHOWN
                    + " and (:thatTask::uuid is null or ("
                    + PLACE
                    + """
                    ) > (coalesce(:thatStock::numeric(13, 3)
                            / nullif(:thatThreshold::numeric(13, 3), 0), 1e20),
                        :thatName::text, :thatPart::text, :thatTime::timestamptz,
                        :thatTask::uuid))
                    order by
                    """
                    + PLACE
                    + " limit :limit")
    List<ReorderTaskRow> page(
            long account,
            String list,
            BigDecimal usual,
            @Nullable BigDecimal thatStock,
            @Nullable BigDecimal thatThreshold,
            @Nullable String thatName,
            @Nullable String thatPart,
            @Nullable Instant thatTime,
            @Nullable String thatTask,
            int limit);

    /** The closed tasks of an account, as the index {@code closed_tasks} has them. */
    String CLOSED =
            " from reorder_tasks t"
                    + " where t.account_id = :account and t.status in ('resolved', 'dismissed')";

    /** When a task was closed, as {@code StoredState.sortable} writes it. */
    String CLOSED_AT = " rtrim(t.state -> 'end' ->> 'at', 'Z') collate \"C\"";

    @Query("select count(*)" + CLOSED)
    long countClosed(long account);

    /**
     * As {@code ClosedTasksQuery.Place.ORDER} says.
     *
     * @param thatTask behind which the list goes on, with the time at which it was closed
     */
    @Query(
            "select t.*"
                    + CLOSED
                    + " and (:thatTask::uuid is null or ("
                    + CLOSED_AT
                    + ", t.task_id) < (:thatTime::text, :thatTask::uuid)) order by"
                    + CLOSED_AT
                    + " desc, t.task_id desc limit :limit")
    List<ReorderTaskRow> closed(
            long account, @Nullable String thatTime, @Nullable String thatTask, int limit);

    /**
     * @param rows a list of objects with the columns as members
     */
    @Query(
            """
            insert into reorder_tasks
            select * from jsonb_populate_recordset(null::reorder_tasks, :rows::jsonb)
            on conflict (account_id, task_id) do update
            set status = excluded.status, severity = excluded.severity,
                insufficient = excluded.insufficient, state = excluded.state,
                version = excluded.version
            """)
    void put(String rows);
}
