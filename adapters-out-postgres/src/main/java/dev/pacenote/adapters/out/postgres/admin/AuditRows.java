package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code audit_log}. */
@PostgresRepository
interface AuditRows extends GenericRepository<AuditRow, Long> {

    @Query("insert into audit_log (at, actor, subject, what) values (:at, :actor, :subject, :what)")
    void insert(Instant at, long actor, @Nullable Long subject, String what);

    @Query("select * from audit_log order by number desc limit :limit")
    List<AuditRow> latest(int limit);

    /** Deletes lines that were written before {@code start}. */
    @Query(
            """
            delete from audit_log where ctid in
                (select ctid from audit_log where at < :start
                limit :most for update skip locked)
            """)
    int purge(Instant start, int most);
}
