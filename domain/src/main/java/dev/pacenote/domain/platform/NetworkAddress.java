package dev.pacenote.domain.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where on the network somebody is. Whoever has an IPv6 connection has at least 2^64 addresses to
 * choose from, so limits count a whole /64 as one; an IPv4 address is one.
 *
 * @param text an address as a literal, or any other text, which then stands for itself
 */
public record NetworkAddress(String text) {

    private static final int LIMIT_BYTES = 8;

    /** What a limit counts under. */
    public String limitKey() {
        return isIpv6() ? cut(LIMIT_BYTES, LIMIT_BYTES) + "/64" : text;
    }

    /** The address without its last part: /24, or /48 of an IPv6 address. */
    public String shortened() {
        return cut(3, 6);
    }

    private boolean isIpv6() {
        // A literal never has a name server asked; "::ffff:203.0.113.9" is an IPv4 address.
        return text.indexOf(':') >= 0 && bytes().length > 4;
    }

    private byte[] bytes() {
        try {
            int zone = text.indexOf('%');
            return InetAddress.ofLiteral(zone < 0 ? text : text.substring(0, zone)).getAddress();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Keeps the first bytes, of an IPv4 and of an IPv6 address, and makes the others zero. */
    private String cut(int ipv4, int ipv6) {
        var bytes = bytes();
        if (bytes.length == 0) {
            return "unknown";
        }
        Arrays.fill(bytes, bytes.length == 4 ? ipv4 : ipv6, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
