package dev.pacenote.acceptance.support.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Ports for servers that have to know their own address before they start. */
public final class FreePort {

    private FreePort() {}

    /** One that nobody listens at now. */
    public static int find() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
