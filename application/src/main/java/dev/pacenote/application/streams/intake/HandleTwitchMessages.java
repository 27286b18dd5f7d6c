package dev.pacenote.application.streams.intake;

import dev.pacenote.application.streams.golive.broadcast.BroadcastStarts;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.FactsChanges;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Handles stored messages of Twitch. */
public final class HandleTwitchMessages {

    /** The stores that a message changes. */
    public record Stores(Streamers streamers, Broadcasts broadcasts, FactsChanges changes) {}

    /** Hears what Twitch says of its subscriptions. */
    public interface SubscriptionChanges {
        void revoked(TwitchEvent.Revoked event);

        void confirmed(TwitchEvent.Confirmed event);
    }

    private final WorkOffInbox inbox;
    private final Stores stores;
    private final TwitchMessages messages;
    private final BroadcastStarts starts;
    private final SubscriptionChanges subscriptions;
    private final InstantSource clock;

    /**
     * @param subscriptions what becomes of them; inside the same commit
     */
    public HandleTwitchMessages(
            WorkOffInbox inbox,
            Stores stores,
            TwitchMessages messages,
            BroadcastStarts starts,
            SubscriptionChanges subscriptions,
            InstantSource clock) {
        this.inbox = inbox;
        this.stores = stores;
        this.messages = messages;
        this.starts = starts;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /**
     * Handles what waits.
     *
     * @return how many were looked at
     */
    public int handle() {
        return inbox.workOff(
                InboxMessage.Source.TWITCH,
                message -> apply(messages.read(message.body()), message.sentAt()));
    }

    private void apply(TwitchEvent event, Instant sentAt) {
        var now = clock.instant();
        switch (event) {
            case TwitchEvent.Online(var channel, var id, var type, var startedAt) ->
                    named(channel, sentAt)
                            .ifPresent(
                                    streamer ->
                                            starts.started(
                                                    streamer,
                                                    new BroadcastStarts.Start(
                                                            id, type, startedAt, sentAt, false),
                                                    now));
            case TwitchEvent.Offline(var channel) ->
                    named(channel, sentAt)
                            .ifPresent(
                                    streamer ->
                                            stores.broadcasts()
                                                    .live(streamer.id())
                                                    .forEach(it -> saidOver(it, sentAt, now)));
            case TwitchEvent.Updated(var channel, var title, var game) ->
                    named(channel, sentAt)
                            .ifPresent(
                                    streamer ->
                                            stores.broadcasts()
                                                    .live(streamer.id())
                                                    .forEach(
                                                            it ->
                                                                    changed(
                                                                            it,
                                                                            it.showing(
                                                                                    title, game,
                                                                                    sentAt),
                                                                            now)));
            case TwitchEvent.Revoked ended -> subscriptions.revoked(ended);
            case TwitchEvent.Confirmed confirmed -> subscriptions.confirmed(confirmed);
            case TwitchEvent.Unknown _ -> {
                // Genuine and nothing to us; it is done.
            }
        }
    }

    /** The channel, under the names that the message gives it; empty when nobody follows it. */
    private Optional<Streamer> named(TwitchEvent.Channel channel, Instant saidAt) {
        var known = stores.streamers().findByBroadcaster(channel.id());
        return known.map(
                streamer -> {
                    var after =
                            streamer.named(
                                    new ChannelNames(
                                            channel.login(),
                                            channel.displayName(),
                                            streamer.names().avatar()),
                                    saidAt);
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

    private void changed(Broadcast before, Broadcast after, Instant now) {
        stores.changes().changed(before, after, now).orUndo("a broadcast");
    }
}
