package dev.pacenote.domain.delivery.webhook;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.WebAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a person's program takes calls: https, or http on this machine where that is allowed. Where
 * its host leads to is looked at when it is called, as that may change. It may hold a token, so it
 * belongs in no log.
 */
public record WebhookUrl(String value) {

    public static final int MAX_LENGTH = 2_000;

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    public WebhookUrl {
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "An address has at most " + MAX_LENGTH + " characters.");
        }
        if (!WebAddress.isOne(value)) {
            throw new InvalidValueException(
                    "invalid", "Please give an https address without user name and fragment.");
        }
    }

    public URI uri() {
        return URI.create(value);
    }

    /** The host, for lists. */
    public String host() {
        return uri().getHost().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether calls may go there as far as the address tells.
     *
     * @param plainOnLoopback whether this machine may be called by http
     */
    public boolean isAllowed(boolean plainOnLoopback) {
        return uri().getScheme().equals("https") || (plainOnLoopback && LOOPBACK.contains(host()));
    }

    @Override
    public String toString() {
        return "WebhookUrl[hidden]";
    }
}
