package dev.pacenote.adapters.in.http.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/**
 * Where a request comes from: the socket's address, or the last hop that a trusted proxy names.
 * What anybody else writes into {@code X-Forwarded-For} changes nothing.
 */
@Singleton
public final class ClientAddress {

    /** The first {@code prefix} bits of an address of {@code length} bits. */
    private record Network(BigInteger address, int length, int prefix) {

        static Network of(String text) {
            var parts = text.split("/", -1);
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            int length = address.length * 8;
            return new Network(
                    new BigInteger(1, address),
                    length,
                    parts.length > 1 ? Integer.parseInt(parts[1]) : length);
        }

        boolean contains(InetAddress other) {
            var bytes = other.getAddress();
            int hostBits = length - prefix;
            return bytes.length * 8 == length
                    && new BigInteger(1, bytes)
                            .shiftRight(hostBits)
                            .equals(address.shiftRight(hostBits));
        }
    }

    private final List<Network> trusted;

    ClientAddress(WebSettings settings) {
        trusted = settings.trustedProxies().stream().map(Network::of).toList();
    }

    public String of(HttpRequest<?> request) {
        var socket = request.getRemoteAddress().getAddress();
        if (socket == null) {
            return "unknown";
        }
        var forwarded = request.getHeaders().get("X-Forwarded-For");
        if (forwarded != null && isTrusted(socket)) {
            var hops = forwarded.split(",", -1);
            var last = hops[hops.length - 1].strip();
            try {
                return InetAddress.ofLiteral(last).getHostAddress();
            } catch (IllegalArgumentException e) {
                return socket.getHostAddress();
            }
        }
        return socket.getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }
}
