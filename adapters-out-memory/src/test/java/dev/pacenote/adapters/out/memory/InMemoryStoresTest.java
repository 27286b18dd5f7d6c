package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.contracts.RelationalContracts;
import dev.pacenote.application.contracts.Stores;

class InMemoryStoresTest implements RelationalContracts {

    private final Tables tables = new Tables();
    private final Stores stores =
            new Stores(
                    new InMemoryUsers(tables),
                    new InMemorySessions(),
                    new InMemoryAttempts(),
                    new InMemoryMapperAlerts(tables),
                    new InMemoryWatches(tables),
                    new InMemoryNameBook(),
                    new InMemoryNotices(tables),
                    new InMemoryDailyEmails(tables),
                    new InMemoryNotificationHistory(tables),
                    new InMemoryDailyRuns(tables),
                    new InMemoryPeople(tables),
                    new InMemoryOverview(tables),
                    new InMemorySearchJobs(tables),
                    new InMemoryFetchedBoards(),
                    new InMemoryRequestPlaces(System::nanoTime),
                    new InMemoryMapCatalog(tables),
                    new InMemoryDrivers(tables),
                    new InMemoryDriverNotifications(tables),
                    new InMemorySettings(tables),
                    new InMemoryFeedbackBox(tables),
                    new InMemoryAuditLog(tables),
                    new InMemoryRunLock(),
                    tables);

    @Override
    public Stores stores() {
        return stores;
    }
}
