package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
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

/** The table {@code movements}. */
@PostgresRepository
interface MovementRows extends GenericRepository<MovementRow, UUID> {

    /** A movement and the one that took it back. */
    @Introspected
    record ReversalRow(UUID reverses, UUID movementId) {}

    @Query("select * from movements where account_id = :account and part_id = :part order by seq")
    List<MovementRow> ofPart(long account, String part);

    @Query("select * from movements where account_id = :account and movement_id = :id")
    Optional<MovementRow> find(long account, UUID id);

    @Query(
            """
            select * from movements m
            where m.account_id = :account
                and (:part::text is null or m.part_id = :part)
                and (:type::text is null or m.type = :type)
                and (:since::timestamptz is null or m.occurred_at >= :since)
                and (:until::timestamptz is null or m.occurred_at < :until)
                and (:reference::text is null or m.reference = :reference)
                and (:afterAt::timestamptz is null
                    or (m.created_at, m.seq, m.part_id) < (:afterAt, :afterSeq, :afterPart))
            order by m.created_at desc, m.seq desc, m.part_id desc
            limit :limit
            """)
    List<MovementRow> list(
            long account,
            @Nullable String part,
            @Nullable String type,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String reference,
            @Nullable Instant afterAt,
            long afterSeq,
            String afterPart,
            int limit);

    @Query(
            """
            select reverses, movement_id from movements
            where account_id = :account and reverses = any(:ids::uuid[])
            """)
    List<ReversalRow> reversals(long account, @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** Of the movements since then and of the one before, the newest first. */
    @Query(
            """
            select total from movements
            where account_id = :account and part_id = :part and seq >= coalesce(
                (select max(seq) from movements
                    where account_id = :account and part_id = :part and created_at <= :since), 0)
            order by seq desc
            limit :limit
            """)
    List<BigDecimal> totalsSince(long account, String part, Instant since, int limit);

    /**
     * @param rows a list of objects with the columns as members
     */
    @Query(
            """
            insert into movements
            select * from jsonb_populate_recordset(null::movements, :rows::jsonb)
            """)
    void add(String rows);
}
