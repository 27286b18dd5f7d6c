package dev.pacenote.application.streams.subscription;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.intake.HandleTwitchMessages.SubscriptionChanges;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Asks Twitch to tell what happens in a channel, and keeps what Twitch says of that. */
public final class FollowChannel implements SubscriptionChanges {

    private final Streamers streamers;
    private final EventSubscriptions subscriptions;
    private final WantedSubscriptions wanted;
    private final TwitchSubscriptions twitch;
    private final Consumer<Streamer> gone;
    private final Consumer<Subscription> operator;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * @param gone hears of a channel that is gone, as it was saved, inside the same commit
     * @param operator hears of one that comes back by no waiting: somebody has to do something
     */
    public FollowChannel(
            Streamers streamers,
            EventSubscriptions subscriptions,
            WantedSubscriptions wanted,
            TwitchSubscriptions twitch,
            Consumer<Streamer> gone,
            Consumer<Subscription> operator,
            Transactions transactions,
            InstantSource clock) {
        this.streamers = streamers;
        this.subscriptions = subscriptions;
        this.wanted = wanted;
        this.twitch = twitch;
        this.gone = gone;
        this.operator = operator;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asks for what is not asked for yet.
     *
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer; what it was asked before then stays asked
     */
    public void follow(StreamerId id) {
        streamers.find(id).ifPresent(streamer -> follow(streamer, wanted.of(id)));
    }

    private void follow(Streamer streamer, Set<SubscriptionType> types) {
        var known =
                subscriptions.of(List.of(streamer.id())).stream()
                        .filter(it -> it.works() || it.twitchId().isPresent())
                        .map(it -> it.key().type())
                        .toList();
        types.stream().filter(type -> !known.contains(type)).forEach(type -> ask(streamer, type));
    }

    /**
     * Asks for one kind, whatever is known of it.
     *
     * @return false when Twitch has no room for it: the poll covers the channel, and the reconciler
     *     asks again
     */
    boolean ask(Streamer streamer, SubscriptionType type) {
        var key = new Subscription.Key(streamer.id(), type);
        if (!twitch.hasRoom()) {
            transactions.run(() -> withoutRoom(key));
            return false;
        }
        boolean wasUnavailable = transactions.inTransaction(() -> isAsked(key));
        return switch (twitch.create(new Wanted(streamer.broadcaster(), key.type()))) {
            case TwitchSubscriptions.Created.Requested(var twitchId) -> {
                requested(key, twitchId);
                yield true;
            }
            // The reconciler compares with Twitch's own list.
            case TwitchSubscriptions.Created.Exists _ -> true;
            case TwitchSubscriptions.Created.Refused _ -> {
                transactions.run(
                        () -> {
                            if (wasUnavailable) {
                                unavailable(key);
                            } else {
                                withoutRoom(key);
                            }
                        });
                yield false;
            }
        };
    }

    /** An operator was called for it, and is needed still. */
    private void unavailable(Subscription.Key key) {
        subscriptions
                .hold(key)
                .filter(it -> !it.works())
                .map(it -> it.unavailable(clock.instant()))
                .ifPresent(subscriptions::save);
    }

    private void withoutRoom(Subscription.Key key) {
        var now = clock.instant();
        subscriptions
                .hold(key)
                .orElseGet(() -> Subscription.requested(key, Optional.empty(), now))
                .withoutRoom(now)
                .ifPresent(subscriptions::save);
    }

    /** Notes that Twitch is asked, and says whether it did not offer that before. */
    private boolean isAsked(Subscription.Key key) {
        var now = clock.instant();
        var before = subscriptions.hold(key);
        subscriptions.save(
                before.map(it -> it.askedAgain(now))
                        .orElseGet(() -> Subscription.requested(key, Optional.empty(), now)));
        return before.filter(Subscription::isUnavailable).isPresent();
    }

    /**
     * Asks again for what Twitch ended, when it has rested long enough.
     *
     * @return how many were asked for
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer; the reconciler finds what is missing then
     */
    public int renew() {
        var now = clock.instant();
        var due = subscriptions.broken().stream().filter(it -> !it.rests(now)).toList();
        for (var it : due) {
            streamers
                    .find(it.key().streamer())
                    .filter(streamer -> !streamer.gone())
                    .ifPresent(streamer -> ask(streamer, it.key().type()));
        }
        return due.size();
    }

    /** Twitch may ask back before it answered, and while this is stored. */
    private void requested(Subscription.Key key, String twitchId) {
        transactions.run(
                () ->
                        subscriptions
                                .hold(key)
                                .flatMap(it -> it.accepted(twitchId, clock.instant()))
                                .ifPresent(subscriptions::save));
    }

    @Override
    public void confirmed(TwitchEvent.Confirmed event) {
        streamers
                .findByBroadcaster(event.channel())
                .ifPresent(
                        streamer ->
                                confirmed(
                                        new Subscription.Key(streamer.id(), event.type()),
                                        event.subscription()));
    }

    private void confirmed(Subscription.Key key, String twitchId) {
        var now = clock.instant();
        subscriptions.save(
                subscriptions
                        .hold(key)
                        .orElseGet(() -> Subscription.requested(key, Optional.empty(), now))
                        .named(twitchId)
                        .confirmed(now));
    }

    @Override
    public void revoked(TwitchEvent.Revoked event) {
        subscriptions.findByTwitchId(event.subscription()).ifPresent(it -> revoked(it, event));
    }

    private void revoked(Subscription subscription, TwitchEvent.Revoked event) {
        if (event.reason().endsChannel()) {
            // Where the channel comes back, it is asked for like one that is new.
            subscriptions.remove(subscription.key());
            gone(subscription.key().streamer());
            return;
        }
        var ended = subscription.revoked(event.reason(), clock.instant());
        subscriptions.save(ended);
        if (event.reason().callsOperator()) {
            transactions.afterCommit(() -> operator.accept(ended));
        }
    }

    private void gone(StreamerId id) {
        streamers
                .find(id)
                .filter(streamer -> !streamer.gone())
                .map(Streamer::disappeared)
                .ifPresent(it -> gone.accept(streamers.save(it).orUndo("a channel")));
    }
}
