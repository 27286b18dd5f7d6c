package dev.pacenote.adapters.out.discord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.http.client.JsonAnswers;
import dev.pacenote.application.platform.upstream.UpstreamException;
import io.micronaut.http.HttpResponse;

/** Reads answers of Discord; whoever hears of one that makes no sense hears whose it was. */
final class DiscordAnswers {

    /** What clients are told who it was. */
    static final String SERVICE = "discord";

    private DiscordAnswers() {}

    /** The body of a 200 answer as JSON. */
    static JsonNode json(String question, HttpResponse<String> answer) {
        try {
            return JsonAnswers.json(question, answer);
        } catch (UpstreamException e) {
            throw e.of(SERVICE);
        }
    }

    static JsonNode parse(String question, String text) {
        try {
            return JsonAnswers.parse(question, text);
        } catch (UpstreamException e) {
            throw e.of(SERVICE);
        }
    }

    /** An answer that is none to the question. */
    static UpstreamException unexpected(String question, String what) {
        return JsonAnswers.unexpected(question, what).of(SERVICE);
    }
}
