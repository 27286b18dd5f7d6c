package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.EndOfBroadcast;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Broadcasts in memory. */
public final class InMemoryBroadcasts implements Broadcasts {

    private final Tables tables;

    public InMemoryBroadcasts(Tables tables) {
        this.tables = tables;
    }

    private Stream<Broadcast> all() {
        return tables.with(
                state -> List.copyOf(state.rows(StreamsTables.BROADCASTS).values()).stream());
    }

    @Override
    public Optional<Broadcast> find(UUID id) {
        return all().filter(broadcast -> broadcast.id().equals(id)).findFirst();
    }

    /** A transaction has all of the tables. */
    @Override
    public Optional<Broadcast> hold(UUID id) {
        return find(id);
    }

    @Override
    public Optional<Broadcast> findByTwitchId(String twitchId) {
        return all().filter(broadcast -> broadcast.twitchId().equals(twitchId)).findFirst();
    }

    @Override
    public List<Broadcast> live(StreamerId streamer) {
        return all().filter(broadcast -> broadcast.streamer().equals(streamer))
                .filter(Broadcast::isLive)
                .sorted(Comparator.comparing((Broadcast it) -> it.times().startedAt()).reversed())
                .toList();
    }

    @Override
    public List<Broadcast> live() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.BROADCASTS).values().stream()
                                .filter(Broadcast::isLive)
                                .sorted(Comparator.comparing(it -> it.times().startedAt()))
                                .toList());
    }

    @Override
    public Optional<Broadcast> firstAfter(StreamerId streamer, Instant start) {
        return all().filter(broadcast -> broadcast.streamer().equals(streamer))
                .filter(broadcast -> broadcast.times().startedAt().isAfter(start))
                .min(Comparator.comparing(it -> it.times().startedAt()));
    }

    @Override
    public List<Broadcast> endingBy(Instant now) {
        return all().filter(broadcast -> due(broadcast).filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(broadcast -> due(broadcast).orElseThrow()))
                .toList();
    }

    private static Optional<Instant> due(Broadcast broadcast) {
        return broadcast.ending().map(EndOfBroadcast::due);
    }

    @Override
    public SaveResult<Broadcast> save(Broadcast broadcast) {
        return tables.with(
                state -> {
                    long stored = find(broadcast.id()).map(Broadcast::version).orElse(0L);
                    boolean taken =
                            findByTwitchId(broadcast.twitchId())
                                    .filter(other -> !other.id().equals(broadcast.id()))
                                    .isPresent();
                    if (stored != broadcast.version() || taken) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = broadcast.savedAs(stored + 1);
                    state.rows(StreamsTables.BROADCASTS).put(saved.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public int purge(Instant before, int atMost) {
        return tables.with(
                state -> {
                    var announcements = state.rows(StreamsTables.ANNOUNCEMENTS).values();
                    var gone =
                            all().filter(
                                            it ->
                                                    it.times()
                                                            .endedAt()
                                                            .filter(before::isAfter)
                                                            .isPresent())
                                    .filter(
                                            it ->
                                                    announcements.stream()
                                                            .filter(a -> isOf(a, it.id()))
                                                            .allMatch(a -> a.due().isEmpty()))
                                    .limit(atMost)
                                    .map(Broadcast::id)
                                    .toList();
                    gone.forEach(state.rows(StreamsTables.BROADCASTS)::remove);
                    announcements.removeIf(a -> gone.stream().anyMatch(id -> isOf(a, id)));
                    return gone.size();
                });
    }

    private static boolean isOf(Announcement announcement, UUID broadcast) {
        return announcement.key().broadcast().equals(broadcast);
    }
}
