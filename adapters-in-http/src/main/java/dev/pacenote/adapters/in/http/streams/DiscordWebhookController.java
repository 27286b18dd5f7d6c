package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.application.streams.intake.ReceiveDiscordEvent;
import dev.pacenote.domain.streams.intake.DiscordKey;
import dev.pacenote.domain.streams.intake.SignedEvent;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Objects;

/** Takes what Discord tells, by its raw bytes; there where the key is known to check them by. */
@Hidden
@Controller("/webhooks/discord")
@Requires(beans = DiscordKey.class)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class DiscordWebhookController {

    private final ReceiveDiscordEvent events;
    private final ClientAddress address;

    DiscordWebhookController(ReceiveDiscordEvent events, ClientAddress address) {
        this.events = events;
        this.address = address;
    }

    /** Takes an event. */
    @Post
    HttpResponse<?> receive(HttpRequest<byte[]> request) {
        var event =
                new SignedEvent(
                        header(request, "X-Signature-Timestamp"),
                        header(request, "X-Signature-Ed25519"),
                        request.getBody().orElseGet(() -> new byte[0]));
        return switch (events.receive(event, address.of(request))) {
            case ReceiveDiscordEvent.Result.Accepted _ -> HttpResponse.noContent();
            case ReceiveDiscordEvent.Result.Unreadable _ -> throw StreamsProblems.noJson();
            case ReceiveDiscordEvent.Result.Forged _ ->
                    throw StreamsProblems.of(
                            401,
                            "signature_invalid",
                            "Not from Discord",
                            "The signature or the time of this event is wrong.");
            case ReceiveDiscordEvent.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    private static String header(HttpRequest<?> request, String name) {
        return Objects.requireNonNullElse(request.getHeaders().get(name), "");
    }
}
