package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.PostTargetChecks;
import dev.pacenote.application.streams.guild.PostTargetChecks.Verdict;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.TargetCheck;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An admin chooses for one channel what differs from the server's settings. What is new in a change
 * is looked at at Discord; what stays is not, so that switching off always works.
 */
public final class ConfigureLink {

    /**
     * @param caller the admin's id at Discord
     */
    public record Command(Link.Key key, String caller, Fields changes) {}

    public sealed interface Result {

        record Saved(Link link) implements Result {}

        record NotLinked() implements Result {}

        record BotAbsent() implements Result {}

        record TargetRefused(TargetCheck.Refusal why) implements Result {}
    }

    /** Each time somebody else saved first; nobody meets as many as this. */
    private static final int MAX_ATTEMPTS = 20;

    private final Links links;
    private final Guilds guilds;
    private final PostTargetChecks checks;
    private final TargetMending mending;
    private final Consumer<StreamerId> updates;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * @param updates has Twitch asked to tell of a channel whose title and game posts look at,
     *     after the commit; the reconciler finds what it misses
     */
    public ConfigureLink(
            Links links,
            Guilds guilds,
            PostTargetChecks checks,
            TargetMending mending,
            Consumer<StreamerId> updates,
            Transactions transactions,
            InstantSource clock) {
        this.links = links;
        this.guilds = guilds;
        this.checks = checks;
        this.mending = mending;
        this.updates = updates;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Of two changes at once both count, each for its own members.
     *
     * @throws dev.pacenote.domain.platform.InvalidValueException when a member is impossible
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Discord has to be
     *     asked and gives no answer
     * @throws OverloadedException when others were quicker each time
     */
    public Result change(Command command) {
        for (int i = 0; i < MAX_ATTEMPTS; i++) {
            var result = tried(command);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new OverloadedException("changes of a link");
    }

    /** Empty when somebody else was quicker. */
    private Optional<Result> tried(Command command) {
        var found = links.find(command.key());
        if (found.isEmpty()) {
            return Optional.of(new Result.NotLinked());
        }
        var before = found.get();
        var next = changed(before, command.changes());
        var guild = guilds.config(command.key().guild()).settings();
        var target = next.settings(guild).target();
        return switch (checks.check(
                command.key().guild(),
                command.caller(),
                before.settings(guild).target(),
                chosen(next, target))) {
            case Verdict.BotAbsent _ -> Optional.of(new Result.BotAbsent());
            case Verdict.Refused(var why) -> Optional.of(new Result.TargetRefused(why));
            case Verdict.Fine _ ->
                    transactions.inTransaction(
                            () -> {
                                if (links.save(next) instanceof SaveResult.Saved<Link>(var saved)) {
                                    var now = clock.instant();
                                    mending.mended(saved.guild(), target.channel(), now, now);
                                    if (saved.looksAtUpdates(guild)) {
                                        transactions.afterCommit(
                                                () -> updates.accept(saved.streamer()));
                                    }
                                    return Optional.of(new Result.Saved(saved));
                                }
                                return Optional.empty();
                            });
        };
    }

    /** What a link has of its own; what it has of its server was checked there. */
    private static GuildSettings.Target chosen(Link next, GuildSettings.Target target) {
        return new GuildSettings.Target(
                next.overrides().channel(), target.pingMode(), next.overrides().role());
    }

    /** A client may send back the object as it was shown, or members of it alone. */
    private static Link changed(Link before, Fields changes) {
        boolean enabled =
                changes.has("enabled") ? changes.flag("enabled").orElse(true) : before.enabled();
        var overrides = changes.object("overrides").orElse(changes);
        return before.changed(enabled, OverridesFields.read(overrides, before.overrides()));
    }
}
