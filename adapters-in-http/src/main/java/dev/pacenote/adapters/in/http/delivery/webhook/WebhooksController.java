package dev.pacenote.adapters.in.http.delivery.webhook;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.webhook.ManageWebhooks;
import dev.pacenote.application.delivery.webhook.TestWebhook;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
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
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeSet;

/** The programs of a person that are called about what the person is told. */
@Controller("/notifications/webhooks")
@Tag(name = "notices")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({CookieScheme.class, BearerScheme.class})
final class WebhooksController {

    /**
     * @param url https
     * @param topics names of topics or of whole areas
     */
    @Strict
    @BodyRequired
    @Schema(
            name = "AddWebhookRequest",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @BodyLimit(BodyLimit.SMALL)
    @Introspected
    record AddRequest(
            @NotNull @ParsedBy(WebhookUrl.class) String url,
            @NotNull @Size(min = 1, max = 50) List<String> topics)
            implements JsonBody {

        @Override
        public String toString() {
            return "AddRequest[hidden]";
        }
    }

    /**
     * @param disabledReason why it is called no more: {@code gone}
     */
    @Schema(name = "Webhook")
    record WebhookView(
            String webhookId, String url, List<String> topics, @Nullable String disabledReason) {

        static WebhookView of(Webhook webhook) {
            return new WebhookView(
                    webhook.id().toString(),
                    webhook.endpoint().url().value(),
                    List.copyOf(webhook.topics()),
                    reason(webhook));
        }
    }

    /**
     * @param secret signs the calls; it is shown once
     */
    @Schema(name = "NewWebhook")
    record NewWebhookView(
            String webhookId,
            String url,
            List<String> topics,
            @Nullable String disabledReason,
            String secret) {

        static NewWebhookView of(Webhook webhook) {
            return new NewWebhookView(
                    webhook.id().toString(),
                    webhook.endpoint().url().value(),
                    List.copyOf(webhook.topics()),
                    reason(webhook),
                    webhook.endpoint().secret().value());
        }

        @Override
        public String toString() {
            return "NewWebhookView[hidden]";
        }
    }

    private static @Nullable String reason(Webhook webhook) {
        return webhook.disabledReason().map(Webhook.DisabledReason::wireName).orElse(null);
    }

    @Schema(name = "WebhookList")
    record WebhookList(List<WebhookView> items) {}

    /**
     * @param result {@code accepted}, {@code retry}, {@code rejected} or {@code gone}
     * @param code what the program answered, or why there was no answer
     */
    @Schema(name = "WebhookTest")
    record TestView(String result, @Nullable String code) {

        static TestView of(SendResult answer) {
            return switch (answer) {
                case SendResult.Accepted _ -> new TestView("accepted", null);
                case SendResult.Retry(_, var code, _) -> new TestView("retry", code);
                case SendResult.Rejected(var code) -> new TestView("rejected", code);
                case SendResult.Gone _ -> new TestView("gone", "410");
                case SendResult.Misconfigured(var code) -> new TestView("rejected", code);
            };
        }
    }

    /** One sentence for whoever asked. */
    @Schema(name = "WebhookRemoved")
    record Removed(String message) {}

    private final ManageWebhooks webhooks;
    private final TestWebhook test;

    WebhooksController(ManageWebhooks webhooks, TestWebhook test) {
        this.webhooks = webhooks;
        this.test = test;
    }

    /** Lists the caller's webhooks, the oldest first. */
    @Get
    @Refuses({401, 403})
    WebhookList list(@Parameter(hidden = true) Caller caller) {
        return new WebhookList(webhooks.of(caller.user()).stream().map(WebhookView::of).toList());
    }

    /** Adds a webhook; its secret is in this answer alone. */
    @Post
    @Status(HttpStatus.CREATED)
    @Refuses({401, 403, 404, 409, 422})
    HttpResponse<NewWebhookView> add(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Header(IdempotencyHeader.NAME) @Nullable String key,
            @Body AddRequest body) {
        var command =
                new ManageWebhooks.Command(
                        caller.user(),
                        new WebhookUrl(body.url()),
                        new TreeSet<>(body.topics()),
                        IdempotencyHeader.of(caller.user().toString(), request, key, body));
        return switch (webhooks.add(command)) {
            case ManageWebhooks.Result.Added(var webhook) ->
                    HttpResponse.created(NewWebhookView.of(webhook));
            case ManageWebhooks.Result.Repeated(var webhook) ->
                    IdempotencyHeader.replayed(HttpResponse.created(NewWebhookView.of(webhook)));
            case ManageWebhooks.Result.Gone _ -> throw noSuchWebhook();
            case ManageWebhooks.Result.Mismatch _ -> throw IdempotencyHeader.mismatch();
            case ManageWebhooks.Result.LimitReached _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "limit_reached",
                                    "These are as many webhooks as you may have",
                                    "Please take another webhook out first."));
            case ManageWebhooks.Result.NotReached _ ->
                    throw new ProblemException(
                            Problem.invalid("url", "invalid", "Please give an https address."));
            case ManageWebhooks.Result.UnknownTopic _ ->
                    throw new ProblemException(
                            Problem.invalid(
                                    "topics",
                                    "unknown_value",
                                    "One of these topics does not exist."));
        };
    }

    private static ProblemException noSuchWebhook() {
        return new ProblemException(
                Problem.of(
                        404,
                        "webhook_not_found",
                        "Webhook not found",
                        "You have no such webhook."));
    }

    /** Takes a webhook out. */
    @Delete("/{id}")
    @Refuses({401, 403, 404})
    Removed remove(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        if (!webhooks.remove(caller.user(), path.id())) {
            throw noSuchWebhook();
        }
        return new Removed("This webhook is called no more.");
    }

    /** Calls a webhook once, and says what its program answered. */
    @Post("/{id}/test")
    @Status(HttpStatus.OK)
    @Refuses({401, 403, 404, 429})
    TestView test(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return switch (test.test(caller.user(), path.id())) {
            case TestWebhook.Result.Called(var answer) -> TestView.of(answer);
            case TestWebhook.Result.NoSuchWebhook _ -> throw noSuchWebhook();
            case TestWebhook.Result.RateLimited(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }
}
