package dev.pacenote.application.identity.account.mail;

import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;

/** How many mails about accounts people may ask for. */
public final class AccountMailLimits {

    /** Mails of one kind about one account. */
    public static final RateLimit PER_ACCOUNT = new RateLimit(3, Duration.ofHours(1));

    /** Mails of all kinds together that one network asks for. */
    public static final RateLimit PER_NETWORK = new RateLimit(10, Duration.ofHours(1));

    private AccountMailLimits() {}

    /** The key of {@link #PER_NETWORK}, for whoever asks from this network address. */
    public static String networkKey(String address) {
        return "letter-address:" + new NetworkAddress(address).limitKey();
    }
}
