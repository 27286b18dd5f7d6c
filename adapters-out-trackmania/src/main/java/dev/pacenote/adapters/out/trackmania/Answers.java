package dev.pacenote.adapters.out.trackmania;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Reads upstream answers, which may be anything, HTML included. */
final class Answers {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answers() {}

    /** The body of a 200 answer as JSON; everything else is an {@link UpstreamException}. */
    static JsonNode json(String question, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw unexpected(question, "status " + answer.statusCode());
        }
        return parse(question, answer.body());
    }

    static JsonNode parse(String question, String text) {
        try {
            var node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw unexpected(question, "nothing");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new UpstreamException(Kind.FAILED, question + ": not JSON", e);
        }
    }

    static UpstreamException unexpected(String question, String what) {
        return new UpstreamException(Kind.FAILED, question + ": " + what);
    }

    /** A text inside a query or path: nothing of it can end the place where it stands. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
