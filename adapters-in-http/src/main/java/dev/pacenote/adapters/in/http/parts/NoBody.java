package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Strict;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/** Nothing has to be said. */
@Schema(name = "NoPartsBody", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
public record NoBody() implements JsonBody {}
