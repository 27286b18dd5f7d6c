package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.in.http.platform.request.body.ObjectBody;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.Optional;

/**
 * Steers the sandbox's Discord and Twitch: what people do there, and what goes wrong. What there is
 * to steer is said at the two of them.
 */
@Controller("/sandbox/control")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(beans = StreamsSandbox.class)
@Secured(SecurityRule.IS_ANONYMOUS)
final class SandboxControlController {

    private static final int MAX_SERVERS = 10_000;

    private final StreamsSandbox sandbox;
    private final StreamsDemo demo;

    SandboxControlController(StreamsSandbox sandbox, StreamsDemo demo) {
        this.sandbox = sandbox;
        this.demo = demo;
    }

    @Post("/discord/{name}")
    HttpResponse<?> discord(String name, @Body ObjectBody body) {
        return answer(sandbox.discord().control(name, body.members()));
    }

    @Post("/twitch/{name}")
    HttpResponse<?> twitch(String name, @Body ObjectBody body) {
        return answer(sandbox.twitch().control(name, body.members()));
    }

    /** So many servers more follow Ada, {@code {"servers":100}}. */
    @Post("/load")
    HttpResponse<?> load(@Body ObjectBody body) {
        int wanted = body.members().get("servers") instanceof Number number ? number.intValue() : 1;
        return HttpResponse.ok(Map.of("servers", demo.load(Math.min(wanted, MAX_SERVERS))));
    }

    private static HttpResponse<?> answer(Optional<String> shown) {
        return shown.<HttpResponse<?>>map(
                        json -> HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE))
                .orElseGet(HttpResponse::notFound);
    }
}
