package dev.pacenote.adapters.in.http.platform.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * The addresses that share their first bits, such as {@code 10.0.0.0/8}. Networks of IPv4 addresses
 * that are written as IPv6 ones ({@code ::ffff:10.0.0.0/104}) are the IPv4 networks they mean.
 */
public final class Network {

    private static final int IPV4_BITS = 32;
    private static final int MAPPED_BITS = 96;

    private final BigInteger address;
    private final int length;
    private final int prefix;

    private Network(InetAddress address, int prefix) {
        var bytes = address.getAddress();
        this.address = new BigInteger(1, bytes);
        this.length = bytes.length * Byte.SIZE;
        this.prefix = prefix;
    }

    /**
     * @param text an address, alone or with the number of bits that count
     * @return empty when it is no network
     */
    public static Optional<Network> of(String text) {
        var parts = text.split("/", -1);
        var address = AddressLiterals.of(parts[0]);
        if (address.isEmpty() || parts.length > 2) {
            return Optional.empty();
        }
        int bits = address.get().getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return Optional.of(new Network(address.get(), bits));
        }
        if (!parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        boolean mapped = bits == IPV4_BITS && parts[0].indexOf(':') >= 0;
        int prefix = Integer.parseInt(parts[1]) - (mapped ? MAPPED_BITS : 0);
        return prefix < 0 || prefix > bits
                ? Optional.empty()
                : Optional.of(new Network(address.get(), prefix));
    }

    boolean contains(InetAddress other) {
        var bytes = other.getAddress();
        int hostBits = length - prefix;
        return bytes.length * Byte.SIZE == length
                && new BigInteger(1, bytes)
                        .shiftRight(hostBits)
                        .equals(address.shiftRight(hostBits));
    }
}
