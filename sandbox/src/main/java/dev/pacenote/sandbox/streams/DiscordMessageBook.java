package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.sandbox.streams.DiscordService.Message;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The messages of all channels of Discord. Whoever uses it lets one at a time do so. */
final class DiscordMessageBook {

    private static final long EPOCH_MILLIS = 1_420_070_400_000L;
    private static final Duration NONCE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final List<Message> messages = new ArrayList<>();
    private final Set<String> published = new HashSet<>();
    private boolean losesNextAnswer;
    private long sequence;

    DiscordMessageBook(InstantSource clock) {
        this.clock = clock;
    }

    List<Message> in(String channel) {
        return messages.stream().filter(it -> it.channel().equals(channel)).toList();
    }

    /** Those that were handed on. */
    Set<String> published() {
        return Set.copyOf(published);
    }

    /** The next message is taken, and the answer is one of trouble. */
    void loseNextAnswer() {
        losesNextAnswer = true;
    }

    /** False where it is not there. */
    boolean remove(String id) {
        return messages.removeIf(it -> it.id().equals(id));
    }

    /** An id that nothing has yet. */
    String freshId() {
        return snowflake(clock.instant());
    }

    /**
     * Hands one on.
     *
     * @param news whether its channel is one of announcements
     */
    Answer publish(String id, boolean news) {
        if (messages.stream().noneMatch(it -> it.id().equals(id))) {
            return DiscordService.refused(404, 10_008, "Unknown Message");
        }
        if (!news) {
            return DiscordService.refused(
                    400, 50_024, "Cannot execute action on this channel type");
        }
        return published.add(id)
                ? Answer.of(200, Map.of("id", id))
                : DiscordService.refused(400, 40_033, "This message has already been crossposted.");
    }

    List<JsonNode> newer(String channel, String after) {
        long from = after.isEmpty() ? 0 : Long.parseUnsignedLong(after);
        return messages.stream()
                .filter(it -> it.channel().equals(channel))
                .filter(it -> Long.parseUnsignedLong(it.id()) > from)
                .limit(100)
                .map(DiscordMessageBook::shown)
                .toList()
                .reversed();
    }

    private static JsonNode shown(Message message) {
        var json = (ObjectNode) message.body().deepCopy();
        json.put("id", message.id()).put("channel_id", message.channel());
        json.putObject("author").put("id", DiscordService.BOT_ID).put("bot", true);
        return json;
    }

    Answer post(String channel, JsonNode body) {
        var problem = DiscordLimits.problem(body);
        if (problem.isPresent()) {
            return DiscordService.refused(400, 50_035, problem.get());
        }
        var now = clock.instant();
        var nonce = body.path("nonce").asText("");
        var known =
                messages.stream()
                        .filter(_ -> body.path("enforce_nonce").asBoolean())
                        .filter(it -> !nonce.isEmpty() && it.nonce().equals(nonce))
                        .filter(it -> it.at().plus(NONCE).isAfter(now))
                        .findFirst();
        var message =
                known.orElseGet(
                        () -> {
                            var id = snowflake(now);
                            var fresh = new Message(id, channel, body, nonce, now, false);
                            messages.add(fresh);
                            return fresh;
                        });
        if (losesNextAnswer) {
            losesNextAnswer = false;
            return Answer.of(502, "");
        }
        return Answer.of(200, shown(message));
    }

    private String snowflake(Instant now) {
        sequence++;
        return Long.toString(((now.toEpochMilli() - EPOCH_MILLIS) << 22) + sequence % 4096);
    }

    Answer edit(String id, JsonNode body) {
        for (int i = 0; i < messages.size(); i++) {
            var old = messages.get(i);
            if (old.id().equals(id)) {
                var next = (ObjectNode) old.body().deepCopy();
                next.setAll((ObjectNode) body);
                var problem = DiscordLimits.problem(next);
                if (problem.isPresent()) {
                    return DiscordService.refused(400, 50_035, problem.get());
                }
                messages.set(i, new Message(id, old.channel(), next, old.nonce(), old.at(), true));
                return Answer.of(200, shown(messages.get(i)));
            }
        }
        return DiscordService.refused(404, 10_008, "Unknown Message");
    }
}
