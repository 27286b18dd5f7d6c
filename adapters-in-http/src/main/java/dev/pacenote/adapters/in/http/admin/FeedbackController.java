package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.NumberPath;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.admin.GiveFeedback;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.domain.admin.Feedback;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What people tell us (contract 2.27). */
@Controller("/api/v1/feedback")
@Tag(name = "admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedbackController {

    @Schema(name = "FeedbackRequest")
    @Introspected
    record FeedbackRequest(
            @NotNull @ParsedBy(Feedback.Text.class) String message,
            @Nullable @ParsedBy(Feedback.Kind.class) String type)
            implements JsonBody {

        Feedback.Draft draft() {
            return new Feedback.Draft(
                    new Feedback.Text(message),
                    type == null ? Feedback.Kind.GENERAL : Feedback.Kind.of(type));
        }
    }

    /** Without paging parameters the client gets this many. */
    private static final int FIRST_PAGE = 100;

    @Schema(name = "Given")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Given(String message, long feedbackId) {}

    @Schema(name = "Feedback")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record FeedbackView(
            long id,
            String username,
            String message,
            String type,
            String createdAt,
            @Nullable String readAt) {}

    @Schema(name = "FeedbackList")
    record FeedbackList(List<FeedbackView> feedback, Pagination.Snake pagination) {}

    @Schema(name = "Message")
    record Message(String message) {}

    private final GiveFeedback giveFeedback;
    private final FeedbackMessages box;
    private final InstantSource clock;

    FeedbackController(GiveFeedback giveFeedback, FeedbackMessages box, InstantSource clock) {
        this.giveFeedback = giveFeedback;
        this.box = box;
        this.clock = clock;
    }

    /** Sends feedback to the operators of the service. */
    @Post
    @Status(HttpStatus.CREATED)
    @Refuses(429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Given give(@Parameter(hidden = true) Caller caller, @Body FeedbackRequest body) {
        return switch (giveFeedback.give(caller.user(), body.draft())) {
            case GiveFeedback.Result.Given(var id) ->
                    new Given("Thank you. We read everything.", id);
            case GiveFeedback.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case GiveFeedback.Result.QuotaReached _ ->
                    throw new ProblemException(
                            Problem.of(
                                            429,
                                            "feedback_quota",
                                            "Give us time to read",
                                            "You have 10 messages that we have not read yet. Please"
                                                    + " give us time to read them.")
                                    .retryAfter(Duration.ofHours(1)));
        };
    }

    /** Lists all feedback, newest first. */
    @Get
    @Secured(Roles.ADMIN)
    FeedbackList list(@RequestBean PageQuery.Snake query) {
        var page = box.page(query.paging(FIRST_PAGE));
        return new FeedbackList(
                page.rows().stream().map(FeedbackController::view).toList(),
                Pagination.Snake.of(page));
    }

    private static FeedbackView view(FeedbackMessages.Signed signed) {
        var feedback = signed.feedback();
        return new FeedbackView(
                feedback.id(),
                signed.author().value(),
                feedback.draft().text().value(),
                feedback.draft().kind().wireName(),
                Times.iso(feedback.createdAt()),
                Times.iso(feedback.readAt()));
    }

    /** Marks a feedback message as read. */
    @Put("/{id}/read")
    @Refuses(404)
    @Secured(Roles.ADMIN)
    Message markRead(@RequestBean NumberPath path) {
        if (!box.markRead(path.id(), clock.instant())) {
            throw notFound();
        }
        return new Message("Marked as read.");
    }

    /** Deletes a feedback message. */
    @Delete("/{id}")
    @Refuses(404)
    @Secured(Roles.ADMIN)
    Message remove(@RequestBean NumberPath path) {
        if (!box.remove(path.id())) {
            throw notFound();
        }
        return new Message("Deleted.");
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("There is no such message."));
    }
}
