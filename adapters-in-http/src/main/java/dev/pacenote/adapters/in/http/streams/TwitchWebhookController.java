package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
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

    TwitchWebhookController(ReceiveTwitchMessage messages) {
        this.messages = messages;
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
        return switch (messages.receive(message)) {
            case ReceiveTwitchMessage.Result.Challenge(var answer) ->
                    HttpResponse.ok(answer).contentType(MediaType.TEXT_PLAIN_TYPE);
            case ReceiveTwitchMessage.Result.Accepted _ -> HttpResponse.noContent();
            case ReceiveTwitchMessage.Result.Unreadable _ ->
                    throw new ProblemException(
                            Problem.of(
                                    400,
                                    "malformed_json",
                                    "Not readable",
                                    "This message is no JSON object."));
            case ReceiveTwitchMessage.Result.Forged _ ->
                    throw new ProblemException(
                            Problem.of(
                                    403,
                                    "signature_invalid",
                                    "Not from Twitch",
                                    "The signature or the time of this message is wrong."));
        };
    }

    private static String header(HttpRequest<?> request, String name) {
        return Objects.requireNonNullElse(request.getHeaders().get(PREFIX + name), "");
    }
}
