package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;

/** Coverage in Postgres. */
@Singleton
public final class PostgresCoverages implements Coverages {

    private final PostgresStore store;

    public PostgresCoverages(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<Coverage> find(AccountId account, Topic topic, LocalDate date) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select * from section_coverage
                                        where user_id = :user and topic = :topic and date = :date
                                        """)
                                .bind("user", account.value())
                                .bind("topic", topic.name())
                                .bind("date", date)
                                .map(
                                        (rs, _) ->
                                                new Coverage(
                                                        rs.getInt("followed"),
                                                        rs.getInt("unchecked"),
                                                        Rows.instant(rs, "as_of")))
                                .findOne());
    }

    @Override
    public void save(AccountId account, Topic topic, LocalDate date, Coverage coverage) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into section_coverage (user_id, topic, date, followed, unchecked, as_of)
                                        values (:user, :topic, :date, :followed, :unchecked, :asOf)
                                        on conflict (user_id, topic, date) do update
                                        set followed = excluded.followed, unchecked = excluded.unchecked,
                                            as_of = excluded.as_of
                                        """)
                                .bind("user", account.value())
                                .bind("topic", topic.name())
                                .bind("date", date)
                                .bind("followed", coverage.followed())
                                .bind("unchecked", coverage.unchecked())
                                .bind("asOf", Rows.bind(coverage.asOf()))
                                .execute());
    }
}
