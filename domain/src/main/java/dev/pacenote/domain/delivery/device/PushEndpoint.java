package dev.pacenote.domain.delivery.device;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.WebAddress;
import java.net.URI;

/**
 * Where a push service takes what is for one browser. Whoever knows it can send to that browser, so
 * it is never printed and never shown.
 */
public record PushEndpoint(String value) {

    public static final int MAX_LENGTH = 2_000;

    public PushEndpoint {
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "An endpoint has at most " + MAX_LENGTH + " characters.");
        }
        if (!WebAddress.isOne(value)) {
            throw new InvalidValueException(
                    "invalid", "The endpoint must be an https address of a push service.");
        }
    }

    public URI uri() {
        return URI.create(value);
    }

    /** Scheme, host and port: which service it is, and not for whom. */
    public String origin() {
        var uri = uri();
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    @Override
    public String toString() {
        return "PushEndpoint[hidden]";
    }
}
