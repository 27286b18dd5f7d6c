package dev.pacenote.lambda.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The content delivery network in front of the gateway. For the gateway every request that comes
 * through it has the network's address, so that strangers would share the limits per address. The
 * network adds a header with a secret to each request; whoever brings the secret is believed when
 * it names the client in {@code X-Forwarded-For}.
 */
public final class NetworkInFront {

    /** The header that carries the secret; it goes no further than here. */
    public static final String HEADER = "x-cdn-secret";

    private static final String FORWARDED = "x-forwarded-for";

    private final Optional<byte[]> secret;

    /**
     * @param secret none means that no network is in front, and that the gateway's own word counts
     */
    public NetworkInFront(Optional<String> secret) {
        this.secret = secret.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The address that the request began at; empty when the gateway names none. */
    public String clientOf(HttpEvent event) {
        return isInFrontOf(event) ? namedIn(event) : event.sourceAddress();
    }

    private boolean isInFrontOf(HttpEvent event) {
        var given = event.header(HEADER).map(text -> text.getBytes(StandardCharsets.UTF_8));
        return secret.isPresent()
                && given.isPresent()
                && MessageDigest.isEqual(secret.get(), given.get());
    }

    /**
     * The network appends the client's address to what the client wrote itself, and the gateway
     * appends the network's. The last entry that is not the network's is the client.
     */
    private static String namedIn(HttpEvent event) {
        var hops = String.join(",", event.headers(FORWARDED)).split(",", -1);
        int last = hops.length - 1;
        if (last > 0 && hops[last].strip().equals(event.sourceAddress())) {
            last--;
        }
        var named = hops[last].strip();
        return named.isEmpty() ? event.sourceAddress() : named;
    }
}
