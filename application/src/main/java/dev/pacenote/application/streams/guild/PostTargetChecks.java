package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.WaitAtMost;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks Discord whether an admin may choose a channel and a role. Where nothing is new, Discord is
 * not asked.
 */
public final class PostTargetChecks {

    public sealed interface Verdict {

        record Fine() implements Verdict {}

        record BotAbsent() implements Verdict {}

        record Refused(TargetCheck.Refusal why) implements Verdict {}
    }

    /** A page does not wait longer for what it can do without. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BotPresences presences;
    private final DiscordGuilds discord;
    private final WaitAtMost wait;

    public PostTargetChecks(BotPresences presences, DiscordGuilds discord, WaitAtMost wait) {
        this.presences = presences;
        this.discord = discord;
        this.wait = wait;
    }

    /**
     * @param caller the admin's id at Discord
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Discord has to be
     *     asked and gives no answer
     */
    public Verdict check(
            GuildId guild, String caller, GuildSettings.Target before, GuildSettings.Target after) {
        boolean same =
                (after.channel().isEmpty() || after.channel().equals(before.channel()))
                        && (after.role().isEmpty() || after.role().equals(before.role()));
        if (same) {
            return new Verdict.Fine();
        }
        return look(guild, caller)
                .<Verdict>map(
                        look ->
                                look.check(before, after)
                                        .<Verdict>map(Verdict.Refused::new)
                                        .orElseGet(Verdict.Fine::new))
                .orElseGet(Verdict.BotAbsent::new);
    }

    /**
     * What the bot lacks to post to a channel. Nothing is known of that where it is not there, or
     * where Discord does not say it within two seconds.
     */
    public List<Permission> missing(GuildId guild, TextChannelId channel) {
        var found = new AtomicReference<List<Permission>>(List.of());
        try {
            wait.run(() -> found.set(asked(guild, channel)), PATIENCE);
        } catch (UpstreamException _) {
            // Nobody knows; that nothing is posted is shown all the same.
        }
        return found.get();
    }

    private List<Permission> asked(GuildId guild, TextChannelId channel) {
        var seen = presences.look(guild);
        var bot = seen.flatMap(_ -> discord.bot(guild));
        if (seen.isEmpty() || bot.isEmpty()) {
            return List.of();
        }
        return new TargetCheck(seen.get().roles(), discord.channels(guild), bot.get(), bot.get())
                .missing(channel);
    }

    /**
     * All that a choice is held against, as Discord shows it now.
     *
     * @return empty when the bot is not there
     */
    public Optional<TargetCheck> look(GuildId guild, String caller) {
        var seen = presences.look(guild);
        var bot = seen.flatMap(_ -> discord.bot(guild));
        if (seen.isEmpty() || bot.isEmpty()) {
            return Optional.empty();
        }
        var member =
                discord.member(guild, caller).orElseGet(() -> new GuildMember(caller, Set.of()));
        return Optional.of(
                new TargetCheck(seen.get().roles(), discord.channels(guild), member, bot.get()));
    }
}
