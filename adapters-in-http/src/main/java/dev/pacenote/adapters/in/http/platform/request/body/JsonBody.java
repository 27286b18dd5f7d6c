package dev.pacenote.adapters.in.http.platform.request.body;

import dev.pacenote.adapters.in.http.platform.request.validation.Strict;

/**
 * A record that is read from the JSON body of a request. A controller asks for it with
 * {@code @Body}; it needs {@code @Introspected} and components that can hold null, so {@code Long},
 * not {@code long}.
 *
 * <p>Reading is strict: one JSON object in UTF-8 and no text behind it, no name twice, no number
 * for a string. All that is wrong is answered at once, in the order of the components. A component
 * without {@code @NotNull} may be left out, but null is no value for it; {@link Patch} tells
 * absent, null and value apart. Properties that the record does not have are ignored unless it is
 * {@link Strict}. An empty body is an empty object.
 */
public interface JsonBody {}
