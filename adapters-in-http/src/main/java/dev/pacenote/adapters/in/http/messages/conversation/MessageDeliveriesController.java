package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.adapters.in.http.delivery.DeliveriesView;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.delivery.history.ReadDeliveries;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What became of telling somebody of a message. Its sender does not see that. */
@Controller("/messages")
@Tag(name = "messages")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class MessageDeliveriesController {

    private final ReadMessages messages;
    private final ReadDeliveries deliveries;
    private final Authenticate authenticate;

    MessageDeliveriesController(
            ReadMessages messages, ReadDeliveries deliveries, Authenticate authenticate) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.authenticate = authenticate;
    }

    /** Returns what became of telling its recipient of a message; admins see that of everybody. */
    @Get("/{id}/deliveries")
    @Refuses(404)
    DeliveriesView of(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        var found =
                deliveries.ofFact(
                        caller.user(),
                        authenticate.isAdmin(caller.user()),
                        MessageFacts.TOPIC,
                        path.id().toString());
        // A message of a moment ago has none yet.
        if (found.isEmpty() && !isRecipient(caller, path)) {
            throw new ProblemException(MessageProblems.noSuchMessage());
        }
        return DeliveriesView.of(found);
    }

    private boolean isRecipient(Caller caller, UuidPath path) {
        return messages.find(caller.user(), path.id())
                .filter(shown -> shown.message().recipient().equals(caller.user()))
                .isPresent();
    }
}
