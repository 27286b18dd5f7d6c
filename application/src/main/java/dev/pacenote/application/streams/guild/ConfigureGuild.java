package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.TargetMending;
import dev.pacenote.application.streams.guild.PostTargetChecks.Verdict;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.Occasion;
import java.time.InstantSource;
import java.util.Optional;
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
    private final PostTargetChecks checks;
    private final TargetMending mending;
    private final Transactions transactions;
    private final InstantSource clock;

    public ConfigureGuild(
            Guilds guilds,
            PostTargetChecks checks,
            TargetMending mending,
            Transactions transactions,
            InstantSource clock) {
        this.guilds = guilds;
        this.checks = checks;
        this.mending = mending;
        this.transactions = transactions;
        this.clock = clock;
    }

    public GuildConfig show(GuildId guild) {
        return guilds.config(guild);
    }

    /** Whether posts to the server's channel go through. */
    public TargetHealth health(GuildConfig config) {
        return mending.health(config.guild(), config.settings().target().channel());
    }

    /** The role that posts are to ping, where it was gone when somebody looked last. */
    public Optional<RoleId> goneRole(GuildConfig config) {
        return config.settings()
                .target()
                .pinged(Optional.empty())
                .filter(
                        role ->
                                guilds.roles(config.guild())
                                        .filter(seen -> !seen.has(role))
                                        .isPresent());
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
        return switch (checks.check(
                command.guild(), command.caller(), before.settings().target(), next.target())) {
            case Verdict.Fine _ -> transactions.inTransaction(() -> save(command, before, next));
            case Verdict.BotAbsent _ -> new Result.BotAbsent();
            case Verdict.Refused(var why) -> new Result.TargetRefused(why);
        };
    }

    private static Optional<MessageTemplate.Problem> problem(GuildSettings next) {
        return Stream.concat(
                        next.appearance().liveText().problems(Occasion.LIVE).stream(),
                        next.appearance().endText().problems(Occasion.END).stream())
                .findFirst();
    }

    private Result save(Command command, GuildConfig before, GuildSettings next) {
        var now = clock.instant();
        return switch (guilds.save(before.changed(next, command.by(), now))) {
            case SaveResult.Saved<GuildConfig>(var config) -> {
                mending.mended(command.guild(), next.target().channel(), now);
                yield new Result.Saved(config);
            }
            case SaveResult.Conflict<GuildConfig> _ -> new Result.Changed();
        };
    }
}
