package dev.pacenote.application.streams.golive.target;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TextChannel;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at all channels to which no posts go any more: where our bot may post again, posts go there
 * again. Whatever is live still is posted then.
 */
public final class HealTargets {

    /**
     * What a pass did.
     *
     * @param looked channels to which no posts went
     * @param healed those of them to which posts go again
     * @param failed servers of which Discord gave no answer; the next pass looks at them
     */
    public record Report(int looked, int healed, int failed) {}

    /** After so many servers without an answer Discord is left alone. */
    private static final int MAX_UNANSWERED = 5;

    /**
     * So many servers in a row are refused for none of theirs: it is us whom Discord refuses. One
     * that it refuses for itself keeps no other from being mended.
     */
    private static final int MAX_REFUSED_IN_A_ROW = 50;

    private final Targets targets;
    private final TargetMending mending;
    private final BotPresences presences;
    private final DiscordGuilds discord;
    private final Transactions transactions;
    private final InstantSource clock;

    public HealTargets(
            Targets targets,
            TargetMending mending,
            BotPresences presences,
            DiscordGuilds discord,
            Transactions transactions,
            InstantSource clock) {
        this.targets = targets;
        this.mending = mending;
        this.presences = presences;
        this.discord = discord;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One pass. */
    public Report heal() {
        var paused = targets.paused();
        var byGuild =
                paused.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Targets.PausedTarget::guild,
                                        Collectors.mapping(
                                                Targets.PausedTarget::channel,
                                                Collectors.toList())));
        int healed = 0;
        int failed = 0;
        int unanswered = 0;
        int refusedInARow = 0;
        for (var guild : byGuild.entrySet()) {
            if (unanswered == MAX_UNANSWERED || refusedInARow == MAX_REFUSED_IN_A_ROW) {
                break;
            }
            try {
                healed += heal(guild.getKey(), guild.getValue());
                refusedInARow = 0;
            } catch (UpstreamException e) {
                failed++;
                if (e.kind() == UpstreamException.Kind.FAILED) {
                    refusedInARow++;
                } else {
                    unanswered++;
                }
            }
        }
        return new Report(paused.size(), healed, failed);
    }

    private int heal(GuildId guild, List<TextChannelId> channels) {
        var asked = clock.instant();
        var open = writable(guild);
        return (int)
                channels.stream()
                        .filter(open::contains)
                        .filter(channel -> isMended(guild, channel, asked))
                        .count();
    }

    private boolean isMended(GuildId guild, TextChannelId channel, Instant asked) {
        return transactions.inTransaction(
                () -> mending.mended(guild, Optional.of(channel), asked, clock.instant()));
    }

    /** None where the bot is not there; one that left is waited for, and not asked for. */
    private List<TextChannelId> writable(GuildId guild) {
        if (presences.isGone(guild)) {
            return List.of();
        }
        var seen = presences.look(guild);
        var bot = seen.flatMap(_ -> discord.bot(guild));
        if (seen.isEmpty() || bot.isEmpty()) {
            return List.of();
        }
        var roles = seen.get().roles();
        return discord.channels(guild).stream()
                .filter(channel -> channel.missing(bot.get(), roles).isEmpty())
                .map(TextChannel::id)
                .toList();
    }
}
