package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table {@code account_mail_hand_overs}. */
@PostgresRepository
interface AccountMailHandOverRows extends GenericRepository<AccountMailHandOverRows.Row, UUID> {

    /**
     * @param until when another may try; of a mail that is done, since when it is
     */
    @MappedEntity("account_mail_hand_overs")
    record Row(@Id UUID mail, Instant until, boolean done) {}

    @Query(
            """
            insert into account_mail_hand_overs as kept (mail, until) values (:mail, :until)
            on conflict (mail) do update set until = excluded.until
            where not kept.done and kept.until <= :now
            """)
    int take(UUID mail, Instant now, Instant until);

    Optional<Row> findById(UUID mail);

    @Query("update account_mail_hand_overs set done = true, until = :at where mail = :mail")
    void done(UUID mail, Instant at);

    @Query("delete from account_mail_hand_overs where mail = :mail and not done")
    void giveBack(UUID mail);

    @Query(
            """
            delete from account_mail_hand_overs where ctid in
                (select ctid from account_mail_hand_overs where until < :before
                limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
