package dev.pacenote.application.contracts.platform;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.contracts.admin.AuditLogContract;
import dev.pacenote.application.contracts.admin.FeedbackMessagesContract;
import dev.pacenote.application.contracts.admin.OverviewContract;
import dev.pacenote.application.contracts.admin.UserDirectoryContract;
import dev.pacenote.application.contracts.dailyrun.DailyRunsContract;
import dev.pacenote.application.contracts.dailyrun.RunLockContract;
import dev.pacenote.application.contracts.dailyrun.RunNotesContract;
import dev.pacenote.application.contracts.dailyrun.dryrun.DryRunPreviewsContract;
import dev.pacenote.application.contracts.digest.CoveragesContract;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.digest.DigestHistoryContract;
import dev.pacenote.application.contracts.digest.DigestItemsContract;
import dev.pacenote.application.contracts.identity.account.AccountsContract;
import dev.pacenote.application.contracts.identity.credential.CredentialsContract;
import dev.pacenote.application.contracts.identity.session.SessionsContract;
import dev.pacenote.application.contracts.notice.NoticePreferencesStoreContract;
import dev.pacenote.application.contracts.notice.NoticesContract;
import dev.pacenote.application.contracts.platform.limit.RateLimiterContract;
import dev.pacenote.application.contracts.platform.setting.SettingsContract;
import dev.pacenote.application.contracts.trackmania.alert.AlertQueriesContract;
import dev.pacenote.application.contracts.trackmania.alert.CoveredMapsStoreContract;
import dev.pacenote.application.contracts.trackmania.alert.MapperAlertsContract;
import dev.pacenote.application.contracts.trackmania.board.FetchedBoardsContract;
import dev.pacenote.application.contracts.trackmania.board.KnownBoardsContract;
import dev.pacenote.application.contracts.trackmania.board.MapCatalogContract;
import dev.pacenote.application.contracts.trackmania.board.PlayerNameCacheContract;
import dev.pacenote.application.contracts.trackmania.driver.DriverNotificationsContract;
import dev.pacenote.application.contracts.trackmania.driver.DriversContract;
import dev.pacenote.application.contracts.trackmania.search.SearchJobsContract;
import dev.pacenote.application.contracts.trackmania.survey.MapWatchesContract;
import dev.pacenote.application.contracts.trackmania.survey.RecordEventsContract;
import dev.pacenote.application.contracts.trackmania.survey.WatchSummariesContract;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.dailyrun.dryrun.DryRunPreviews;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.KnownBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.WatchSummaries;

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
                RecordEventsContract,
                WatchSummariesContract,
                NoticePreferencesStoreContract,
                NoticesContract,
                DigestItemsContract,
                CoveragesContract,
                DailyEmailsContract,
                DigestHistoryContract,
                DailyRunsContract,
                RunNotesContract,
                DryRunPreviewsContract,
                RunLockContract,
                PlayerNameCacheContract,
                UserDirectoryContract,
                OverviewContract,
                SearchJobsContract,
                FetchedBoardsContract,
                KnownBoardsContract,
                MapCatalogContract,
                DriversContract,
                DriverNotificationsContract,
                SettingsContract,
                FeedbackMessagesContract,
                AuditLogContract,
                TransactionsContract {

    /** The stores behind all these ports. */
    Stores stores();

    @Override
    default Accounts accounts() {
        return stores().accounts();
    }

    @Override
    default NoticePreferencesStore preferences() {
        return stores().preferences();
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

    @Override
    default AuditLog audit() {
        return stores().audit();
    }

    @Override
    default MapCatalog catalog() {
        return stores().catalog();
    }

    @Override
    default UserDirectory directory() {
        return stores().directory();
    }

    @Override
    default DriverNotifications driverNotifications() {
        return stores().driverNotifications();
    }

    @Override
    default Drivers drivers() {
        return stores().drivers();
    }

    @Override
    default FeedbackMessages feedback() {
        return stores().feedback();
    }

    @Override
    default FetchedBoards fetchedBoards() {
        return stores().fetchedBoards();
    }

    @Override
    default DigestHistory history() {
        return stores().history();
    }

    @Override
    default PlayerNameCache names() {
        return stores().names();
    }

    @Override
    default Overview overview() {
        return stores().overview();
    }

    @Override
    default RateLimiter rateLimiter() {
        return stores().rateLimiter();
    }

    @Override
    default RunLock runLock() {
        return stores().runLock();
    }

    @Override
    default DailyRuns runs() {
        return stores().runs();
    }

    @Override
    default RunNotes runNotes() {
        return stores().runNotes();
    }

    @Override
    default DryRunPreviews previews() {
        return stores().previews();
    }

    @Override
    default SearchJobs searches() {
        return stores().searches();
    }

    @Override
    default MapperAlerts alerts() {
        return stores().alerts();
    }

    @Override
    default CoveredMapsStore coveredMaps() {
        return stores().coveredMaps();
    }

    @Override
    default MapWatches watches() {
        return stores().watches();
    }

    @Override
    default RecordEvents events() {
        return stores().events();
    }

    @Override
    default WatchSummaries summaries() {
        return stores().summaries();
    }

    @Override
    default KnownBoards knownBoards() {
        return stores().knownBoards();
    }

    @Override
    default Notices notices() {
        return stores().notices();
    }

    @Override
    default DigestItems digestItems() {
        return stores().digestItems();
    }

    @Override
    default Coverages coverages() {
        return stores().coverages();
    }

    @Override
    default DailyEmails emails() {
        return stores().emails();
    }

    @Override
    default AlertSamples alertSamples() {
        return new AlertSamples(stores());
    }
}
