package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.error.ErrorShape;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.security.BrowserScheme;
import dev.pacenote.adapters.in.http.platform.security.CronSecretScheme;
import dev.pacenote.adapters.in.http.platform.security.DefaultScheme;
import dev.pacenote.adapters.in.http.platform.security.MetricsTokenScheme;
import dev.pacenote.adapters.in.http.platform.security.RouteAccess;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The OpenAPI document: what micronaut-openapi made of the controllers when they were compiled, and
 * what it cannot know: who may call a route, how it refuses, examples, and what our reading and
 * writing of JSON promises beyond the records.
 */
@Singleton
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Pacenote",
                        version = ApiDocument.COMPILED,
                        description = "Tells people when something they follow changes."))
@SecurityScheme(
        name = ApiDocument.SESSION,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT")
@SecurityScheme(
        name = ApiDocument.COOKIE,
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = "session")
@SecurityScheme(name = ApiDocument.CRON, type = SecuritySchemeType.HTTP, scheme = "bearer")
@SecurityScheme(name = ApiDocument.METRICS, type = SecuritySchemeType.HTTP, scheme = "bearer")
final class ApiDocument {

    static final String SESSION = "session";
    static final String COOKIE = "cookie";
    static final String CRON = "cron";
    static final String METRICS = "metrics";

    private static final ObjectNode UNKNOWN =
            JsonNodeFactory.instance.objectNode().put("type", "object");

    /** Refuses a key that was used for another request. */
    private static final int KEY_REUSED = 422;

    /** The version of what is compiled: the one that runs takes its place. */
    static final String COMPILED = "compiled";

    /** The processor names its file after title and version. */
    private static final String FILE = "META-INF/swagger/pacenote-" + COMPILED + ".yml";

    private static final Map<Class<?>, String> SCHEMES =
            Map.of(
                    DefaultScheme.class, SESSION,
                    BrowserScheme.class, COOKIE,
                    CronSecretScheme.class, CRON,
                    MetricsTokenScheme.class, METRICS);

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build();

    private final Router router;
    private final WebSettings settings;
    private final List<SchemaMembers> features;
    private final List<ExampleValues> examples;
    private final List<ErrorShape> errors;

    ApiDocument(
            Router router,
            WebSettings settings,
            List<SchemaMembers> features,
            List<ExampleValues> examples,
            List<ErrorShape> errors) {
        this.router = router;
        this.settings = settings;
        // Beans come in any order; the document is the same in every process.
        this.features =
                features.stream()
                        .sorted(
                                Comparator.comparing(SchemaMembers::schema)
                                        .thenComparing(feature -> feature.members().toString()))
                        .toList();
        this.examples = List.copyOf(examples);
        this.errors = errors.stream().sorted(Comparator.comparing(ErrorShape::name)).toList();
    }

    /** The document as it is published. */
    String yaml() {
        try {
            return YAML.writeValueAsString(completed(compiled()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the annotation processor wrote. */
    static ObjectNode compiled() {
        try (var file = ApiDocument.class.getClassLoader().getResourceAsStream(FILE)) {
            return (ObjectNode) YAML.readTree(Objects.requireNonNull(file, FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode completed(ObjectNode document) {
        document.put("openapi", "3.1.0");
        document.withObject("/info").put("version", settings.version());
        var components = document.withObject("/components");
        var schemas = components.withObject("/schemas");
        features.forEach(feature -> SchemaRules.add(schemas, feature));
        SchemaRules.complete(schemas, SchemaRules.ofBodies(document.path("paths"), schemas));
        schemas.set("Problem", Refusals.schema());
        var refusals = components.putObject("responses").setAll(Refusals.responses());
        for (var shape : errors) {
            schemas.set(shape.name(), Refusals.schema(shape));
            ((ObjectNode) refusals).setAll(Refusals.responses(shape));
        }
        var routes = routes(router);
        if (AbsentRoutes.remove(document.withObject("/paths"), routes.keySet())) {
            AbsentRoutes.removeUnused(document, schemas);
        }
        var made = new Examples(schemas, examples);
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var route = operation.getKey() + " " + path.getKey();
                complete(
                        (ObjectNode) operation.getValue(),
                        Objects.requireNonNull(routes.get(route), route),
                        made,
                        errors.stream().filter(shape -> shape.isOf(path.getKey())).findFirst());
            }
        }
        return document;
    }

    /** Routes by method and path as the document writes them; HEAD comes with every GET. */
    static Map<String, UriRouteInfo<?, ?>> routes(Router router) {
        return router.uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .collect(Collectors.toMap(ApiDocument::name, Function.identity(), (one, _) -> one));
    }

    private static String name(UriRouteInfo<?, ?> route) {
        var path = route.getUriMatchTemplate().toPathString();
        return route.getHttpMethodName().toLowerCase(Locale.ROOT)
                + " "
                + (path.length() > 1 && path.endsWith("/")
                        ? path.substring(0, path.length() - 1)
                        : path);
    }

    private static void complete(
            ObjectNode operation,
            UriRouteInfo<?, ?> route,
            Examples examples,
            Optional<ErrorShape> errors) {
        var responses = operation.withObject("/responses");
        var byItsMethod = operation.path("operationId").asText();
        for (var response : responses.properties()) {
            complete((ObjectNode) response.getValue(), response.getKey(), byItsMethod, examples);
        }
        operation.put("operationId", name(route).replaceAll("[^A-Za-z0-9]+", "_"));
        if (operation.path("description").equals(operation.path("summary"))) {
            operation.remove("description");
        }
        for (var parameter : operation.path("parameters")) {
            ((ObjectNode) parameter).remove("explode");
            ((ObjectNode) parameter.path("schema")).remove("nullable");
        }
        if (operation.path("requestBody") instanceof ObjectNode body) {
            complete(body, examples);
        }
        var access = RouteAccess.of(route.getAnnotationMetadata());
        var refusals = refusals(operation, route, access);
        errors.map(ErrorShape::ofAll).ifPresent(refusals::addAll);
        if (refusals.contains(KEY_REUSED)) {
            takesKey(operation);
        }
        for (int status : refusals) {
            if (!responses.has(Integer.toString(status))) {
                responses
                        .putObject(Integer.toString(status))
                        .put(
                                "$ref",
                                "#/components/responses/"
                                        + errors.map(shape -> Refusals.name(status, shape))
                                                .orElseGet(() -> Refusals.name(status)));
            }
        }
        for (var scheme : access.schemes()) {
            operation.withArray("/security").addObject().putArray(name(scheme));
        }
    }

    private static String name(Class<?> scheme) {
        return SCHEMES.entrySet().stream()
                .filter(documented -> documented.getKey().isAssignableFrom(scheme))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(scheme.getName()));
    }

    private static void complete(ObjectNode body, Examples examples) {
        // Controllers take every type, because the refusal of other types is ours.
        if (!(body.path("content").path(MediaType.ALL) instanceof ObjectNode json)) {
            return;
        }
        body.putObject("content").set(MediaType.APPLICATION_JSON, json);
        json.set("example", examples.of(json.path("schema")));
        // An empty body is an empty object.
        if (!examples.target(json.path("schema")).has("required")) {
            body.remove("required");
        }
    }

    private static void complete(
            ObjectNode response, String status, String operation, Examples examples) {
        var description = response.path("description").asText();
        if (description.equals(operation + " " + status + " response")) {
            response.put("description", HttpStatus.valueOf(Integer.parseInt(status)).getReason());
        }
        var json = response.path("content").path(MediaType.APPLICATION_JSON);
        if (json instanceof ObjectNode content) {
            // The processor takes an array among several for an object of which nothing is known.
            for (var one : content.path("schema").path("anyOf")) {
                if (one instanceof ObjectNode array && array.equals(UNKNOWN)) {
                    array.put("type", "array").putObject("items").put("type", "object");
                }
            }
            content.set("example", examples.of(content.path("schema")));
        }
    }

    /** Controllers that hand on their request as a whole do not name the header. */
    private static void takesKey(ObjectNode operation) {
        var parameters = operation.withArray("/parameters");
        if (parameters
                .valueStream()
                .noneMatch(it -> it.path("name").asText().equals(IdempotencyHeader.NAME))) {
            parameters
                    .addObject()
                    .put("name", IdempotencyHeader.NAME)
                    .put("in", "header")
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    private static Set<Integer> refusals(
            ObjectNode operation, UriRouteInfo<?, ?> route, RouteAccess access) {
        var refusals = new TreeSet<>(List.of(500, 503));
        var named = route.getAnnotationMetadata().getAnnotation(Refuses.class);
        if (named != null) {
            Arrays.stream(named.intValues()).forEach(refusals::add);
        }
        if (operation.has("requestBody")) {
            refusals.addAll(List.of(400, 413, 415));
        }
        if (!operation.path("parameters").isEmpty()) {
            refusals.add(400);
        }
        if (refusals.contains(KEY_REUSED)) {
            // Another request with the key may be at work.
            refusals.add(409);
        }
        // Routes with other schemes than those of people name their refusals themselves.
        boolean byCookie =
                access.schemes().stream().anyMatch(BrowserScheme.class::isAssignableFrom);
        boolean own = access.schemes().stream().anyMatch(DefaultScheme.class::isAssignableFrom);
        // Some whom an outside issuer knows have no account; a cookie counts only where a page of
        // ours sends it.
        if (byCookie || own) {
            refusals.addAll(List.of(401, 403));
        }
        return refusals;
    }
}
