package dev.pacenote.adapters.in.http.platform.error;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the routes below some paths write down what went wrong, where that differs from {@link
 * Problem#body}. A feature brings one as a bean.
 */
public interface ErrorShape {

    /** First segments of the paths, such as {@code /weather}, with everything below them. */
    Set<String> roots();

    /** What the document calls a problem of this shape. */
    String name();

    /** The codes that the document lists, by status. */
    Map<Integer, List<String>> codes();

    /**
     * The body of an answer.
     *
     * @param standard as {@link Problem#body} makes it
     */
    Map<String, Object> body(Map<String, Object> standard);

    /** Statuses with which each of the routes may refuse. */
    default Set<Integer> ofAll() {
        return Set.of();
    }

    /**
     * Members that some of the problems have besides those of all.
     *
     * @return types in the words of JSON Schema, by name
     */
    default Map<String, String> members() {
        return Map.of();
    }

    /** Whether a path is one of this shape. */
    default boolean isOf(String path) {
        return roots().stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }
}
