package dev.pacenote.adapters.out.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.EmailAddress;
import dev.pacenote.domain.identity.ResetRequest;
import java.net.URI;
import java.util.UUID;

/** Letters, and requests for a link to a new password, as JSON. */
public final class LetterText {

    /** What a message asks for. */
    public sealed interface Order {
        record Letter(AccountLetter letter) implements Order {}

        record Reset(ResetRequest request) implements Order {}
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterText() {}

    static String write(AccountLetter letter) {
        return JSON.createObjectNode()
                .put("type", "account_letter")
                .put("id", letter.id().toString())
                .put("kind", letter.kind().name())
                .put("to", letter.to().value())
                .put("reader", letter.reader())
                .put("link", letter.link().toString())
                .toString();
    }

    static String write(ResetRequest reset) {
        return JSON.createObjectNode()
                .put("type", "password_reset")
                .put("id", reset.id().toString())
                .put("email", reset.email().value())
                .toString();
    }

    /**
     * @throws IllegalArgumentException when this is no such message
     */
    public static Order read(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return switch (json.path("type").asText()) {
            case "account_letter" ->
                    new Order.Letter(
                            new AccountLetter(
                                    UUID.fromString(json.path("id").asText()),
                                    AccountLetter.Kind.valueOf(json.path("kind").asText()),
                                    EmailAddress.stored(json.path("to").asText()),
                                    json.path("reader").asText(),
                                    URI.create(json.path("link").asText())));
            case "password_reset" ->
                    new Order.Reset(
                            new ResetRequest(
                                    UUID.fromString(json.path("id").asText()),
                                    EmailAddress.stored(json.path("email").asText())));
            case String other ->
                    throw new IllegalArgumentException("no such type of message: " + other);
        };
    }
}
