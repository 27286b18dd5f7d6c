package dev.pacenote.adapters.out.postgres.streams;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.streams.audit.PostgresStreamAudit;
import dev.pacenote.adapters.out.postgres.streams.golive.PostgresAnnouncements;
import dev.pacenote.adapters.out.postgres.streams.golive.PostgresBroadcasts;
import dev.pacenote.adapters.out.postgres.streams.golive.PostgresMemberTellings;
import dev.pacenote.adapters.out.postgres.streams.golive.PostgresPosts;
import dev.pacenote.adapters.out.postgres.streams.golive.PostgresTargets;
import dev.pacenote.adapters.out.postgres.streams.guild.PostgresGuilds;
import dev.pacenote.adapters.out.postgres.streams.intake.PostgresStreamInbox;
import dev.pacenote.adapters.out.postgres.streams.job.PostgresJobRuns;
import dev.pacenote.adapters.out.postgres.streams.link.PostgresLinkTickets;
import dev.pacenote.adapters.out.postgres.streams.link.PostgresLinks;
import dev.pacenote.adapters.out.postgres.streams.link.PostgresStreamers;
import dev.pacenote.adapters.out.postgres.streams.membership.PostgresDiscordProfiles;
import dev.pacenote.adapters.out.postgres.streams.membership.PostgresInvites;
import dev.pacenote.adapters.out.postgres.streams.membership.PostgresMemberships;
import dev.pacenote.adapters.out.postgres.streams.membership.PostgresPreferences;
import dev.pacenote.adapters.out.postgres.streams.role.PostgresManagedRoles;
import dev.pacenote.adapters.out.postgres.streams.role.PostgresRoleHolders;
import dev.pacenote.adapters.out.postgres.streams.subscription.PostgresEventSubscriptions;
import dev.pacenote.application.contracts.streams.audit.StreamAuditContract;
import dev.pacenote.application.contracts.streams.golive.AnnouncementsContract;
import dev.pacenote.application.contracts.streams.golive.broadcast.BroadcastsContract;
import dev.pacenote.application.contracts.streams.golive.member.MemberTellingsContract;
import dev.pacenote.application.contracts.streams.golive.post.PostsContract;
import dev.pacenote.application.contracts.streams.golive.target.TargetsContract;
import dev.pacenote.application.contracts.streams.guild.GuildsContract;
import dev.pacenote.application.contracts.streams.intake.StreamInboxContract;
import dev.pacenote.application.contracts.streams.job.JobRunsContract;
import dev.pacenote.application.contracts.streams.link.LinkTicketsContract;
import dev.pacenote.application.contracts.streams.link.LinksContract;
import dev.pacenote.application.contracts.streams.link.StreamersContract;
import dev.pacenote.application.contracts.streams.membership.DiscordProfilesContract;
import dev.pacenote.application.contracts.streams.membership.InvitesContract;
import dev.pacenote.application.contracts.streams.membership.MembershipsContract;
import dev.pacenote.application.contracts.streams.membership.PreferencesContract;
import dev.pacenote.application.contracts.streams.role.ManagedRolesContract;
import dev.pacenote.application.contracts.streams.role.RoleHoldersContract;
import dev.pacenote.application.contracts.streams.subscription.EventSubscriptionsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.job.JobRuns;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.application.streams.role.RoleHolders;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import org.junit.jupiter.api.AfterAll;

/** The area streams in Postgres. */
class PostgresStreamsAreaTest
        implements GuildsContract,
                MembershipsContract,
                InvitesContract,
                PreferencesContract,
                StreamAuditContract,
                DiscordProfilesContract,
                StreamersContract,
                LinksContract,
                LinkTicketsContract,
                EventSubscriptionsContract,
                StreamInboxContract,
                BroadcastsContract,
                AnnouncementsContract,
                MemberTellingsContract,
                PostsContract,
                TargetsContract,
                ManagedRolesContract,
                RoleHoldersContract,
                JobRunsContract {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.newDatabase());

    private static final StandaloneStores BEANS = new StandaloneStores(STORE);

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    @Override
    public Accounts accounts() {
        return BEANS.get(PostgresAccounts.class);
    }

    @Override
    public JobRuns jobRuns() {
        return BEANS.get(PostgresJobRuns.class);
    }

    @Override
    public Transactions transactions() {
        return STORE;
    }

    @Override
    public Guilds guilds() {
        return BEANS.get(PostgresGuilds.class);
    }

    @Override
    public Memberships memberships() {
        return BEANS.get(PostgresMemberships.class);
    }

    @Override
    public Invites invites() {
        return BEANS.get(PostgresInvites.class);
    }

    @Override
    public Preferences preferences() {
        return BEANS.get(PostgresPreferences.class);
    }

    @Override
    public StreamAudit audit() {
        return BEANS.get(PostgresStreamAudit.class);
    }

    @Override
    public DiscordProfiles profiles() {
        return BEANS.get(PostgresDiscordProfiles.class);
    }

    @Override
    public Streamers streamers() {
        return BEANS.get(PostgresStreamers.class);
    }

    @Override
    public Links links() {
        return BEANS.get(PostgresLinks.class);
    }

    @Override
    public LinkTickets tickets() {
        return BEANS.get(PostgresLinkTickets.class);
    }

    @Override
    public EventSubscriptions subscriptions() {
        return BEANS.get(PostgresEventSubscriptions.class);
    }

    @Override
    public StreamInbox inbox() {
        return BEANS.get(PostgresStreamInbox.class);
    }

    @Override
    public Broadcasts broadcasts() {
        return BEANS.get(PostgresBroadcasts.class);
    }

    @Override
    public Announcements announcements() {
        return BEANS.get(PostgresAnnouncements.class);
    }

    @Override
    public MemberTellings tellings() {
        return BEANS.get(PostgresMemberTellings.class);
    }

    @Override
    public Posts posts() {
        return BEANS.get(PostgresPosts.class);
    }

    @Override
    public Targets targets() {
        return BEANS.get(PostgresTargets.class);
    }

    @Override
    public ManagedRoles roles() {
        return BEANS.get(PostgresManagedRoles.class);
    }

    @Override
    public RoleHolders holders() {
        return BEANS.get(PostgresRoleHolders.class);
    }
}
