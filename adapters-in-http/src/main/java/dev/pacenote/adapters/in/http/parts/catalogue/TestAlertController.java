package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.NoBody;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.reorder.SendTestAlert;
import dev.pacenote.application.parts.reorder.SendTestAlert.Way;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.notice.preference.TopicChannels;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Tries by which ways a workshop is told. */
@Controller("/parts/settings/test-alert")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class TestAlertController {

    /**
     * @param state {@code delivered} in the inbox, {@code pending}, or {@code skipped}
     * @param reason why it is skipped
     */
    @Schema(name = "TestAlertDelivery")
    record DeliveryView(String channel, String state, @Nullable String reason) {

        static DeliveryView of(Way way) {
            return new DeliveryView(
                    way.channel(),
                    way.missing()
                            .map(_ -> "skipped")
                            .orElse(
                                    way.channel().equals(TopicChannels.INBOX)
                                            ? "delivered"
                                            : "pending"),
                    way.missing().map(Reason::code).orElse(null));
        }
    }

    @Schema(name = "TestAlert")
    record TestAlertView(List<DeliveryView> deliveries) {}

    private final SendTestAlert test;
    private final PartsReplies replies;

    TestAlertController(SendTestAlert test, PartsReplies replies) {
        this.test = test;
        this.replies = replies;
    }

    /** Tells the caller of nothing, by all channels that they want. */
    @Post
    @Status(HttpStatus.ACCEPTED)
    @Refuses({422, 429})
    HttpResponse<TestAlertView> send(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Body NoBody body) {
        return replies.once(
                new Write(caller, request, body), TestAlertView.class, () -> sent(caller));
    }

    private MutableHttpResponse<TestAlertView> sent(Caller caller) {
        return switch (test.send(caller.user())) {
            case SendTestAlert.Result.Told(var ways) ->
                    HttpResponse.<TestAlertView>status(HttpStatus.ACCEPTED)
                            .body(new TestAlertView(ways.stream().map(DeliveryView::of).toList()));
            case SendTestAlert.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }
}
