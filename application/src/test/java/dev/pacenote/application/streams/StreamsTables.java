package dev.pacenote.application.streams;

import dev.pacenote.application.platform.Tables.Table;
import dev.pacenote.application.streams.golive.target.InMemoryTargets;
import dev.pacenote.application.streams.membership.InMemoryInvites;
import dev.pacenote.application.streams.membership.InMemoryMemberships;
import dev.pacenote.application.streams.membership.InMemoryPreferences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.MemberTelling;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.intake.InboxMessage;
import dev.pacenote.domain.streams.job.JobRun;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkTicket;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.Membership;
import dev.pacenote.domain.streams.role.ManagedRole;
import dev.pacenote.domain.streams.role.RoleHolder;
import dev.pacenote.domain.streams.subscription.Subscription;
import java.time.Instant;
import java.util.UUID;

/** What the area keeps in memory, beside everything else. */
public final class StreamsTables {

    public static final Table<InboxMessage.Key, InboxMessage> INBOX =
            new Table<>(InboxMessage.Key.class, InboxMessage.class);
    public static final Table<StreamerId, Streamer> STREAMERS =
            new Table<>(StreamerId.class, Streamer.class);
    public static final Table<Link.Key, Link> LINKS = new Table<>(Link.Key.class, Link.class);
    public static final Table<String, LinkTicket> LINK_TICKETS =
            new Table<>(String.class, LinkTicket.class);
    public static final Table<UUID, Broadcast> BROADCASTS =
            new Table<>(UUID.class, Broadcast.class);
    public static final Table<UUID, Announcement> ANNOUNCEMENTS =
            new Table<>(UUID.class, Announcement.class);

    public static final Table<UUID, MemberTelling> TELLINGS =
            new Table<>(UUID.class, MemberTelling.class);

    public static final Table<MessageId, Post> POSTS = new Table<>(MessageId.class, Post.class);
    public static final Table<InMemoryTargets.Key, TargetHealth> TARGETS =
            new Table<>(InMemoryTargets.Key.class, TargetHealth.class);

    public static final Table<GuildId, Guild> GUILDS = new Table<>(GuildId.class, Guild.class);
    public static final Table<GuildId, GuildConfig> CONFIGS =
            new Table<>(GuildId.class, GuildConfig.class);
    public static final Table<GuildId, SeenRoles> SEEN_ROLES =
            new Table<>(GuildId.class, SeenRoles.class);
    public static final Table<InMemoryMemberships.Key, Membership> MEMBERSHIPS =
            new Table<>(InMemoryMemberships.Key.class, Membership.class);
    public static final Table<UUID, Invite> INVITES = new Table<>(UUID.class, Invite.class);
    public static final Table<InMemoryInvites.Use, Boolean> INVITE_USES =
            new Table<>(InMemoryInvites.Use.class, Boolean.class);
    public static final Table<InMemoryPreferences.Key, InMemoryPreferences.Choice> PREFERENCES =
            new Table<>(InMemoryPreferences.Key.class, InMemoryPreferences.Choice.class);
    public static final Table<UUID, StreamAuditEntry> AUDIT =
            new Table<>(UUID.class, StreamAuditEntry.class);
    public static final Table<AccountId, DiscordProfile> PROFILES =
            new Table<>(AccountId.class, DiscordProfile.class);
    public static final Table<Subscription.Key, Subscription> SUBSCRIPTIONS =
            new Table<>(Subscription.Key.class, Subscription.class);

    /** Fingerprints of secrets, and since when each is the one that Twitch is given. */
    public static final Table<String, Instant> SECRETS = new Table<>(String.class, Instant.class);

    /** Twitch's ids of those that nobody wanted in the last pass. */
    public static final Table<String, Boolean> UNWANTED_SUBSCRIPTIONS =
            new Table<>(String.class, Boolean.class);

    public static final Table<Link.Key, ManagedRole> MANAGED_ROLES =
            new Table<>(Link.Key.class, ManagedRole.class);
    public static final Table<RoleHolder.Key, RoleHolder> ROLE_HOLDERS =
            new Table<>(RoleHolder.Key.class, RoleHolder.class);

    public static final Table<String, JobRun> JOB_RUNS = new Table<>(String.class, JobRun.class);

    private StreamsTables() {}
}
