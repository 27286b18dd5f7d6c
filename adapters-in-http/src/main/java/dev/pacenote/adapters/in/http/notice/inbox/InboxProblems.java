package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.adapters.in.http.platform.error.Problem;

/** What goes wrong with an inbox. */
final class InboxProblems {

    private InboxProblems() {}

    static Problem noSuchNotification() {
        return Problem.of(
                404,
                "notification_not_found",
                "Notification not found",
                "There is no such item in your inbox.");
    }
}
