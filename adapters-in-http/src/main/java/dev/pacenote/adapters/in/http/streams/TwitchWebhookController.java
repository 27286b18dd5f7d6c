package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.application.streams.intake.ReceiveTwitchMessage;
import dev.pacenote.domain.streams.intake.SignedMessage;
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

/** Takes what Twitch tells, by its raw bytes. */
@Hidden
@Controller("/webhooks/twitch")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class TwitchWebhookController {

    private static final String PREFIX = "Twitch-Eventsub-Message-";

    private final ReceiveTwitchMessage messages;
    private final ClientAddress address;

    TwitchWebhookController(ReceiveTwitchMessage messages, ClientAddress address) {
        this.messages = messages;
        this.address = address;
    }

    /** Takes a message. */
    @Post
    HttpResponse<?> receive(HttpRequest<byte[]> request) {
        var message =
                new SignedMessage(
                        header(request, "Id"),
                        header(request, "Timestamp"),
                        header(request, "Signature"),
                        header(request, "Type"),
                        request.getBody().orElseGet(() -> new byte[0]));
        return switch (messages.receive(message, address.of(request))) {
            case ReceiveTwitchMessage.Result.Challenge(var answer) ->
                    HttpResponse.ok(answer).contentType(MediaType.TEXT_PLAIN_TYPE);
            case ReceiveTwitchMessage.Result.Accepted _ -> HttpResponse.noContent();
            case ReceiveTwitchMessage.Result.Unreadable _ -> throw StreamsProblems.noJson();
            case ReceiveTwitchMessage.Result.Forged _ ->
                    throw StreamsProblems.of(
                            403,
                            "signature_invalid",
                            "Not from Twitch",
                            "The signature or the time of this message is wrong.");
            case ReceiveTwitchMessage.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    private static String header(HttpRequest<?> request, String name) {
        return Objects.requireNonNullElse(request.getHeaders().get(PREFIX + name), "");
    }
}
