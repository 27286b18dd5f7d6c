package dev.pacenote.adapters.in.http.digest;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.digest.DailyEmail;
import org.jspecify.annotations.Nullable;

/** Words for the states of a mail. */
public final class MailStates {

    private MailStates() {}

    public static String word(DailyEmail mail) {
        return switch (mail) {
            case DailyEmail.Pending _ -> "pending";
            case DailyEmail.Sending _ -> "sending";
            case DailyEmail.Sent _ -> "sent";
            case DailyEmail.Failed _ -> "failed";
            case DailyEmail.Dead _, DailyEmail.Withdrawn _ -> "dead";
        };
    }

    /** When a failed mail is tried again; null for every other. */
    public static @Nullable String nextTry(DailyEmail mail) {
        return mail instanceof DailyEmail.Failed failed ? Times.iso(failed.nextTryAt()) : null;
    }

    /** Why a mail was not taken, as a code; null while nothing went wrong. */
    public static @Nullable String error(DailyEmail mail) {
        return switch (mail) {
            case DailyEmail.Failed failed -> failed.error();
            case DailyEmail.Dead dead -> dead.failure().code();
            case DailyEmail.Withdrawn withdrawn -> withdrawn.reason().code();
            case DailyEmail.Pending _, DailyEmail.Sending _, DailyEmail.Sent _ -> null;
        };
    }
}
