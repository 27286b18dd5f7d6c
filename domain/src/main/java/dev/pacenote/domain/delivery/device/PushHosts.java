package dev.pacenote.domain.delivery.device;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The push services that we send to. An endpoint comes from a person's program, and without this
 * list it could name any machine.
 *
 * @param hosts which are allowed
 * @param plainOnLoopback whether services on this machine are spoken to by http
 */
public record PushHosts(List<Host> hosts, boolean plainOnLoopback) {

    /** Those of the browser vendors. */
    public static final List<Host> VENDORS =
            List.of(
                    Host.of("fcm.googleapis.com"),
                    Host.of("updates.push.services.mozilla.com"),
                    Host.of("*.push.services.mozilla.com"),
                    Host.of("web.push.apple.com"),
                    Host.of("*.push.apple.com"),
                    Host.of("*.notify.windows.com"));

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    public PushHosts {
        hosts = List.copyOf(hosts);
    }

    /**
     * One entry of the list.
     *
     * @param name of a host in lower case; with {@code *.} before it, all below that name
     * @param port 0: the usual one of the address's scheme
     */
    public record Host(String name, int port) {

        private static final String BELOW = "*.";

        private static final Pattern FORM =
                Pattern.compile(
                        "(?<name>(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*|\\[[0-9a-f:]+])"
                                + "(:(?<port>[1-9][0-9]{0,4}))?");

        /**
         * Reads {@code host}, {@code host:port} or {@code *.suffix}.
         *
         * @throws IllegalArgumentException when it is none of them
         */
        public static Host of(String text) {
            var parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a host: " + text);
            }
            var port = parts.group("port");
            return new Host(parts.group("name"), port == null ? 0 : Integer.parseInt(port));
        }

        private boolean allows(URI uri) {
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            boolean named =
                    name.startsWith(BELOW)
                            ? host.endsWith(name.substring(1)) && host.length() >= name.length()
                            : host.equals(name);
            return named && (port == 0 ? isUsual(uri) : port == port(uri));
        }

        private static boolean isUsual(URI uri) {
            return uri.getPort() == -1 || uri.getPort() == usual(uri);
        }

        private static int port(URI uri) {
            return uri.getPort() == -1 ? usual(uri) : uri.getPort();
        }

        private static int usual(URI uri) {
            return uri.getScheme().equals("https") ? 443 : 80;
        }
    }

    /** Whether we send there. */
    public boolean allow(PushEndpoint endpoint) {
        var uri = endpoint.uri();
        boolean safe =
                uri.getScheme().equals("https")
                        || (plainOnLoopback
                                && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT)));
        return safe && hosts.stream().anyMatch(host -> host.allows(uri));
    }
}
