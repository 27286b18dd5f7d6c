package dev.pacenote.application.streams.subscription;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.subscription.Reconciliation;
import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Step;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what Twitch is to tell with Twitch's own list, and levels the two. Where the list cannot
 * be read to its end nothing changes. Trouble with one subscription stops no other.
 */
public final class ReconcileSubscriptions {

    /** What we follow, and what Twitch was asked. */
    public record Stores(
            Links links,
            Streamers streamers,
            EventSubscriptions subscriptions,
            WantedSubscriptions wanted) {}

    /**
     * What a pass did.
     *
     * @param failed what Twitch gave no usable answer to; the next pass tries again
     */
    public record Report(int created, int adopted, int deleted, int failed) {}

    private final Stores stores;
    private final FollowChannel follow;
    private final TwitchSubscriptions twitch;
    private final TwitchSecret secret;
    private final boolean pollOnly;
    private final InstantSource clock;

    /**
     * @param secret that Twitch is given now
     * @param pollOnly whether Twitch is to tell nothing, because we ask for everybody
     */
    public ReconcileSubscriptions(
            Stores stores,
            FollowChannel follow,
            TwitchSubscriptions twitch,
            TwitchSecret secret,
            boolean pollOnly,
            InstantSource clock) {
        this.stores = stores;
        this.follow = follow;
        this.twitch = twitch;
        this.secret = secret;
        this.pollOnly = pollOnly;
        this.clock = clock;
    }

    /**
     * One pass.
     *
     * @throws UpstreamException when Twitch's list could not be read
     */
    public Report reconcile() {
        var links = stores.links().all();
        var streamers = followed(links);
        var listed = twitch.list();
        var known =
                stores.subscriptions().all().stream()
                        .flatMap(it -> it.twitchId().stream())
                        .collect(Collectors.toSet());
        var now = clock.instant();
        var plan =
                Reconciliation.of(
                        pollOnly ? List.of() : wanted(streamers.values(), links),
                        listed,
                        known,
                        stores.subscriptions().unwanted(),
                        stores.subscriptions().signedSince(secret.fingerprint(), now),
                        now);
        stores.subscriptions().noteUnwanted(plan.unwanted());
        confirm(listed);
        var resting = resting(streamers);
        return plan.steps().stream()
                .filter(step -> !(step instanceof Step.Create(var what) && resting.contains(what)))
                .map(step -> done(step, streamers))
                .reduce(new Report(0, 0, 0, 0), ReconcileSubscriptions::sum);
    }

    private static Report sum(Report one, Report other) {
        return new Report(
                one.created + other.created,
                one.adopted + other.adopted,
                one.deleted + other.deleted,
                one.failed + other.failed);
    }

    private Map<BroadcasterId, Streamer> followed(List<Link> links) {
        var ids = links.stream().map(Link::streamer).distinct().toList();
        return stores.streamers().findAll(ids).stream()
                .filter(streamer -> !streamer.gone())
                .collect(Collectors.toMap(Streamer::broadcaster, Function.identity()));
    }

    private List<Wanted> wanted(Collection<Streamer> streamers, List<Link> links) {
        var lookedAt = stores.wanted().lookedAt(links);
        return streamers.stream()
                .flatMap(
                        streamer ->
                                SubscriptionType.wanted(lookedAt.contains(streamer.id())).stream()
                                        .map(type -> new Wanted(streamer.broadcaster(), type)))
                .toList();
    }

    /** What Twitch ended a moment ago, or does not give. */
    private Set<Wanted> resting(Map<BroadcasterId, Streamer> streamers) {
        var now = clock.instant();
        var channels =
                streamers.values().stream()
                        .collect(Collectors.toMap(Streamer::id, Streamer::broadcaster));
        return stores.subscriptions().all().stream()
                .filter(it -> it.rests(now) && channels.containsKey(it.key().streamer()))
                .map(
                        it ->
                                new Wanted(
                                        Objects.requireNonNull(channels.get(it.key().streamer())),
                                        it.key().type()))
                .collect(Collectors.toSet());
    }

    /** What works at Twitch works here, too: the message that said so may be lost. */
    private void confirm(List<Listed> listed) {
        listed.stream()
                .filter(it -> it.ours() && it.state() == Listed.State.ENABLED)
                .flatMap(it -> stores.subscriptions().findByTwitchId(it.twitchId()).stream())
                .filter(it -> !it.works())
                .forEach(it -> stores.subscriptions().save(it.confirmed(clock.instant())));
    }

    private Report done(Step step, Map<BroadcasterId, Streamer> streamers) {
        try {
            return switch (step) {
                case Step.Create(var what) -> {
                    boolean asked = follow.ask(of(what, streamers), what.type());
                    yield new Report(asked ? 1 : 0, 0, 0, 0);
                }
                case Step.Adopt(var what, var listed) -> {
                    adopt(of(what, streamers), what.type(), listed);
                    yield new Report(0, 1, 0, 0);
                }
                case Step.Delete(var twitchId) -> {
                    twitch.delete(twitchId);
                    stores.subscriptions()
                            .findByTwitchId(twitchId)
                            .ifPresent(it -> stores.subscriptions().remove(it.key()));
                    yield new Report(0, 0, 1, 0);
                }
            };
        } catch (UpstreamException e) {
            return new Report(0, 0, 0, 1);
        }
    }

    private static Streamer of(Wanted what, Map<BroadcasterId, Streamer> streamers) {
        return Objects.requireNonNull(streamers.get(what.channel()), "only what is wanted");
    }

    private void adopt(Streamer streamer, SubscriptionType type, Listed listed) {
        var key = new Subscription.Key(streamer.id(), type);
        var found =
                stores.subscriptions()
                        .hold(key)
                        .map(it -> it.askedAgain(listed.createdAt()))
                        .orElseGet(
                                () ->
                                        Subscription.requested(
                                                key, Optional.empty(), listed.createdAt()))
                        .named(listed.twitchId());
        stores.subscriptions()
                .save(
                        listed.state() == Listed.State.ENABLED
                                ? found.confirmed(clock.instant())
                                : found);
    }
}
