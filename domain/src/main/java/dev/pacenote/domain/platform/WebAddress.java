package dev.pacenote.domain.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Addresses at which somebody else's service takes what we send there. */
public final class WebAddress {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /** Whether a text is one: http or https, with a host, without user name and fragment. */
    public static boolean isOne(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
