package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code daily_emails}. */
@PostgresRepository
interface DailyEmailRows extends GenericRepository<DailyEmailRow, UUID> {

    /** What names a mail. */
    @Introspected
    record Key(long userId, LocalDate date) {

        DailyEmailKey key() {
            return new DailyEmailKey(new AccountId(userId), date);
        }
    }

    /** {@link dev.pacenote.domain.delivery.DeliveryState#unsent} on a row. */
    String UNSENT = "state not in ('SENT', 'CANCELLED')";

    /**
     * Adds mails that nobody tried, where there are none. Returns those that are stored, but for
     * one that somebody else adds at this moment; none for an account that is gone.
     */
    @Query(
            """
            with wanted as (
                select * from unnest(:users, :dates::date[], :ids::uuid[]) as w (user_id, date, id)),
            opened as (
                insert into daily_emails (user_id, date, id, state, attempts, uncertain)
                select w.user_id, w.date, w.id, 'PENDING', 0, false
                from wanted w join users u on u.id = w.user_id
                order by w.user_id
                for key share of u
                on conflict (user_id, date) do nothing
                returning *)
            select * from opened
            union all
            select m.* from daily_emails m join wanted w
                on (m.user_id, m.date) = (w.user_id, w.date)
            """)
    List<DailyEmailRow> open(
            @TypeDef(type = DataType.LONG_ARRAY) Long[] users,
            @TypeDef(type = DataType.STRING_ARRAY) String[] dates,
            @TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    /** Fails with an {@code OptimisticLockException} if somebody else has saved another version. */
    DailyEmailRow update(DailyEmailRow row);

    @Query("select * from daily_emails where user_id = :user and date = :date")
    Optional<DailyEmailRow> find(long user, LocalDate date);

    Optional<DailyEmailRow> findById(UUID id);

    @Query(
            """
            select m.* from daily_emails m
            join unnest(:users, :dates::date[]) as k (user_id, date)
                on (m.user_id, m.date) = (k.user_id, k.date)
            """)
    List<DailyEmailRow> find(
            @TypeDef(type = DataType.LONG_ARRAY) Long[] users,
            @TypeDef(type = DataType.STRING_ARRAY) String[] dates);

    @Query("select user_id, date from daily_emails where unreported order by date, user_id")
    List<Key> unreported();

    @Query("delete from daily_emails where user_id = :user")
    void removeByUser(long user);

    @Query(
            """
            select * from daily_emails where user_id = :user and attempts > 0
            order by date desc limit :limit offset :offset
            """)
    List<DailyEmailRow> tried(long user, int limit, long offset);

    @Query("select count(*) from daily_emails where user_id = :user and attempts > 0")
    long countTried(long user);

    @Query(
            "select * from daily_emails where "
                    + UNSENT
                    + " order by date desc, user_id limit :limit offset :offset")
    List<DailyEmailRow> unsent(int limit, long offset);

    @Query("select count(*) from daily_emails where " + UNSENT)
    long countUnsent();

    /** Mirrors {@link dev.pacenote.domain.delivery.DeliveryState#claimable}. */
    @Query(
            """
            select user_id, date from daily_emails
            where state in ('PENDING', 'SENDING', 'FAILED')
                and (state = 'PENDING'
                    or (state = 'FAILED' and (:atOnce or next_try_at <= :now))
                    or (state = 'SENDING' and claim_until <= :now))
            order by date, user_id limit :limit
            """)
    List<Key> claimable(boolean atOnce, Instant now, int limit);

    /**
     * Deletes mails of dates before {@code start}. Mirrors {@link
     * dev.pacenote.domain.digest.DailyEmail#isOver}.
     */
    @Query(
            """
            delete from daily_emails where ctid in
                (select ctid from daily_emails
                where date < :start and state in ('SENT', 'DEAD', 'CANCELLED') and not unreported
                limit :most for update skip locked)
            """)
    int purge(LocalDate start, int most);
}
