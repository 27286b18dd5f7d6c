package dev.pacenote.adapters.in.http.notice.stream.socket;

import java.util.concurrent.CompletableFuture;

/** How a socket's frames reach the client. Nothing here waits. */
interface SocketChannel {

    /** Sends a text frame; completes when it has left this process, or cannot any more. */
    CompletableFuture<?> send(String text);

    /** Says so in a close frame, and hangs up soon whether the client answers or not. */
    void close(int code, String reason);
}
