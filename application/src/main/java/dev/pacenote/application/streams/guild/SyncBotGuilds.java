package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares the servers in which our bot is, as far as we know, with its whole list at Discord. One
 * that is missing there is looked at before the bot counts as gone: it may have come meanwhile.
 */
public final class SyncBotGuilds {

    /**
     * What a pass found.
     *
     * @param listed servers in the list
     * @param arrived where the bot was not known to be
     * @param left where it was known to be
     */
    public record Report(int listed, int arrived, int left) {}

    private final Guilds guilds;
    private final DiscordGuilds discord;
    private final LookForBot bot;
    private final BotTargets targets;

    public SyncBotGuilds(Guilds guilds, DiscordGuilds discord, LookForBot bot, BotTargets targets) {
        this.guilds = guilds;
        this.discord = discord;
        this.bot = bot;
        this.targets = targets;
    }

    /**
     * One pass.
     *
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when the list could not
     *     be read to its end; nothing is changed then
     */
    public Report sync() {
        var listed = discord.ofBot();
        var ids = listed.stream().map(DiscordGuilds.BotGuild::id).collect(Collectors.toSet());
        var known =
                guilds.findAll(ids).stream()
                        .collect(Collectors.toMap(Guild::id, Function.identity()));
        int arrived =
                (int)
                        listed.stream()
                                .filter(it -> arrived(it, Optional.ofNullable(known.get(it.id()))))
                                .count();
        var missing =
                guilds.withBot().stream().map(Guild::id).filter(id -> !ids.contains(id)).toList();
        missing.forEach(bot::look);
        return new Report(listed.size(), arrived, left(missing));
    }

    /** Whoever saves it meanwhile learnt it just now. */
    private boolean arrived(DiscordGuilds.BotGuild listed, Optional<Guild> known) {
        var after =
                known.map(it -> it.seen(listed.name(), listed.icon(), Optional.empty()))
                        .orElseGet(
                                () ->
                                        Guild.discovered(
                                                listed.id(),
                                                listed.name(),
                                                listed.icon(),
                                                Optional.empty()))
                        .botArrived();
        if (known.filter(after::equals).isPresent()) {
            return false;
        }
        return targets.save(known, after) instanceof SaveResult.Saved<Guild>
                && known.filter(it -> it.bot().isPresent()).isEmpty();
    }

    private int left(List<GuildId> missing) {
        return (int) guilds.findAll(missing).stream().filter(it -> !it.bot().isPresent()).count();
    }
}
