package dev.pacenote.assembly.streams;

import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.member.LiveNotificationRenderer;
import dev.pacenote.application.streams.golive.member.LiveRelevance;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.application.streams.golive.member.TellMembers;
import dev.pacenote.application.streams.golive.target.PausedTargetNotificationRenderer;
import dev.pacenote.application.streams.golive.target.TellPausedTarget;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.GoneChannelNotificationRenderer;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.link.TellGoneChannel;
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.application.streams.membership.CurrentAdmins;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.assembly.configuration.RetentionConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.streams.golive.LiveFacts;
import dev.pacenote.domain.streams.golive.PausedTargetFacts;
import dev.pacenote.domain.streams.link.GoneChannelFacts;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people are told of channels that go live, and admins of posts that do not go through. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class StreamsNoticeFactory {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsNoticeFactory.class);

    @Singleton
    TopicDefinition liveChannels(RetentionConfiguration retention) {
        return new TopicDefinition(
                LiveFacts.TOPIC,
                new FactsCodec<>(LiveFacts.class, LiveFacts::stored, LiveFacts::of),
                Optional.of(retention.notices()),
                Optional.empty(),
                LiveFacts.CHANNELS);
    }

    @Singleton
    TopicDefinition pausedTargets(RetentionConfiguration retention) {
        return new TopicDefinition(
                PausedTargetFacts.TOPIC,
                new FactsCodec<>(
                        PausedTargetFacts.class, PausedTargetFacts::stored, PausedTargetFacts::of),
                Optional.of(retention.notices()),
                Optional.empty(),
                PausedTargetFacts.CHANNELS);
    }

    @Singleton
    TopicDefinition goneChannels(RetentionConfiguration retention) {
        return new TopicDefinition(
                GoneChannelFacts.TOPIC,
                new FactsCodec<>(
                        GoneChannelFacts.class, GoneChannelFacts::stored, GoneChannelFacts::of),
                Optional.of(retention.notices()),
                Optional.empty(),
                GoneChannelFacts.CHANNELS);
    }

    @Singleton
    InboxTopic goneChannelsInInbox() {
        return InboxTopic.of(GoneChannelFacts.TOPIC, notice -> source("guild", notice));
    }

    @Singleton
    NotificationRenderer goneChannelWords() {
        return new GoneChannelNotificationRenderer();
    }

    @Singleton
    TellGoneChannel tellGoneChannel(
            Links links,
            Guilds guilds,
            Memberships memberships,
            TellNotices notices,
            Ids ids,
            InstantSource clock) {
        return new TellGoneChannel(links, guilds, memberships, notices, ids, clock);
    }

    @Singleton
    InboxTopic liveInInbox() {
        return InboxTopic.of(LiveFacts.TOPIC, notice -> source("streamer", notice));
    }

    @Singleton
    InboxTopic pausedTargetsInInbox() {
        return InboxTopic.of(PausedTargetFacts.TOPIC, notice -> source("guild", notice));
    }

    private static Source source(String kind, Notice notice) {
        return new Source(kind, notice.key().subject().orElseThrow());
    }

    @Singleton
    NotificationRenderer liveWords() {
        return new LiveNotificationRenderer();
    }

    @Singleton
    NotificationRenderer pausedTargetWords() {
        return new PausedTargetNotificationRenderer();
    }

    @Singleton
    NoticeRelevance liveRelevance(Broadcasts broadcasts) {
        return new LiveRelevance(broadcasts);
    }

    @Singleton
    CurrentAdmins currentAdmins(Memberships memberships, CheckGuildAccess access) {
        return new CurrentAdmins(memberships, access);
    }

    @Singleton
    TellPausedTarget tellPausedTarget(
            Guilds guilds, CurrentAdmins admins, TellNotices notices, Ids ids) {
        return new TellPausedTarget(guilds, admins, notices, ids);
    }

    @Singleton
    TellMembers.Stores tellMembersStores(
            MemberTellings tellings,
            Broadcasts broadcasts,
            Streamers streamers,
            Links links,
            Guilds guilds,
            Memberships memberships,
            Preferences preferences,
            Transactions transactions) {
        return new TellMembers.Stores(
                tellings,
                broadcasts,
                streamers,
                links,
                guilds,
                memberships,
                preferences,
                transactions);
    }

    @Singleton
    TellMembers tellMembers(
            TellMembers.Stores stores, TellNotices notices, Ids ids, InstantSource clock) {
        return new TellMembers(
                stores,
                notices,
                (broadcast, cause) ->
                        LOG.warn(
                                "streams: members were not told of broadcast {}",
                                broadcast,
                                new WithoutMessages(cause)),
                ids,
                clock);
    }
}
