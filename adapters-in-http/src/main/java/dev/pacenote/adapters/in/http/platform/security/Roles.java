package dev.pacenote.adapters.in.http.platform.security;

/** The roles that routes ask for with {@code @Secured}. */
public final class Roles {

    /** An enabled admin, as the store says at the time of the request. */
    public static final String ADMIN = "ADMIN";

    /** Whoever starts runs from outside with the cron secret. */
    public static final String CRON = "CRON";

    /** A person by a token of the outside issuer, with or without an account here. */
    public static final String OUTSIDE_SUBJECT = "OUTSIDE_SUBJECT";

    private Roles() {}
}
