package dev.pacenote.application.platform.status;

import java.util.function.LongSupplier;

/**
 * A number by which a feature shows how much it does.
 *
 * @param name as everybody reads it, like {@code maps_being_watched}
 * @param value counted when it is asked for
 */
public record StatusMetric(String name, LongSupplier value) {}
