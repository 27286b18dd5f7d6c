package dev.pacenote.lambda.local.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The calls of SNS that we make: messages to a topic, which puts them into the queues that
 * subscribe to it, and pushes to the endpoints of phones.
 */
public final class SnsStandIn implements AutoCloseable {

    /**
     * A queue that subscribes to a topic and takes what is for it, as it is.
     *
     * @param attribute which messages it takes: those with that value of this attribute
     */
    public record Subscription(String topic, String queueUrl, String attribute, String value) {}

    /**
     * Something that was published.
     *
     * @param to the topic or the endpoint
     */
    public record Published(String to, String message, Map<String, String> attributes) {}

    /** What the service of a phone does with a push. */
    public enum Word {
        ACCEPTED,
        DISABLED,
        /** Come again in seven seconds. */
        THROTTLED,
        /** The application's credentials are refused. */
        REFUSED,
        FAULT
    }

    /** The topic of notifications of every installation: each has a stand-in of its own. */
    public static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:notifications";

    private record Failure(int status, String code) {}

    private final LoopbackEndpoint endpoint;
    private final SqsClient sqs;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, Word> words = new ConcurrentHashMap<>();

    public SnsStandIn(SqsClient sqs) {
        this.sqs = sqs;
        this.endpoint = new LoopbackEndpoint("/", this::serve);
    }

    public URI url() {
        return endpoint.url();
    }

    public void subscribe(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** All that was published, the oldest first. */
    public List<Published> published() {
        return List.copyOf(published);
    }

    /** From now on the phone of that token answers so. */
    public void answer(String token, Word word) {
        words.put(token, word);
    }

    /** What arrived at the phone of that token. */
    public List<String> pushes(String token) {
        return published.stream()
                .filter(push -> token.equals(tokens.get(push.to())))
                .map(Published::message)
                .toList();
    }

    /** How many endpoints the token has: one, or none. */
    public long endpoints(String token) {
        return tokens.values().stream().filter(token::equals).count();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form =
                    form(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            boolean signed = exchange.getRequestHeaders().containsKey("Authorization");
            if (!signed) {
                fail(exchange, new Failure(403, "AuthorizationError"));
                return;
            }
            switch (form.getOrDefault("Action", "")) {
                case "PublishBatch" -> publishBatch(exchange, form);
                case "Publish" -> push(exchange, form);
                case "CreatePlatformEndpoint" -> createEndpoint(exchange, form);
                case "DeleteEndpoint" -> {
                    tokens.remove(form.getOrDefault("EndpointArn", ""));
                    answer(exchange, "DeleteEndpoint", "");
                }
                default -> fail(exchange, new Failure(400, "InvalidAction"));
            }
        }
    }

    private void publishBatch(HttpExchange exchange, Map<String, String> form) throws IOException {
        var topic = form.getOrDefault("TopicArn", "");
        var taken = new StringBuilder("<Successful>");
        for (int i = 1; form.containsKey(entry(i) + "Id"); i++) {
            var message =
                    new Published(
                            topic,
                            form.getOrDefault(entry(i) + "Message", ""),
                            attributes(form, entry(i)));
            published.add(message);
            deliver(message);
            taken.append("<member><Id>")
                    .append(form.get(entry(i) + "Id"))
                    .append("</Id><MessageId>")
                    .append(UUID.randomUUID())
                    .append("</MessageId></member>");
        }
        answer(exchange, "PublishBatch", taken + "</Successful><Failed/>");
    }

    private static String entry(int number) {
        return "PublishBatchRequestEntries.member." + number + ".";
    }

    private static Map<String, String> attributes(Map<String, String> form, String prefix) {
        var attributes = new HashMap<String, String>();
        for (int i = 1; ; i++) {
            var entry = prefix + "MessageAttributes.entry." + i + ".";
            var name = form.get(entry + "Name");
            if (name == null) {
                return attributes;
            }
            attributes.put(name, form.getOrDefault(entry + "Value.StringValue", ""));
        }
    }

    private void deliver(Published message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.attributes()
                .forEach(
                        (name, value) ->
                                attributes.put(
                                        name,
                                        MessageAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue(value)
                                                .build()));
        subscriptions.stream()
                .filter(one -> one.topic().equals(message.to()))
                .filter(one -> one.value().equals(message.attributes().get(one.attribute())))
                .forEach(
                        one ->
                                sqs.sendMessage(
                                        send ->
                                                send.queueUrl(one.queueUrl())
                                                        .messageBody(message.message())
                                                        .messageAttributes(attributes)));
    }

    /** The same for the same token, as SNS has it. */
    private void createEndpoint(HttpExchange exchange, Map<String, String> form)
            throws IOException {
        var application = form.getOrDefault("PlatformApplicationArn", "");
        var token = form.getOrDefault("Token", "");
        var endpoint =
                application.replace(":app/", ":endpoint/")
                        + "/"
                        + UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8));
        tokens.put(endpoint, token);
        answer(exchange, "CreatePlatformEndpoint", "<EndpointArn>" + endpoint + "</EndpointArn>");
    }

    private void push(HttpExchange exchange, Map<String, String> form) throws IOException {
        var endpoint = form.getOrDefault("TargetArn", "");
        var token = Optional.ofNullable(tokens.get(endpoint));
        var failure =
                token.isEmpty()
                        ? Optional.of(new Failure(404, "NotFound"))
                        : failure(words.getOrDefault(token.get(), Word.ACCEPTED));
        if (failure.isPresent()) {
            fail(exchange, failure.get());
            return;
        }
        published.add(
                new Published(endpoint, form.getOrDefault("Message", ""), attributes(form, "")));
        answer(exchange, "Publish", "<MessageId>" + UUID.randomUUID() + "</MessageId>");
    }

    private static Optional<Failure> failure(Word word) {
        return switch (word) {
            case ACCEPTED -> Optional.empty();
            case DISABLED -> Optional.of(new Failure(400, "EndpointDisabled"));
            case THROTTLED -> Optional.of(new Failure(429, "Throttled"));
            case REFUSED -> Optional.of(new Failure(400, "PlatformApplicationDisabled"));
            case FAULT -> Optional.of(new Failure(500, "InternalError"));
        };
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            var parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String action, String result)
            throws IOException {
        send(
                exchange,
                200,
                "<"
                        + action
                        + "Response><"
                        + action
                        + "Result>"
                        + result
                        + "</"
                        + action
                        + "Result></"
                        + action
                        + "Response>");
    }

    private static void fail(HttpExchange exchange, Failure failure) throws IOException {
        if (failure.status() == 429) {
            exchange.getResponseHeaders().set("Retry-After", "7");
        }
        send(
                exchange,
                failure.status(),
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                        + failure.code()
                        + "</Code><Message>no</Message></Error></ErrorResponse>");
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        var bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
