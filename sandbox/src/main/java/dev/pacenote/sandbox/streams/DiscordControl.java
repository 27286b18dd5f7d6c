package dev.pacenote.sandbox.streams;

import dev.pacenote.sandbox.streams.DiscordService.Person;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.util.Map;

/**
 * What a test of a running server does at Discord: {@code POST /control/code} with {@code
 * {"id","username"}} gives a code of a log-in, {@code GET /control/messages?channel=} shows what is
 * in a channel.
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
            default -> Answer.of(404, Map.of());
        };
    }
}
