package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.guild.BotPresence;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out whether our bot is in a server, when a page asks and when Discord speaks of it. */
public final class BotPresences {

    /** So often a look is taken anew whose server somebody else changed meanwhile. */
    private static final int MAX_LOOKS = 3;

    private final Guilds guilds;
    private final DiscordGuilds discord;
    private final BotTargets targets;
    private final InstantSource clock;

    public BotPresences(
            Guilds guilds, DiscordGuilds discord, BotTargets targets, InstantSource clock) {
        this.guilds = guilds;
        this.targets = targets;
        this.discord = discord;
        this.clock = clock;
    }

    /**
     * The server as the bot sees it now; what it sees is kept. Discord's word that the bot is not
     * there serves some seconds.
     *
     * @return empty when the bot is not there
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Discord gave no
     *     usable answer
     */
    public Optional<DiscordGuilds.SeenByBot> look(GuildId id) {
        for (int looks = 1; ; looks++) {
            // As it was before Discord is asked: what somebody learnt since then may be newer.
            var before = guilds.find(id);
            if (before.filter(it -> it.isSurelyWithoutBot(clock.instant())).isPresent()) {
                return Optional.empty();
            }
            var seen = discord.look(id);
            if (before.isEmpty() || isKept(before.get(), seen) || looks == MAX_LOOKS) {
                return seen;
            }
        }
    }

    /** Whether the bot was there and left, as far as we know without asking. */
    public boolean isGone(GuildId id) {
        return guilds.find(id).filter(guild -> guild.bot() instanceof BotPresence.Gone).isPresent();
    }

    /**
     * Whether the bot is there; one that is not known to be there is looked for now.
     *
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Discord gave no
     *     usable answer
     */
    public boolean isThere(Guild guild) {
        return guild.bot().isPresent() || look(guild.id()).isPresent();
    }

    /** False where somebody else changed the server meanwhile: then it is to be looked at anew. */
    private boolean isKept(Guild guild, Optional<DiscordGuilds.SeenByBot> seen) {
        var after =
                seen.map(
                                it ->
                                        guild.seen(
                                                        it.name(),
                                                        it.icon(),
                                                        Optional.of(it.roles().owner()))
                                                .botArrived())
                        .orElseGet(() -> guild.botLeft(clock.instant()));
        if (!after.equals(guild)
                && !(targets.save(Optional.of(guild), after) instanceof SaveResult.Saved<Guild>)) {
            return false;
        }
        seen.map(it -> it.roles().seen(clock.instant())).ifPresent(guilds::saveRoles);
        return true;
    }
}
