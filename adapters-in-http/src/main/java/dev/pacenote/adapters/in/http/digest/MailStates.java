package dev.pacenote.adapters.in.http.digest;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.digest.DailyEmail;
import org.jspecify.annotations.Nullable;

/** Words for the states of a mail. */
public final class MailStates {

    private MailStates() {}

    public static String wireName(DailyEmail mail) {
        return switch (mail.state()) {
            case Pending _ -> "pending";
            case Sending _ -> "sending";
            case Sent _ -> "sent";
            case Scheduled _ -> "failed";
            case Failed _, Cancelled _ -> "dead";
        };
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
            case Cancelled cancelled ->
                    switch (cancelled.reason()) {
                        case ACCOUNT_INACTIVE, NO_ADDRESS, UNVERIFIED, PREF_OFF -> "not_wanted";
                        case NO_LONGER_TRUE -> "nothing_to_say";
                    };
            case Pending _, Sending _, Sent _ -> null;
        };
    }
}
