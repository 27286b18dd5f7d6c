package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks Twitch once for all servers what a broadcast shows that began just now. Twitch lists it
 * late: it is asked again after 2, 5, 15, 30, 60 and 120 seconds, and nobody waits for that.
 */
public final class LearnFacts {

    private static final List<Duration> LOOKS =
            List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(120));

    private final Broadcasts broadcasts;
    private final Streamers streamers;
    private final FactsChanges changes;
    private final TwitchStreams twitch;
    private final InstantSource clock;

    /** How often each was looked for, since this process began; the others are forgotten. */
    private Map<UUID, Integer> looks = Map.of();

    public LearnFacts(
            Broadcasts broadcasts,
            Streamers streamers,
            FactsChanges changes,
            TwitchStreams twitch,
            InstantSource clock) {
        this.broadcasts = broadcasts;
        this.streamers = streamers;
        this.changes = changes;
        this.twitch = twitch;
        this.clock = clock;
    }

    /**
     * @return how many more is known of
     */
    public synchronized int learn() {
        var now = clock.instant();
        var young =
                broadcasts.live().stream()
                        .filter(it -> !it.facts().isComplete())
                        .filter(it -> age(it, now).compareTo(LOOKS.getLast().multipliedBy(2)) < 0)
                        .toList();
        var next = new HashMap<UUID, Integer>();
        young.forEach(it -> next.put(it.id(), looks.getOrDefault(it.id(), 0)));
        looks = next;
        var due = young.stream().filter(it -> isDue(it, now)).toList();
        due.forEach(it -> next.merge(it.id(), 1, Integer::sum));
        return due.isEmpty() ? 0 : learn(due, now);
    }

    private boolean isDue(Broadcast broadcast, Instant now) {
        int done = looks.getOrDefault(broadcast.id(), 0);
        return done < LOOKS.size() && age(broadcast, now).compareTo(LOOKS.get(done)) >= 0;
    }

    private static Duration age(Broadcast broadcast, Instant now) {
        return Duration.between(broadcast.times().toldAt(), now);
    }

    private int learn(List<Broadcast> due, Instant now) {
        List<TwitchStreams.Live> live;
        try {
            live =
                    twitch.live(
                            streamers
                                    .findAll(due.stream().map(Broadcast::streamer).toList())
                                    .stream()
                                    .map(Streamer::broadcaster)
                                    .toList());
        } catch (UpstreamException e) {
            // It is asked again; what is posted meanwhile says what the event said.
            return 0;
        }
        // Of another broadcast of the channel Twitch's list says nothing about this one.
        var byId =
                live.stream()
                        .collect(
                                Collectors.toMap(
                                        TwitchStreams.Live::twitchId,
                                        Function.identity(),
                                        (one, _) -> one));
        int learnt = 0;
        for (var broadcast : due) {
            var found = byId.get(broadcast.twitchId());
            if (found != null
                    && changes.changed(broadcast, broadcast.facts().updated(found.facts()), now)
                            instanceof SaveResult.Saved<Broadcast>) {
                learnt++;
            }
        }
        return learnt;
    }
}
