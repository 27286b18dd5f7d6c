package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.adapters.in.http.identity.account.UserNumber;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.ListCursor;
import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.messages.conversation.ClientMessageId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Sends and lists messages. */
@Controller("/messages")
@Tag(name = "messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Schemes(BearerScheme.class)
final class MessagesController {

    private static final int USUAL = 50;

    /**
     * @param userId the recipient; the sender is the caller
     */
    @Strict
    @BodyRequired
    @Schema(
            name = "SendMessageRequest",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @BodyLimit(BodyLimit.SMALL)
    @Introspected
    record SendMessageRequest(
            @NotNull @ParsedBy(UserNumber.class) @Schema(pattern = UserNumber.PATTERN)
                    String userId,
            @NotNull @ParsedBy(MessageText.class) String content,
            @Nullable @ParsedBy(ClientMessageId.class) String clientMessageId)
            implements JsonBody {}

    @Schema(name = "DirectMessages")
    record Messages(List<MessageView> items, @Nullable String nextCursor) {}

    /** Which side of the messages is listed. */
    record BoxWord(Mailboxes.Box box) {

        static BoxWord of(String text) {
            return switch (text) {
                case "inbox" -> new BoxWord(Mailboxes.Box.INBOX);
                case "sent" -> new BoxWord(Mailboxes.Box.SENT);
                default ->
                        throw new InvalidValueException(
                                "unknown_value", "The box is inbox or sent.");
            };
        }
    }

    @Introspected
    record MessagesQuery(
            @QueryValue
                    @Nullable
                    @Schema(
                            type = "string",
                            allowableValues = {"inbox", "sent"})
                    @ParsedBy(BoxWord.class)
                    String box,
            @QueryValue
                    @Nullable
                    @Schema(type = "string", pattern = UserNumber.PATTERN)
                    @ParsedBy(UserNumber.class)
                    String with,
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String unread,
            @QueryValue @Nullable @Min(1) @Max(100) Integer limit,
            @QueryValue @Nullable String cursor)
            implements Parameters {

        String filter() {
            return String.format(Locale.ROOT, "%s,%s,%s", box, with, unread);
        }
    }

    private final SendMessage sendMessage;
    private final ReadMessages readMessages;

    MessagesController(SendMessage sendMessage, ReadMessages readMessages) {
        this.sendMessage = sendMessage;
        this.readMessages = readMessages;
    }

    /** Sends a message to another person. */
    @Post
    @Status(HttpStatus.CREATED)
    @Refuses({403, 404, 422, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<MessageView> send(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Header(IdempotencyHeader.NAME) @Nullable String key,
            @Body SendMessageRequest body) {
        var result =
                sendMessage.send(
                        new SendMessage.Command(
                                caller.user(),
                                UserNumber.of(body.userId()).account(),
                                new MessageText(body.content()),
                                Optional.ofNullable(body.clientMessageId())
                                        .map(ClientMessageId::new),
                                IdempotencyHeader.of(
                                        caller.user().toString(), request, key, body)));
        return switch (result) {
            case SendMessage.Result.Sent(var message) -> created(message, body);
            case SendMessage.Result.Replayed(var message) ->
                    IdempotencyHeader.replayed(created(message, body));
            case SendMessage.Result.Mismatch _ ->
                    throw new ProblemException(MessageProblems.mismatch());
            case SendMessage.Result.KeyReused _ -> throw IdempotencyHeader.mismatch();
            case SendMessage.Result.Oneself _ ->
                    throw new ProblemException(
                            Problem.invalid(
                                    "userId", "oneself", "Nobody writes to themselves here."));
            case SendMessage.Result.Unverified _ ->
                    throw new ProblemException(MessageProblems.unverified());
            case SendMessage.Result.NoSuchRecipient _ ->
                    throw new ProblemException(MessageProblems.noSuchRecipient());
            case SendMessage.Result.Unavailable _ ->
                    throw new ProblemException(MessageProblems.unavailable());
            case SendMessage.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    private MutableHttpResponse<MessageView> created(Message message, SendMessageRequest body) {
        return HttpResponse.created(
                MessageView.of(readMessages.show(message), body.clientMessageId()));
    }

    /** Lists the caller's messages, the newest first. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Messages list(@Parameter(hidden = true) Caller caller, @RequestBean MessagesQuery query) {
        var account = caller.user();
        var filter =
                new Mailboxes.Filter(
                        account,
                        Optional.ofNullable(query.box()).map(BoxWord::of).map(BoxWord::box),
                        Optional.ofNullable(query.with())
                                .map(UserNumber::of)
                                .map(UserNumber::account),
                        TrueOrFalse.given(query.unread()));
        var before =
                query.cursor() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(
                                ListCursor.read(query.cursor(), account, query.filter()).before());
        var part = readMessages.list(filter, before, query.limit() == null ? USUAL : query.limit());
        return new Messages(
                part.messages().stream().map(MessageView::of).toList(),
                part.next().isPresent()
                        ? ListCursor.write(
                                new ListPosition(0, part.next().getAsLong()),
                                account,
                                query.filter())
                        : null);
    }

    /** Returns one of the caller's messages. */
    @Get("/{id}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    MessageView find(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return readMessages
                .find(caller.user(), path.id())
                .map(MessageView::of)
                .orElseThrow(() -> new ProblemException(MessageProblems.noSuchMessage()));
    }
}
