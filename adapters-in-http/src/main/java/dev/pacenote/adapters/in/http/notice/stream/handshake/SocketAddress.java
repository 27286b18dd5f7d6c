package dev.pacenote.adapters.in.http.notice.stream.handshake;

import java.util.Optional;

/**
 * Where clients open sockets.
 *
 * @param url like {@code wss://pacenote.example/ws}; empty where there are none
 */
public record SocketAddress(Optional<String> url) {

    /** The socket of a server that is reached at this base, such as {@code https://x.example}. */
    public static SocketAddress at(String publicUrl) {
        return new SocketAddress(Optional.of("ws" + publicUrl.substring("http".length()) + "/ws"));
    }
}
