package dev.pacenote.domain.admin;

import java.util.Locale;

/** What a day came to, in one word. */
public enum DayStatus {
    SUCCESS,
    /** Errors, and something that was sent nevertheless. */
    PARTIAL,
    ERROR;

    public static DayStatus of(int sent, int errors) {
        if (errors == 0) {
            return SUCCESS;
        }
        return sent > 0 ? PARTIAL : ERROR;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
