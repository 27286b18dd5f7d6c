package dev.pacenote.adapters.out.postgres.streams.link;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code link_tickets}. */
@PostgresRepository
interface LinkTicketRows extends GenericRepository<LinkTicketRows.Row, String> {

    @MappedEntity("link_tickets")
    record Row(@Id String hash, String guild, long account, Instant endsAt) {}

    @Query(
            """
            insert into link_tickets (hash, guild, account, ends_at)
            values (:hash, :guild, :account, :endsAt)
            """)
    void insert(String hash, String guild, long account, Instant endsAt);

    @Query("delete from link_tickets where hash = :hash returning *")
    List<Row> consume(String hash);

    @Query(
            """
            delete from link_tickets where ctid in
                (select ctid from link_tickets where ends_at < :before
                limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
