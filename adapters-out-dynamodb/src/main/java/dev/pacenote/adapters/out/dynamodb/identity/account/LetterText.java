package dev.pacenote.adapters.out.dynamodb.identity.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.domain.identity.account.AccountLetter;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.credential.ResetRequest;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Letters, and requests for a link to a new password, as JSON. */
public final class LetterText {

    /** What a message asks for. */
    public sealed interface Order {
        record Mail(PendingAccountMail mail) implements Order {}

        record Reset(ResetRequest request) implements Order {}
    }

    private static final String CONFIRM_ADDRESS = "confirm_address";
    private static final String SET_PASSWORD = "set_password";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterText() {}

    static String write(PendingAccountMail mail) {
        return switch (mail) {
            case PendingAccountMail.ConfirmAddress(var id, var account) ->
                    write(CONFIRM_ADDRESS, id, account);
            case PendingAccountMail.SetPassword(var id, var account) ->
                    write(SET_PASSWORD, id, account);
            case PendingAccountMail.Written(var letter) -> write(letter);
        };
    }

    private static String write(String type, UUID id, UserId account) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("id", id.toString())
                .put("account", account.value())
                .toString();
    }

    private static String write(AccountLetter letter) {
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
                .put("asked", reset.askedAt().toString())
                .toString();
    }

    /**
     * @param now when a request counts as asked that does not say it, as those of older versions
     * @throws IllegalArgumentException when this is no such message
     */
    public static Order read(String text, Instant now) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
        return switch (json.path("type").asText()) {
            case "account_letter" ->
                    new Order.Mail(
                            new PendingAccountMail.Written(
                                    new AccountLetter(
                                            UUID.fromString(json.path("id").asText()),
                                            AccountLetter.Kind.valueOf(json.path("kind").asText()),
                                            EmailAddress.stored(json.path("to").asText()),
                                            json.path("reader").asText(),
                                            URI.create(json.path("link").asText()))));
            case CONFIRM_ADDRESS ->
                    new Order.Mail(new PendingAccountMail.ConfirmAddress(id(json), account(json)));
            case SET_PASSWORD ->
                    new Order.Mail(new PendingAccountMail.SetPassword(id(json), account(json)));
            case "password_reset" ->
                    new Order.Reset(
                            new ResetRequest(
                                    UUID.fromString(json.path("id").asText()),
                                    EmailAddress.stored(json.path("email").asText()),
                                    asked(json, now)));
            case String other ->
                    throw new IllegalArgumentException("no such type of message: " + other);
        };
    }

    private static Instant asked(JsonNode json, Instant now) {
        var asked = json.path("asked");
        try {
            return asked.isMissingNode() ? now : Instant.parse(asked.asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("no moment: " + asked, e);
        }
    }

    private static UUID id(JsonNode json) {
        return UUID.fromString(json.path("id").asText());
    }

    private static UserId account(JsonNode json) {
        return new UserId(json.path("account").asLong());
    }
}
