package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkEditor;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.subscription.EventCoverage;
import dev.pacenote.domain.streams.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The channels that a server follows: an admin lists them, adds one by its name, ends a link. */
public final class ManageLinks {

    /**
     * A channel that the server follows.
     *
     * @param coverage how we hear of it
     * @param live what it broadcasts now, as far as known
     * @param last what became of its last broadcast in the server
     */
    public record Followed(
            Link link,
            Streamer streamer,
            EventCoverage coverage,
            Optional<Broadcast> live,
            Optional<Announcement> last) {}

    public sealed interface Added {
        record Ok(Followed followed) implements Added {}

        record NoSuchChannel() implements Added {}

        record AlreadyLinked() implements Added {}

        record LimitReached() implements Added {}

        /** The server asked for as many as it may in a while. */
        record TooMany(Duration retryAfter) implements Added {}

        /** Whoever proved the channel does not want it. */
        record Declined() implements Added {}
    }

    public sealed interface Removed {
        record Ok() implements Removed {}

        record NotLinked() implements Removed {}

        /** They neither administer the server nor proved the channel. */
        record NotYours() implements Removed {}
    }

    /** What a list of links reads, and what changes with one. */
    public record Stores(
            Links links,
            Streamers streamers,
            EventSubscriptions subscriptions,
            Broadcasts broadcasts,
            Announcements announcements,
            Posts posts,
            RateLimiter limiter,
            Transactions transactions) {}

    /** Of one server; Twitch is asked for each. */
    private static final RateLimit LIMIT = new RateLimit(30, Duration.ofMinutes(10));

    private final Stores stores;
    private final NewLinks newLinks;
    private final TwitchChannels twitch;
    private final boolean pollOnly;
    private final Runnable wake;
    private final InstantSource clock;

    /**
     * @param pollOnly whether Twitch tells nothing, and we ask for everybody
     * @param wake has posts that are due looked at at once; else they are looked at by and by
     */
    public ManageLinks(
            Stores stores,
            NewLinks newLinks,
            TwitchChannels twitch,
            boolean pollOnly,
            Runnable wake,
            InstantSource clock) {
        this.stores = stores;
        this.newLinks = newLinks;
        this.twitch = twitch;
        this.pollOnly = pollOnly;
        this.wake = wake;
        this.clock = clock;
    }

    /** By what they are called. */
    public List<Followed> of(GuildId guild) {
        var links =
                stores.links().of(guild).stream()
                        .collect(Collectors.toMap(Link::streamer, Function.identity()));
        var subscriptions =
                stores.subscriptions().of(links.keySet()).stream()
                        .collect(Collectors.groupingBy(it -> it.key().streamer()));
        var last = stores.announcements().latest(guild);
        return stores.streamers().findAll(links.keySet()).stream()
                .map(
                        streamer ->
                                followed(
                                        Objects.requireNonNull(links.get(streamer.id())),
                                        streamer,
                                        subscriptions,
                                        Optional.ofNullable(last.get(streamer.id()))))
                .toList();
    }

    public Optional<Followed> find(Link.Key key) {
        return of(key.guild()).stream()
                .filter(it -> it.streamer().id().equals(key.streamer()))
                .findFirst();
    }

    private Followed followed(
            Link link,
            Streamer streamer,
            Map<StreamerId, List<Subscription>> subscriptions,
            Optional<Announcement> last) {
        return new Followed(
                link,
                streamer,
                EventCoverage.of(
                        streamer.gone(),
                        pollOnly,
                        subscriptions.getOrDefault(streamer.id(), List.of())),
                stores.broadcasts().live(streamer.id()).stream().findFirst(),
                last);
    }

    /**
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer
     */
    public Added add(GuildId guild, AccountId admin, TwitchLogin login) {
        if (stores.limiter().take("streamers added to " + guild, LIMIT, clock.instant())
                instanceof RateLimit.Verdict.Refused(var retryAfter)) {
            return new Added.TooMany(retryAfter);
        }
        var channel = twitch.find(login);
        return channel.isEmpty()
                ? new Added.NoSuchChannel()
                : newLinks.inTransaction(() -> add(guild, admin, channel.get()));
    }

    /** Empty when somebody else changed the channel meanwhile. */
    private Optional<Added> add(
            GuildId guild, AccountId admin, TwitchChannels.TwitchChannel channel) {
        var known = newLinks.known(channel, clock.instant());
        if (!known.consent().allowsAdding()) {
            return Optional.of(new Added.Declined());
        }
        return stores.streamers().save(known) instanceof SaveResult.Saved<Streamer>(var streamer)
                ? Optional.of(add(guild, admin, streamer))
                : Optional.empty();
    }

    private Added add(GuildId guild, AccountId admin, Streamer streamer) {
        var wanted = Link.added(new Link.Key(guild, streamer.id()), admin, clock.instant());
        return switch (newLinks.make(wanted)) {
            case NewLinks.Made.Ok(var link) ->
                    new Added.Ok(followed(link, streamer, Map.of(), Optional.empty()));
            case NewLinks.Made.AlreadyLinked _ -> new Added.AlreadyLinked();
            case NewLinks.Made.LimitReached _ -> new Added.LimitReached();
        };
    }

    /** Ends a link, if it is theirs to end. */
    public Removed remove(Link.Key key, LinkEditor editor) {
        if (stores.links().find(key).isEmpty()) {
            return new Removed.NotLinked();
        }
        if (stores.streamers().find(key.streamer()).filter(editor::mayEdit).isEmpty()) {
            return new Removed.NotYours();
        }
        return remove(key) ? new Removed.Ok() : new Removed.NotLinked();
    }

    /**
     * Ends a link. What nobody has sent yet is cancelled; a post of a broadcast that is on is
     * ended.
     *
     * @return false when it is not there
     */
    public boolean remove(Link.Key key) {
        return remove(key, AnnouncementReason.UNLINKED);
    }

    /**
     * @param why what nobody has sent yet is cancelled
     */
    boolean remove(Link.Key key, AnnouncementReason why) {
        return stores.transactions()
                .inTransaction(
                        () -> {
                            // Whoever stores a post meanwhile waits, and finds no link then.
                            stores.broadcasts()
                                    .live(key.streamer())
                                    .forEach(live -> stores.broadcasts().hold(live.id()));
                            if (!stores.links().remove(key)) {
                                return false;
                            }
                            var now = clock.instant();
                            stores.announcements().open(key.guild(), key.streamer()).stream()
                                    .map(it -> it.cancelled(why, now))
                                    .filter(it -> !it.state().isOpen())
                                    .forEach(
                                            it ->
                                                    stores.announcements()
                                                            .save(it)
                                                            .orUndo("an announcement"));
                            endPosts(key, now);
                            stores.transactions().afterCommit(wake);
                            return true;
                        });
    }

    private void endPosts(Link.Key key, Instant now) {
        stores.broadcasts().live(key.streamer()).stream()
                .flatMap(live -> stores.announcements().of(live.id()).stream())
                .filter(it -> it.key().guild().equals(key.guild()))
                .flatMap(it -> stores.posts().of(it.id()).stream())
                .map(post -> post.broadcastEnded(now))
                .forEach(post -> stores.posts().save(post).orUndo("a post"));
    }
}
