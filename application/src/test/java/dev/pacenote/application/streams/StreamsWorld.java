package dev.pacenote.application.streams;

import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.InMemoryAnnouncements;
import dev.pacenote.application.streams.golive.InMemoryDiscord;
import dev.pacenote.application.streams.golive.SendAnnouncements;
import dev.pacenote.application.streams.golive.broadcast.BroadcastStarts;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.FactsChanges;
import dev.pacenote.application.streams.golive.broadcast.InMemoryBroadcasts;
import dev.pacenote.application.streams.golive.member.InMemoryMemberTellings;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.application.streams.golive.member.TellMembers;
import dev.pacenote.application.streams.golive.post.InMemoryPosts;
import dev.pacenote.application.streams.golive.post.PostEndings;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.target.InMemoryTargets;
import dev.pacenote.application.streams.guild.AlikeGuilds;
import dev.pacenote.application.streams.guild.InMemoryGuilds;
import dev.pacenote.application.streams.intake.HandleTwitchMessages;
import dev.pacenote.application.streams.intake.InMemoryStreamInbox;
import dev.pacenote.application.streams.intake.LimitForgeries;
import dev.pacenote.application.streams.intake.ReceiveTwitchMessage;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.intake.WorkOffInbox;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.application.streams.link.InMemoryStreamers;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.InMemoryMemberships;
import dev.pacenote.application.streams.membership.InMemoryPreferences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.intake.SignedMessage;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Twitch channels, servers that follow them, and what Twitch tells, with our stores in memory. The
 * world outlives a crash; use cases are made anew, like after a restart.
 */
public final class StreamsWorld {

    public static final TwitchSecret SECRET = new TwitchSecret("the secret of this test");

    public final Tables tables = new Tables();
    public final InMemoryStreamInbox inbox = new InMemoryStreamInbox(tables);
    public final InMemoryStreamers streamers = new InMemoryStreamers(tables);
    public final InMemoryBroadcasts broadcasts = new InMemoryBroadcasts(tables);
    public final InMemoryAnnouncements announcements = new InMemoryAnnouncements(tables);

    /** From which messages come. */
    public static final String ADDRESS = "192.0.2.7";

    private final LimitForgeries forgeries =
            new LimitForgeries(InMemoryStores.on(tables).rateLimiter());

    private final MadeUpMessages messages = new MadeUpMessages();

    public final List<TwitchEvent.Revoked> revoked = new ArrayList<>();
    public final List<TwitchEvent.Confirmed> confirmed = new ArrayList<>();
    public final List<InboxMessage> failed = new ArrayList<>();
    public int woken;
    public Instant now = Samples.NOON;
    private int guilds;
    public final InMemoryMemberTellings tellings = new InMemoryMemberTellings(tables);
    public final InMemoryGuilds knownGuilds = new InMemoryGuilds(tables);
    public final InMemoryMemberships memberships = new InMemoryMemberships(tables);
    public final InMemoryPreferences preferences = new InMemoryPreferences(tables);
    public final List<UUID> untold = new ArrayList<>();
    public final InMemoryPosts posts = new InMemoryPosts(tables);
    public final InMemoryTargets targets = new InMemoryTargets(tables);
    public final InMemoryDiscord discord = new InMemoryDiscord(() -> now);
    public final List<Announcement> unsent = new ArrayList<>();
    public static final TextChannelId CHANNEL = AlikeGuilds.CHANNEL;
    public static final RoleId PINGS = AlikeGuilds.PINGS;

    /** All that follow. */
    public final AlikeGuilds servers = new AlikeGuilds();

    /** Servers whose channel Discord did not show to our bot. */
    public final List<GuildId> lostAccess = new ArrayList<>();

    /** Its post, if that is there. */
    public Optional<Post> post(Announcement announcement) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.POSTS).values().stream()
                                .filter(it -> it.announcement().equals(announcement.id()))
                                .filter(Post::isThere)
                                .findFirst());
    }

    /** What became of announcements, in the order in which it was stored. */
    public final List<AnnouncementReason> became = Collections.synchronizedList(new ArrayList<>());

    /** How long after Twitch told of them posts were there. */
    public final List<Duration> postedAfter = new ArrayList<>();

    public SendAnnouncements send(CrashPoint crash) {
        return new PostingWorld(this).send(crash);
    }

    /** What is due is posted. */
    public void sent() {
        send(CrashPoint.whole()).send();
    }

    /** The server follows the channel no more. */
    public void unfollowed(Link link) {
        tables.with(state -> state.rows(StreamsTables.LINKS).remove(link.key()));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** A channel that somebody linked once. */
    public Streamer streamer(String login) {
        var saved =
                streamers.save(
                        Streamer.discovered(
                                new StreamerId(UUID.randomUUID()),
                                new BroadcasterId("" + Math.floorMod(login.hashCode(), 1_000_000)),
                                new ChannelNames(new TwitchLogin(login), login, "")));
        return saved.orUndo("a channel");
    }

    /** A server that follows it. */
    public Link followed(Streamer streamer) {
        guilds++;
        return followed(streamer, new GuildId("9000000000000000%02d".formatted(guilds)));
    }

    public Link followed(Streamer streamer, GuildId guild) {
        var key = new Link.Key(guild, streamer.id());
        var link = Link.added(key, new AccountId(42), now).savedAs(1);
        tables.with(state -> state.rows(StreamsTables.LINKS).put(key, link));
        return link;
    }

    public static TwitchEvent.Channel channel(Streamer streamer) {
        return new TwitchEvent.Channel(
                streamer.broadcaster(), streamer.names().login(), streamer.names().displayName());
    }

    public TwitchEvent.Online online(Streamer streamer, String id) {
        return new TwitchEvent.Online(channel(streamer), id, BroadcastType.LIVE, now);
    }

    /** A message with these words, signed by Twitch now. */
    public SignedMessage signed(String id, String type, String body) {
        var timestamp = now.toString();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new SignedMessage(
                id, timestamp, SECRET.signature(id, timestamp, bytes), type, bytes);
    }

    /** A genuine message that tells this. */
    public SignedMessage telling(String id, TwitchEvent event) {
        return signed(id, "notification", messages.telling(id, event));
    }

    public TellMembers members(CrashPoint crash) {
        return new TellMembers(
                new TellMembers.Stores(
                        crash.on(MemberTellings.class, tellings),
                        broadcasts,
                        streamers,
                        new InMemoryLinks(tables),
                        knownGuilds,
                        memberships,
                        preferences,
                        crash.on(Transactions.class, tables)),
                crash.on(TellNotices.class, new InMemoryNotices(tables)::tell),
                (broadcast, _) -> untold.add(broadcast),
                UUID::randomUUID,
                () -> now);
    }

    /** Whom a notice of that topic was told, with what it says. */
    public List<Notice> told(Topic topic) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .map(Tables.NoticeRow::notice)
                                .filter(notice -> notice.topic().equals(topic))
                                .toList());
    }

    public ReceiveTwitchMessage receive(CrashPoint crash) {
        return new ReceiveTwitchMessage(
                crash.on(StreamInbox.class, inbox),
                messages,
                List.of(SECRET),
                forgeries,
                () -> woken++,
                () -> now);
    }

    public BroadcastStarts starts(CrashPoint crash) {
        return new BroadcastStarts(
                crash.on(Broadcasts.class, broadcasts),
                crash.on(Announcements.class, announcements),
                crash.on(MemberTellings.class, tellings),
                endings(crash),
                crash.on(Transactions.class, tables),
                UUID::randomUUID);
    }

    public PostEndings endings(CrashPoint crash) {
        return new PostEndings(
                crash.on(Announcements.class, announcements), crash.on(Posts.class, posts));
    }

    public FactsChanges changes(CrashPoint crash) {
        return new FactsChanges(
                new FactsChanges.Stores(
                        crash.on(Broadcasts.class, broadcasts),
                        crash.on(Announcements.class, announcements),
                        crash.on(MemberTellings.class, tellings),
                        crash.on(Posts.class, posts),
                        knownGuilds,
                        crash.on(Transactions.class, tables)));
    }

    public HandleTwitchMessages handle(CrashPoint crash) {
        return new HandleTwitchMessages(
                workOff(crash),
                new HandleTwitchMessages.Stores(
                        crash.on(Streamers.class, streamers),
                        crash.on(Broadcasts.class, broadcasts),
                        changes(crash)),
                messages,
                starts(crash),
                new HandleTwitchMessages.SubscriptionChanges() {
                    @Override
                    public void revoked(TwitchEvent.Revoked event) {
                        revoked.add(event);
                    }

                    @Override
                    public void confirmed(TwitchEvent.Confirmed event) {
                        confirmed.add(event);
                    }
                },
                () -> now);
    }

    public WorkOffInbox workOff(CrashPoint crash) {
        return new WorkOffInbox(
                crash.on(StreamInbox.class, inbox),
                crash.on(Transactions.class, tables),
                (message, _) -> failed.add(message),
                UUID::randomUUID,
                () -> now);
    }

    /** Twitch tells this, and it is handled. */
    public void told(String id, TwitchEvent event) {
        heard(id, event);
        waitNoMore();
    }

    /** The same, and what a broadcast shows is waited for. */
    public void heard(String id, TwitchEvent event) {
        heard(telling(id, event));
    }

    /** A message that Twitch sent at some time comes now, and is handled. */
    public void heard(SignedMessage message) {
        receive(CrashPoint.whole()).receive(message, ADDRESS);
        handle(CrashPoint.whole()).handle();
    }

    /** Nobody waits any more for what Twitch has to say of what is live. */
    public void waitNoMore() {
        broadcasts
                .live()
                .forEach(it -> announcements.wake(it.id(), Set.of(AnnouncementReason.NEW), now));
    }

    /** All announcements of one broadcast. */
    public List<Announcement> announcements(String twitchId) {
        return broadcasts
                .findByTwitchId(twitchId)
                .map(broadcast -> announcements.of(broadcast.id()))
                .orElse(List.of());
    }
}
