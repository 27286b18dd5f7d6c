package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Twitch channels in memory. */
public final class InMemoryStreamers implements Streamers {

    private final Tables tables;

    public InMemoryStreamers(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Streamer> find(StreamerId id) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.STREAMERS).get(id)));
    }

    @Override
    public List<Streamer> findAll(Collection<StreamerId> ids) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.STREAMERS).values().stream()
                                .filter(streamer -> ids.contains(streamer.id()))
                                .sorted(Comparator.comparing(it -> it.names().displayName()))
                                .toList());
    }

    @Override
    public Optional<Streamer> findByBroadcaster(BroadcasterId broadcaster) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.STREAMERS).values().stream()
                                .filter(streamer -> streamer.broadcaster().equals(broadcaster))
                                .findFirst());
    }

    @Override
    public List<Streamer> provedBy(AccountId account) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.STREAMERS).values().stream()
                                .filter(streamer -> streamer.isOf(account))
                                .sorted(Comparator.comparing(it -> it.names().displayName()))
                                .toList());
    }

    @Override
    public List<Streamer> unfollowed() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.STREAMERS).values().stream()
                                .filter(Streamer::mayBeForgotten)
                                .filter(streamer -> !isNeeded(state, streamer))
                                .toList());
    }

    private static boolean isNeeded(Tables.State state, Streamer streamer) {
        return state.rows(StreamsTables.LINKS).keySet().stream()
                        .anyMatch(key -> key.streamer().equals(streamer.id()))
                || state.rows(StreamsTables.BROADCASTS).values().stream()
                        .anyMatch(broadcast -> broadcast.streamer().equals(streamer.id()));
    }

    @Override
    public boolean remove(Streamer streamer) {
        return tables.with(
                state -> {
                    boolean same = find(streamer.id()).filter(streamer::equals).isPresent();
                    if (!same || !unfollowed().contains(streamer)) {
                        return false;
                    }
                    state.rows(StreamsTables.STREAMERS).remove(streamer.id());
                    state.rows(StreamsTables.SUBSCRIPTIONS)
                            .keySet()
                            .removeIf(key -> key.streamer().equals(streamer.id()));
                    return true;
                });
    }

    @Override
    public SaveResult<Streamer> save(Streamer streamer) {
        return tables.with(
                state -> {
                    long stored = find(streamer.id()).map(Streamer::version).orElse(0L);
                    boolean taken =
                            findByBroadcaster(streamer.broadcaster())
                                    .filter(other -> !other.id().equals(streamer.id()))
                                    .isPresent();
                    if (stored != streamer.version() || taken) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = streamer.savedAs(stored + 1);
                    state.rows(StreamsTables.STREAMERS).put(saved.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }
}
