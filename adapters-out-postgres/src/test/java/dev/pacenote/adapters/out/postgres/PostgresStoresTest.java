package dev.pacenote.adapters.out.postgres;

import dev.pacenote.application.contracts.OutboxContract;
import dev.pacenote.application.contracts.RelationalContracts;
import dev.pacenote.application.contracts.Stores;
import dev.pacenote.application.shared.Outbox;
import dev.pacenote.application.shared.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class PostgresStoresTest implements RelationalContracts {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.settings());

    private final Stores stores = on(STORE);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Override
    public Stores stores() {
        return stores;
    }

    static Stores on(PostgresStore store) {
        return new Stores(
                new PostgresUsers(store),
                new PostgresSessions(store),
                new PostgresAttempts(store),
                new PostgresMapperAlerts(store),
                new PostgresWatches(store),
                new PostgresNameBook(store),
                new PostgresNotices(store),
                new PostgresDailyEmails(store),
                new PostgresNotificationHistory(store),
                new PostgresDailyRuns(store),
                new PostgresPeople(store),
                new PostgresOverview(store),
                new PostgresSearchJobs(store),
                new PostgresFetchedBoards(store),
                new PostgresRequestPlaces(store),
                new PostgresMapCatalog(store),
                new PostgresDrivers(store),
                new PostgresDriverNotifications(store),
                new PostgresSettings(store),
                new PostgresFeedbackBox(store),
                new PostgresAuditLog(store),
                new PostgresOldNews(store),
                new PostgresRunLock(store),
                store);
    }

    @Nested
    class Messages implements OutboxContract {

        @Override
        public Outbox outbox() {
            return new PostgresOutbox(STORE);
        }

        @Override
        public Transactions transactions() {
            return STORE;
        }
    }
}
