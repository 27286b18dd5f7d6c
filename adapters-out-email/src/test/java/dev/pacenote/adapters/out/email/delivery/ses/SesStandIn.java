package dev.pacenote.adapters.out.email.delivery.ses;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pacenote.adapters.out.email.delivery.ArrivedMail;
import dev.pacenote.application.contracts.delivery.mail.MailerContract.Arrived;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/** The one call of SES that we make: takes messages in, or refuses as it is told. */
final class SesStandIn implements AutoCloseable {

    /** What the next calls are answered with instead. */
    record Refusal(int status, String code) {}

    private final HttpServer server;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final Deque<Refusal> refusals = new ArrayDeque<>();
    private int calls;

    SesStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/email/outbound-emails", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    synchronized int calls() {
        return calls;
    }

    synchronized void refuse(int times, int status, String code) {
        for (int i = 0; i < times; i++) {
            refusals.add(new Refusal(status, code));
        }
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        calls++;
        var body = exchange.getRequestBody().readAllBytes();
        var refusal = refusals.poll();
        if (refusal != null) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.code());
            answer(exchange, refusal.status(), "{\"message\":\"told to\"}");
            return;
        }
        var raw = new ObjectMapper().readTree(body).path("Content").path("Raw").path("Data");
        try {
            var message =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(Base64.getDecoder().decode(raw.asText())));
            arrived.add(ArrivedMail.read(message));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        answer(exchange, 200, "{\"MessageId\":\"0100\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
