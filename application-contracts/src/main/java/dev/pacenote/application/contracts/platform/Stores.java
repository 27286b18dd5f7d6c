package dev.pacenote.application.contracts.platform;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.People;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.NotificationHistory;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.application.platform.retention.OldNews;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.platform.upstream.RequestPlaces;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.NameBook;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.survey.Watches;

/** One store behind all its ports. */
public record Stores(
        Users users,
        Sessions sessions,
        Attempts attempts,
        MapperAlerts alerts,
        Watches watches,
        NameBook names,
        Notices notices,
        DailyEmails emails,
        NotificationHistory history,
        DailyRuns runs,
        People people,
        Overview overview,
        SearchJobs searches,
        FetchedBoards fetchedBoards,
        RequestPlaces requestPlaces,
        MapCatalog catalog,
        Drivers drivers,
        DriverNotifications driverNotifications,
        Settings settings,
        FeedbackBox feedback,
        AuditLog audit,
        OldNews oldNews,
        RunLock runLock,
        Transactions transactions) {

    /** The same stores with another outbox. */
    public Stores with(DailyEmails otherEmails) {
        return new Stores(
                users,
                sessions,
                attempts,
                alerts,
                watches,
                names,
                notices,
                otherEmails,
                history,
                runs,
                people,
                overview,
                searches,
                fetchedBoards,
                requestPlaces,
                catalog,
                drivers,
                driverNotifications,
                settings,
                feedback,
                audit,
                oldNews,
                runLock,
                transactions);
    }
}
