package dev.pacenote.application.contracts;

import dev.pacenote.application.identity.Attempts;
import dev.pacenote.application.identity.Sessions;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyEmails;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NotificationHistory;
import dev.pacenote.application.notice.RunLock;
import dev.pacenote.application.shared.Transactions;
import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.application.trackmania.NameBook;
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
        RunLock runLock,
        Transactions transactions) {}
