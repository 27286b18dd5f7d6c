package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.security.BearerScheme;
import dev.pacenote.adapters.in.http.platform.security.CronSecretScheme;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.RouteAccess;
import dev.pacenote.application.platform.Paging;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The OpenAPI document, made of the routes that really answer. */
@Singleton
final class OpenApiDocument {

    private static final String OUR_PACKAGE = "dev.pacenote.adapters.in.http.";

    /** HEAD comes with every GET and is not worth a word. */
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private static final Map<String, Object> ELSEWHERE =
            Map.of(
                    "description",
                    "The file is at another address, which works for a few minutes and needs no"
                            + " token.",
                    "headers",
                    Map.of(
                            "Location",
                            Map.of(
                                    "description",
                                    "Where the file is",
                                    "schema",
                                    Map.of("type", "string"))));

    private final Router router;
    private final WebSettings settings;

    OpenApiDocument(Router router, WebSettings settings) {
        this.router = router;
        this.settings = settings;
    }

    String yaml() {
        var mapper =
                YAMLMapper.builder()
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .disable(YAMLGenerator.Feature.SPLIT_LINES)
                        .build();
        try {
            return mapper.writeValueAsString(Steady.of(document()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> document() {
        var schemas = new Schemas();
        schemas.put("Problem", Refusals.schema());
        var paths = new TreeMap<String, Map<String, Object>>();
        router.uriRoutes()
                .filter(route -> route.getDeclaringType().getName().startsWith(OUR_PACKAGE))
                .filter(route -> METHODS.contains(route.getHttpMethodName()))
                .sorted(
                        Comparator.<UriRouteInfo<?, ?>, String>comparing(OpenApiDocument::path)
                                .thenComparing(UriRouteInfo::getHttpMethodName))
                .forEach(
                        route ->
                                paths.computeIfAbsent(path(route), _ -> new TreeMap<>())
                                        .put(
                                                route.getHttpMethodName().toLowerCase(Locale.ROOT),
                                                operation(route, schemas)));
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Pacenote",
                        "version", settings.version(),
                        "description", "Tells people when something they follow changes."));
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    private static Map<String, Object> components(Schemas schemas) {
        var responses = new LinkedHashMap<String, Object>();
        Refusals.all()
                .keySet()
                .forEach(status -> responses.put(Refusals.name(status), Refusals.response(status)));
        var components = new LinkedHashMap<String, Object>();
        components.put("schemas", schemas.components());
        components.put("responses", responses);
        components.put(
                "securitySchemes",
                Map.of(
                        "session",
                        Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                        "cron",
                        Map.of("type", "http", "scheme", "bearer")));
        return components;
    }

    private static String path(UriRouteInfo<?, ?> route) {
        var template = route.getUriMatchTemplate().toPathString();
        return template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template;
    }

    private static Map<String, Object> operation(UriRouteInfo<?, ?> route, Schemas schemas) {
        var method = route.getTargetMethod().getTargetMethod();
        var described = method.getAnnotation(Describes.class);
        if (described == null) {
            throw new IllegalStateException(method + " says nothing about itself");
        }
        var access = RouteAccess.of(route.getAnnotationMetadata());
        var operation = new LinkedHashMap<String, Object>();
        operation.put("summary", described.value());
        operation.put("tags", List.of(area(route)));
        operation.put(
                "operationId",
                route.getHttpMethodName().toLowerCase(Locale.ROOT)
                        + path(route).replaceAll("[^A-Za-z0-9]+", "_"));
        operation.put("parameters", parameters(route));
        var body = argument(route, JsonBody.class);
        body.ifPresent(type -> operation.put("requestBody", requestBody(type, schemas)));
        operation.put("responses", responses(route, described, access, body.isPresent(), schemas));
        if (needsSession(access)) {
            operation.put("security", List.of(Map.of("session", List.of())));
        } else if (access.schemes().contains(CronSecretScheme.class)) {
            operation.put("security", List.of(Map.of("cron", List.of())));
        }
        return operation;
    }

    /** Routes with another scheme describe their refusals themselves. */
    private static boolean needsSession(RouteAccess access) {
        return access.schemes().equals(List.of(BearerScheme.class));
    }

    /** The feature, whichever part of it the route belongs to. */
    private static String area(UriRouteInfo<?, ?> route) {
        var name = route.getDeclaringType().getPackageName();
        return name.startsWith(OUR_PACKAGE)
                ? name.substring(OUR_PACKAGE.length()).replaceFirst("\\..*", "")
                : name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<Object> parameters(UriRouteInfo<?, ?> route) {
        var parameters = new ArrayList<>();
        var variables = VARIABLE.matcher(path(route));
        while (variables.find()) {
            parameters.add(
                    parameter(
                            "path",
                            variables.group(1),
                            true,
                            pathSchema(path(route), variables.group(1))));
        }
        argument(route, Parameters.class)
                .map(type -> BeanIntrospection.getIntrospection(type).getConstructorArguments())
                .stream()
                .flatMap(Arrays::stream)
                .filter(component -> component.isAnnotationPresent(QueryValue.class))
                .forEach(
                        component -> {
                            var name =
                                    component
                                            .getAnnotationMetadata()
                                            .stringValue(QueryValue.class)
                                            .filter(given -> !given.isEmpty())
                                            .orElse(component.getName());
                            boolean required = component.isAnnotationPresent(NotNull.class);
                            parameters.add(parameter("query", name, required, querySchema(name)));
                        });
        return parameters;
    }

    /** The record of this kind that the route's method asks for. */
    private static Optional<Class<?>> argument(UriRouteInfo<?, ?> route, Class<?> kind) {
        return Arrays.<Class<?>>stream(
                        route.getTargetMethod().getTargetMethod().getParameterTypes())
                .filter(kind::isAssignableFrom)
                .findFirst();
    }

    private static Map<String, Object> parameter(
            String place, String name, boolean required, Map<String, Object> schema) {
        var parameter = new LinkedHashMap<String, Object>();
        parameter.put("name", name);
        parameter.put("in", place);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }

    private static Map<String, Object> pathSchema(String path, String name) {
        if (name.equals("date")) {
            return Map.of("type", "string", "format", "date");
        }
        if (name.equals("mapUid")) {
            return querySchema(name);
        }
        boolean uuid =
                name.equals("jobId")
                        || path.contains("/mails/")
                        || path.contains("/sessions/")
                        || path.contains("/runs/")
                        || path.contains("/emails/");
        return uuid
                ? Map.of("type", "string", "format", "uuid")
                : Map.of("type", "string", "pattern", "^[1-9][0-9]{0,17}$");
    }

    private static Map<String, Object> querySchema(String name) {
        return switch (name) {
            case "page" -> Map.of("type", "integer", "minimum", 1);
            case "pageSize", "page_size" ->
                    Map.of("type", "integer", "minimum", 1, "maximum", Paging.MAX_SIZE);
            case "period" -> Map.of("type", "string", "enum", List.of("1d", "1w", "1m"));
            case "type" -> Map.of("type", "string", "enum", List.of("name", "uid"));
            case "since" -> Map.of("type", "string", "format", "date-time");
            case "mapUid" -> Map.of("type", "string", "pattern", "^[A-Za-z0-9_-]{1,64}$");
            case "wait" -> Map.of("type", "boolean");
            default -> Map.of("type", "string");
        };
    }

    private static Map<String, Object> requestBody(Class<?> type, Schemas schemas) {
        var schema = schemas.ofBody(type);
        return Map.of(
                "content",
                Map.of(
                        "application/json",
                        Map.of(
                                "schema",
                                schema,
                                "example",
                                new Examples(schemas.components()).of(schema))));
    }

    private static Map<String, Object> responses(
            UriRouteInfo<?, ?> route,
            Describes described,
            RouteAccess access,
            boolean takes,
            Schemas schemas) {
        var responses = new TreeMap<String, Object>();
        var success = success(route, described, schemas);
        responses.put(Integer.toString(described.status()), success);
        for (int also : described.alsoStatus()) {
            responses.put(Integer.toString(also), success);
        }
        if (described.mayBeElsewhere()) {
            responses.put("303", ELSEWHERE);
        }
        if (described.accepted() != Void.class) {
            responses.put("202", json(schemas.of(described.accepted()), schemas));
        }
        var refusals = new TreeSet<Integer>();
        Arrays.stream(described.refuses()).forEach(refusals::add);
        refusals.addAll(List.of(500, 503));
        if (takes) {
            refusals.addAll(List.of(400, 413, 415));
        }
        if (!parameters(route).isEmpty()) {
            refusals.add(400);
        }
        if (needsSession(access)) {
            refusals.add(401);
            if (access.roles().contains(Roles.ADMIN)) {
                refusals.add(403);
            }
        }
        for (int status : refusals) {
            responses.putIfAbsent(
                    Integer.toString(status),
                    Map.of("$ref", "#/components/responses/" + Refusals.name(status)));
        }
        return responses;
    }

    private static Map<String, Object> success(
            UriRouteInfo<?, ?> route, Describes described, Schemas schemas) {
        var response = new LinkedHashMap<String, Object>();
        response.put("description", "Done.");
        if (!described.media().equals("application/json")) {
            response.put(
                    "content",
                    Map.of(described.media(), Map.of("schema", Map.of("type", "string"))));
            return response;
        }
        var schema =
                described.answers() == Void.class
                        ? schemas.of(body(route))
                        : schemas.of(described.answers());
        return json(schema, schemas);
    }

    private static Map<String, Object> json(Map<String, Object> schema, Schemas schemas) {
        var response = new LinkedHashMap<String, Object>();
        response.put("description", "Done.");
        response.put(
                "content",
                Map.of(
                        "application/json",
                        Map.of(
                                "schema",
                                schema,
                                "example",
                                new Examples(schemas.components()).of(schema))));
        return response;
    }

    /** The type of the body: what the method returns, or what its answer carries. */
    private static Type body(UriRouteInfo<?, ?> route) {
        var returned = route.getTargetMethod().getTargetMethod().getGenericReturnType();
        return returned instanceof ParameterizedType generic
                        && generic.getRawType() == HttpResponse.class
                ? generic.getActualTypeArguments()[0]
                : returned;
    }
}
