package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Feedback in Postgres. */
@Singleton
public final class PostgresFeedbackMessages implements FeedbackMessages {

    private final PostgresStore store;

    public PostgresFeedbackMessages(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Added add(AccountId author, Feedback.Draft draft, Instant at, int maxUnread) {
        return store.together(
                handle -> {
                    // One author's messages queue up, so that the quota holds.
                    handle.createQuery("select id from users where id = :user for update")
                            .bind("user", author.value())
                            .mapTo(Long.class)
                            .findOne();
                    int unread =
                            handle.createQuery(
                                            """
                                            select count(*) from feedback
                                            where user_id = :user and read_at is null
                                            """)
                                    .bind("user", author.value())
                                    .mapTo(Integer.class)
                                    .one();
                    if (unread >= maxUnread) {
                        return new Added.QuotaReached();
                    }
                    long id =
                            handle.createQuery(
                                            """
                                            insert into feedback (user_id, message, kind, created_at)
                                            values (:user, :message, :kind, :at) returning id
                                            """)
                                    .bind("user", author.value())
                                    .bind("message", draft.text().value())
                                    .bind("kind", draft.kind().name())
                                    .bind("at", Rows.bind(at))
                                    .mapTo(Long.class)
                                    .one();
                    return new Added.Ok(new Feedback(id, author, draft, at, Optional.empty()));
                });
    }

    private static Feedback feedback(ResultSet rs) throws SQLException {
        return new Feedback(
                rs.getLong("id"),
                new AccountId(rs.getLong("user_id")),
                new Feedback.Draft(
                        new Feedback.Text(rs.getString("message")),
                        Feedback.Kind.valueOf(rs.getString("kind"))),
                Rows.instant(rs, "created_at"),
                Rows.maybeInstant(rs, "read_at"));
    }

    @Override
    public Paging.Page<Signed> page(Paging paging) {
        return store.with(
                handle -> {
                    var rows =
                            handle.createQuery(
                                            """
                                            select f.*, u.username from feedback f
                                            join users u on u.id = f.user_id
                                            order by f.created_at desc, f.id desc
                                            limit :limit offset :offset
                                            """)
                                    .bind("limit", paging.size())
                                    .bind("offset", paging.offset())
                                    .map(
                                            (rs, _) ->
                                                    new Signed(
                                                            feedback(rs),
                                                            new Username(rs.getString("username"))))
                                    .list();
                    long total =
                            handle.createQuery("select count(*) from feedback")
                                    .mapTo(Long.class)
                                    .one();
                    return new Paging.Page<>(paging, rows, total);
                });
    }

    @Override
    public List<Feedback> of(AccountId author) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select * from feedback where user_id = :user order by id")
                                .bind("user", author.value())
                                .map((rs, _) -> feedback(rs))
                                .list());
    }

    @Override
    public boolean markRead(long id, Instant at) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                                """
                                                update feedback set read_at = coalesce(read_at, :at)
                                                where id = :id
                                                """)
                                        .bind("at", Rows.bind(at))
                                        .bind("id", id)
                                        .execute()
                                == 1);
    }

    @Override
    public boolean remove(long id) {
        return store.with(handle -> handle.execute("delete from feedback where id = ?", id) == 1);
    }
}
