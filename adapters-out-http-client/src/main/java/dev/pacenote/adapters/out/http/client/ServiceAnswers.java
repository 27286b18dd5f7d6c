package dev.pacenote.adapters.out.http.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.platform.upstream.UpstreamException;
import io.micronaut.http.HttpResponse;

/**
 * Reads the JSON answers of one service. Each failure names the service, so that problems can say
 * which one gave no usable answer.
 *
 * @param service as clients are told it, such as {@code discord}
 */
public record ServiceAnswers(String service) {

    /**
     * The body of a 200 answer.
     *
     * @param question what was asked, for the log
     * @throws UpstreamException when the answer is another one, or no JSON
     */
    public JsonNode json(String question, HttpResponse<String> answer) {
        try {
            return JsonAnswers.json(question, answer);
        } catch (UpstreamException e) {
            throw e.of(service);
        }
    }

    /**
     * @param question what was asked, for the log
     * @throws UpstreamException when the text is no JSON
     */
    public JsonNode parse(String question, String text) {
        try {
            return JsonAnswers.parse(question, text);
        } catch (UpstreamException e) {
            throw e.of(service);
        }
    }

    /**
     * For an answer that does not answer the question.
     *
     * @param question what was asked, for the log
     * @param what is wrong with the answer
     */
    public UpstreamException unexpected(String question, String what) {
        return JsonAnswers.unexpected(question, what).of(service);
    }
}
