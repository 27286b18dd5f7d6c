package dev.pacenote.application.contracts;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.People;
import dev.pacenote.application.admin.Settings;
import dev.pacenote.application.identity.Attempts;
import dev.pacenote.application.identity.Sessions;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyEmails;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NotificationHistory;
import dev.pacenote.application.notice.OldNews;
import dev.pacenote.application.notice.RunLock;
import dev.pacenote.application.shared.Transactions;
import dev.pacenote.application.trackmania.DriverNotifications;
import dev.pacenote.application.trackmania.Drivers;
import dev.pacenote.application.trackmania.FetchedBoards;
import dev.pacenote.application.trackmania.MapCatalog;
import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.application.trackmania.NameBook;
import dev.pacenote.application.trackmania.RequestPlaces;
import dev.pacenote.application.trackmania.SearchJobs;
import dev.pacenote.application.trackmania.Watches;

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
