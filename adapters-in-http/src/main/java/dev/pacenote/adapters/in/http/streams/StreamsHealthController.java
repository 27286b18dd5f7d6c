package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** Whether the area is there, for its client. */
@Hidden
@Controller("/api/health")
@Consumes(MediaType.ALL)
final class StreamsHealthController {

    private final WebSettings settings;

    StreamsHealthController(WebSettings settings) {
        this.settings = settings;
    }

    /** Shows that it answers. */
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, String> health() {
        return Map.of("status", "ok", "message", "Pacenote streams", "version", settings.version());
    }
}
