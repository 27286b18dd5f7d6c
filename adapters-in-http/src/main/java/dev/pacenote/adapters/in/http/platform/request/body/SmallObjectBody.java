package dev.pacenote.adapters.in.http.platform.request.body;

import io.micronaut.core.annotation.Introspected;
import java.util.Map;

/**
 * An {@link ObjectBody} that is small.
 *
 * @param members texts, numbers, flags, lists and maps
 */
@BodyLimit(BodyLimit.SMALL)
@Introspected
public record SmallObjectBody(Map<String, Object> members) implements JsonBody {}
