package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.domain.identity.account.Username;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code feedback}. */
@PostgresRepository
interface FeedbackRows extends GenericRepository<FeedbackRow, Long> {

    /** A message with its author's name. */
    @Introspected
    record Signed(
            long id,
            long userId,
            String message,
            String kind,
            Instant createdAt,
            @Nullable Instant readAt,
            String username) {

        FeedbackMessages.Signed signed() {
            return new FeedbackMessages.Signed(
                    new FeedbackRow(id, userId, message, kind, createdAt, readAt).feedback(),
                    new Username(username));
        }
    }

    @Query("select id from users where id = :author for update")
    Optional<Long> lockAuthor(long author);

    @Query("select count(*) from feedback where user_id = :author and read_at is null")
    int countUnread(long author);

    @Query(
            """
            insert into feedback (user_id, message, kind, created_at)
            values (:author, :message, :kind, :at) returning *
            """)
    FeedbackRow insert(long author, String message, String kind, Instant at);

    @Query(
            """
            select f.*, u.known_as as username from feedback f join users u on u.id = f.user_id
            order by f.created_at desc, f.id desc limit :limit offset :offset
            """)
    List<Signed> page(int limit, long offset);

    @Query("select count(*) from feedback")
    long countAll();

    @Query("select * from feedback where user_id = :author order by id")
    List<FeedbackRow> findByAuthor(long author);

    @Query("update feedback set read_at = coalesce(read_at, :at) where id = :id")
    int markRead(long id, Instant at);

    @Query("delete from feedback where id = :id")
    int remove(long id);
}
