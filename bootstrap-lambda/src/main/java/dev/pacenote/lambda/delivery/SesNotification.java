package dev.pacenote.lambda.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.lambda.JsonFunction;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What SES says about a mail after it took it, in either of its forms: an event of a configuration
 * set, or a notification of an identity; bare or in SNS's envelope.
 */
sealed interface SesNotification {

    /**
     * The mail came back for good, or its reader complained.
     *
     * @param headers of the mail, by their names in lower case
     * @param sentAt when SES took it
     */
    record Undeliverable(DailyMail.Reason reason, Map<String, String> headers, Instant sentAt)
            implements SesNotification {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /** Says nothing about an address: a bounce that passes, or something else that happened. */
    record Harmless(String what) implements SesNotification {}

    /** What SES sends once, when it is told where its notifications go. */
    String GREETING = "Successfully validated SNS topic for Amazon SES event publishing.";

    Set<String> OTHERS =
            Set.of(
                    "Send",
                    "Delivery",
                    "DeliveryDelay",
                    "Reject",
                    "Open",
                    "Click",
                    "Rendering Failure",
                    "Subscription");

    /**
     * @throws IllegalArgumentException when it is nothing that SES is known to say
     */
    static SesNotification read(String text) {
        if (text.strip().equals(GREETING)) {
            return new Harmless("greeting");
        }
        var json = json(text);
        if (json.path("Type").asText().equals("Notification") && json.has("Message")) {
            return read(json.path("Message").asText());
        }
        var type = json.path("eventType").asText(json.path("notificationType").asText());
        return switch (type) {
            case "Bounce" -> bounce(json);
            case "Complaint" -> complaint(json);
            default -> {
                if (!OTHERS.contains(type)) {
                    throw new IllegalArgumentException("not a notification of SES: " + type);
                }
                yield new Harmless(type);
            }
        };
    }

    private static SesNotification bounce(JsonNode json) {
        return switch (json.path("bounce").path("bounceType").asText()) {
            case "Permanent" -> undeliverable(DailyMail.Reason.BOUNCED, json.path("mail"));
            case "Transient", "Undetermined" -> new Harmless("a bounce that may pass");
            default -> throw new IllegalArgumentException("a bounce of an unknown type");
        };
    }

    private static SesNotification complaint(JsonNode json) {
        return json.path("complaint").path("complaintFeedbackType").asText().equals("not-spam")
                ? new Harmless("a complaint that was taken back")
                : undeliverable(DailyMail.Reason.COMPLAINED, json.path("mail"));
    }

    private static Undeliverable undeliverable(DailyMail.Reason reason, JsonNode mail) {
        if (!mail.path("headers").isArray()) {
            throw new IllegalArgumentException(
                    "the notification has no headers of the mail; SES must be told to include them");
        }
        var headers = new HashMap<String, String>();
        mail.path("headers")
                .forEach(
                        header ->
                                headers.putIfAbsent(
                                        header.path("name").asText().toLowerCase(Locale.ROOT),
                                        header.path("value").asText()));
        try {
            return new Undeliverable(
                    reason, Map.copyOf(headers), Instant.parse(mail.path("timestamp").asText()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the notification does not say when", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JsonFunction.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
