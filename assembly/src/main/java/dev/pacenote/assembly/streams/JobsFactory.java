package dev.pacenote.assembly.streams;

import dev.pacenote.adapters.in.http.streams.RequestedJobs;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.streams.audit.StreamAudit;
import dev.pacenote.application.streams.golive.Broadcasts;
import dev.pacenote.application.streams.golive.HealTargets;
import dev.pacenote.application.streams.golive.PollTwitch;
import dev.pacenote.application.streams.golive.Posts;
import dev.pacenote.application.streams.golive.PurgeHistory;
import dev.pacenote.application.streams.golive.TargetMending;
import dev.pacenote.application.streams.golive.Targets;
import dev.pacenote.application.streams.guild.BotPresences;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.LookForBot;
import dev.pacenote.application.streams.guild.SyncBotGuilds;
import dev.pacenote.application.streams.intake.StreamInbox;
import dev.pacenote.application.streams.job.CleanUp;
import dev.pacenote.application.streams.job.JobRuns;
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
import dev.pacenote.assembly.BackgroundExecutor;
import dev.pacenote.assembly.BackgroundHeartbeat;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the clock does for servers and channels, and what somebody may ask for at once. */
@Factory
@Requires(property = Choices.AREA + StreamsArea.NAME, value = "true")
final class JobsFactory {

    private static final Logger LOG = LoggerFactory.getLogger(JobsFactory.class);

    private static final String RECONCILER = "reconciler";
    private static final String GUILDS = "guilds";
    private static final String PERMISSIONS = "permissions";
    private static final String LOOK_UP = "look-up";
    private static final String LOOK_AGAIN = "look-again";
    private static final String SWEEP = "sweep";
    private static final String POLL = "poll";
    private static final String CLEANUP = "cleanup";

    private static final String SERVER = "server";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** On the server; functions are woken every minute. */
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(15);

    private final boolean server;

    JobsFactory(@Property(name = "pacenote.assembly") String assembly) {
        this.server = assembly.equals(SERVER);
    }

    @Singleton
    SyncBotGuilds syncBotGuilds(Guilds guilds, DiscordGuilds discord, LookForBot bot) {
        return new SyncBotGuilds(guilds, discord, bot);
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
            ManageLinks existing,
            Transactions transactions,
            InstantSource clock) {
        return new ForgetGuilds(guilds, links, existing, transactions, clock);
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

    /** What jobs do, with numbers for whoever asks. */
    record Work(
            ReconcileSubscriptions subscriptions,
            SyncBotGuilds guilds,
            HealTargets targets,
            RefreshChannels channels,
            PollTwitch poll,
            CleanUp cleanUp) {

        Map<String, Integer> reconciled() {
            var report = subscriptions.reconcile();
            if (report.failed() > 0) {
                LOG.warn("streams: {}", report);
            }
            return Map.of(
                    "created", report.created(),
                    "adopted", report.adopted(),
                    "deleted", report.deleted(),
                    "failed", report.failed());
        }

        Map<String, Integer> synced() {
            var report = guilds.sync();
            return Map.of(
                    "listed", report.listed(),
                    "arrived", report.arrived(),
                    "left", report.left());
        }

        Map<String, Integer> healed() {
            var report = targets.heal();
            return Map.of(
                    "looked", report.looked(),
                    "healed", report.healed(),
                    "failed", report.failed());
        }

        Map<String, Integer> refreshed() {
            return counts(channels.refresh());
        }

        Map<String, Integer> refreshedIfMissed() {
            return counts(channels.refreshIfMissed());
        }

        private static Map<String, Integer> counts(RefreshChannels.Report report) {
            return Map.of(
                    "looked", report.looked(),
                    "changed", report.changed(),
                    "missed", report.missed(),
                    "gone", report.gone());
        }

        Map<String, Integer> polled(Runnable wake) {
            int found = poll.poll();
            if (found > 0) {
                wake.run();
            }
            return Map.of("found", found);
        }
    }

    @Singleton
    Work work(
            ReconcileSubscriptions subscriptions,
            SyncBotGuilds guilds,
            HealTargets targets,
            RefreshChannels channels,
            PollTwitch poll,
            CleanUp cleanUp) {
        return new Work(subscriptions, guilds, targets, channels, poll, cleanUp);
    }

    @Bean(preDestroy = "close")
    @Singleton
    BackgroundHeartbeat heartbeat() {
        return new BackgroundHeartbeat();
    }

    @Singleton
    RunJobs runJobs(
            Work work,
            HearingOfTwitch hearing,
            @Named(StreamsArea.WAKE) Runnable wake,
            JobRuns runs,
            BackgroundHeartbeat heartbeat,
            Ids ids,
            InstantSource clock) {
        var sweep = server ? BETWEEN_SWEEPS : MINUTE;
        return new RunJobs(
                List.of(
                        new RunJobs.Job(RECONCILER, Duration.ofMinutes(10), work::reconciled),
                        new RunJobs.Job(GUILDS, Duration.ofHours(1), work::synced),
                        new RunJobs.Job(PERMISSIONS, Duration.ofHours(6), work::healed),
                        new RunJobs.Job(LOOK_UP, Duration.ofDays(7), work::refreshed),
                        new RunJobs.Job(LOOK_AGAIN, Duration.ofDays(1), work::refreshedIfMissed),
                        new RunJobs.Job(POLL, hearing.betweenPolls(), () -> work.polled(wake)),
                        new RunJobs.Job(CLEANUP, Duration.ofDays(1), work.cleanUp()::cleanUp),
                        new RunJobs.Job(
                                SWEEP,
                                sweep,
                                () -> {
                                    wake.run();
                                    return Map.of();
                                })),
                runs,
                heartbeat,
                ids,
                clock);
    }

    @Singleton
    ScheduledJob reconciler(RunJobs jobs) {
        return scheduled(jobs, RECONCILER);
    }

    @Singleton
    ScheduledJob guildList(RunJobs jobs) {
        return scheduled(jobs, GUILDS);
    }

    @Singleton
    ScheduledJob permissionLook(RunJobs jobs) {
        return scheduled(jobs, PERMISSIONS);
    }

    @Singleton
    ScheduledJob lookUp(RunJobs jobs) {
        return scheduled(jobs, LOOK_UP);
    }

    @Singleton
    ScheduledJob lookAgain(RunJobs jobs) {
        return scheduled(jobs, LOOK_AGAIN);
    }

    @Singleton
    ScheduledJob safetyPoll(RunJobs jobs) {
        return scheduled(jobs, POLL);
    }

    @Singleton
    ScheduledJob sweep(RunJobs jobs) {
        return scheduled(jobs, SWEEP);
    }

    @Singleton
    ScheduledJob cleanup(RunJobs jobs) {
        return scheduled(jobs, CLEANUP);
    }

    /**
     * On the server each job has its own clock, and runs at the start too. Functions are woken
     * often, and look whether it is due.
     */
    private ScheduledJob scheduled(RunJobs jobs, String name) {
        var every = jobs.every(name);
        return server
                ? ScheduledJob.atStart("streams-" + name, every, () -> jobs.run(name))
                : ScheduledJob.of(
                        "streams-" + name,
                        name.equals(POLL) ? MINUTE : every,
                        () -> jobs.runIfDue(name));
    }

    /** Whoever asks on a server has it at once. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = SERVER)
    RequestedJobs askedAtOnce(RunJobs jobs, BackgroundExecutor background) {
        return name -> background.execute(() -> run(jobs, name));
    }

    private static void run(RunJobs jobs, String name) {
        try {
            jobs.run(name);
        } catch (RuntimeException e) {
            LOG.warn("streams: the job {} failed", name, new WithoutMessages(e));
        }
    }

    /** A function stands still once it has answered: the clock's next minute does it. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = "lambda")
    RequestedJobs askedForTheClock() {
        return _ -> {};
    }

    /** What was asked for where nobody could do it at once, or whoever did it died. */
    @Singleton
    ScheduledJob asked(RunJobs jobs) {
        return ScheduledJob.of("streams-asked", MINUTE, jobs::runAsked);
    }
}
