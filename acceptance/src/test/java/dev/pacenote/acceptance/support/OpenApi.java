package dev.pacenote.acceptance.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The server's own document, against which every answer is held. */
public final class OpenApi {

    private static final Map<String, OpenApi> READ = new ConcurrentHashMap<>();
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final Map<String, Pattern> paths = new LinkedHashMap<>();
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    public static OpenApi read(String yaml) {
        return READ.computeIfAbsent(yaml, OpenApi::new);
    }

    private OpenApi(String yaml) {
        try {
            document = new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // A path without variables is the better match.
        document.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(path -> path.contains("{")))
                .forEach(
                        path ->
                                paths.put(
                                        path,
                                        Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+"))));
    }

    public JsonNode document() {
        return document;
    }

    Optional<JsonNode> operation(String method, String path) {
        return paths.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(path).matches())
                .map(
                        entry ->
                                document.path("paths")
                                        .path(entry.getKey())
                                        .path(method.toLowerCase(Locale.ROOT)))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    /** Holds an answer against the document; what the document does not name must be a refusal. */
    void check(String method, String path, Api.Answer answer) {
        // HEAD comes with every GET, and is answered like it.
        var operation = operation(method.equals("HEAD") ? "GET" : method, path);
        var what = method + " " + path + " " + answer.status() + " " + answer.body();
        if (operation.isEmpty()) {
            boolean page = !path.startsWith("/api/");
            assertThat(page || List.of(204, 404, 405).contains(answer.status())).as(what).isTrue();
            return;
        }
        var response = operation.get().path("responses").path(Integer.toString(answer.status()));
        assertThat(response.isObject()).as("documented: " + what).isTrue();
        if (response.has("$ref")) {
            var name = response.path("$ref").asText();
            response = document.at(name.substring(1));
        }
        var type = answer.header("Content-Type").replaceAll(";.*", "");
        if (answer.body().isEmpty() || type.startsWith("text/") || type.endsWith("yaml")) {
            return;
        }
        var content = response.path("content").path(type);
        assertThat(content.isObject()).as("documented type " + type + ": " + what).isTrue();
        assertThat(validate(content.path("schema"), answer.json())).as(what).isEmpty();
    }

    /** What is wrong with a value by a schema of this document. */
    public List<String> validate(JsonNode schema, JsonNode value) {
        var compiled = schemas.computeIfAbsent(schema.toString(), _ -> compile(schema));
        return compiled.validate(value).stream().map(Object::toString).toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return FACTORY.getSchema(whole);
    }
}
