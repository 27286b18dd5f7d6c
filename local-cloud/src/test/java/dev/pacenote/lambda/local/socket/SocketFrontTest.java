package dev.pacenote.lambda.local.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.lambda.local.Instances;
import dev.pacenote.lambda.local.RuntimeApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The front does what API Gateway does for a WebSocket API. */
class SocketFrontTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private volatile int connectStatus = 200;
    private final RuntimeApi authorizer = new RuntimeApi("socket-authorizer", DEADLINE);
    private final RuntimeApi function = new RuntimeApi("socket", DEADLINE);
    private final Instances authorizers = new Instances(authorizer, authorizing(), 1);
    private final Instances functions = new Instances(function, listening(), 4);
    private final SocketFront front = new SocketFront(0, authorizer, function);
    private final HttpClient client = HttpClient.newHttpClient();

    /** Lets in whose ticket is good. */
    private static RequestStreamHandler authorizing() {
        return (event, answer, _) -> {
            var asked = JSON.readTree(event);
            var ticket = asked.at("/multiValueQueryStringParameters/ticket/0").asText();
            if (ticket.equals("broken")) {
                throw new IllegalStateException("a fault of ours");
            }
            answer.write(
                    """
                    {"principalId":"42","context":{"account":"42"},"policyDocument":
                    {"Statement":[{"Effect":"%s","Resource":"%s"}]}}
                    """
                            .formatted(
                                    ticket.equals("good") ? "Allow" : "Deny",
                                    asked.path("methodArn").asText())
                            .getBytes(StandardCharsets.UTF_8));
        };
    }

    private RequestStreamHandler listening() {
        return (event, answer, _) -> {
            var told = JSON.readTree(event);
            events.add(told);
            if (told.path("body").asText().equals("fail")) {
                throw new IOException("a fault of ours");
            }
            answer.write(
                    ("{\"statusCode\":"
                                    + connectStatus
                                    + ",\"headers\":{\"Sec-WebSocket-Protocol\":\"pacenote.v1\"}}")
                            .getBytes(StandardCharsets.UTF_8));
        };
    }

    @AfterEach
    void close() {
        front.close();
        authorizers.close();
        functions.close();
        authorizer.close();
        function.close();
        client.shutdownNow();
    }

    /** What a client hears. */
    private static class Heard implements WebSocket.Listener {
        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(1006);
        }
    }

    private WebSocket open(String ticket, Heard heard) {
        return client.newWebSocketBuilder()
                .subprotocols("pacenote.v1")
                .buildAsync(URI.create(front.url() + "?ticket=" + ticket), heard)
                .join();
    }

    private JsonNode event(String route) throws InterruptedException {
        var event = events.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        assertThat(event.at("/requestContext/routeKey").asText()).isEqualTo(route);
        return event;
    }

    private static String text(Heard heard) throws InterruptedException {
        return heard.texts.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    private static int code(Heard heard) throws Exception {
        return heard.closed.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }

    private int status(String method, String id, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        front.managementUrl()
                                                + "/@connections/"
                                                + id.replace("=", "%3D")))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    void a_socket_is_told_of_from_its_handshake_to_its_end() throws Exception {
        var heard = new Heard();
        var socket = open("good", heard);
        assertThat(socket.getSubprotocol()).isEqualTo("pacenote.v1");
        var connect = event("$connect");
        var id = connect.at("/requestContext/connectionId").asText();
        assertThat(id).endsWith("=");
        assertThat(connect.at("/requestContext/authorizer/account").asText()).isEqualTo("42");
        assertThat(connect.at("/requestContext/authorizer/principalId").asText()).isEqualTo("42");
        assertThat(connect.at("/requestContext/stage").asText()).isEqualTo("ws");
        assertThat(connect.at("/requestContext/domainName").asText()).isNotEmpty();

        socket.sendText("{\"action\":\"hello\"}", true).join();
        var message = event("$default");
        assertThat(message.path("body").asText()).isEqualTo("{\"action\":\"hello\"}");
        assertThat(message.at("/requestContext/connectionId").asText()).isEqualTo(id);
        assertThat(message.at("/requestContext/authorizer/account").asText()).isEqualTo("42");

        assertThat(status("POST", id, "{\"type\":\"hello\"}")).isEqualTo(200);
        assertThat(text(heard)).isEqualTo("{\"type\":\"hello\"}");
        assertThat(status("GET", id, "")).isEqualTo(200);
        assertThat(status("DELETE", id, "")).isEqualTo(204);
        assertThat(code(heard)).isEqualTo(1000);
        assertThat(event("$disconnect").at("/requestContext/connectionId").asText()).isEqualTo(id);
        for (var method : new String[] {"POST", "GET", "DELETE"}) {
            assertThat(status(method, id, "{}")).as(method).isEqualTo(410);
        }
    }

    @Test
    void frames_come_one_after_the_other_and_a_failed_one_is_answered() throws Exception {
        var heard = new Heard();
        var socket = open("good", heard);
        event("$connect");
        for (int i = 0; i < 50; i++) {
            socket.sendText("no. " + i, true).join();
        }
        for (int i = 0; i < 50; i++) {
            assertThat(event("$default").path("body").asText()).isEqualTo("no. " + i);
        }

        socket.sendText("fail", true).join();

        assertThat(text(heard)).contains("Internal server error");
    }

    @Test
    void who_is_refused_gets_no_socket() {
        assertThat(refusal("bad")).isEqualTo(403);
        assertThat(refusal("broken")).isEqualTo(500);
        connectStatus = 503;
        assertThat(refusal("good")).isEqualTo(503);
        assertThat(front.open()).isZero();
    }

    private int refusal(String ticket) {
        try {
            open(ticket, new Heard());
        } catch (RuntimeException e) {
            var cause = e.getCause();
            if (cause instanceof java.net.http.WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
        throw new AssertionError("a socket for " + ticket);
    }

    @Test
    void what_is_no_text_or_too_large_ends_a_socket() throws Exception {
        var binary = new Heard();
        open("good", binary).sendBinary(ByteBuffer.allocate(3), true).join();
        assertThat(code(binary)).isEqualTo(1003);

        var message = new Heard();
        var socket = open("good", message);
        sendInPieces(socket, 6);
        assertThat(code(message)).isIn(1009, 1006);
    }

    /** One message of so many times 32 KiB, as far as the other end listens. */
    private static void sendInPieces(WebSocket socket, int pieces) throws InterruptedException {
        for (int i = 1; i <= pieces; i++) {
            try {
                socket.sendText("x".repeat(32 * 1024), i == pieces).get();
            } catch (ExecutionException hungUp) {
                return;
            }
        }
    }

    @Test
    void more_than_128_kib_cannot_be_posted() throws Exception {
        var heard = new Heard();
        open("good", heard);
        var id = event("$connect").at("/requestContext/connectionId").asText();

        assertThat(status("POST", id, "x".repeat(128 * 1024 + 1))).isEqualTo(413);
        assertThat(status("POST", id, "x".repeat(128 * 1024))).isEqualTo(200);
        assertThat(text(heard)).hasSize(128 * 1024);
    }

    @Test
    void for_a_client_that_reads_nothing_little_is_kept_and_the_rest_is_refused() throws Exception {
        var reading = new Heard();
        var silent =
                new Heard() {
                    @Override
                    public void onOpen(WebSocket socket) {
                        // Asks for nothing.
                    }
                };
        open("good", silent);
        var id = event("$connect").at("/requestContext/connectionId").asText();
        open("good", reading);
        var other = event("$connect").at("/requestContext/connectionId").asText();
        var frame = "x".repeat(64 * 1024);

        int taken = 0;
        while (status("POST", id, frame) == 200) {
            taken++;
            assertThat(taken).as("kept for a client that reads nothing").isLessThan(1_000);
        }

        assertThat(status("POST", id, frame)).isEqualTo(429);
        assertThat(status("POST", other, frame)).isEqualTo(200);
        assertThat(status("DELETE", id, "")).isEqualTo(204);
    }

    @Test
    void a_cut_network_is_a_disconnect_that_nobody_said() throws Exception {
        open("good", new Heard());
        var id = event("$connect").at("/requestContext/connectionId").asText();

        front.cutAll();

        assertThat(event("$disconnect").at("/requestContext/disconnectStatusCode").asInt())
                .isEqualTo(1006);
        assertThat(status("POST", id, "{}")).isEqualTo(410);
    }
}
