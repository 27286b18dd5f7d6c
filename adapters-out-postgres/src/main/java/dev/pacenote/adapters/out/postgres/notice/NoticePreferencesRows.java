package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code notice_preferences}: whoever never changed anything has no row. */
@PostgresRepository
interface NoticePreferencesRows extends GenericRepository<NoticePreferencesRow, Long> {

    /** Of the accounts that exist. Planned once (ADR 64), as each message asks it. */
    @Query(
            """
            select users.id as user_id, coalesce(p.mail_enabled, true) as mail_enabled,
                p.mail_stopped_reason, p.mail_stopped_at, p.mail_resumed_at,
                coalesce(p.choices, '{}'::jsonb)::text as choices, p.chosen_at,
                coalesce(p.version, 0) as version
            from users left join notice_preferences p on p.user_id = users.id
            where users.id = any(array(select unnest(:accounts::bigint[])))
            """)
    List<NoticePreferencesRow> find(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    /** Accounts with their preferences. */
    @Query(
            """
            select users.*, coalesce(p.mail_enabled, true) as mail_enabled,
                p.mail_stopped_reason, p.mail_stopped_at, p.mail_resumed_at,
                coalesce(p.choices, '{}'::jsonb)::text as choices, p.chosen_at,
                coalesce(p.version, 0) as preferences_version
            from users left join notice_preferences p on p.user_id = users.id
            where users.id = any(:accounts)
            """)
    List<RecipientRow> recipients(@TypeDef(type = DataType.LONG_ARRAY) Long[] accounts);

    /**
     * @param version as it was read
     * @return 0 when the account is gone, or has a row with another version
     */
    @Query(
            """
            insert into notice_preferences as old (user_id, mail_enabled, mail_stopped_reason,
                mail_stopped_at, mail_resumed_at, choices, chosen_at, version)
            select id, :mailEnabled, :mailStoppedReason, :mailStoppedAt::timestamptz,
                :mailResumedAt::timestamptz, :choices::jsonb, :chosenAt::timestamptz,
                :version + 1
            from users where id = :userId
                and (:version = 0
                    or exists (select from notice_preferences where user_id = :userId))
            for key share
            on conflict (user_id) do update
            set mail_enabled = excluded.mail_enabled,
                mail_stopped_reason = excluded.mail_stopped_reason,
                mail_stopped_at = excluded.mail_stopped_at,
                mail_resumed_at = excluded.mail_resumed_at, choices = excluded.choices,
                chosen_at = excluded.chosen_at, version = excluded.version
            where old.version = :version
            """)
    int put(
            long userId,
            boolean mailEnabled,
            @Nullable String mailStoppedReason,
            @Nullable Instant mailStoppedAt,
            @Nullable Instant mailResumedAt,
            String choices,
            @Nullable Instant chosenAt,
            long version);
}
