package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/** Nothing has to be said. */
@Schema(name = "NoPartsBody", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
public record NoBody() implements JsonBody {}
