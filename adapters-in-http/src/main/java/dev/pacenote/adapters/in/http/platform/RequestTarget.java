package dev.pacenote.adapters.in.http.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * The address of a request as its first line has it. Both assemblies read it by these rules before
 * the framework does, which takes one that it cannot parse for a request of the home page.
 */
public final class RequestTarget {

    private static final String PLAIN = "-._~:/?@!$&'()*+,;=%";

    private RequestTarget() {}

    /**
     * Escapes what may not stand in an address: browsers send some of it as it was typed. Escapes
     * stay as they are, also malformed ones.
     *
     * @param charset that turns the characters into the bytes that are meant
     */
    public static String escape(String target, Charset charset) {
        if (target.chars().allMatch(RequestTarget::isPlain)) {
            return target;
        }
        var escaped = new StringBuilder();
        for (byte each : target.getBytes(charset)) {
            int value = each & 0xff;
            if (isPlain(value)) {
                escaped.append((char) value);
            } else {
                escaped.append(String.format(Locale.ROOT, "%%%02X", value));
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(int value) {
        return value < 0x80 && (Character.isLetterOrDigit(value) || PLAIN.indexOf(value) >= 0);
    }

    /** Whether the framework can parse it: not with a percent sign that begins no escape. */
    public static boolean isReadable(String target) {
        try {
            var address = new URI(target);
            if (address.getScheme() != null || address.getAuthority() != null) {
                // Of a whole address the framework reads this part once more.
                var _ =
                        new URI(
                                null,
                                null,
                                address.getPath(),
                                address.getQuery(),
                                address.getFragment());
            }
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
