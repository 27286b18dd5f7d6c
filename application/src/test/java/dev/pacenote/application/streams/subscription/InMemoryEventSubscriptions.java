package dev.pacenote.application.streams.subscription;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.subscription.Subscription;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Twitch was asked to tell, in memory. */
public final class InMemoryEventSubscriptions implements EventSubscriptions {

    private final Tables tables;

    public InMemoryEventSubscriptions(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Subscription> of(Collection<StreamerId> streamers) {
        return all().stream().filter(it -> streamers.contains(it.key().streamer())).toList();
    }

    @Override
    public List<Subscription> all() {
        return tables.with(state -> List.copyOf(state.rows(StreamsTables.SUBSCRIPTIONS).values()));
    }

    @Override
    public Instant signedSince(String fingerprint, Instant now) {
        return tables.with(
                state -> {
                    var secrets = state.rows(StreamsTables.SECRETS);
                    var known = secrets.get(fingerprint);
                    if (known != null) {
                        return known;
                    }
                    var since = secrets.isEmpty() ? Instant.EPOCH : now;
                    secrets.clear();
                    secrets.put(fingerprint, since);
                    return since;
                });
    }

    @Override
    public Set<String> unwanted() {
        return tables.with(
                state -> Set.copyOf(state.rows(StreamsTables.UNWANTED_SUBSCRIPTIONS).keySet()));
    }

    @Override
    public void noteUnwanted(Set<String> twitchIds) {
        tables.with(
                state -> {
                    var rows = state.rows(StreamsTables.UNWANTED_SUBSCRIPTIONS);
                    rows.keySet().retainAll(twitchIds);
                    twitchIds.forEach(id -> rows.put(id, true));
                    return rows.size();
                });
    }

    @Override
    public List<Subscription> broken() {
        return all().stream().filter(it -> it.status() == Subscription.Status.BROKEN).toList();
    }

    @Override
    public long countUnavailable() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.SUBSCRIPTIONS).values().stream()
                                .filter(it -> it.status() == Subscription.Status.UNAVAILABLE)
                                .map(it -> it.key().streamer())
                                .map(state.rows(StreamsTables.STREAMERS)::get)
                                .filter(it -> it != null && !it.gone())
                                .count());
    }

    @Override
    public Optional<Subscription> findByTwitchId(String twitchId) {
        return all().stream().filter(it -> it.twitchId().equals(Optional.of(twitchId))).findFirst();
    }

    /** A transaction has all of the tables. */
    @Override
    public Optional<Subscription> hold(Subscription.Key key) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.SUBSCRIPTIONS).get(key)));
    }

    @Override
    public void save(Subscription subscription) {
        tables.with(
                state ->
                        state.rows(StreamsTables.SUBSCRIPTIONS)
                                .put(subscription.key(), subscription));
    }

    @Override
    public void remove(Subscription.Key key) {
        tables.with(state -> state.rows(StreamsTables.SUBSCRIPTIONS).remove(key));
    }
}
