package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.guild.PostTargetChecks.Verdict;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.Occasion;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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

        /**
         * @param changed the members that have another value now, by name
         */
        record Saved(GuildConfig config, List<String> changed) implements Result {
            public Saved {
                changed = List.copyOf(changed);
            }
        }

        /** Somebody else changed them since the admin saw them. */
        record Changed() implements Result {}

        record BotAbsent() implements Result {}

        record TargetRefused(TargetCheck.Refusal why) implements Result {}

        record TemplateRefused(MessageTemplate.Problem why) implements Result {}
    }

    private final Guilds guilds;
    private final Links links;
    private final PostTargetChecks checks;
    private final TargetMending mending;
    private final Consumer<StreamerId> updates;
    private final Transactions transactions;
    private final InstantSource clock;

    public ConfigureGuild(
            Guilds guilds,
            Links links,
            PostTargetChecks checks,
            TargetMending mending,
            Consumer<StreamerId> updates,
            Transactions transactions,
            InstantSource clock) {
        this.guilds = guilds;
        this.links = links;
        this.checks = checks;
        this.mending = mending;
        this.updates = updates;
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

    /**
     * What posts lack.
     *
     * @param permissions that the bot would need in the server's channel; known only while no posts
     *     go there and Discord answers
     * @param roles that posts are to ping, and that were gone when somebody looked last
     */
    public record Missing(List<Permission> permissions, List<RoleId> roles) {
        public Missing {
            permissions = List.copyOf(permissions);
            roles = List.copyOf(roles);
        }
    }

    /** What posts of the server, and of each channel that it follows, lack. */
    public Missing missing(GuildConfig config) {
        return new Missing(missingPermissions(config), goneRoles(config));
    }

    private List<Permission> missingPermissions(GuildConfig config) {
        if (health(config) instanceof TargetHealth.Ok) {
            return List.of();
        }
        return config.settings()
                .target()
                .channel()
                .map(it -> checks.missing(config.guild(), it))
                .orElseGet(List::of);
    }

    private List<RoleId> goneRoles(GuildConfig config) {
        var settings = config.settings();
        var seen = guilds.roles(config.guild());
        if (seen.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(settings),
                        links.of(config.guild()).stream().map(link -> link.settings(settings)))
                .flatMap(it -> it.target().pinged(Optional.empty()).stream())
                .distinct()
                .filter(role -> !seen.get().has(role))
                .toList();
    }

    /**
     * The settings of a server as they would be; nothing is stored, and nobody is asked.
     *
     * @throws dev.pacenote.domain.platform.InvalidValueException when a member is impossible
     */
    public GuildSettings read(GuildId guild, Fields changes) {
        return SettingsFields.read(changes, guilds.config(guild).settings());
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

    private static List<String> changed(GuildSettings before, GuildSettings next) {
        var old = SettingsFields.write(before, false);
        return SettingsFields.write(next, false).entrySet().stream()
                .filter(it -> !Objects.equals(it.getValue(), old.get(it.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Optional<MessageTemplate.Problem> problem(GuildSettings next) {
        return Stream.concat(
                        next.appearance().liveText().problems(Occasion.LIVE).stream(),
                        next.appearance().endText().problems(Occasion.END).stream())
                .findFirst();
    }

    /** Whether posts follow title and game from now on. */
    private static boolean isNew(GuildSettings before, GuildSettings next) {
        return next.appearance().extras().updateWhileLive()
                && !before.appearance().extras().updateWhileLive();
    }

    private Result save(Command command, GuildConfig before, GuildSettings next) {
        var now = clock.instant();
        return switch (guilds.save(before.changed(next, command.by(), now))) {
            case SaveResult.Saved<GuildConfig>(var config) -> {
                mending.mended(command.guild(), next.target().channel(), now, now);
                if (isNew(before.settings(), next)) {
                    transactions.afterCommit(
                            () ->
                                    links.of(command.guild()).stream()
                                            .map(Link::streamer)
                                            .forEach(updates));
                }
                yield new Result.Saved(config, changed(before.settings(), next));
            }
            case SaveResult.Conflict<GuildConfig> _ -> new Result.Changed();
        };
    }
}
