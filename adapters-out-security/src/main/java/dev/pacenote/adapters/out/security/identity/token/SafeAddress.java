package dev.pacenote.adapters.out.security.identity.token;

import java.net.URI;
import java.util.Set;

/** Addresses whose answers nobody on the way can change. */
final class SafeAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeAddress() {}

    /** By https, or by http on this machine. */
    static boolean isSafe(URI uri) {
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        return "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    }
}
