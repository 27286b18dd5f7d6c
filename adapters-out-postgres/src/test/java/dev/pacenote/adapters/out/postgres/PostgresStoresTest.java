package dev.pacenote.adapters.out.postgres;

import dev.pacenote.application.contracts.RelationalContracts;
import dev.pacenote.application.contracts.Stores;
import org.junit.jupiter.api.AfterAll;

class PostgresStoresTest implements RelationalContracts {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.settings());

    private final Stores stores =
            new Stores(
                    new PostgresUsers(STORE),
                    new PostgresSessions(STORE),
                    new PostgresAttempts(STORE),
                    new PostgresMapperAlerts(STORE),
                    new PostgresWatches(STORE),
                    new PostgresNameBook(STORE),
                    new PostgresNotices(STORE),
                    new PostgresDailyEmails(STORE),
                    new PostgresNotificationHistory(STORE),
                    new PostgresDailyRuns(STORE),
                    new PostgresPeople(STORE),
                    new PostgresOverview(STORE),
                    new PostgresSearchJobs(STORE),
                    new PostgresFetchedBoards(STORE),
                    new PostgresRequestPlaces(STORE),
                    new PostgresMapCatalog(STORE),
                    new PostgresDrivers(STORE),
                    new PostgresDriverNotifications(STORE),
                    new PostgresSettings(STORE),
                    new PostgresFeedbackBox(STORE),
                    new PostgresAuditLog(STORE),
                    new PostgresOldNews(STORE),
                    new PostgresRunLock(STORE),
                    STORE);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Override
    public Stores stores() {
        return stores;
    }
}
