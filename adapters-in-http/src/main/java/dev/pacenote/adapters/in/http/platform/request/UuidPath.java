package dev.pacenote.adapters.in.http.platform.request;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.PathVariable;
import java.util.UUID;

/** A path that names something by its UUID. */
@Introspected
public record UuidPath(@PathVariable UUID id) implements Parameters {}
