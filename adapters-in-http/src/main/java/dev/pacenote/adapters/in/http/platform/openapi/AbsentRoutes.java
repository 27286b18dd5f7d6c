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
     * Removes operations that are no route, of areas that have none left: an area is on or off as a
     * whole. Any other operation without a route stays, for whoever reads the document to refuse.
     *
     * @param routes by method and path, as in {@link ApiDocument#routes}
     * @return whether there was any
     */
    static boolean remove(ObjectNode paths, Set<String> routes) {
        var present = new HashSet<JsonNode>();
        for (var path : paths.properties()) {
            for (var operation : path.getValue().properties()) {
                if (routes.contains(operation.getKey() + " " + path.getKey())) {
                    present.add(tags(operation.getValue()));
                }
            }
        }
        boolean removed = false;
        for (var path : paths.properties()) {
            removed |=
                    ((ObjectNode) path.getValue())
                            .properties()
                            .removeIf(operation -> !present.contains(tags(operation.getValue())));
        }
        paths.properties().removeIf(path -> path.getValue().isEmpty());
        return removed;
    }

    private static JsonNode tags(JsonNode operation) {
        return operation.path("tags");
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
