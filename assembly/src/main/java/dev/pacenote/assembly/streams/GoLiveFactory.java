package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.out.twitch.TwitchSettings;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.SendAnnouncements;
import dev.pacenote.application.streams.golive.SendContexts;
import dev.pacenote.application.streams.golive.ShowHistory;
import dev.pacenote.application.streams.golive.StoredSendContexts;
import dev.pacenote.application.streams.golive.broadcast.BroadcastStarts;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.ChannelInformation;
import dev.pacenote.application.streams.golive.broadcast.EndBroadcasts;
import dev.pacenote.application.streams.golive.broadcast.FactsChanges;
import dev.pacenote.application.streams.golive.broadcast.LearnFacts;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.application.streams.golive.broadcast.TwitchVideos;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.KnownPings;
import dev.pacenote.application.streams.golive.post.MakePost;
import dev.pacenote.application.streams.golive.post.PingableRoles;
import dev.pacenote.application.streams.golive.post.PostCodec;
import dev.pacenote.application.streams.golive.post.PostEndings;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.application.streams.golive.post.TestPost;
import dev.pacenote.application.streams.golive.post.UpdatePosts;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.golive.target.TellPausedTarget;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.LookForBot;
import dev.pacenote.application.streams.guild.PostTargetChecks;
import dev.pacenote.application.streams.intake.HandleTwitchMessages;
import dev.pacenote.application.streams.intake.LimitForgeries;
import dev.pacenote.application.streams.intake.ReceiveTwitchMessage;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.intake.TwitchMessages;
import dev.pacenote.application.streams.intake.WorkOffInbox;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.application.streams.role.LevelManagedRoles;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.application.streams.subscription.FollowChannel;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from a message of Twitch to a post at Discord. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class GoLiveFactory {

    private static final Logger LOG = LoggerFactory.getLogger(GoLiveFactory.class);

    @Singleton
    ReceiveTwitchMessage receiveTwitchMessage(
            StreamInbox inbox,
            TwitchMessages messages,
            TwitchSettings settings,
            StreamsConfiguration configuration,
            LimitForgeries forgeries,
            @Named(StreamsArea.WAKE) Runnable wake,
            InstantSource clock) {
        return new ReceiveTwitchMessage(
                inbox,
                messages,
                Stream.concat(
                                Stream.of(new TwitchSecret(settings.application().webhookSecret())),
                                configuration.previousSecret().stream())
                        .toList(),
                forgeries,
                wake,
                clock);
    }

    @Singleton
    PostEndings postEndings(Announcements announcements, Posts posts) {
        return new PostEndings(announcements, posts);
    }

    @Singleton
    TargetMending targetMending(
            Targets targets,
            Announcements announcements,
            Transactions transactions,
            @Named(StreamsArea.WAKE) Runnable wake) {
        return new TargetMending(targets, announcements, transactions, wake);
    }

    @Singleton
    BroadcastStarts broadcastStarts(
            Broadcasts broadcasts,
            Announcements announcements,
            MemberTellings tellings,
            PostEndings endings,
            Transactions transactions,
            Ids ids) {
        return new BroadcastStarts(broadcasts, announcements, tellings, endings, transactions, ids);
    }

    @Singleton
    HandleTwitchMessages.Stores intakeStores(
            Streamers streamers, Broadcasts broadcasts, FactsChanges changes) {
        return new HandleTwitchMessages.Stores(streamers, broadcasts, changes);
    }

    @Singleton
    FactsChanges factsChanges(
            Broadcasts broadcasts,
            Announcements announcements,
            MemberTellings tellings,
            Posts posts,
            Guilds guilds,
            Transactions transactions) {
        return new FactsChanges(
                new FactsChanges.Stores(
                        broadcasts, announcements, tellings, posts, guilds, transactions));
    }

    @Singleton
    HandleTwitchMessages handleTwitchMessages(
            WorkOffInbox inbox,
            HandleTwitchMessages.Stores stores,
            TwitchMessages messages,
            BroadcastStarts starts,
            FollowChannel subscriptions,
            InstantSource clock) {
        return new HandleTwitchMessages(inbox, stores, messages, starts, subscriptions, clock);
    }

    @Singleton
    MakePost makePost(PostCodec codec, InstantSource clock) {
        return new MakePost(codec, clock);
    }

    @Singleton
    StoredSendContexts.Stores contextStores(
            Streamers streamers,
            Broadcasts broadcasts,
            Links links,
            Guilds guilds,
            Targets targets,
            Announcements announcements,
            Posts posts) {
        return new StoredSendContexts.Stores(
                streamers, broadcasts, links, guilds, targets, announcements, posts);
    }

    @Singleton
    KnownPings knownPings(Preferences preferences, ManagedRoles roles) {
        return new KnownPings(preferences, roles);
    }

    @Singleton
    SendContexts sendContexts(
            StoredSendContexts.Stores stores,
            KnownPings pings,
            LevelManagedRoles ownRoles,
            DiscordGuilds discord,
            InstantSource clock) {
        var roles = new PingableRoles(stores.guilds(), ownRoles::seen, discord, clock);
        return new StoredSendContexts(stores, pings, roles::find);
    }

    @Singleton
    SendAnnouncements.Stores sendStores(
            Announcements announcements,
            SendContexts contexts,
            Broadcasts broadcasts,
            Links links,
            Posts posts,
            Targets targets,
            TellPausedTarget admins,
            Transactions transactions) {
        return new SendAnnouncements.Stores(
                announcements, contexts, broadcasts, links, posts, targets, admins, transactions);
    }

    @Singleton
    SendAnnouncements sendAnnouncements(
            SendAnnouncements.Stores stores,
            SendPost discord,
            EditPost edits,
            MakePost messages,
            LookForBot bot,
            StreamsMetrics metrics,
            Ids ids,
            InstantSource clock) {
        return new SendAnnouncements(
                stores, discord, edits, messages, bot::look, metrics, ids, clock);
    }

    @Singleton
    LookForBot lookForBot(
            BotPresences presences, Announcements announcements, InstantSource clock) {
        return new LookForBot(presences, announcements, clock);
    }

    @Singleton
    TestPost.Stores testStores(
            Guilds guilds,
            Links links,
            Streamers streamers,
            Broadcasts broadcasts,
            TargetMending mending,
            RateLimiter limiter,
            Transactions transactions) {
        return new TestPost.Stores(
                guilds, links, streamers, broadcasts, mending, limiter, transactions);
    }

    @Singleton
    TestPost testPost(
            TestPost.Stores stores,
            PostTargetChecks checks,
            KnownPings pings,
            SendPost discord,
            MakePost messages,
            Ids ids,
            InstantSource clock) {
        return new TestPost(stores, checks, pings, discord, messages, ids, clock);
    }

    @Singleton
    ShowHistory showHistory(
            Announcements announcements, Broadcasts broadcasts, Streamers streamers, Posts posts) {
        return new ShowHistory(announcements, broadcasts, streamers, posts);
    }

    @Singleton
    LearnFacts learnFacts(
            Broadcasts broadcasts,
            Streamers streamers,
            FactsChanges changes,
            TwitchStreams twitch,
            ChannelInformation information,
            InstantSource clock) {
        return new LearnFacts(broadcasts, streamers, changes, twitch, information, clock);
    }

    @Singleton
    EndBroadcasts endBroadcasts(
            Broadcasts broadcasts,
            Streamers streamers,
            PostEndings endings,
            Transactions transactions,
            TwitchStreams twitch,
            InstantSource clock) {
        return new EndBroadcasts(
                new EndBroadcasts.Stores(broadcasts, streamers, endings, transactions),
                twitch,
                clock);
    }

    @Singleton
    UpdatePosts updatePosts(
            Posts posts,
            Announcements announcements,
            SendContexts contexts,
            EditPost discord,
            TwitchVideos recordings,
            MakePost messages,
            InstantSource clock) {
        return new UpdatePosts(
                posts,
                announcements,
                contexts,
                discord,
                recordings,
                messages,
                (post, cause) ->
                        LOG.warn(
                                "streams: post {} was not changed",
                                post.id(),
                                new WithoutMessages(cause)),
                clock);
    }
}
