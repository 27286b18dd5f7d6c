package dev.pacenote.lambda.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.platform.RequestTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A request as API Gateway describes it, in either of its formats: HTTP API ({@code version} 2.0)
 * or REST API (1.0).
 *
 * @param target path and query, escaped; a query can be malformed
 * @param headers names as they came
 * @param sourceAddress whom the gateway talked with
 */
public record HttpEvent(
        Format format,
        String method,
        String target,
        Map<String, List<String>> headers,
        SdkBytes body,
        String sourceAddress) {

    private static final Pattern HALF_ESCAPE = Pattern.compile("%(?!\\p{XDigit}{2})");

    public enum Format {
        HTTP_API,
        REST_API
    }

    /** The target without its query. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /**
     * @param name in lower case
     */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /**
     * Every line of a header, in their order.
     *
     * @param name in lower case
     */
    List<String> headers(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    public static HttpEvent of(JsonNode event) {
        return event.path("version").asText().equals("2.0") ? http(event) : rest(event);
    }

    private static HttpEvent http(JsonNode event) {
        var context = event.path("requestContext");
        var stage = "/" + context.path("stage").asText("$default");
        var path = event.path("rawPath").asText("/");
        if (path.startsWith(stage + "/")) {
            path = path.substring(stage.length());
        }
        var query = event.path("rawQueryString").asText();
        var headers = new LinkedHashMap<String, List<String>>();
        event.path("headers")
                .properties()
                .forEach(
                        header ->
                                headers.put(header.getKey(), List.of(header.getValue().asText())));
        // An HTTP API keeps them apart from the headers.
        var cookies = texts(event.path("cookies"));
        if (!cookies.isEmpty()) {
            headers.keySet().removeIf("cookie"::equalsIgnoreCase);
            headers.put("cookie", List.of(String.join("; ", cookies)));
        }
        return new HttpEvent(
                Format.HTTP_API,
                context.path("http").path("method").asText("GET"),
                target(path, query),
                headers,
                body(event),
                context.path("http").path("sourceIp").asText());
    }

    private static HttpEvent rest(JsonNode event) {
        var query = query(event);
        var path = event.path("path").asText("/");
        var headers = new LinkedHashMap<String, List<String>>();
        event.path("multiValueHeaders")
                .properties()
                .forEach(header -> headers.put(header.getKey(), texts(header.getValue())));
        return new HttpEvent(
                Format.REST_API,
                event.path("httpMethod").asText("GET"),
                target(path, query),
                headers,
                body(event),
                event.path("requestContext").path("identity").path("sourceIp").asText());
    }

    private static List<String> texts(JsonNode values) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    /** A REST API hands the parameters over unescaped. */
    private static String query(JsonNode event) {
        return event.path("multiValueQueryStringParameters").properties().stream()
                .flatMap(
                        parameter ->
                                texts(parameter.getValue()).stream()
                                        .map(
                                                value ->
                                                        encode(parameter.getKey())
                                                                + "="
                                                                + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SdkBytes body(JsonNode event) {
        var body = event.path("body").asText("");
        return event.path("isBase64Encoded").asBoolean()
                ? SdkBytes.fromByteArray(Base64.getDecoder().decode(body))
                : SdkBytes.fromUtf8String(body);
    }

    /** A gateway hands the path over with its escapes read: half an escape is text. */
    private static String target(String path, String query) {
        var escaped = HALF_ESCAPE.matcher(path).replaceAll("%25");
        return RequestTarget.escape(
                query.isEmpty() ? escaped : escaped + "?" + query, StandardCharsets.UTF_8);
    }
}
