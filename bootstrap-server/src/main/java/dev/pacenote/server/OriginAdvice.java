package dev.pacenote.server;

import dev.pacenote.domain.platform.origin.DataOrigin;

/** What an operator reads when the sandbox and a real service come near the same data. */
public final class OriginAdvice {

    private static final String SANDBOX =
            "this data was made by the sandbox, and anybody can log in to its accounts. Name an"
                    + " empty folder in PACENOTE_DATA, or another database in DATABASE_URL, for"
                    + " the real service.";

    private static final String REAL =
            "this data is a real service's, and these variables start the sandbox, which would"
                    + " invent people in it and send no mail. Set the service's variables again"
                    + " (were they read?), or name an empty folder in PACENOTE_DATA and no"
                    + " DATABASE_URL for a sandbox.";

    private OriginAdvice() {}

    /** Why a start of the other kind does not get this data, and what to do. */
    public static String refused(DataOrigin found) {
        return switch (found) {
            case SANDBOX -> SANDBOX;
            case REAL -> REAL;
        };
    }

    /** Accounts of a sandbox among those of real people, and what to do. */
    public static String inventedAmongReal(long accounts) {
        return accounts
                + " accounts have addresses at example.org, as those that the sandbox makes:"
                + " everybody knows their password. Delete them (admin@example.org is an admin), on"
                + " the page of users.";
    }
}
