package dev.pacenote.domain.dailyrun;

import dev.pacenote.domain.dailyrun.WorkItem.Outcome;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The run of one UTC date. It is opened once and may be passed through several times: each pass
 * looks at everything anew and adds what it finds. The date is fixed when the run opens, also when
 * it crosses midnight.
 *
 * @param dry a dry run: nothing of it counts, whatever it found
 * @param startedAt when the first pass began
 * @param latestPass the pass that is active, or ended last
 * @param progress of that pass
 * @param tally of that pass
 * @param version how often this run was saved; whoever saves an older one is refused
 */
public record DailyRun(
        UUID id,
        LocalDate date,
        boolean dry,
        Instant startedAt,
        RunState state,
        Pass latestPass,
        Progress progress,
        Tally tally,
        long version) {

    /**
     * One pass of a run.
     *
     * @param id work that is marked with it is not done again after a crash
     * @param finishedAt empty while the pass is active
     */
    public record Pass(UUID id, Trigger trigger, Instant startedAt, Optional<Instant> finishedAt) {

        /** A pass that begins now. */
        public static Pass begun(UUID id, Trigger trigger, Instant now) {
            return new Pass(id, trigger, now, Optional.empty());
        }

        Pass finished(Instant now) {
            return new Pass(id, trigger, startedAt, Optional.of(now));
        }
    }

    /** Who started the current pass. */
    public enum Trigger {
        SCHEDULE,
        CRON,
        ADMIN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Whether a dry run is ended for this run: everybody's mail depends on one that keeps a
         * time, and an admin can ask again.
         */
        public boolean isBeforeDryRuns() {
            return this != ADMIN;
        }
    }

    /**
     * How far the current pass is.
     *
     * @param requests asked of the upstreams for this pass
     * @param report what the survey noted about itself
     */
    public record Progress(
            int watched,
            int surveyed,
            int changed,
            int failed,
            int people,
            int peopleDone,
            RequestCount requests,
            RunReport report) {
        public static final Progress NONE =
                new Progress(0, 0, 0, 0, 0, 0, RequestCount.NONE, RunReport.EMPTY);

        public Progress withRequests(RequestCount count) {
            return new Progress(
                    watched, surveyed, changed, failed, people, peopleDone, count, report);
        }

        public Progress withReport(RunReport next) {
            return new Progress(
                    watched, surveyed, changed, failed, people, peopleDone, requests, next);
        }

        public Progress withSurvey(SurveyCount count) {
            return new Progress(
                    count.watched(),
                    count.surveyed(),
                    count.changed(),
                    count.failed(),
                    people,
                    peopleDone,
                    requests,
                    report);
        }

        public Progress withPeople(int all, int done) {
            return new Progress(watched, surveyed, changed, failed, all, done, requests, report);
        }
    }

    /**
     * How far a survey is: followed things in all, looked at, changed, and given up for this pass.
     */
    public record SurveyCount(int watched, int surveyed, int changed, int failed) {}

    /** What the current pass did. */
    public record Tally(Map<Topic, SectionCount> sections, int sent, int skipped, int failed) {
        public static final Tally NONE = new Tally(Map.of(), 0, 0, 0);

        public Tally {
            sections = Map.copyOf(sections);
        }

        /**
         * Sums up what was noted about a pass. Who had a section made and no mail tried had nothing
         * to be told.
         */
        public static Tally of(Map<WorkItem, Outcome> noted) {
            var sections = new HashMap<Topic, SectionCount>();
            var people = new HashSet<AccountId>();
            var mailed = new HashSet<AccountId>();
            int sent = 0;
            int failed = 0;
            for (var entry : noted.entrySet()) {
                if (entry.getValue() == Outcome.NOTHING) {
                    continue;
                }
                int error = entry.getValue() == Outcome.FAILED ? 1 : 0;
                switch (entry.getKey()) {
                    case WorkItem.Section(var person, var topic) -> {
                        people.add(person);
                        sections.merge(topic, new SectionCount(1, error), SectionCount::plus);
                    }
                    case WorkItem.Mail(var key) -> {
                        mailed.add(key.person());
                        sent += 1 - error;
                        failed += error;
                    }
                }
            }
            people.removeAll(mailed);
            return new Tally(sections, sent, people.size(), failed);
        }

        public SectionCount of(Topic topic) {
            return sections.getOrDefault(topic, SectionCount.NONE);
        }
    }

    /** People whose section of one topic was made, and for how many of them that failed. */
    public record SectionCount(int processed, int errors) {
        public static final SectionCount NONE = new SectionCount(0, 0);

        public SectionCount plus(SectionCount other) {
            return new SectionCount(processed + other.processed, errors + other.errors);
        }
    }

    public static DailyRun open(UUID id, LocalDate date, Trigger trigger, UUID pass, Instant now) {
        return open(id, date, trigger, false, pass, now);
    }

    /** A dry run, which an admin starts. */
    public static DailyRun openDryRun(UUID id, LocalDate date, UUID pass, Instant now) {
        return open(id, date, Trigger.ADMIN, true, pass, now);
    }

    private static DailyRun open(
            UUID id, LocalDate date, Trigger trigger, boolean dry, UUID pass, Instant now) {
        return new DailyRun(
                id,
                date,
                dry,
                now,
                RunState.RUNNING,
                Pass.begun(pass, trigger, now),
                Progress.NONE,
                Tally.NONE,
                0);
    }

    /** A further pass of a date whose run ended before. */
    public DailyRun again(Trigger by, UUID nextPass, Instant now) {
        if (state.active()) {
            throw new IllegalStateException("the run of " + date + " is still " + state);
        }
        return new DailyRun(
                id,
                date,
                dry,
                startedAt,
                RunState.RUNNING,
                Pass.begun(nextPass, by, now),
                Progress.NONE,
                Tally.NONE,
                version);
    }

    /** The id of the latest pass. */
    public UUID pass() {
        return latestPass.id();
    }

    /** Who started the latest pass. */
    public Trigger trigger() {
        return latestPass.trigger();
    }

    /** When the latest pass began. */
    public Instant passStartedAt() {
        return latestPass.startedAt();
    }

    /** When the last pass ended; empty while one is active. */
    public Optional<Instant> finishedAt() {
        return latestPass.finishedAt();
    }

    /** Whether this pass is the latest one and has not ended. */
    public boolean isUnderWay(UUID somePass) {
        return state.active() && pass().equals(somePass);
    }

    public DailyRun in(RunState next) {
        return with(next, latestPass, progress, tally);
    }

    public DailyRun at(Progress next) {
        return with(state, latestPass, next, tally);
    }

    public DailyRun ended(RunState how, Tally result, Instant now) {
        if (how.active()) {
            throw new IllegalArgumentException(how + " is no end");
        }
        return with(how, latestPass.finished(now), progress, result);
    }

    private DailyRun with(RunState nextState, Pass nextPass, Progress next, Tally result) {
        return new DailyRun(id, date, dry, startedAt, nextState, nextPass, next, result, version);
    }

    /** The same run, saved that often. */
    public DailyRun savedAs(long nextVersion) {
        return new DailyRun(
                id, date, dry, startedAt, state, latestPass, progress, tally, nextVersion);
    }
}
