package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes out of the compiled document what the running service does not have: the routes of areas
 * that are switched off, and the schemas that only they use.
 */
final class AbsentRoutes {

    private AbsentRoutes() {}

    /**
     * Removes operations that are no route.
     *
     * @param routes by method and path, as in {@link ApiDocument#routes}
     * @return whether there was any
     */
    static boolean remove(ObjectNode paths, Set<String> routes) {
        boolean removed = false;
        for (var path : paths.properties()) {
            removed |=
                    ((ObjectNode) path.getValue())
                            .properties()
                            .removeIf(
                                    operation ->
                                            !routes.contains(
                                                    operation.getKey() + " " + path.getKey()));
        }
        paths.properties().removeIf(path -> path.getValue().isEmpty());
        return removed;
    }

    /** Removes schemas to which no path leads. */
    static void removeUnused(ObjectNode document, ObjectNode schemas) {
        var used = new HashSet<String>();
        var next = new ArrayDeque<JsonNode>();
        next.add(document.path("paths"));
        next.add(document.path("components").path("responses"));
        while (!next.isEmpty()) {
            for (var name : references(next.remove())) {
                if (used.add(name)) {
                    next.add(schemas.path(name));
                }
            }
        }
        schemas.retain(used);
    }

    private static Collection<String> references(JsonNode node) {
        return node.findValuesAsText("$ref").stream()
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
    }
}
