package dev.pacenote.adapters.in.http.platform.request.body;

import io.micronaut.core.annotation.Introspected;
import java.util.Map;

/**
 * A body of which the core knows what it may hold: one JSON object, null where it says null. An
 * empty body is an empty object.
 *
 * @param members texts, numbers, flags, lists and maps
 */
@Introspected
public record ObjectBody(Map<String, Object> members) implements JsonBody {}
