package dev.pacenote.adapters.out.postgres.parts.reorder;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /**
     * @param list a name of {@code ReorderTasks.Status}, whose {@code shows} this mirrors
     */
    @Query(
            """
            select * from reorder_tasks
            where account_id = :account and case :list
                when 'NEEDED' then status = 'pending' or status = 'ordered' and insufficient
                when 'OPEN' then status in ('pending', 'ordered')
                when 'ALL' then true
                else status = lower(:list) end
            limit :limit
            """)
    List<ReorderTaskRow> list(long account, String list, int limit);

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
