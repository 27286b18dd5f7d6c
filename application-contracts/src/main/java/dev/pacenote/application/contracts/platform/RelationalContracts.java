package dev.pacenote.application.contracts.platform;

import dev.pacenote.application.contracts.admin.AuditLogContract;
import dev.pacenote.application.contracts.admin.FeedbackMessagesContract;
import dev.pacenote.application.contracts.admin.OverviewContract;
import dev.pacenote.application.contracts.admin.UserDirectoryContract;
import dev.pacenote.application.contracts.dailyrun.DailyRunsContract;
import dev.pacenote.application.contracts.dailyrun.RunLockContract;
import dev.pacenote.application.contracts.digest.CoveragesContract;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.digest.DigestHistoryContract;
import dev.pacenote.application.contracts.digest.DigestItemsContract;
import dev.pacenote.application.contracts.identity.account.AccountsContract;
import dev.pacenote.application.contracts.identity.credential.CredentialsContract;
import dev.pacenote.application.contracts.identity.session.SessionsContract;
import dev.pacenote.application.contracts.notice.NoticesContract;
import dev.pacenote.application.contracts.platform.limit.RateLimiterContract;
import dev.pacenote.application.contracts.platform.setting.SettingsContract;
import dev.pacenote.application.contracts.trackmania.alert.AlertQueriesContract;
import dev.pacenote.application.contracts.trackmania.alert.CoveredMapsStoreContract;
import dev.pacenote.application.contracts.trackmania.alert.MapperAlertsContract;
import dev.pacenote.application.contracts.trackmania.board.FetchedBoardsContract;
import dev.pacenote.application.contracts.trackmania.board.MapCatalogContract;
import dev.pacenote.application.contracts.trackmania.board.PlayerNameCacheContract;
import dev.pacenote.application.contracts.trackmania.driver.DriverNotificationsContract;
import dev.pacenote.application.contracts.trackmania.driver.DriversContract;
import dev.pacenote.application.contracts.trackmania.search.SearchJobsContract;
import dev.pacenote.application.contracts.trackmania.survey.MapWatchesContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.setting.Settings;

/** Everything that a store of the relational truth promises, port by port. */
public interface RelationalContracts
        extends AccountsContract,
                CredentialsContract,
                SessionsContract,
                RateLimiterContract,
                MapperAlertsContract,
                CoveredMapsStoreContract,
                AlertQueriesContract,
                MapWatchesContract,
                NoticesContract,
                DigestItemsContract,
                CoveragesContract,
                DailyEmailsContract,
                DigestHistoryContract,
                DailyRunsContract,
                RunLockContract,
                PlayerNameCacheContract,
                UserDirectoryContract,
                OverviewContract,
                SearchJobsContract,
                FetchedBoardsContract,
                MapCatalogContract,
                DriversContract,
                DriverNotificationsContract,
                SettingsContract,
                FeedbackMessagesContract,
                AuditLogContract,
                TransactionsContract {

    @Override
    Stores stores();

    @Override
    default Accounts accounts() {
        return stores().accounts();
    }

    @Override
    default Credentials credentials() {
        return stores().credentials();
    }

    @Override
    default Sessions sessions() {
        return stores().sessions();
    }

    @Override
    default Transactions transactions() {
        return stores().transactions();
    }

    @Override
    default Settings settings() {
        return stores().settings();
    }
}
