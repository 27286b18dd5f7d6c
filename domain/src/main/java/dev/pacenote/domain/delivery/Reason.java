package dev.pacenote.domain.delivery;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a delivery stands where it stands. */
public enum Reason {
    /** Nobody looked at it yet. */
    NEW("new"),
    /** It waits for its reader to look in, or for more to tell. */
    DELAY("delay"),
    /** It waits for the day's mail. */
    DIGEST("digest"),
    /** It is being tried, or was tried and is tried again. */
    ATTEMPT("attempt"),
    /** Whoever was asked to take it did. */
    ACCEPTED("accepted"),
    /** It is known to have arrived. */
    ACKNOWLEDGED("acknowledged"),

    /** The account is gone or disabled. */
    ACCOUNT_INACTIVE("account_inactive"),
    /** It is too late to tell it. */
    EXPIRED("expired"),
    /** Its reader has read it elsewhere. */
    ALREADY_READ("already_read"),
    /** Whoever told it took it back. */
    WITHDRAWN("withdrawn"),
    /** What it was to tell is gone, or is no reason to send anything any more. */
    NO_LONGER_TRUE("no_longer_true"),

    /** The person wants nothing by this channel. */
    PREF_OFF("pref_off"),
    /** The account has no address, and no device, to send anything to. */
    NO_ADDRESS("no_address"),
    /** The person never confirmed their address. */
    UNVERIFIED("unverified"),
    /** A mail of its own tells it. */
    TOLD_BY_MAIL("told_by_mail"),
    /** The daily mail tells it. */
    TOLD_BY_DIGEST("told_by_digest"),

    /** The person does not want to be disturbed now. */
    QUIET_HOURS("quiet_hours"),
    /** The person was told as much as anybody is in an hour. */
    RATE_CAPPED("rate_capped"),

    /** There is nobody at the target any more. */
    INVALID_TARGET("invalid_target"),
    /** Whoever was asked to take it never will. */
    PROVIDER_REJECTED("provider_rejected"),
    /** Whoever was asked to take it does not know us: our own fault. */
    MISCONFIGURED("misconfigured"),
    /** It was taken, and came back. */
    BOUNCED("bounced"),
    /** It was tried as often as anything is. */
    RETRIES_EXHAUSTED("retries_exhausted");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** A stable word, for stores and for those who look after the service. */
    public String code() {
        return code;
    }

    public static Optional<Reason> ofCode(String code) {
        return Stream.of(values()).filter(reason -> reason.code.equals(code)).findFirst();
    }
}
