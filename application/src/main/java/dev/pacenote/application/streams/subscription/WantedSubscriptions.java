package dev.pacenote.application.streams.subscription;

import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Twitch is to tell of a channel, as the servers that follow it need it. */
public final class WantedSubscriptions {

    private final Links links;
    private final Guilds guilds;

    public WantedSubscriptions(Links links, Guilds guilds) {
        this.links = links;
        this.guilds = guilds;
    }

    /** Of one channel. */
    public Set<SubscriptionType> of(StreamerId streamer) {
        return SubscriptionType.wanted(lookedAt(links.of(streamer)).contains(streamer));
    }

    /** The channels among these links whose title and game posts look at after the start. */
    public Set<StreamerId> lookedAt(Collection<Link> all) {
        var settings =
                guilds.configs(all.stream().map(Link::guild).distinct().toList()).stream()
                        .collect(Collectors.toMap(GuildConfig::guild, Function.identity()));
        return all.stream()
                .filter(
                        link -> {
                            var config = settings.get(link.guild());
                            return link.looksAtUpdates(
                                    config == null ? GuildSettings.DEFAULT : config.settings());
                        })
                .map(Link::streamer)
                .collect(Collectors.toSet());
    }
}
