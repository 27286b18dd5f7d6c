package dev.pacenote.application.contracts;

/** Everything that a store of the relational truth promises, port by port. */
public interface RelationalContracts
        extends UsersContract,
                SessionsContract,
                AttemptsContract,
                MapperAlertsContract,
                WatchesContract,
                NoticesContract,
                DailyEmailsContract,
                NotificationHistoryContract,
                DailyRunsContract,
                RunLockContract,
                NameBookContract,
                PeopleContract,
                OverviewContract,
                SearchJobsContract,
                FetchedBoardsContract,
                RequestPlacesContract,
                MapCatalogContract,
                DriversContract,
                DriverNotificationsContract,
                SettingsContract,
                FeedbackBoxContract,
                AuditLogContract,
                OldNewsContract,
                TransactionsContract {

    @Override
    Stores stores();
}
