package dev.pacenote.assembly.sandbox;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.sandbox.push.PushService;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the sandbox's phone shows, for the web app: its browsers subscribe at no real service. */
@Controller("/sandbox")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = SandboxPhone.class)
@Secured(SecurityRule.IS_ANONYMOUS)
final class SandboxPhoneController {

    /** As a browser's subscription is written in JSON. */
    record SubscriptionView(String endpoint, Keys keys) {
        record Keys(String p256dh, String auth) {}
    }

    /**
     * @param device the end of the endpoint to which it was sent
     * @param payload what a service worker gets: JSON
     */
    record PushView(String device, String at, String payload) {}

    /**
     * @param mode how the push service answers
     */
    @Introspected
    record ModeRequest(@NotNull String mode) implements JsonBody {}

    record ModeView(String mode) {}

    private final PushService service;

    SandboxPhoneController(SandboxPhone phone) {
        this.service = phone.service();
    }

    /** Subscribes as a browser would. */
    @Post("/api/push-subscriptions")
    SubscriptionView subscribe() throws IOException {
        var subscribed = service.subscribe();
        return new SubscriptionView(
                subscribed.endpoint(),
                new SubscriptionView.Keys(subscribed.p256dh(), subscribed.auth()));
    }

    /** Lists the pushes that arrived, the newest first. */
    @Get("/api/pushes")
    List<PushView> pushes() {
        return service.pushes().reversed().stream()
                .map(
                        push ->
                                new PushView(
                                        push.subscription(), Times.iso(push.at()), push.payload()))
                .toList();
    }

    /** Lets the push service work, or have troubles. */
    @Put("/api/push-mode")
    ModeView mode(@Body ModeRequest body) {
        service.mode(
                Stream.of(PushService.Mode.values())
                        .filter(mode -> word(mode).equals(body.mode()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.invalid(
                                                        "mode",
                                                        "unknown_value",
                                                        "There is no such mode."))));
        return new ModeView(word(service.mode()));
    }

    private static String word(PushService.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
