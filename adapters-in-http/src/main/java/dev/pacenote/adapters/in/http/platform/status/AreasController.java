package dev.pacenote.adapters.in.http.platform.status;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Which feature areas are switched on, for clients that show no page of the others. */
@Controller("/api/v1/areas")
@Tag(name = "platform")
final class AreasController {

    @Schema(name = "Areas")
    record Areas(List<String> areas) {}

    private final WebSettings settings;

    AreasController(WebSettings settings) {
        this.settings = settings;
    }

    /** Lists the feature areas that are switched on. */
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    Areas areas() {
        return new Areas(settings.areas());
    }
}
