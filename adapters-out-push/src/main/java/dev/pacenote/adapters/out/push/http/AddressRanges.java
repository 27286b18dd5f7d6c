package dev.pacenote.adapters.out.push.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which addresses are for everybody (the registries of special addresses in RFC 6890). */
final class AddressRanges {

    /** The first bytes of a range, and how many bits of them count. */
    private static final class Range {

        private final byte[] start;
        private final int bits;

        private Range(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Range of(String network) {
            int slash = network.indexOf('/');
            try {
                // A literal is never looked up.
                return new Range(
                        InetAddress.getByName(network.substring(0, slash)).getAddress(),
                        Integer.parseInt(network.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(network, e);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, start, 0, whole)) {
                return false;
            }
            int rest = bits % 8;
            int mask = rest == 0 ? 0 : 0xff << (8 - rest) & 0xff;
            return rest == 0 || (address[whole] & mask) == (start[whole] & mask);
        }
    }

    private static final List<Range> SPECIAL_V4 =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /** Global addresses of the sixth version begin so; all others are for something special. */
    private static final Range GLOBAL_V6 = Range.of("2000::/3");

    /** Among them Teredo and 6to4, which hold an address of the fourth version. */
    private static final List<Range> SPECIAL_V6 =
            ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private AddressRanges() {}

    private static List<Range> ranges(String... networks) {
        return Arrays.stream(networks).map(Range::of).toList();
    }

    /** Whether it is an address that anybody on the internet may have. */
    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return GLOBAL_V6.contains(bytes)
                    && SPECIAL_V6.stream().noneMatch(range -> range.contains(bytes));
        }
        return SPECIAL_V4.stream().noneMatch(range -> range.contains(bytes));
    }
}
