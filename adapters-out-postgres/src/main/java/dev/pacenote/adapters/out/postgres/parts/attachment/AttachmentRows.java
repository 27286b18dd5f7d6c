package dev.pacenote.adapters.out.postgres.parts.attachment;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code attachments}. */
@PostgresRepository
interface AttachmentRows extends GenericRepository<AttachmentRow, UUID> {

    /** Held until the end of the transaction, by one transaction for each account at a time. */
    @Query("select 1 from pg_advisory_xact_lock(hashtextextended('attachments', :account))")
    int lock(long account);

    /** Bytes of those that take room: mirrors {@code Attachment.takesRoom}. */
    @Query(
            """
            select coalesce(sum(size_bytes), 0)::bigint from attachments
            where account_id = :account and status in ('pending', 'ready')
            """)
    long bytes(long account);

    /** How many of a part take room. */
    @Query(
            """
            select count(*)::int from attachments
            where account_id = :account and part_id = :part and status in ('pending', 'ready')
            """)
    int ofPart(long account, String part);

    @Query(
            """
            insert into attachments (account_id, attachment_id, part_id, file, file_name, file_type,
                size_bytes, sha256, kind, task_id, status, changed_at, created_at, version)
            values (:account, :id, :part, :file, :fileName, :fileType, :size, :sha256, :kind,
                :task::uuid, :status, :changedAt, :createdAt, :version)
            """)
    void insert(
            long account,
            UUID id,
            String part,
            UUID file,
            String fileName,
            String fileType,
            long size,
            @Nullable String sha256,
            String kind,
            @Nullable String task,
            String status,
            Instant changedAt,
            Instant createdAt,
            long version);

    @Query("select * from attachments where account_id = :account and attachment_id = :id")
    Optional<AttachmentRow> find(long account, UUID id);

    @Query(
            """
            select * from attachments
            where account_id = :account and part_id = :part and status = 'ready'
            order by created_at desc, attachment_id desc
            """)
    List<AttachmentRow> ready(long account, String part);

    @Query("select * from attachments where account_id = :account")
    List<AttachmentRow> all(long account);

    /**
     * @return its next version; none where that version is not there
     */
    @Query(
            """
            update attachments
            set status = :status, changed_at = :changedAt, version = version + 1
            where account_id = :account and attachment_id = :id and version = :version
            returning version
            """)
    List<Long> update(long account, UUID id, String status, Instant changedAt, long version);

    /**
     * Those whose time is over: mirrors {@code Attachment.isExpired}.
     *
     * @param waitedSince pending and rejected ones of that moment, or of before
     * @param deletedAt deleted ones of that moment, or of before
     */
    @Query(
            """
            select * from attachments
            where status in ('pending', 'rejected') and changed_at <= :waitedSince
                or status = 'deleted' and changed_at <= :deletedAt
            order by changed_at + case status
                when 'deleted' then :waitedSince::timestamptz - :deletedAt::timestamptz
                else interval '0' end
            limit :atMost
            """)
    List<AttachmentRow> expired(Instant waitedSince, Instant deletedAt, int atMost);

    @Query("delete from attachments where account_id = :account and attachment_id = :id")
    void remove(long account, UUID id);
}
