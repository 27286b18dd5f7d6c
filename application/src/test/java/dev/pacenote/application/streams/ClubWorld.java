package dev.pacenote.application.streams;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.WaitAtMost;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.audit.InMemoryStreamAudit;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.InMemoryAnnouncements;
import dev.pacenote.application.streams.golive.InMemoryDiscord;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.InMemoryBroadcasts;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.application.streams.golive.post.InMemoryPosts;
import dev.pacenote.application.streams.golive.post.KnownPings;
import dev.pacenote.application.streams.golive.post.MakePost;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.application.streams.golive.post.TestPost;
import dev.pacenote.application.streams.golive.target.InMemoryTargets;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.BotTargets;
import dev.pacenote.application.streams.guild.ConfigureGuild;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.application.streams.guild.InMemoryGuilds;
import dev.pacenote.application.streams.guild.LookForBot;
import dev.pacenote.application.streams.guild.PostTargetChecks;
import dev.pacenote.application.streams.guild.SettingsFields;
import dev.pacenote.application.streams.link.ConfigureLink;
import dev.pacenote.application.streams.link.InMemoryLinkTickets;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.application.streams.link.InMemoryStreamers;
import dev.pacenote.application.streams.link.InMemoryTwitchIdentity;
import dev.pacenote.application.streams.link.LinkOwnChannel;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.LookUpChannel;
import dev.pacenote.application.streams.link.ManageLinks;
import dev.pacenote.application.streams.link.NewLinks;
import dev.pacenote.application.streams.link.OwnChannels;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.link.TwitchChannels;
import dev.pacenote.application.streams.link.TwitchIdentity;
import dev.pacenote.application.streams.link.WriteLinkText;
import dev.pacenote.application.streams.membership.AcceptInvite;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.application.streams.membership.ChooseNotices;
import dev.pacenote.application.streams.membership.DiscordLogin;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.InMemoryDiscordProfiles;
import dev.pacenote.application.streams.membership.InMemoryInvites;
import dev.pacenote.application.streams.membership.InMemoryMemberships;
import dev.pacenote.application.streams.membership.InMemoryPreferences;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.application.streams.membership.ListGuilds;
import dev.pacenote.application.streams.membership.LogInWithDiscord;
import dev.pacenote.application.streams.membership.ManageInvites;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.application.streams.role.DiscordRoles;
import dev.pacenote.application.streams.role.GiveRoles;
import dev.pacenote.application.streams.role.InMemoryDiscordRoles;
import dev.pacenote.application.streams.role.InMemoryManagedRoles;
import dev.pacenote.application.streams.role.InMemoryRoleHolders;
import dev.pacenote.application.streams.role.LevelManagedRoles;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.application.streams.role.RoleHolders;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import dev.pacenote.application.streams.subscription.InMemoryEventSubscriptions;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A Discord server with an owner, and our stores in memory. */
public final class ClubWorld {

    public final Tables tables = new Tables();
    public final Stores stores = InMemoryStores.on(tables);
    public final InMemoryGuilds guilds = new InMemoryGuilds(tables);
    public final InMemoryMemberships memberships = new InMemoryMemberships(tables);
    public final InMemoryInvites invites = new InMemoryInvites(tables);
    public final InMemoryPreferences preferences = new InMemoryPreferences(tables);
    public final InMemoryStreamAudit audit = new InMemoryStreamAudit(tables);
    public final InMemoryDiscordProfiles profiles = new InMemoryDiscordProfiles(tables);
    public final InMemoryManagedRoles roles = new InMemoryManagedRoles(tables);
    public final InMemoryRoleHolders holders = new InMemoryRoleHolders(tables);
    public final InMemoryTargets targets = new InMemoryTargets(tables);
    public final InMemoryLinks links = new InMemoryLinks(tables);
    public final InMemoryLinkTickets tickets = new InMemoryLinkTickets(tables);
    public final InMemoryStreamers streamers = new InMemoryStreamers(tables);
    public final InMemoryEventSubscriptions subscriptions = new InMemoryEventSubscriptions(tables);
    public final InMemoryBroadcasts broadcasts = new InMemoryBroadcasts(tables);
    public final InMemoryAnnouncements announcements = new InMemoryAnnouncements(tables);
    public final InMemoryPosts posts = new InMemoryPosts(tables);
    public final InMemoryDiscordGuilds discord = new InMemoryDiscordGuilds();
    public final InMemoryTwitchIdentity twitch = new InMemoryTwitchIdentity();
    public final List<StreamerId> followed = new ArrayList<>();
    public DiscordLogin.Answer login = new DiscordLogin.Answer.CodeRefused();
    public int maxAccounts = 100;

    /** Whether Twitch tells nothing, and we ask for everybody. */
    public boolean pollOnly;

    /** How often what is due was to be looked at. */
    public int woken;

    public Instant now = Samples.NOON;
    public final InMemoryDiscordRoles discordRoles = new InMemoryDiscordRoles(discord, () -> now);
    public final InMemoryDiscord posted = new InMemoryDiscord(() -> now);

    /** The server, with or without our bot. */
    public Guild guild(boolean bot) {
        var guild =
                Guild.discovered(
                        InMemoryDiscordGuilds.CLUB,
                        "Speed Club",
                        Optional.empty(),
                        Optional.empty());
        return guilds.save(bot ? guild.botArrived() : guild).orUndo("a server");
    }

    /** The server's posts go there. */
    public void postsTo(TextChannelId channel) {
        var config = guilds.config(InMemoryDiscordGuilds.CLUB);
        var next =
                SettingsFields.read(
                        Fields.of(Map.of("channel_id", channel.value())), config.settings());
        guilds.save(config.changed(next, new AccountId(42), now)).orUndo("settings");
    }

    public AccountId account() {
        return Samples.account(stores.accounts()).id();
    }

    public LogInWithDiscord logins(CrashPoint crash) {
        return new LogInWithDiscord(
                (_, _) -> login,
                stores.rateLimiter(),
                new LogInWithDiscord.Stores(
                        crash.on(Accounts.class, stores.accounts()),
                        crash.on(Credentials.class, stores.credentials()),
                        crash.on(Sessions.class, stores.sessions()),
                        crash.on(DiscordProfiles.class, profiles),
                        crash.on(Guilds.class, guilds),
                        crash.on(Memberships.class, memberships),
                        audits(crash),
                        crash.on(Transactions.class, tables)),
                () -> maxAccounts,
                UUID::randomUUID,
                () -> now);
    }

    private AuditActions audits(CrashPoint crash) {
        return new AuditActions(crash.on(StreamAudit.class, audit), UUID::randomUUID, () -> now);
    }

    public ManageInvites manageInvites(CrashPoint crash) {
        return new ManageInvites(
                crash.on(Invites.class, invites),
                crash.on(Memberships.class, memberships),
                crash.on(Transactions.class, tables),
                UUID::randomUUID,
                () -> now);
    }

    public AcceptInvite acceptInvites(CrashPoint crash) {
        return new AcceptInvite(
                new AcceptInvite.Stores(
                        crash.on(Invites.class, invites),
                        crash.on(Memberships.class, memberships),
                        guilds,
                        stores.rateLimiter(),
                        crash.on(Transactions.class, tables)),
                () -> now);
    }

    public ChooseNotices choices(CrashPoint crash) {
        return new ChooseNotices(
                new ListGuilds(guilds, memberships, () -> now),
                new ChooseNotices.Stores(
                        guilds,
                        crash.on(Links.class, links),
                        streamers,
                        crash.on(Preferences.class, preferences),
                        profiles,
                        crash.on(Transactions.class, tables)),
                giveRoles(crash),
                () -> now);
    }

    /** At {@link #discordRoles}. */
    public LevelManagedRoles levelRoles(CrashPoint crash) {
        return new LevelManagedRoles(
                new LevelManagedRoles.Stores(
                        crash.on(ManagedRoles.class, roles),
                        crash.on(RoleHolders.class, holders),
                        links,
                        streamers,
                        guilds,
                        crash.on(Preferences.class, preferences),
                        crash.on(Transactions.class, tables)),
                discord,
                crash.on(DiscordRoles.class, discordRoles),
                () -> now);
    }

    /** At {@link #discordRoles}. */
    public GiveRoles giveRoles(CrashPoint crash) {
        return new GiveRoles(
                new GiveRoles.Stores(
                        crash.on(ManagedRoles.class, roles),
                        crash.on(RoleHolders.class, holders),
                        crash.on(Preferences.class, preferences),
                        profiles,
                        crash.on(Transactions.class, tables)),
                levelRoles(crash),
                discord,
                crash.on(DiscordRoles.class, discordRoles),
                () -> now);
    }

    /** Channels that Twitch was asked to tell of. */
    public final List<StreamerId> askedFor = new ArrayList<>();

    /** How long somebody waits for Discord: until it answers. */
    public WaitAtMost wait = (work, _) -> work.run();

    public CheckGuildAccess access() {
        return new CheckGuildAccess(guilds, memberships, profiles, discord, () -> now);
    }

    public ConfigureGuild configs(CrashPoint crash) {
        var stored = crash.on(Guilds.class, guilds);
        return new ConfigureGuild(
                stored,
                links,
                checks(stored),
                mending(crash),
                askedFor::add,
                crash.on(Transactions.class, tables),
                () -> now);
    }

    private PostTargetChecks checks(Guilds stored) {
        return new PostTargetChecks(presences(stored, CrashPoint.whole()), discord, wait);
    }

    public BotPresences presences() {
        return presences(guilds, CrashPoint.whole());
    }

    public BotPresences presences(Guilds stored, CrashPoint crash) {
        return new BotPresences(stored, discord, botTargets(stored, crash), () -> now);
    }

    public BotTargets botTargets(Guilds stored, CrashPoint crash) {
        return new BotTargets(
                new BotTargets.Stores(
                        stored,
                        links,
                        crash.on(Targets.class, targets),
                        crash.on(Transactions.class, tables)),
                mending(crash),
                () -> now);
    }

    private TargetMending mending(CrashPoint crash) {
        return new TargetMending(
                crash.on(Targets.class, targets),
                crash.on(Announcements.class, announcements),
                crash.on(Transactions.class, tables),
                () -> woken++);
    }

    public ConfigureLink linkConfigs(CrashPoint crash) {
        var stored = crash.on(Guilds.class, guilds);
        return new ConfigureLink(
                crash.on(Links.class, links),
                stored,
                checks(stored),
                mending(crash),
                askedFor::add,
                crash.on(Transactions.class, tables),
                () -> now);
    }

    public LookForBot bot() {
        return new LookForBot(presences(guilds, CrashPoint.whole()), announcements, () -> now);
    }

    /** Posts go to {@link #posted}. */
    public TestPost tests(CrashPoint crash) {
        var stored = crash.on(Guilds.class, guilds);
        return new TestPost(
                new TestPost.Stores(
                        stored,
                        links,
                        streamers,
                        broadcasts,
                        mending(crash),
                        stores.rateLimiter(),
                        crash.on(Transactions.class, tables)),
                checks(stored),
                new KnownPings(preferences, roles),
                crash.on(SendPost.class, posted),
                new MakePost((message, allowed, _) -> message.content() + " " + allowed, () -> now),
                UUID::randomUUID,
                () -> now);
    }

    public WriteLinkText texts(CrashPoint crash) {
        return new WriteLinkText(
                crash.on(Links.class, links),
                crash.on(Streamers.class, streamers),
                guilds,
                () -> now);
    }

    public ManageLinks links(CrashPoint crash) {
        return new ManageLinks(
                new ManageLinks.Stores(
                        crash.on(Links.class, links),
                        crash.on(Streamers.class, streamers),
                        crash.on(EventSubscriptions.class, subscriptions),
                        crash.on(Broadcasts.class, broadcasts),
                        crash.on(Announcements.class, announcements),
                        crash.on(Posts.class, posts),
                        stores.rateLimiter(),
                        crash.on(Transactions.class, tables)),
                newLinks(crash),
                ClubWorld::channel,
                pollOnly,
                () -> woken++,
                () -> now);
    }

    /** Two for each server. */
    private NewLinks newLinks(CrashPoint crash) {
        return new NewLinks(
                new NewLinks.Stores(
                        crash.on(Links.class, links),
                        crash.on(Streamers.class, streamers),
                        crash.on(Transactions.class, tables)),
                2,
                followed::add,
                UUID::randomUUID);
    }

    /** At {@link #twitch}. */
    public LinkOwnChannel ownLinks(CrashPoint crash) {
        return new LinkOwnChannel(
                new LinkOwnChannel.Stores(
                        crash.on(LinkTickets.class, tickets),
                        crash.on(Guilds.class, guilds),
                        crash.on(Streamers.class, streamers),
                        presences(crash.on(Guilds.class, guilds), crash),
                        audits(crash),
                        stores.rateLimiter()),
                newLinks(crash),
                access(),
                crash.on(TwitchIdentity.class, twitch),
                UUID::randomUUID,
                () -> now);
    }

    public OwnChannels ownChannels(CrashPoint crash) {
        return new OwnChannels(
                crash.on(Streamers.class, streamers),
                crash.on(Links.class, links),
                crash.on(Guilds.class, guilds),
                newLinks(crash),
                links(crash),
                audits(crash));
    }

    /** {@code ada} is live. */
    public LookUpChannel lookUp() {
        var live = channel(new TwitchLogin("ada")).orElseThrow().id();
        return new LookUpChannel(
                ClubWorld::channel,
                channels ->
                        channels.contains(live)
                                ? List.of(
                                        new TwitchStreams.Live(
                                                live, "41", now, BroadcastFacts.UNKNOWN))
                                : List.of(),
                streamers,
                stores.rateLimiter(),
                () -> now);
    }

    /** Twitch knows all channels but {@code nobody}. */
    private static Optional<TwitchChannels.TwitchChannel> channel(TwitchLogin login) {
        return Optional.of(login)
                .filter(it -> !it.value().equals("nobody"))
                .map(
                        it ->
                                new TwitchChannels.TwitchChannel(
                                        new BroadcasterId(
                                                "" + Math.floorMod(it.hashCode(), 1_000_000)),
                                        new ChannelNames(it, it.value(), "")));
    }
}
