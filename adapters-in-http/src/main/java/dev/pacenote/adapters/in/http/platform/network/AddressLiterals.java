package dev.pacenote.adapters.in.http.platform.network;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads network addresses as proxies and operators write them. Only complete literals count: no
 * name server is ever asked, and no number stands for an address.
 */
public final class AddressLiterals {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern WITH_PORT =
            Pattern.compile("(?:\\[(?<v6>[^\\]]*)\\]|(?<v4>[^:\\[\\]]*))(?::\\d{1,5})?");

    private AddressLiterals() {}

    /**
     * The client that the nearest proxy names: the last entry of the last {@code X-Forwarded-For}
     * line. What stands before it was written by somebody farther away and may be forged.
     *
     * @param lines the header's lines in their order
     * @return empty when there is no line, or when the entry is no address ({@code unknown}, a
     *     hidden name, nothing)
     */
    public static Optional<InetAddress> lastHop(List<String> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var line = lines.getLast();
        return withPort(line.substring(line.lastIndexOf(',') + 1).strip());
    }

    /**
     * {@code 203.0.113.9}, {@code 203.0.113.9:51234}, {@code 2001:db8::1}, {@code
     * [2001:db8::1]:443}.
     */
    private static Optional<InetAddress> withPort(String text) {
        var plain = of(text);
        if (plain.isPresent()) {
            return plain;
        }
        var parts = WITH_PORT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        // Brackets are for IPv6 alone, so that their content is not mistaken for the other kind.
        return parts.group("v6") == null
                ? of(parts.group("v4"))
                : of(parts.group("v6")).filter(_ -> parts.group("v6").indexOf(':') >= 0);
    }

    /**
     * An address without a port. The zone of an IPv6 address is dropped: it is ours, not theirs.
     */
    static Optional<InetAddress> of(String text) {
        int zone = text.indexOf('%');
        var literal = zone < 0 ? text : text.substring(0, zone);
        boolean form =
                IPV6.matcher(literal).matches() || (zone < 0 && IPV4.matcher(literal).matches());
        if (!form) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
