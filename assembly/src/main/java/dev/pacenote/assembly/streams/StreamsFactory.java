package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.out.twitch.TwitchSettings;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.broadcast.BroadcastStarts;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.FactsChanges;
import dev.pacenote.application.streams.golive.broadcast.PollTwitch;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.BotTargets;
import dev.pacenote.application.streams.guild.ConfigureGuild;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.PostTargetChecks;
import dev.pacenote.application.streams.guild.ShowPostTargets;
import dev.pacenote.application.streams.link.ConfigureLink;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.ManageLinks;
import dev.pacenote.application.streams.link.NewLinks;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.link.TellGoneChannel;
import dev.pacenote.application.streams.link.TwitchChannels;
import dev.pacenote.application.streams.link.WriteLinkText;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.application.streams.membership.DiscordLogin;
import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.application.streams.membership.ListGuilds;
import dev.pacenote.application.streams.membership.ListVerifiedGuilds;
import dev.pacenote.application.streams.membership.LogInWithDiscord;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.subscription.EventSubscriptions;
import dev.pacenote.application.streams.subscription.FollowChannel;
import dev.pacenote.application.streams.subscription.ReconcileSubscriptions;
import dev.pacenote.application.streams.subscription.TwitchSubscriptions;
import dev.pacenote.application.streams.subscription.WantedSubscriptions;
import dev.pacenote.assembly.background.BackgroundExecutor;
import dev.pacenote.assembly.background.BackgroundWait;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.subscription.Subscription;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Servers, their people, and the channels that they follow. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class StreamsFactory {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsFactory.class);

    @Singleton
    LogInWithDiscord logInWithDiscord(
            DiscordLogin discord,
            RateLimiter limiter,
            LogInWithDiscord.Stores stores,
            Settings settings,
            Ids ids,
            InstantSource clock) {
        return new LogInWithDiscord(
                discord,
                limiter,
                stores,
                () -> settings.get(RegisterAccount.MAX_USERS).number(),
                ids,
                clock);
    }

    @Singleton
    LogInWithDiscord.Stores loginStores(
            Accounts accounts,
            Credentials credentials,
            Sessions sessions,
            DiscordProfiles profiles,
            Guilds guilds,
            Memberships memberships,
            AuditActions audit,
            Transactions transactions) {
        return new LogInWithDiscord.Stores(
                accounts,
                credentials,
                sessions,
                profiles,
                guilds,
                memberships,
                audit,
                transactions);
    }

    @Singleton
    CheckGuildAccess checkGuildAccess(
            Guilds guilds,
            Memberships memberships,
            DiscordProfiles profiles,
            DiscordGuilds discord,
            InstantSource clock) {
        return new CheckGuildAccess(guilds, memberships, profiles, discord, clock);
    }

    @Singleton
    ListGuilds listGuilds(Guilds guilds, Memberships memberships, InstantSource clock) {
        return new ListGuilds(guilds, memberships, clock);
    }

    @Singleton
    ListVerifiedGuilds listVerifiedGuilds(
            ListGuilds guilds,
            CheckGuildAccess access,
            BackgroundExecutor background,
            InstantSource clock) {
        return new ListVerifiedGuilds(guilds, access, new BackgroundWait(background), clock);
    }

    @Singleton
    BotTargets botTargets(
            Guilds guilds,
            Links links,
            Targets targets,
            Transactions transactions,
            TargetMending mending,
            InstantSource clock) {
        return new BotTargets(
                new BotTargets.Stores(guilds, links, targets, transactions), mending, clock);
    }

    @Singleton
    BotPresences botPresences(
            Guilds guilds, DiscordGuilds discord, BotTargets targets, InstantSource clock) {
        return new BotPresences(guilds, discord, targets, clock);
    }

    @Singleton
    ConfigureGuild configureGuild(
            Guilds guilds,
            Links links,
            PostTargetChecks checks,
            TargetMending mending,
            AskTwitch askTwitch,
            Transactions transactions,
            InstantSource clock) {
        return new ConfigureGuild(guilds, links, checks, mending, askTwitch, transactions, clock);
    }

    @Singleton
    PostTargetChecks postTargetChecks(
            BotPresences presences, DiscordGuilds discord, BackgroundExecutor background) {
        return new PostTargetChecks(presences, discord, new BackgroundWait(background));
    }

    @Singleton
    ConfigureLink configureLink(
            Links links,
            Guilds guilds,
            PostTargetChecks checks,
            TargetMending mending,
            AskTwitch askTwitch,
            Transactions transactions,
            InstantSource clock) {
        return new ConfigureLink(links, guilds, checks, mending, askTwitch, transactions, clock);
    }

    @Singleton
    WriteLinkText writeLinkText(
            Links links, Streamers streamers, Guilds guilds, InstantSource clock) {
        return new WriteLinkText(links, streamers, guilds, clock);
    }

    @Singleton
    ShowPostTargets showPostTargets(BotPresences presences, DiscordGuilds discord) {
        return new ShowPostTargets(presences, discord);
    }

    @Singleton
    WantedSubscriptions wantedSubscriptions(Links links, Guilds guilds) {
        return new WantedSubscriptions(links, guilds);
    }

    /** Has Twitch asked to tell of a channel, behind whoever waits for an answer. */
    record AskTwitch(FollowChannel follow, HearingOfTwitch hearing, BackgroundExecutor background)
            implements Consumer<StreamerId> {

        @Override
        public void accept(StreamerId streamer) {
            if (!hearing.pollOnly()) {
                background.execute(() -> asked(streamer));
            }
        }

        private void asked(StreamerId streamer) {
            try {
                follow.follow(streamer);
            } catch (RuntimeException e) {
                LOG.warn("streams: Twitch was not asked to tell of a channel", e);
            }
        }
    }

    @Singleton
    AskTwitch askTwitch(
            FollowChannel follow, HearingOfTwitch hearing, BackgroundExecutor background) {
        return new AskTwitch(follow, hearing, background);
    }

    @Singleton
    FollowChannel followChannel(
            Streamers streamers,
            EventSubscriptions subscriptions,
            WantedSubscriptions wanted,
            TwitchSubscriptions twitch,
            TellGoneChannel gone,
            Transactions transactions,
            InstantSource clock) {
        return new FollowChannel(
                streamers,
                subscriptions,
                wanted,
                twitch,
                gone::tell,
                StreamsFactory::callOperator,
                transactions,
                clock);
    }

    /** The alarm of the functions looks for these words. */
    private static void callOperator(Subscription subscription) {
        LOG.error(
                "Twitch offers {} of channel {} no more in the version that this release asks for:"
                        + " the poll carries on, and a newer release is needed",
                subscription.key().type().wireName(),
                subscription.key().streamer());
    }

    @Singleton
    ManageLinks.Stores linkStores(
            Links links,
            Streamers streamers,
            EventSubscriptions subscriptions,
            Broadcasts broadcasts,
            Announcements announcements,
            Posts posts,
            RateLimiter limiter,
            Transactions transactions) {
        return new ManageLinks.Stores(
                links,
                streamers,
                subscriptions,
                broadcasts,
                announcements,
                posts,
                limiter,
                transactions);
    }

    @Singleton
    NewLinks newLinks(
            Links links,
            Streamers streamers,
            Transactions transactions,
            StreamsConfiguration configuration,
            AskTwitch askTwitch,
            Ids ids) {
        return new NewLinks(
                new NewLinks.Stores(links, streamers, transactions),
                configuration.maxLinksPerGuild(),
                askTwitch,
                ids);
    }

    @Singleton
    ManageLinks manageLinks(
            ManageLinks.Stores stores,
            NewLinks newLinks,
            TwitchChannels twitch,
            HearingOfTwitch hearing,
            @Named(StreamsArea.WAKE) Runnable wake,
            InstantSource clock) {
        return new ManageLinks(stores, newLinks, twitch, hearing.pollOnly(), wake, clock);
    }

    @Singleton
    ReconcileSubscriptions reconcileSubscriptions(
            Links links,
            Streamers streamers,
            EventSubscriptions subscriptions,
            WantedSubscriptions wanted,
            FollowChannel follow,
            TwitchSubscriptions twitch,
            TwitchSettings settings,
            HearingOfTwitch hearing,
            InstantSource clock) {
        return new ReconcileSubscriptions(
                new ReconcileSubscriptions.Stores(links, streamers, subscriptions, wanted),
                follow,
                twitch,
                new TwitchSecret(settings.application().webhookSecret()),
                hearing.pollOnly(),
                clock);
    }

    @Singleton
    ScheduledJob renewals(FollowChannel follow, HearingOfTwitch hearing) {
        return ScheduledJob.of(
                "streams-renewals",
                Duration.ofMinutes(1),
                () -> {
                    if (!hearing.pollOnly()) {
                        follow.renew();
                    }
                });
    }

    @Singleton
    PollTwitch pollTwitch(
            Links links,
            Streamers streamers,
            EventSubscriptions subscriptions,
            Broadcasts broadcasts,
            Announcements announcements,
            FactsChanges changes,
            BroadcastStarts starts,
            TwitchStreams twitch,
            HearingOfTwitch hearing,
            InstantSource clock) {
        return new PollTwitch(
                new PollTwitch.Stores(
                        links, streamers, subscriptions, broadcasts, announcements, changes),
                starts,
                twitch,
                hearing.pollOnly(),
                clock);
    }
}
