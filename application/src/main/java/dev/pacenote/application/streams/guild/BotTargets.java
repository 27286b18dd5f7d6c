package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What our bot's going and coming back means for the channels that posts of a server go to: nothing
 * is sent to them while it is away, and posts go there as before once it is back.
 */
public final class BotTargets {

    /** The stores that are read and changed. */
    public record Stores(Guilds guilds, Links links, Targets targets, Transactions transactions) {}

    private final Stores stores;
    private final TargetMending mending;
    private final InstantSource clock;

    public BotTargets(Stores stores, TargetMending mending, InstantSource clock) {
        this.stores = stores;
        this.mending = mending;
        this.clock = clock;
    }

    /**
     * Saves a server, and with it what follows for its channels.
     *
     * @param before as it was read; empty when nobody knew it
     */
    public SaveResult<Guild> save(Optional<Guild> before, Guild after) {
        boolean wasThere = before.filter(it -> it.bot().isPresent()).isPresent();
        boolean isThere = after.bot().isPresent();
        return stores.transactions()
                .inTransaction(
                        () -> {
                            var result = stores.guilds().save(after);
                            if (result instanceof SaveResult.Saved<Guild> && wasThere != isThere) {
                                if (isThere) {
                                    arrived(after.id(), clock.instant());
                                } else {
                                    left(after.id());
                                }
                            }
                            return result;
                        });
    }

    /**
     * Somebody let our bot in, or gave it its rights anew. In the caller's transaction.
     *
     * @param at when that was
     */
    public void arrived(GuildId guild, Instant at) {
        boolean mended = false;
        for (var channel : channels(guild)) {
            var before = stores.targets().find(guild, channel);
            var after = before.withBotBack(at);
            stores.targets().save(guild, channel, after);
            mended |= before.isPaused() && !after.isPaused();
        }
        if (mended) {
            mending.decidedAnew(guild, clock.instant());
        }
    }

    private void left(GuildId guild) {
        var now = clock.instant();
        for (var channel : channels(guild)) {
            var before = stores.targets().find(guild, channel);
            stores.targets().save(guild, channel, before.withoutBot(now));
        }
        mending.decidedAnew(guild, now);
    }

    /** In one order for all, so that nobody waits for somebody who waits for them. */
    private Iterable<TextChannelId> channels(GuildId guild) {
        var settings = stores.guilds().config(guild).settings();
        var sorted = new TreeMap<String, TextChannelId>();
        Stream.concat(
                        Stream.of(settings),
                        stores.links().of(guild).stream().map(link -> link.settings(settings)))
                .flatMap(it -> it.target().channel().stream())
                .forEach(channel -> sorted.put(channel.value(), channel));
        return sorted.values();
    }
}
