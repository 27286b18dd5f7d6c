package dev.pacenote.application.contracts.platform;

import dev.pacenote.application.contracts.admin.AuditLogContract;
import dev.pacenote.application.contracts.admin.FeedbackBoxContract;
import dev.pacenote.application.contracts.admin.OverviewContract;
import dev.pacenote.application.contracts.admin.PeopleContract;
import dev.pacenote.application.contracts.dailyrun.DailyRunsContract;
import dev.pacenote.application.contracts.dailyrun.RunLockContract;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.digest.NotificationHistoryContract;
import dev.pacenote.application.contracts.identity.account.UsersContract;
import dev.pacenote.application.contracts.identity.session.SessionsContract;
import dev.pacenote.application.contracts.notice.NoticesContract;
import dev.pacenote.application.contracts.platform.limit.AttemptsContract;
import dev.pacenote.application.contracts.platform.retention.OldNewsContract;
import dev.pacenote.application.contracts.platform.setting.SettingsContract;
import dev.pacenote.application.contracts.platform.upstream.RequestPlacesContract;
import dev.pacenote.application.contracts.trackmania.alert.MapperAlertsContract;
import dev.pacenote.application.contracts.trackmania.board.FetchedBoardsContract;
import dev.pacenote.application.contracts.trackmania.board.MapCatalogContract;
import dev.pacenote.application.contracts.trackmania.board.NameBookContract;
import dev.pacenote.application.contracts.trackmania.driver.DriverNotificationsContract;
import dev.pacenote.application.contracts.trackmania.driver.DriversContract;
import dev.pacenote.application.contracts.trackmania.search.SearchJobsContract;
import dev.pacenote.application.contracts.trackmania.survey.WatchesContract;

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
