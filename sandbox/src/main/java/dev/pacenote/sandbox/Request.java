package dev.pacenote.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to the sandbox, read whole. */
record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        String authorization,
        String userAgent,
        String body) {

    static final ObjectMapper JSON = new ObjectMapper();

    static Request read(HttpExchange exchange, String prefix) throws IOException {
        var uri = exchange.getRequestURI();
        var headers = exchange.getRequestHeaders();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath().substring(prefix.length()),
                pairs(uri.getRawQuery()),
                text(headers.getFirst("Authorization")),
                text(headers.getFirst("User-Agent")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static Map<String, List<String>> pairs(@Nullable String raw) {
        var pairs = new LinkedHashMap<String, List<String>>();
        if (raw != null && !raw.isEmpty()) {
            for (var pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                var key = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                pairs.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
            }
        }
        return pairs;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String one(String key, String otherwise) {
        var values = query.get(key);
        return values == null ? otherwise : values.getFirst();
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(one(key, Integer.toString(otherwise)));
    }

    JsonNode json() throws IOException {
        return JSON.readTree(body);
    }
}
