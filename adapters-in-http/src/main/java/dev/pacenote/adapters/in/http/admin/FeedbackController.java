package dev.pacenote.adapters.in.http.admin;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.adapters.in.http.platform.Form;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.adapters.in.http.platform.Query;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.openapi.Describes;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.trackmania.board.PathIds;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.GiveFeedback;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.domain.admin.Feedback;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What people tell us (contract 2.27). */
@Controller("/api/v1/feedback")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedbackController {

    record FeedbackBody(String message, @Nullable String type) {}

    /** Without paging parameters the client gets this many. */
    private static final int FIRST_PAGE = 100;

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Given(String message, long feedbackId) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record FeedbackView(
            long id,
            String username,
            String message,
            String type,
            String createdAt,
            @Nullable String readAt) {}

    record FeedbackList(List<FeedbackView> feedback, Pagination.Snake pagination) {}

    record Message(String message) {}

    private final GiveFeedback giveFeedback;
    private final FeedbackBox box;
    private final InstantSource clock;

    FeedbackController(GiveFeedback giveFeedback, FeedbackBox box, InstantSource clock) {
        this.giveFeedback = giveFeedback;
        this.box = box;
        this.clock = clock;
    }

    @Post
    @Describes(
            value = "Tells us something",
            takes = FeedbackBody.class,
            status = 201,
            refuses = 429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<Given> give(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        var form = Form.read(request, body);
        var text = form.required("message", Feedback.Text::new);
        var kind = form.optional("type", Feedback.Kind::of);
        form.validate();
        var draft = new Feedback.Draft(text.get(), kind.maybe().orElse(Feedback.Kind.GENERAL));
        return switch (giveFeedback.give(caller.user(), draft)) {
            case GiveFeedback.Result.Given(var id) ->
                    HttpResponse.created(new Given("Thank you. We read everything.", id));
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

    @Get
    @Describes(
            value = "All feedback, newest first",
            query = {"page", "page_size"})
    @Secured(Roles.ADMIN)
    FeedbackList list(HttpRequest<?> request) {
        var page = box.page(Query.paging(request, "page_size", FIRST_PAGE));
        return new FeedbackList(
                page.rows().stream().map(FeedbackController::view).toList(),
                Pagination.Snake.of(page));
    }

    private static FeedbackView view(FeedbackBox.Signed signed) {
        var feedback = signed.feedback();
        return new FeedbackView(
                feedback.id(),
                signed.author().value(),
                feedback.draft().text().value(),
                feedback.draft().kind().word(),
                Times.iso(feedback.createdAt()),
                Times.iso(feedback.readAt()));
    }

    @Put("/{id}/read")
    @Describes(value = "Marks a message as read", refuses = 404)
    @Secured(Roles.ADMIN)
    Message markRead(@PathVariable String id) {
        if (!box.markRead(PathIds.number(id), clock.instant())) {
            throw notFound();
        }
        return new Message("Marked as read.");
    }

    @Delete("/{id}")
    @Describes(value = "Deletes a message", refuses = 404)
    @Secured(Roles.ADMIN)
    Message remove(@PathVariable String id) {
        if (!box.remove(PathIds.number(id))) {
            throw notFound();
        }
        return new Message("Deleted.");
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("There is no such message."));
    }
}
