package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.link.StreamerId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Broadcasts in Postgres. */
@Singleton
public final class PostgresBroadcasts implements Broadcasts {

    private final BroadcastRows rows;

    PostgresBroadcasts(BroadcastRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Broadcast> find(UUID id) {
        return rows.findById(id).map(BroadcastRow::broadcast);
    }

    @Override
    public Optional<Broadcast> hold(UUID id) {
        return broadcasts(rows.hold(id)).stream().findFirst();
    }

    @Override
    public Optional<Broadcast> findByTwitchId(String twitchId) {
        return rows.findByTwitchId(twitchId).map(BroadcastRow::broadcast);
    }

    @Override
    public List<Broadcast> live(StreamerId streamer) {
        return broadcasts(rows.live(streamer.value()));
    }

    @Override
    public List<Broadcast> live() {
        return broadcasts(rows.allLive());
    }

    @Override
    public Optional<Broadcast> firstAfter(StreamerId streamer, Instant start) {
        return broadcasts(rows.firstAfter(streamer.value(), Rows.microseconds(start))).stream()
                .findFirst();
    }

    @Override
    public List<Broadcast> endingBy(Instant now) {
        return broadcasts(rows.endingBy(Rows.microseconds(now)));
    }

    private static List<Broadcast> broadcasts(List<BroadcastRow> found) {
        return found.stream().map(BroadcastRow::broadcast).toList();
    }

    @Override
    public SaveResult<Broadcast> save(Broadcast broadcast) {
        var row = BroadcastRow.json(broadcast);
        int saved = broadcast.version() == 0 ? rows.insert(row) : rows.update(row);
        return saved == 1
                ? new SaveResult.Saved<>(broadcast.savedAs(broadcast.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public int purge(Instant before, int atMost) {
        return rows.purge(Rows.microseconds(before), atMost);
    }
}
