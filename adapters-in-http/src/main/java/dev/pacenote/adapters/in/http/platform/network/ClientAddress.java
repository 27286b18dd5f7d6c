package dev.pacenote.adapters.in.http.platform.network;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where a request comes from: the socket's address, or the last hop that a trusted proxy names.
 * What anybody else writes into {@code X-Forwarded-For} changes nothing. A trusted proxy that names
 * nobody is itself the client.
 */
@Singleton
public final class ClientAddress {

    private static final String HEADER = "X-Forwarded-For";

    private final List<Network> trusted;

    ClientAddress(WebSettings settings) {
        trusted =
                settings.trustedProxies().stream()
                        .map(
                                text ->
                                        Network.of(text)
                                                .orElseThrow(
                                                        () ->
                                                                new IllegalArgumentException(
                                                                        text + " is no network")))
                        .toList();
    }

    public String of(HttpRequest<?> request) {
        return of(request.getRemoteAddress().getAddress(), request.getHeaders().getAll(HEADER));
    }

    /**
     * @param socket who opened the connection; null when that cannot be told
     * @param forwarded the lines of the header, in their order
     */
    String of(@Nullable InetAddress socket, List<String> forwarded) {
        if (socket == null) {
            return "unknown";
        }
        var client = isTrusted(socket) ? AddressLiterals.lastHop(forwarded).orElse(socket) : socket;
        return text(client);
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** One spelling per address, without a zone. */
    private static String text(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
