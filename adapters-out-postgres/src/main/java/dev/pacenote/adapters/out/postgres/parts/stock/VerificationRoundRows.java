package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.application.parts.stock.VerificationRound;
import dev.pacenote.domain.parts.catalogue.PartId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code ledger_verification}, which has one row. */
@PostgresRepository
interface VerificationRoundRows extends GenericRepository<VerificationRoundRows.Row, Boolean> {

    @MappedEntity("ledger_verification")
    record Row(
            @Id Boolean onlyRow,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long accountId,
            @Nullable String partId) {

        VerificationRound round() {
            return new VerificationRound(
                    startedAt,
                    Optional.ofNullable(finishedAt),
                    accountId,
                    Optional.ofNullable(partId).map(PartId::new));
        }
    }

    @Query("select * from ledger_verification")
    Optional<Row> last();

    @Query(
            """
            insert into ledger_verification (started_at, finished_at, account_id, part_id)
            values (:startedAt, :finishedAt, :account, :part)
            on conflict (only_row) do update
            set started_at = excluded.started_at, finished_at = excluded.finished_at,
                account_id = excluded.account_id, part_id = excluded.part_id
            """)
    void save(Instant startedAt, @Nullable Instant finishedAt, long account, @Nullable String part);
}
