package dev.pacenote.application.streams.intake;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.BroadcastStarts;
import dev.pacenote.application.streams.golive.Broadcasts;
import dev.pacenote.application.streams.golive.FactsChanges;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Handles stored messages of Twitch: what each changes is stored in one commit with that it is
 * done. One message's trouble stops no other.
 */
public final class HandleTwitchMessages {

    private static final int BATCH = 20;

    /** The stores that a message changes. */
    public record Stores(
            StreamInbox inbox,
            Streamers streamers,
            Broadcasts broadcasts,
            FactsChanges changes,
            Transactions transactions) {}

    /** Hears of messages that could not be handled, for the operator. */
    @FunctionalInterface
    public interface Failures {
        void failed(InboxMessage message, RuntimeException cause);
    }

    /** Hears what Twitch says of its subscriptions. */
    public interface SubscriptionChanges {
        void revoked(TwitchEvent.Revoked event);

        void confirmed(TwitchEvent.Confirmed event);
    }

    private final Stores stores;
    private final TwitchMessages messages;
    private final BroadcastStarts starts;
    private final SubscriptionChanges subscriptions;
    private final Failures failures;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param subscriptions what becomes of them; inside the same commit
     */
    public HandleTwitchMessages(
            Stores stores,
            TwitchMessages messages,
            BroadcastStarts starts,
            SubscriptionChanges subscriptions,
            Failures failures,
            Ids ids,
            InstantSource clock) {
        this.stores = stores;
        this.messages = messages;
        this.starts = starts;
        this.subscriptions = subscriptions;
        this.failures = failures;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Handles what waits.
     *
     * @return how many were looked at
     */
    public int handle() {
        int handled = 0;
        int batch;
        do {
            var token = ids.next();
            var claimed = stores.inbox().claim(token, clock.instant(), BATCH);
            claimed.forEach(message -> handle(message, token));
            batch = claimed.size();
            handled += batch;
        } while (batch == BATCH);
        return handled;
    }

    private void handle(InboxMessage message, UUID token) {
        try {
            inTransaction(
                    message,
                    token,
                    () -> {
                        apply(messages.read(message.body()), message.sentAt());
                        return message.done(clock.instant());
                    });
        } catch (StoreUnavailableException e) {
            // Nothing is known to be wrong with the message: it is claimed again later.
            failures.failed(message, e);
        } catch (RuntimeException e) {
            failures.failed(message, e);
            inTransaction(message, token, () -> message.failed(clock.instant()));
        }
    }

    private void inTransaction(InboxMessage message, UUID token, Supplier<InboxMessage> work) {
        stores.transactions()
                .run(
                        () -> {
                            if (stores.inbox().hold(message.key(), token)) {
                                stores.inbox().save(work.get());
                            }
                        });
    }

    private void apply(TwitchEvent event, Instant sentAt) {
        var now = clock.instant();
        switch (event) {
            case TwitchEvent.Online(var channel, var id, var type, var startedAt) ->
                    named(channel)
                            .ifPresent(
                                    streamer ->
                                            starts.started(
                                                    streamer,
                                                    new BroadcastStarts.Start(
                                                            id, type, startedAt, sentAt),
                                                    now));
            case TwitchEvent.Offline(var channel) ->
                    named(channel)
                            .ifPresent(
                                    streamer ->
                                            stores.broadcasts()
                                                    .live(streamer.id())
                                                    .forEach(it -> saidOver(it, sentAt, now)));
            case TwitchEvent.Updated(var channel, var title, var game) ->
                    named(channel)
                            .ifPresent(
                                    streamer ->
                                            stores.broadcasts()
                                                    .live(streamer.id())
                                                    .forEach(it -> showing(it, title, game, now)));
            case TwitchEvent.Revoked ended -> subscriptions.revoked(ended);
            case TwitchEvent.Confirmed confirmed -> subscriptions.confirmed(confirmed);
            case TwitchEvent.Unknown _ -> {
                // Genuine and nothing to us; it is done.
            }
        }
    }

    /** The channel, under the names that the message gives it; empty when nobody follows it. */
    private Optional<Streamer> named(TwitchEvent.Channel channel) {
        var known = stores.streamers().findByBroadcaster(channel.id());
        return known.map(
                streamer -> {
                    var after =
                            streamer.named(
                                    new ChannelNames(
                                            channel.login(),
                                            channel.displayName(),
                                            streamer.names().avatar()));
                    return after.equals(streamer)
                            ? streamer
                            : stores.streamers().save(after).orUndo("a channel");
                });
    }

    private void saidOver(Broadcast broadcast, Instant saidAt, Instant now) {
        var after = broadcast.heardEnd(saidAt, now);
        if (!after.equals(broadcast)) {
            stores.broadcasts().save(after).orUndo("a broadcast");
        }
    }

    private void showing(Broadcast broadcast, String title, String game, Instant now) {
        stores.changes()
                .changed(broadcast, broadcast.facts().showing(title, game), now)
                .orUndo("a broadcast");
    }
}
