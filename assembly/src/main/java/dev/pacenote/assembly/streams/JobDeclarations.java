package dev.pacenote.assembly.streams;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.golive.PurgeHistory;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.PollTwitch;
import dev.pacenote.application.streams.golive.post.Posts;
import dev.pacenote.application.streams.golive.target.HealTargets;
import dev.pacenote.application.streams.golive.target.TargetMending;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.BotTargets;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.LookForBot;
import dev.pacenote.application.streams.guild.SyncBotGuilds;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.job.CleanUp;
import dev.pacenote.application.streams.job.RunJobs;
import dev.pacenote.application.streams.link.ForgetGuilds;
import dev.pacenote.application.streams.link.ForgetStreamers;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.ManageLinks;
import dev.pacenote.application.streams.link.NamedChannels;
import dev.pacenote.application.streams.link.RefreshChannels;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.link.TellGoneChannel;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.application.streams.subscription.ReconcileSubscriptions;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of streams, each declared once; what each did is told in numbers. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class JobDeclarations {

    private static final Logger LOG = LoggerFactory.getLogger(JobDeclarations.class);

    private static final String RECONCILER = "reconciler";
    private static final String GUILDS = "guilds";
    private static final String PERMISSIONS = "permissions";
    private static final String LOOK_UP = "look-up";
    private static final String LOOK_AGAIN = "look-again";
    private static final String POLL = "poll";
    private static final String SWEEP = "sweep";
    private static final String CLEANUP = "cleanup";

    /** On the server; functions are woken every minute. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(15);

    @Singleton
    @Named(RECONCILER)
    RunJobs.Job reconciler(ReconcileSubscriptions subscriptions) {
        return new RunJobs.Job(
                RECONCILER,
                Duration.ofMinutes(10),
                () -> {
                    var report = subscriptions.reconcile();
                    if (report.failed() > 0) {
                        LOG.warn("streams: {}", report);
                    }
                    return Map.of(
                            "created", report.created(),
                            "adopted", report.adopted(),
                            "deleted", report.deleted(),
                            "failed", report.failed());
                });
    }

    @Singleton
    @Named(GUILDS)
    RunJobs.Job guildList(SyncBotGuilds guilds) {
        return new RunJobs.Job(
                GUILDS,
                Duration.ofHours(1),
                () -> {
                    var report = guilds.sync();
                    return Map.of(
                            "listed", report.listed(),
                            "arrived", report.arrived(),
                            "left", report.left());
                });
    }

    @Singleton
    @Named(PERMISSIONS)
    RunJobs.Job permissionLook(HealTargets targets) {
        return new RunJobs.Job(
                PERMISSIONS,
                Duration.ofHours(6),
                () -> {
                    var report = targets.heal();
                    return Map.of(
                            "looked", report.looked(),
                            "healed", report.healed(),
                            "failed", report.failed());
                });
    }

    @Singleton
    @Named(LOOK_UP)
    RunJobs.Job lookUp(RefreshChannels channels) {
        return new RunJobs.Job(LOOK_UP, Duration.ofDays(7), () -> counts(channels.refresh()));
    }

    @Singleton
    @Named(LOOK_AGAIN)
    RunJobs.Job lookAgain(RefreshChannels channels) {
        return new RunJobs.Job(
                LOOK_AGAIN, Duration.ofDays(1), () -> counts(channels.refreshIfMissed()));
    }

    private static Map<String, Integer> counts(RefreshChannels.Report report) {
        return Map.of(
                "looked", report.looked(),
                "changed", report.changed(),
                "missed", report.missed(),
                "gone", report.gone());
    }

    @Singleton
    @Named(POLL)
    RunJobs.Job safetyPoll(
            PollTwitch poll, HearingOfTwitch hearing, @Named(StreamsArea.WAKE) Runnable wake) {
        return new RunJobs.Job(
                POLL,
                hearing.betweenPolls(),
                () -> {
                    int found = poll.poll();
                    if (found > 0) {
                        wake.run();
                    }
                    return Map.of("found", found);
                });
    }

    @Singleton
    @Named(SWEEP)
    RunJobs.Job sweep(
            @Property(name = "pacenote.assembly") String assembly,
            @Named(StreamsArea.WAKE) Runnable wake) {
        return new RunJobs.Job(
                SWEEP,
                assembly.equals(JobsFactory.SERVER) ? BETWEEN_SWEEPS : JobsFactory.MINUTE,
                () -> {
                    wake.run();
                    return Map.of();
                });
    }

    @Singleton
    @Named(CLEANUP)
    RunJobs.Job cleanup(CleanUp cleanUp) {
        return new RunJobs.Job(CLEANUP, Duration.ofDays(1), cleanUp::cleanUp);
    }

    @Singleton
    SyncBotGuilds syncBotGuilds(
            Guilds guilds, DiscordGuilds discord, LookForBot bot, BotTargets targets) {
        return new SyncBotGuilds(guilds, discord, bot, targets);
    }

    @Singleton
    HealTargets healTargets(
            Targets targets,
            TargetMending mending,
            BotPresences presences,
            DiscordGuilds discord,
            Transactions transactions,
            InstantSource clock) {
        return new HealTargets(targets, mending, presences, discord, transactions, clock);
    }

    @Singleton
    RefreshChannels refreshChannels(
            Links links,
            Streamers streamers,
            NamedChannels twitch,
            TellGoneChannel gone,
            Transactions transactions,
            InstantSource clock) {
        return new RefreshChannels(links, streamers, twitch, gone::tell, transactions, clock);
    }

    @Singleton
    ForgetStreamers forgetStreamers(Streamers streamers, InstantSource clock) {
        return new ForgetStreamers(streamers, clock);
    }

    @Singleton
    ForgetGuilds forgetGuilds(
            Guilds guilds,
            Links links,
            Targets targets,
            ManageLinks existing,
            Transactions transactions,
            InstantSource clock) {
        return new ForgetGuilds(guilds, links, targets, existing, transactions, clock);
    }

    @Singleton
    CleanUp cleanUp(
            StreamInbox inbox,
            Broadcasts broadcasts,
            Posts posts,
            StreamAudit audit,
            Invites invites,
            StreamsConfiguration configuration,
            ForgetGuilds guilds,
            ForgetStreamers streamers,
            InstantSource clock) {
        var history =
                new PurgeHistory(
                        broadcasts, posts, new RetentionPeriod(configuration.historyDays()));
        return new CleanUp(
                new CleanUp.Stores(inbox, history, audit, invites), guilds, streamers, clock);
    }
}
