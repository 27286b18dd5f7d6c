package dev.pacenote.adapters.out.postgres.identity.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mails about accounts as JSON: {@code {"type":"set_password","id":"…","account":7}}. The outbox
 * holds them in both assemblies, and so do the queue of one and the table of jobs of the other.
 */
@Singleton
public final class AccountMailJson implements AccountMailCodec {

    private static final ObjectMapper JSON = JsonMappers.forMessages();

    /** A text, by its type. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(ConfirmAddress.class),
        @JsonSubTypes.Type(SetPassword.class),
        @JsonSubTypes.Type(Invitation.class),
        // Queues of the version before hold it as "account_letter".
        @JsonSubTypes.Type(value = Written.class, names = "account_letter"),
        @JsonSubTypes.Type(Reset.class)
    })
    private sealed interface Message {}

    @JsonTypeName("confirm_address")
    private record ConfirmAddress(
            @JsonProperty(required = true) UUID id, @JsonProperty(required = true) long account)
            implements Message {}

    @JsonTypeName("set_password")
    private record SetPassword(
            @JsonProperty(required = true) UUID id, @JsonProperty(required = true) long account)
            implements Message {}

    @JsonTypeName("invitation")
    private record Invitation(
            @JsonProperty(required = true) UUID id, @JsonProperty(required = true) long account)
            implements Message {}

    @JsonTypeName("account_mail")
    private record Written(
            @JsonProperty(required = true) UUID id,
            @JsonProperty(required = true) AccountMail.Kind kind,
            @JsonProperty(required = true) String to,
            @JsonProperty(required = true) String reader,
            @JsonProperty(required = true) URI link)
            implements Message {}

    @JsonTypeName("password_reset")
    private record Reset(
            @JsonProperty(required = true) UUID id,
            @JsonProperty(required = true) String email,
            @Nullable String asked)
            implements Message {}

    @Override
    public String write(PendingAccountMail mail) {
        return text(
                switch (mail) {
                    case PendingAccountMail.ConfirmAddress(var id, var account) ->
                            new ConfirmAddress(id, account.value());
                    case PendingAccountMail.SetPassword(var id, var account) ->
                            new SetPassword(id, account.value());
                    case PendingAccountMail.Invitation(var id, var account) ->
                            new Invitation(id, account.value());
                    case PendingAccountMail.Written(var written) ->
                            new Written(
                                    written.id(),
                                    written.kind(),
                                    written.to().value(),
                                    written.reader(),
                                    written.link());
                });
    }

    @Override
    public String write(PasswordResetRequest request) {
        return text(new Reset(request.id(), request.email().value(), request.askedAt().toString()));
    }

    private static String text(Message message) {
        try {
            return JSON.writerFor(Message.class).writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Order read(String text, Instant now) {
        return isJson(text)
                ? order(message(text), now)
                : new Order.Mail(AccountMailLines.readMail(text));
    }

    @Override
    public PasswordResetRequest readReset(UUID id, String text, Instant now) {
        if (!isJson(text)) {
            return AccountMailLines.readReset(id, text, now);
        }
        if (order(message(text), now) instanceof Order.Reset(var request)) {
            return request;
        }
        throw new IllegalArgumentException("a mail where a request is expected");
    }

    private static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    private static Message message(String text) {
        try {
            return JSON.readValue(text, Message.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no message about an account", e);
        }
    }

    private static Order order(Message message, Instant now) {
        return switch (message) {
            case ConfirmAddress(var id, var account) ->
                    new Order.Mail(
                            new PendingAccountMail.ConfirmAddress(id, new AccountId(account)));
            case SetPassword(var id, var account) ->
                    new Order.Mail(new PendingAccountMail.SetPassword(id, new AccountId(account)));
            case Invitation(var id, var account) ->
                    new Order.Mail(new PendingAccountMail.Invitation(id, new AccountId(account)));
            case Written(var id, var kind, var to, var reader, var link) ->
                    new Order.Mail(
                            new PendingAccountMail.Written(
                                    new AccountMail(
                                            id, kind, EmailAddress.stored(to), reader, link)));
            case Reset(var id, var email, var asked) ->
                    new Order.Reset(
                            new PasswordResetRequest(
                                    id,
                                    EmailAddress.stored(email),
                                    asked == null ? now : moment(asked)));
        };
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no moment: " + text, e);
        }
    }
}
