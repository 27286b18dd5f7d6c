package dev.pacenote.assembly.streams;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.streams.audit.AuditActions;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.Guilds;
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
import dev.pacenote.application.streams.membership.CheckGuildAccess;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What people do with the Twitch channels that are their own. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class OwnChannelsFactory {

    @Singleton
    LinkOwnChannel linkOwnChannel(
            LinkOwnChannel.Stores stores,
            NewLinks links,
            CheckGuildAccess access,
            TwitchIdentity twitch,
            Ids ids,
            InstantSource clock) {
        return new LinkOwnChannel(stores, links, access, twitch, ids, clock);
    }

    @Singleton
    LinkOwnChannel.Stores stores(
            LinkTickets tickets,
            Guilds guilds,
            Streamers streamers,
            BotPresences bots,
            AuditActions audit,
            RateLimiter limiter) {
        return new LinkOwnChannel.Stores(tickets, guilds, streamers, bots, audit, limiter);
    }

    @Singleton
    OwnChannels ownChannels(
            Streamers streamers,
            Links links,
            Guilds guilds,
            NewLinks newLinks,
            ManageLinks existing,
            AuditActions audit) {
        return new OwnChannels(streamers, links, guilds, newLinks, existing, audit);
    }

    @Singleton
    LookUpChannel lookUpChannel(
            TwitchChannels channels,
            TwitchStreams streams,
            Streamers streamers,
            RateLimiter limiter,
            InstantSource clock) {
        return new LookUpChannel(channels, streams, streamers, limiter, clock);
    }
}
