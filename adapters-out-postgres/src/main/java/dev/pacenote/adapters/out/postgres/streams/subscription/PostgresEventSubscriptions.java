package dev.pacenote.adapters.out.postgres.streams.subscription;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What Twitch was asked to tell, in Postgres. */
@Singleton
public final class PostgresEventSubscriptions implements EventSubscriptions {

    private final SubscriptionRows rows;

    PostgresEventSubscriptions(SubscriptionRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Subscription> of(Collection<StreamerId> streamers) {
        return subscriptions(
                rows.of(streamers.stream().map(StreamerId::toString).toArray(String[]::new)));
    }

    @Override
    public List<Subscription> all() {
        return subscriptions(rows.all());
    }

    @Override
    public Instant signedSince(String fingerprint, Instant now) {
        return rows.signedSince(fingerprint, Rows.microseconds(now)).getFirst();
    }

    @Override
    public Set<String> unwanted() {
        return Set.copyOf(rows.unwanted());
    }

    @Override
    public void noteUnwanted(Set<String> twitchIds) {
        rows.noteUnwanted(twitchIds.toArray(String[]::new));
    }

    @Override
    public List<Subscription> broken() {
        return subscriptions(rows.broken());
    }

    @Override
    public long countUnavailable() {
        return rows.countUnavailable();
    }

    @Override
    public Optional<Subscription> findByTwitchId(String twitchId) {
        return subscriptions(rows.findByTwitchId(twitchId)).stream().findFirst();
    }

    @Override
    public Optional<Subscription> hold(Subscription.Key key) {
        return subscriptions(rows.hold(key.streamer().value(), key.type().wireName())).stream()
                .findFirst();
    }

    private static List<Subscription> subscriptions(List<SubscriptionRows.Row> found) {
        return found.stream()
                .map(
                        row ->
                                new Subscription(
                                        new Subscription.Key(
                                                new StreamerId(row.streamer()),
                                                SubscriptionType.of(row.type()).orElseThrow()),
                                        Optional.ofNullable(row.twitchId()),
                                        Subscription.Status.valueOf(
                                                row.status().toUpperCase(Locale.ROOT)),
                                        row.changedAt(),
                                        row.renewed()))
                .toList();
    }

    @Override
    public void save(Subscription subscription) {
        rows.save(
                subscription.key().streamer().value(),
                subscription.key().type().wireName(),
                subscription.twitchId().orElse(null),
                subscription.status().name().toLowerCase(Locale.ROOT),
                Rows.microseconds(subscription.changedAt()),
                subscription.renewed());
    }

    @Override
    public void remove(Subscription.Key key) {
        rows.remove(key.streamer().value(), key.type().wireName());
    }
}
