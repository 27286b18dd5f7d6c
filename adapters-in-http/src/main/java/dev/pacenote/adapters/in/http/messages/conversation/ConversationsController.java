package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.CountsView;
import dev.pacenote.adapters.in.http.notice.inbox.ListCursor;
import dev.pacenote.adapters.in.http.notice.inbox.ReadStateMarks;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.NumberPath;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.conversation.MarkMessages;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import java.util.Optional;

/** A person's conversations. */
@Controller("/messages/conversations")
@Tag(name = "messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Schemes(BearerScheme.class)
final class ConversationsController {

    private static final int USUAL = 50;
    private static final String FILTER = "conversations";

    @Schema(name = "Peer")
    record Peer(String userId, String displayName) {}

    @Schema(name = "Conversation")
    record ConversationView(Peer peer, MessageView lastMessage, int unreadCount, long seq) {}

    @Schema(name = "Conversations")
    record Conversations(List<ConversationView> items, @Nullable String nextCursor) {}

    @Introspected
    record ConversationsQuery(
            @QueryValue @Nullable @Min(1) @Max(100) Integer limit,
            @QueryValue @Nullable String cursor)
            implements Parameters {}

    @Strict
    @BodyRequired
    @Schema(
            name = "ReadConversationRequest",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @BodyLimit(BodyLimit.SMALL)
    @Introspected
    record ReadConversationRequest(@NotNull @Min(0) Long upToSeq) implements JsonBody {}

    @Schema(name = "MarkedMessages")
    record Marked(int marked, CountsView counts) {}

    private final ReadMessages readMessages;
    private final MarkMessages marks;
    private final ReadStateMarks readState;

    ConversationsController(
            ReadMessages readMessages, MarkMessages marks, ReadStateMarks readState) {
        this.readMessages = readMessages;
        this.marks = marks;
        this.readState = readState;
    }

    /** Lists the caller's conversations, that with the newest message first. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Conversations list(
            @Parameter(hidden = true) Caller caller, @RequestBean ConversationsQuery query) {
        var account = caller.user();
        var found =
                readMessages.conversations(
                        account,
                        Optional.ofNullable(query.cursor())
                                .map(cursor -> ListCursor.read(cursor, account, FILTER)),
                        query.limit() == null ? USUAL : query.limit());
        return new Conversations(
                found.rows().stream().map(ConversationsController::view).toList(),
                found.next().map(next -> ListCursor.write(next, account, FILTER)).orElse(null));
    }

    private static ConversationView view(ReadMessages.Row row) {
        var conversation = row.item().conversation();
        return new ConversationView(
                new Peer(conversation.peer().toString(), row.peerName()),
                MessageView.of(row.newest()),
                conversation.unread(),
                conversation.seq());
    }

    /** Marks everything read that a person wrote to the caller up to a number. */
    @Post("/{id}/read")
    @Status(HttpStatus.OK)
    @Refuses(429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Marked read(
            @Parameter(hidden = true) Caller caller,
            @RequestBean NumberPath path,
            @Body ReadConversationRequest body) {
        return marks.readUpTo(readState.by(caller), new AccountId(path.id()), body.upToSeq())
                .map(done -> new Marked(done.marked(), CountsView.of(done.head())))
                .orElseThrow(() -> new ProblemException(Problem.accountGone()));
    }
}
