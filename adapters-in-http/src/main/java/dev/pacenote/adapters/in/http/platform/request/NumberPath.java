package dev.pacenote.adapters.in.http.platform.request;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.PathVariable;
import io.swagger.v3.oas.annotations.media.Schema;

/** A path that names something by its number. */
@Introspected
public record NumberPath(
        @PathVariable @Schema(type = "string", pattern = NumberPath.PATTERN) Long id)
        implements Parameters {

    /** What a number in a path looks like. */
    public static final String PATTERN = "^[1-9][0-9]{0,17}$";
}
