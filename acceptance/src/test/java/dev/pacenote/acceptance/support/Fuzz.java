package dev.pacenote.acceptance.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Random requests for an operation of the document: mostly right, partly not. */
public final class Fuzz {

    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "x",
                    "wr",
                    "top5",
                    "1d",
                    "name",
                    "uid",
                    "accurate",
                    "Mad Fox",
                    "7",
                    "0",
                    "-1",
                    "1.5",
                    "999999999999",
                    "Europe/Riga",
                    "2026-11-20T00:00:00.000Z",
                    "+1000000000-01-01T00:00:00Z",
                    "b7a2c9d0-1111-4222-8333-444455556666",
                    "'; --",
                    "\u0000",
                    "\ud800",
                    "🏁",
                    "x".repeat(3_000));

    /** Values that nobody expects, by header. */
    private static final Map<String, List<String>> HEADERS =
            Map.ofEntries(
                    Map.entry(
                            "Content-Type",
                            List.of(
                                    "",
                                    "/",
                                    ";;;",
                                    "json",
                                    "application/json; charset=no-such-charset",
                                    "application/json; charset=?!",
                                    "application/json; charset=",
                                    "application/json; charset=utf-16",
                                    "application/json; charset",
                                    "application/json; q=x",
                                    "application/json, text/plain",
                                    "application/x-www-form-urlencoded; charset=nope",
                                    "multipart/form-data",
                                    "multipart/form-data; boundary=x",
                                    "text/html; charset=\"",
                                    "application/" + "x".repeat(5_000),
                                    "\u00e4/\u00f6")),
                    Map.entry(
                            "Content-Encoding",
                            List.of(
                                    "",
                                    "gzip",
                                    "x-gzip",
                                    "deflate",
                                    "br",
                                    "zstd",
                                    "snappy",
                                    "identity",
                                    "gzip, gzip",
                                    "\u00e4",
                                    "nonsense")),
                    Map.entry(
                            "Accept",
                            List.of(
                                    "",
                                    "*",
                                    "/",
                                    ";;;",
                                    "html",
                                    "text/html;q=abc",
                                    "text/html;q=-1",
                                    "application/xml",
                                    "a/b;charset=nope",
                                    "\u00e4/\u00f6",
                                    "text/html," + "a/b,".repeat(500))),
                    Map.entry(
                            "Accept-Encoding",
                            List.of("", ";q=", "gzip;q=x", "gzip;q=0", "*;q=0", "\u00e4")),
                    Map.entry("Accept-Charset", List.of("", "nope", "*;q=x")),
                    Map.entry("Accept-Language", List.of("", "???", "xx-".repeat(1_000))),
                    Map.entry(
                            "Authorization",
                            List.of(
                                    "",
                                    "Bearer",
                                    "Bearer ",
                                    "Basic eA==",
                                    "Bearer \u00e4.\u00f6",
                                    "Bearer ..",
                                    "Bearer " + "x".repeat(8_000))),
                    Map.entry("Range", List.of("", "bytes=x", "bytes=9-1", "bytes=0-0,1-1")),
                    Map.entry("If-None-Match", List.of("", "*", "\"", "W/\"x\"", "\u00e4")),
                    Map.entry("If-Modified-Since", List.of("", "yesterday", "0")),
                    Map.entry("Cookie", List.of("", "=", ";;;", "a", "a=\"", "a=\u00e4; a=b")),
                    Map.entry(
                            "X-Forwarded-For",
                            List.of("", ",", "unknown", "[::1", "1.2.3.4:x", "\u00e4")),
                    Map.entry("Forwarded", List.of("", ";;;", "for=\"[::1]\";proto=x")),
                    Map.entry("X-Forwarded-Proto", List.of("", "zz", "\u00e4")),
                    Map.entry("X-Forwarded-Host", List.of("", ":::", "a b")),
                    Map.entry("X-Forwarded-Port", List.of("", "abc", "99999999")),
                    Map.entry("X-HTTP-Method-Override", List.of("", "FOO", "DELETE")),
                    Map.entry("X-Request-Id", List.of("", "x".repeat(3_000))));

    /** What only a server meets that reads the bytes itself: gateways refuse these. */
    private static final Map<String, List<String>> BYTES =
            Map.ofEntries(
                    Map.entry("Transfer-Encoding", List.of("", "gzip", "chunked, gzip", "x")),
                    Map.entry(
                            "Content-Length", List.of("", "-1", "x", "1", "99999999999999999999")),
                    Map.entry("Host", List.of("", ":::", "a b", "\u00e4", "[::1")),
                    Map.entry("Expect", List.of("", "nonsense", "100-continue")),
                    Map.entry("Bad Name", List.of("x")),
                    Map.entry("", List.of("x")),
                    Map.entry("X-Control", List.of("\u0000", "a\u0001b", "\u007f", "a\rb")),
                    Map.entry("X-Long", List.of("x".repeat(20_000))));

    private Fuzz() {}

    /**
     * One to three headers of which at least one is odd; some come twice.
     *
     * @param bytes whether the other end reads bytes, and not what a gateway makes of them
     */
    public static List<Map.Entry<String, String>> headers(boolean bytes, Random random) {
        var known = new TreeMap<>(HEADERS);
        if (bytes) {
            known.putAll(BYTES);
        }
        var names = List.copyOf(known.keySet());
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var name = names.get(random.nextInt(names.size()));
            for (int twice = random.nextInt(6) == 0 ? 1 : 0; twice >= 0; twice--) {
                var values = Objects.requireNonNull(known.get(name));
                headers.add(Map.entry(name, values.get(random.nextInt(values.size()))));
            }
        }
        return headers;
    }

    public static String id(Random random) {
        return random.nextBoolean()
                ? Integer.toString(random.nextInt(5))
                : "b7a2c9d0-1111-4222-8333-444455556666";
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    public static String query(JsonNode operation, Random random) {
        var query = new StringBuilder();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query") && random.nextInt(4) > 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.path("name").asText())
                        .append('=')
                        .append(URLEncoder.encode(word(random), StandardCharsets.UTF_8));
            }
        }
        return query.toString();
    }

    public static String body(JsonNode operation, Random random) {
        var example =
                operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("example");
        if (!example.isObject()) {
            return "";
        }
        var body = Api.JSON.createObjectNode();
        for (var field : example.properties()) {
            switch (random.nextInt(8)) {
                case 0 -> body.put(field.getKey(), word(random));
                case 1 -> body.put(field.getKey(), random.nextInt());
                case 2 -> body.put(field.getKey(), random.nextBoolean());
                case 3 -> body.putArray(field.getKey()).add(word(random)).add(random.nextInt());
                case 4 -> body.putNull(field.getKey());
                case 5 -> body.put("unknown" + random.nextInt(), word(random));
                default -> body.set(field.getKey(), field.getValue());
            }
        }
        return body.toString();
    }
}
