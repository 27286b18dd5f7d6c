package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody does at Discord by hand, or a test of a running server: {@code POST /control/…}
 * with an object.
 *
 * <ul>
 *   <li>{@code code} of {@code {"id","username"}}: a code of a log-in
 *   <li>{@code messages?channel=}: what is in a channel
 *   <li>{@code answer} of {@code {"status","retry_after","scope","global","times"}}: so many of the
 *       next requests for messages are answered so, and nothing is done
 *   <li>{@code buckets} of {@code {"most","seconds"}}: so many messages in such a time of a channel
 *   <li>{@code away} of {@code {"away"}}: nothing but trouble, or all is well again
 *   <li>{@code lose-answer}: the next message is taken, and its answer is lost
 *   <li>{@code bot} of {@code {"guild","present"}}: our bot comes or goes
 *   <li>{@code channel} of {@code {"guild","channel","open"}}: everybody sees it, or nobody does
 *   <li>{@code delete} of {@code {"message"}}: somebody deletes it
 * </ul>
 */
final class DiscordControl {

    private final DiscordService discord;

    DiscordControl(DiscordService discord) {
        this.discord = discord;
    }

    Answer answer(Asked asked) {
        return switch (asked.path()) {
            case "/control/code" ->
                    Answer.of(
                            200,
                            Map.of(
                                    "code",
                                    discord.code(
                                            new Person(
                                                    asked.json().path("id").asText(),
                                                    asked.json().path("username").asText()))));
            case "/control/messages" ->
                    Answer.of(
                            200,
                            discord.messages(asked.one("channel")).stream()
                                    .map(
                                            it ->
                                                    Map.of(
                                                            "id", it.id(),
                                                            "edited", it.edited(),
                                                            "body", it.body()))
                                    .toList());
            default -> {
                boolean known = act(asked.path().substring("/control/".length()), asked.json());
                yield Answer.of(known ? 200 : 404, Map.of());
            }
        };
    }

    private boolean act(String name, JsonNode wish) {
        switch (name) {
            case "answer" -> {
                for (int i = 0; i < wish.path("times").asInt(1); i++) {
                    discord.answerNext(
                            wish.path("status").asInt(429),
                            LoopbackServer.JSON
                                    .createObjectNode()
                                    .put("retry_after", wish.path("retry_after").asDouble(1))
                                    .put("global", wish.path("global").asBoolean())
                                    .toString(),
                            Map.of("X-RateLimit-Scope", wish.path("scope").asText("user")));
                }
            }
            case "buckets" ->
                    discord.keepsBuckets(
                            wish.path("most").asInt(5),
                            Duration.ofSeconds(wish.path("seconds").asInt(5)));
            case "away" -> discord.away(wish.path("away").asBoolean(true));
            case "lose-answer" -> discord.loseNextAnswer();
            case "bot" -> {
                if (wish.path("present").asBoolean(true)) {
                    discord.botArrives(wish.path("guild").asText());
                } else {
                    discord.botLeaves(wish.path("guild").asText());
                }
            }
            case "channel" ->
                    discord.opens(
                            wish.path("guild").asText(),
                            wish.path("channel").asText(),
                            wish.path("open").asBoolean(true));
            case "delete" -> discord.delete(wish.path("message").asText());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** As over HTTP. */
    static Optional<String> by(String name, Map<String, ?> wish, Function<Asked, Answer> service) {
        var answer =
                service.apply(
                        new Asked(
                                "POST",
                                "/control/" + name,
                                Map.of(),
                                "",
                                LoopbackServer.JSON.valueToTree(wish).toString()));
        return answer.status() == 200
                ? Optional.of(LoopbackServer.JSON.valueToTree(answer.body()).toString())
                : Optional.empty();
    }
}
