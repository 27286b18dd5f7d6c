package dev.pacenote.application.platform;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.dailyrun.dryrun.DryRunPreviews;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.AlertChanges;
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

/** One store behind all its ports. */
public record Stores(
        Accounts accounts,
        Credentials credentials,
        Sessions sessions,
        RateLimiter rateLimiter,
        MapperAlerts alerts,
        CoveredMapsStore coveredMaps,
        MapWatches watches,
        KnownBoards knownBoards,
        RecordEvents events,
        WatchSummaries summaries,
        PlayerNameCache names,
        NoticePreferencesStore preferences,
        Notices notices,
        DigestItems digestItems,
        Coverages coverages,
        DailyEmails emails,
        DigestHistory history,
        DailyRuns runs,
        RunNotes runNotes,
        DryRunPreviews previews,
        UserDirectory directory,
        Overview overview,
        SearchJobs searches,
        FetchedBoards fetchedBoards,
        MapCatalog catalog,
        Drivers drivers,
        DriverNotifications driverNotifications,
        Settings settings,
        FeedbackMessages feedback,
        AuditLog audit,
        RunLock runLock,
        Transactions transactions) {

    /** How alerts change in these stores. */
    public AlertChanges alertChanges() {
        return new AlertChanges(alerts, coveredMaps, events, transactions);
    }

    /** Which channels may be used by what is in these stores. */
    public ChooseChannel channels() {
        return new ChooseChannel(preferences);
    }

    /** The same stores with another outbox. */
    public Stores with(DailyEmails otherEmails) {
        return new Stores(
                accounts,
                credentials,
                sessions,
                rateLimiter,
                alerts,
                coveredMaps,
                watches,
                knownBoards,
                events,
                summaries,
                names,
                preferences,
                notices,
                digestItems,
                coverages,
                otherEmails,
                history,
                runs,
                runNotes,
                previews,
                directory,
                overview,
                searches,
                fetchedBoards,
                catalog,
                drivers,
                driverNotifications,
                settings,
                feedback,
                audit,
                runLock,
                transactions);
    }
}
