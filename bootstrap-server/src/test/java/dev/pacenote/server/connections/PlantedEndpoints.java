package dev.pacenote.server.connections;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/** Routes of tests: one that streams, one that answers late and one that upgrades. */
final class PlantedEndpoints {

    /** More than all buffers on the way hold. */
    static final int LARGE = 64_000_000;

    private PlantedEndpoints() {}

    @Controller("/api/planted")
    static class Answers {

        private final CompletableFuture<String> late = new CompletableFuture<>();

        @Get("/download")
        StreamedFile download() {
            return new StreamedFile(new Zeros(LARGE), MediaType.APPLICATION_OCTET_STREAM_TYPE);
        }

        @Get("/late")
        CompletableFuture<String> late() {
            return late;
        }

        void finish() {
            late.complete("late");
        }
    }

    @ServerWebSocket("/planted")
    static class Sockets {

        @OnOpen
        void open(WebSocketSession session) {
            session.sendSync("open");
        }

        @OnMessage
        void message(String text, WebSocketSession session) {
            if (text.equals("bye")) {
                session.close(CloseReason.NORMAL);
            } else {
                session.sendSync(text);
            }
        }
    }

    private static final class Zeros extends InputStream {

        private int left;

        Zeros(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
