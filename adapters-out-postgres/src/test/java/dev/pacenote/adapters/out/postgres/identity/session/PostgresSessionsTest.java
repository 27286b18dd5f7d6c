package dev.pacenote.adapters.out.postgres.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions that an earlier version stored go on. */
class PostgresSessionsTest {

    private final PostgresStore store = PostgresStore.open(TestPostgres.settings());
    private final StandaloneStores stores = new StandaloneStores(store);
    private final PostgresSessions sessions = stores.get(PostgresSessions.class);

    @AfterEach
    void close() {
        stores.close();
        store.close();
    }

    @Test
    void a_session_stored_before_the_arrival_of_answers_was_noted_goes_on() {
        var session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        Samples.account(stores.get(PostgresAccounts.class)).id(),
                        UUID.randomUUID(),
                        Samples.NOON,
                        new Session.ClientInfo("Firefox", "203.0.113.9"));
        sessions.add(session);
        new TestSql(stores)
                .run(
                        "update sessions set tokens = tokens - 'arrived' where id = ?",
                        session.id().value());

        assertThat(sessions.find(session.id(), Samples.NOON)).contains(session);
    }
}
