package dev.pacenote.lambda.local.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The one call of SES that we make. */
public final class SesStandIn implements AutoCloseable {

    /** Where the messages go. */
    @FunctionalInterface
    public interface Sink {

        /** What SES would say. */
        enum Word {
            ACCEPTED,
            /** The address is none. */
            BAD_ADDRESS,
            TRY_LATER
        }

        /**
         * @param message as it would be sent, headers included
         */
        Word take(String to, byte[] message);
    }

    private final LoopbackEndpoint endpoint;
    private final Sink sink;

    public SesStandIn(Sink sink) {
        this.sink = sink;
        this.endpoint = new LoopbackEndpoint("/v2/email/outbound-emails", this::take);
    }

    public URI url() {
        return endpoint.url();
    }

    /**
     * What SES says about a mail that it took and could not deliver.
     *
     * @param message as it was sent, headers included
     * @param type {@code Permanent}, {@code Transient} or {@code Undetermined}
     */
    public static String bounce(byte[] message, String type) {
        var json = notification("Bounce", message);
        json.putObject("bounce").put("bounceType", type).put("bounceSubType", "General");
        return json.toString();
    }

    /** What SES says about a mail whose reader marked it as unwanted. */
    public static String complaint(byte[] message) {
        var json = notification("Complaint", message);
        json.putObject("complaint").put("complaintFeedbackType", "abuse");
        return json.toString();
    }

    private static ObjectNode notification(String type, byte[] message) {
        var json = new ObjectMapper().createObjectNode().put("eventType", type);
        var mail = json.putObject("mail").put("timestamp", Instant.now().toString());
        var headers = mail.put("messageId", "0100").putArray("headers");
        try {
            new InternetHeaders(new ByteArrayInputStream(message))
                    .getAllHeaders()
                    .asIterator()
                    .forEachRemaining(
                            header ->
                                    headers.addObject()
                                            .put("name", header.getName())
                                            .put("value", header.getValue()));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("not a message", e);
        }
        return json;
    }

    private void take(HttpExchange exchange) throws IOException {
        var json = new ObjectMapper().readTree(exchange.getRequestBody());
        var to = json.path("Destination").path("ToAddresses").path(0).asText();
        var message =
                Base64.getDecoder().decode(json.path("Content").path("Raw").path("Data").asText());
        switch (sink.take(to, message)) {
            case ACCEPTED -> answer(exchange, 200, "", "{\"MessageId\":\"0100\"}");
            case BAD_ADDRESS ->
                    answer(exchange, 400, "BadRequestException", "{\"message\":\"no address\"}");
            case TRY_LATER ->
                    answer(exchange, 429, "TooManyRequestsException", "{\"message\":\"later\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String error, String json)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (!error.isEmpty()) {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", error);
            }
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
