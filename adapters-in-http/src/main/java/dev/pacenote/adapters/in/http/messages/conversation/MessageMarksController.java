package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.ReadStateMarks;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.conversation.DeleteMessage;
import dev.pacenote.application.messages.conversation.MarkMessages;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
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
import java.util.Optional;
import java.util.UUID;

/** Marks messages read and unread, hides them and takes them back. */
@Controller("/messages")
@Tag(name = "messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Schemes(BearerScheme.class)
final class MessageMarksController {

    @Schema(name = "DeletedMessage")
    record Deleted(String message) {}

    /** For whom a message goes. */
    record ForWord(String word) {
        ForWord {
            if (!word.equals("all")) {
                throw new InvalidValueException("unknown_value", "Please say all or nothing.");
            }
        }
    }

    @Introspected
    record DeleteQuery(
            @PathVariable UUID id,
            @QueryValue("for")
                    @Nullable
                    @Schema(
                            type = "string",
                            allowableValues = {"all"})
                    @ParsedBy(ForWord.class)
                    String forWhom)
            implements Parameters {}

    private final MarkMessages marks;
    private final DeleteMessage deletion;
    private final ReadMessages readMessages;
    private final ReadStateMarks readState;

    MessageMarksController(
            MarkMessages marks,
            DeleteMessage deletion,
            ReadMessages readMessages,
            ReadStateMarks readState) {
        this.marks = marks;
        this.deletion = deletion;
        this.readMessages = readMessages;
        this.readState = readState;
    }

    /** Marks a message to the caller read. */
    @Post("/{id}/read")
    @Status(HttpStatus.OK)
    @Refuses({404, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    MessageView read(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return view(marks.read(readState.by(caller), path.id()));
    }

    /** Marks a message to the caller unread. */
    @Post("/{id}/unread")
    @Status(HttpStatus.OK)
    @Refuses({404, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    MessageView unread(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return view(marks.unread(readState.by(caller), path.id()));
    }

    private MessageView view(Optional<ReceivedMessage> marked) {
        return marked.map(readMessages::show)
                .map(MessageView::of)
                .orElseThrow(() -> new ProblemException(MessageProblems.noSuchMessage()));
    }

    /** Hides a message for the caller, or takes back for both what the caller sent. */
    @Delete("/{id}")
    @Refuses({404, 409})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Deleted delete(@Parameter(hidden = true) Caller caller, @RequestBean DeleteQuery query) {
        boolean forAll = query.forWhom() != null;
        var result =
                forAll
                        ? deletion.withdraw(caller.user(), query.id())
                        : deletion.hide(caller.user(), query.id());
        return switch (result) {
            case DeleteMessage.Result.Done _ ->
                    new Deleted(forAll ? "The message was taken back." : "The message is hidden.");
            case DeleteMessage.Result.NoSuchMessage _ ->
                    throw new ProblemException(MessageProblems.noSuchMessage());
            case DeleteMessage.Result.TooLate _ ->
                    throw new ProblemException(MessageProblems.tooLate());
        };
    }
}
