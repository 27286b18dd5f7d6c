package dev.pacenote.adapters.in.http.platform.request;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.PathVariable;

/** A path that names something by its number. */
@Introspected
public record NumberPath(@PathVariable Long id) implements Parameters {}
