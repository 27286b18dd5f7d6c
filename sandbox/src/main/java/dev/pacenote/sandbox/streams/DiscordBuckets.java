package dev.pacenote.sandbox.streams;

import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How many messages each channel of Discord takes in a time. Until that is said it takes all. */
final class DiscordBuckets {

    private static final int USUAL = 5;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();
    private int most = Integer.MAX_VALUE;
    private Duration within = Duration.ofSeconds(USUAL);

    DiscordBuckets(InstantSource clock) {
        this.clock = clock;
    }

    /** So many messages in such a time from now on. */
    void keep(int atMost, Duration time) {
        most = atMost;
        within = time;
        taken.clear();
    }

    /** A message to a channel: taken, or told to wait. */
    Answer take(String channel, Supplier<Answer> message) {
        if (most == Integer.MAX_VALUE) {
            return message.get().with(headers(USUAL, USUAL - 1, Duration.ofSeconds(1)));
        }
        var now = clock.instant();
        var recent = taken.computeIfAbsent(channel, _ -> new ArrayDeque<>());
        recent.removeIf(at -> !now.isBefore(at.plus(within)));
        if (recent.size() >= most) {
            var wait = reset(recent, now);
            return Answer.of(
                            429,
                            Map.of(
                                    "message",
                                    "You are being rate limited.",
                                    "retry_after",
                                    wait.toMillis() / 1_000.0,
                                    "global",
                                    false))
                    .with(headers(most, 0, wait))
                    .with(Map.of("X-RateLimit-Scope", "user"));
        }
        recent.addLast(now);
        return message.get().with(headers(most, most - recent.size(), reset(recent, now)));
    }

    private Duration reset(Deque<Instant> recent, Instant now) {
        return Duration.between(now, recent.getFirst().plus(within));
    }

    private static Map<String, String> headers(int limit, int remaining, Duration reset) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-RateLimit-Limit", Integer.toString(limit));
        headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
        headers.put(
                "X-RateLimit-Reset-After",
                String.format(Locale.ROOT, "%.3f", reset.toMillis() / 1_000.0));
        return headers;
    }
}
