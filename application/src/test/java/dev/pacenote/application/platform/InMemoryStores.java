package dev.pacenote.application.platform;

import dev.pacenote.application.admin.InMemoryAuditLog;
import dev.pacenote.application.admin.InMemoryFeedbackMessages;
import dev.pacenote.application.admin.InMemoryOverview;
import dev.pacenote.application.admin.InMemoryUserDirectory;
import dev.pacenote.application.dailyrun.InMemoryDailyRuns;
import dev.pacenote.application.dailyrun.InMemoryRunLock;
import dev.pacenote.application.dailyrun.InMemoryRunNotes;
import dev.pacenote.application.dailyrun.dryrun.InMemoryDryRunPreviews;
import dev.pacenote.application.digest.InMemoryCoverages;
import dev.pacenote.application.digest.InMemoryDailyEmails;
import dev.pacenote.application.digest.InMemoryDigestHistory;
import dev.pacenote.application.digest.InMemoryDigestItems;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.credential.InMemoryCredentials;
import dev.pacenote.application.identity.session.TransactionalSessions;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.setting.InMemorySettings;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.InMemoryCoveredMaps;
import dev.pacenote.application.trackmania.alert.InMemoryMapperAlerts;
import dev.pacenote.application.trackmania.board.InMemoryFetchedBoards;
import dev.pacenote.application.trackmania.board.InMemoryKnownBoards;
import dev.pacenote.application.trackmania.board.InMemoryMapCatalog;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.application.trackmania.driver.InMemoryDriverNotifications;
import dev.pacenote.application.trackmania.driver.InMemoryDrivers;
import dev.pacenote.application.trackmania.search.InMemorySearchJobs;
import dev.pacenote.application.trackmania.survey.InMemoryMapWatches;
import dev.pacenote.application.trackmania.survey.InMemoryRecordEvents;
import dev.pacenote.application.trackmania.survey.InMemoryWatchSummaries;

/** All stores on the same tables in memory. */
public final class InMemoryStores {

    private InMemoryStores() {}

    public static Stores on(Tables tables) {
        return on(tables, new InMemorySettings(tables));
    }

    public static Stores on(Tables tables, Settings settings) {
        return new Stores(
                new InMemoryAccounts(tables),
                new InMemoryCredentials(tables),
                new TransactionalSessions(tables),
                new InMemoryRateLimiter(),
                new InMemoryMapperAlerts(tables),
                new InMemoryCoveredMaps(tables),
                new InMemoryMapWatches(tables),
                new InMemoryKnownBoards(tables),
                new InMemoryRecordEvents(tables),
                new InMemoryWatchSummaries(tables),
                new InMemoryPlayerNameCache(),
                new InMemoryNoticePreferences(tables),
                new InMemoryNotices(tables),
                new InMemoryDigestItems(tables),
                new InMemoryCoverages(tables),
                new InMemoryDailyEmails(tables),
                new InMemoryDigestHistory(tables),
                new InMemoryDailyRuns(tables),
                new InMemoryRunNotes(tables),
                new InMemoryDryRunPreviews(tables),
                new InMemoryUserDirectory(tables),
                new InMemoryOverview(tables),
                new InMemorySearchJobs(tables),
                new InMemoryFetchedBoards(),
                new InMemoryMapCatalog(tables),
                new InMemoryDrivers(tables),
                new InMemoryDriverNotifications(tables),
                settings,
                new InMemoryFeedbackMessages(tables),
                new InMemoryAuditLog(tables),
                new InMemoryRunLock(),
                tables);
    }
}
