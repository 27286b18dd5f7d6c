package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.Targets;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.Occasion;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An admin looks at the settings of a server and changes them. What is new in a change is looked at
 * at Discord; what stays is not, so that switching off always works.
 */
public final class ConfigureGuild {

    /**
     * @param caller the admin's id at Discord
     * @param expected the version that the admin saw, if that is to be checked
     */
    public record Command(
            GuildId guild, AccountId by, String caller, Fields changes, Optional<Long> expected) {}

    public sealed interface Result {

        record Saved(GuildConfig config) implements Result {}

        /** Somebody else changed them since the admin saw them. */
        record Changed() implements Result {}

        record BotAbsent() implements Result {}

        record TargetRefused(TargetCheck.Refusal why) implements Result {}

        record TemplateRefused(MessageTemplate.Problem why) implements Result {}
    }

    private final Guilds guilds;
    private final Targets targets;
    private final BotPresences presences;
    private final DiscordGuilds discord;
    private final Transactions transactions;
    private final InstantSource clock;

    public ConfigureGuild(
            Guilds guilds,
            Targets targets,
            BotPresences presences,
            DiscordGuilds discord,
            Transactions transactions,
            InstantSource clock) {
        this.guilds = guilds;
        this.targets = targets;
        this.presences = presences;
        this.discord = discord;
        this.transactions = transactions;
        this.clock = clock;
    }

    public GuildConfig show(GuildId guild) {
        return guilds.config(guild);
    }

    /** Whether posts to the server's channel go through. */
    public TargetHealth health(GuildConfig config) {
        return config.settings()
                .target()
                .channel()
                .map(channel -> targets.find(config.guild(), channel))
                .orElseGet(TargetHealth.Ok::new);
    }

    /**
     * @throws dev.pacenote.domain.platform.InvalidValueException when a member is impossible
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Discord has to be
     *     asked and gives no answer
     */
    public Result change(Command command) {
        var before = guilds.config(command.guild());
        if (command.expected().filter(it -> it != before.version()).isPresent()) {
            return new Result.Changed();
        }
        var next = SettingsFields.read(command.changes(), before.settings());
        var problem = problem(next);
        if (problem.isPresent()) {
            return new Result.TemplateRefused(problem.get());
        }
        return refusal(command, before.settings().target(), next.target())
                .orElseGet(() -> transactions.inTransaction(() -> save(command, before, next)));
    }

    private static Optional<MessageTemplate.Problem> problem(GuildSettings next) {
        return Stream.concat(
                        next.appearance().liveText().problems(Occasion.LIVE).stream(),
                        next.appearance().endText().problems(Occasion.END).stream())
                .findFirst();
    }

    private Optional<Result> refusal(
            Command command, GuildSettings.Target before, GuildSettings.Target after) {
        boolean same =
                (after.channel().isEmpty() || after.channel().equals(before.channel()))
                        && (after.role().isEmpty() || after.role().equals(before.role()));
        if (same) {
            return Optional.empty();
        }
        var seen = presences.look(command.guild());
        var bot = seen.flatMap(_ -> discord.bot(command.guild()));
        if (seen.isEmpty() || bot.isEmpty()) {
            return Optional.of(new Result.BotAbsent());
        }
        var caller =
                discord.member(command.guild(), command.caller())
                        .orElseGet(() -> new GuildMember(command.caller(), Set.of()));
        return new TargetCheck(
                        seen.get().roles(), discord.channels(command.guild()), caller, bot.get())
                .check(before, after)
                .map(Result.TargetRefused::new);
    }

    private Result save(Command command, GuildConfig before, GuildSettings next) {
        var saved = guilds.save(before.changed(next, command.by(), clock.instant()));
        return switch (saved) {
            case SaveResult.Saved<GuildConfig>(var config) -> {
                next.target()
                        .channel()
                        .ifPresent(
                                channel ->
                                        targets.save(
                                                command.guild(), channel, new TargetHealth.Ok()));
                yield new Result.Saved(config);
            }
            case SaveResult.Conflict<GuildConfig> _ -> new Result.Changed();
        };
    }
}
