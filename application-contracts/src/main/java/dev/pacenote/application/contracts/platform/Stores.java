package dev.pacenote.application.contracts.platform;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.survey.MapWatches;

/** One store behind all its ports. */
public record Stores(
        Accounts accounts,
        Sessions sessions,
        RateLimiter rateLimiter,
        MapperAlerts alerts,
        MapWatches watches,
        PlayerNameCache names,
        Notices notices,
        DigestItems digestItems,
        Coverages coverages,
        DailyEmails emails,
        DigestHistory history,
        DailyRuns runs,
        UserDirectory directory,
        Overview overview,
        SearchJobs searches,
        FetchedBoards fetchedBoards,
        RequestBudget requestBudget,
        MapCatalog catalog,
        Drivers drivers,
        DriverNotifications driverNotifications,
        Settings settings,
        FeedbackMessages feedback,
        AuditLog audit,
        RetentionStore retention,
        RunLock runLock,
        Transactions transactions) {

    /** The same stores with another outbox. */
    public Stores with(DailyEmails otherEmails) {
        return new Stores(
                accounts,
                sessions,
                rateLimiter,
                alerts,
                watches,
                names,
                notices,
                digestItems,
                coverages,
                otherEmails,
                history,
                runs,
                directory,
                overview,
                searches,
                fetchedBoards,
                requestBudget,
                catalog,
                drivers,
                driverNotifications,
                settings,
                feedback,
                audit,
                retention,
                runLock,
                transactions);
    }
}
