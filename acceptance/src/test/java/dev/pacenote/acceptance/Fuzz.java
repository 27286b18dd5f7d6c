package dev.pacenote.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Random requests for an operation of the document: mostly right, partly not. */
final class Fuzz {

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

    private Fuzz() {}

    static String id(Random random) {
        return random.nextBoolean()
                ? Integer.toString(random.nextInt(5))
                : "b7a2c9d0-1111-4222-8333-444455556666";
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    static String query(JsonNode operation, Random random) {
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

    static String body(JsonNode operation, Random random) {
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
