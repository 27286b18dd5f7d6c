package dev.pacenote.adapters.in.http.digest;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Delivered;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.DeliveryState.Skipped;
import dev.pacenote.domain.delivery.DeliveryState.Waiting;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmail;
import org.jspecify.annotations.Nullable;

/** Words for the states of a mail. */
public final class MailStates {

    private MailStates() {}

    public static String wireName(DailyEmail mail) {
        return switch (mail.state()) {
            case Pending _, Waiting _ -> "pending";
            case Sending _ -> "sending";
            case Sent _, Delivered _ -> "sent";
            case Scheduled _ -> "failed";
            case Failed _, Cancelled _, Skipped _ -> "dead";
        };
    }

    private static String why(Reason reason) {
        return reason == Reason.NO_LONGER_TRUE ? "nothing_to_say" : "not_wanted";
    }

    /** When a failed mail is tried again; null for every other. */
    public static @Nullable String nextTry(DailyEmail mail) {
        return mail.state() instanceof Scheduled scheduled ? Times.iso(scheduled.at()) : null;
    }

    /** Why a mail was not taken, as a code; null while nothing went wrong. */
    public static @Nullable String error(DailyEmail mail) {
        return switch (mail.state()) {
            case Scheduled scheduled -> scheduled.error();
            case Failed failed -> failed.failure().code();
            case Cancelled cancelled -> why(cancelled.reason());
            case Skipped skipped -> why(skipped.reason());
            case Pending _, Waiting _, Sending _, Sent _, Delivered _ -> null;
        };
    }
}
