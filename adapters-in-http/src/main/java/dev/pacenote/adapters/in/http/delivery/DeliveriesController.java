package dev.pacenote.adapters.in.http.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.identity.account.UserNumber;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.notice.UserUpdates;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.history.ReadDeliveries;
import dev.pacenote.application.delivery.history.RetryDelivery;
import dev.pacenote.application.delivery.history.ShowTopics;
import dev.pacenote.application.identity.session.Authenticate;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.TopicOrArea;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a person's notices by every channel, and by which they may be told. */
@Controller("/notifications")
@Requires(beans = NotificationRenderer.class)
@Tag(name = "inbox")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({CookieScheme.class, BearerScheme.class})
final class DeliveriesController {

    /** The state of a delivery in a query. */
    record StateWord(String name) {

        static StateWord of(String text) {
            if (!DeliveryState.WIRE_NAMES.contains(text)) {
                throw new InvalidValueException(
                        "unknown_value",
                        "The state is one of " + String.join(", ", DeliveryState.WIRE_NAMES) + ".");
            }
            return new StateWord(text);
        }
    }

    @Introspected
    record DeliveriesQuery(
            @QueryValue @Nullable @ParsedBy(TopicOrArea.class) String topic,
            @QueryValue @Nullable @StateOfDelivery @ParsedBy(StateWord.class) String state,
            @QueryValue
                    @Nullable
                    @Schema(type = "string", pattern = UserNumber.PATTERN)
                    @ParsedBy(UserNumber.class)
                    String userId)
            implements Parameters {

        /** Whose they are. */
        AccountId person(Caller caller) {
            return userId == null ? caller.user() : UserNumber.of(userId).account();
        }
    }

    @Schema(name = "TopicChannel")
    record ChannelView(
            @JsonProperty("default") boolean initial,
            @Nullable Boolean chosen,
            boolean effective,
            boolean locked,
            @Nullable String reason) {}

    @Schema(name = "TopicChoice")
    record TopicView(String topic, String type, Map<String, ChannelView> channels) {

        static TopicView of(ShowTopics.TopicState state) {
            var channels = new LinkedHashMap<String, ChannelView>();
            state.channels().forEach((name, channel) -> channels.put(name, view(channel)));
            return new TopicView(state.topic().name(), state.type().wireName(), channels);
        }

        private static ChannelView view(ShowTopics.ChannelState channel) {
            var preference = channel.preference();
            return new ChannelView(
                    preference.initial().isOn(),
                    preference.chosen().orElse(null),
                    channel.missing().isEmpty(),
                    preference.isLocked(),
                    channel.missing().map(Reason::code).orElse(null));
        }
    }

    @Schema(name = "TopicChoices")
    record TopicsView(List<TopicView> items, @Nullable String nextCursor) {}

    private final ReadDeliveries deliveries;
    private final RetryDelivery retries;
    private final ShowTopics topics;
    private final Authenticate authenticate;

    DeliveriesController(
            ReadDeliveries deliveries,
            RetryDelivery retries,
            ShowTopics topics,
            Authenticate authenticate) {
        this.deliveries = deliveries;
        this.retries = retries;
        this.topics = topics;
        this.authenticate = authenticate;
    }

    /** Returns what became of what an item of the inbox shows; admins see that of everybody. */
    @Get("/{id}/deliveries")
    @Refuses(404)
    DeliveriesView ofNotification(
            @Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return deliveries
                .ofNotification(caller.user(), authenticate.isAdmin(caller.user()), path.id())
                .map(DeliveriesView::of)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                404,
                                                "notification_not_found",
                                                "Notification not found",
                                                "There is no such item in your inbox.")));
    }

    /**
     * Lists the caller's newest deliveries, whatever the inbox shows; admins those of anybody whom
     * they name.
     */
    @Get("/deliveries")
    @Refuses(404)
    DeliveriesView newest(
            @Parameter(hidden = true) Caller caller, @RequestBean DeliveriesQuery query) {
        var person = query.person(caller);
        if (!person.equals(caller.user()) && !authenticate.isAdmin(caller.user())) {
            throw UserUpdates.noSuchUser();
        }
        return DeliveriesView.of(
                deliveries.newest(
                        new Deliveries.Filter(
                                person,
                                Optional.ofNullable(query.topic()),
                                Optional.ofNullable(query.state()))));
    }

    /**
     * Has what failed told again: another delivery, decided anew when it is due. The same again
     * when it is asked for twice.
     */
    @Post("/deliveries/{id}/retry")
    @Status(HttpStatus.CREATED)
    @Secured(Roles.ADMIN)
    @Refuses({404, 409})
    DeliveryView retry(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return switch (retries.retry(caller.user(), path.id())) {
            case RetryDelivery.Result.Retried(var delivery) -> DeliveryView.of(delivery);
            case RetryDelivery.Result.NotFailed _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "delivery_not_failed",
                                    "Delivery has not failed",
                                    "Only what failed can be told again."));
            case RetryDelivery.Result.NotFound _ ->
                    throw new ProblemException(
                            Problem.of(
                                    404,
                                    "delivery_not_found",
                                    "Delivery not found",
                                    "There is no such delivery, or it is too long ago."));
        };
    }

    /** Returns by which channels the caller may be told of each topic, and by which they are. */
    @Get("/topics")
    TopicsView topics(@Parameter(hidden = true) Caller caller) {
        return topics.of(caller.user())
                .map(states -> new TopicsView(states.stream().map(TopicView::of).toList(), null))
                .orElseThrow(() -> new ProblemException(Problem.accountGone()));
    }
}
