package dev.pacenote.domain.delivery;

import java.util.Optional;
import java.util.stream.Stream;

/** Why nothing is delivered, as long as nobody was asked to take it. */
public enum Reason {
    /** The account is gone or disabled. */
    ACCOUNT_INACTIVE("account_inactive"),
    /** The account has no address to send anything to. */
    NO_ADDRESS("no_address"),
    /** The person never confirmed their address. */
    UNVERIFIED("unverified"),
    /** The person wants nothing by this channel. */
    PREF_OFF("pref_off"),
    /** What it was to tell is gone, or is no reason to send anything any more. */
    NO_LONGER_TRUE("no_longer_true");

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
