package dev.pacenote.adapters.out.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.configuration.json.JsonMappers;
import io.micronaut.http.HttpResponse;

/** Reads upstream answers, which may be anything, HTML included. */
public final class JsonAnswers {

    private static final ObjectMapper MAPPER = JsonMappers.forDocuments();

    private JsonAnswers() {}

    /** The body of a 200 answer as JSON; everything else is an {@link UpstreamException}. */
    public static JsonNode json(String question, HttpResponse<String> answer) {
        if (answer.code() != 200) {
            throw unexpected(question, "status " + answer.code());
        }
        return parse(question, answer.getBody().orElse(""));
    }

    public static JsonNode parse(String question, String text) {
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

    /** An answer that is none to the question. */
    public static UpstreamException unexpected(String question, String what) {
        return new UpstreamException(Kind.FAILED, question + ": " + what);
    }
}
