package dev.pacenote.adapters.in.http.web;

import dev.pacenote.domain.notice.DailyEmail;

/** Words for the states of a mail. */
public final class MailStates {

    private MailStates() {}

    public static String word(DailyEmail mail) {
        return switch (mail) {
            case DailyEmail.Pending _ -> "pending";
            case DailyEmail.Sending _ -> "sending";
            case DailyEmail.Sent _ -> "sent";
            case DailyEmail.Failed _ -> "failed";
            case DailyEmail.Dead _ -> "dead";
        };
    }
}
