package dev.pacenote.server.weather;

import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;

/** A route of the area. */
@Controller("/api/weather")
@Requires(property = Choices.AREA + WeatherArea.NAME, value = "true")
final class WeatherController {

    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, String> today() {
        return Map.of("today", "fog");
    }
}
