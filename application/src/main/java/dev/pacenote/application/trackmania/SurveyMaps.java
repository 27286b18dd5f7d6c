package dev.pacenote.application.trackmania;

import dev.pacenote.application.notice.DailySource.Monitor;
import dev.pacenote.domain.notice.DailyRun.SurveyCount;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.SurveyPlan;
import dev.pacenote.domain.trackmania.SurveyPlan.Ask;
import dev.pacenote.domain.trackmania.Watch;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Looks at every watched map once per pass. A map that gives no usable answer is tried a second
 * time at the end and then left as unknown: it never costs another map its look. When the whole
 * upstream is away the survey waits and goes on where it was.
 */
public final class SurveyMaps {

    private static final System.Logger LOG = System.getLogger(SurveyMaps.class.getName());

    private static final int BATCH = 50;

    /** Questions under way at once; the request budget decides how many really leave. */
    private static final int PARALLEL = 8;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /**
     * How long a survey in which not one map answered is taken for an absence of the upstream; then
     * the maps themselves must be to blame.
     */
    private static final Duration BELIEF_IN_ABSENCE = Duration.ofHours(3);

    private final WatchedMaps watched;
    private final Watches watches;
    private final Leaderboards leaderboards;
    private final InstantSource clock;

    public SurveyMaps(
            WatchedMaps watched, Watches watches, Leaderboards leaderboards, InstantSource clock) {
        this.watched = watched;
        this.watches = watches;
        this.leaderboards = leaderboards;
        this.clock = clock;
    }

    /**
     * @param pass maps that were looked at in this pass already are not asked again
     */
    public void survey(UUID pass, Monitor monitor) throws InterruptedException {
        var plan = SurveyPlan.of(watched.all());
        var done = watches.lookedAt(pass);
        var open = plan.asks().stream().filter(ask -> !done.contains(mapOf(ask))).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            new Survey(pass, monitor, threads, plan.asks().size(), open).run();
        }
    }

    private static MapUid mapOf(Ask ask) {
        return switch (ask) {
            case Ask.Top(var map) -> map;
        };
    }

    private sealed interface Answer {
        record Read(Board board) implements Answer {}

        record Unusable(String why) implements Answer {}

        record Away() implements Answer {}
    }

    /** One survey under way. */
    private final class Survey {

        private final UUID pass;
        private final Monitor monitor;
        private final ExecutorService threads;
        private final Semaphore slots = new Semaphore(PARALLEL);
        private final int total;
        private final Deque<Ask> queue;
        private final List<Ask> again = new ArrayList<>();
        private boolean secondRound;
        private int read;
        private int changed;
        private int failed;
        private Duration wait = FIRST_WAIT;
        private Duration waited = Duration.ZERO;

        Survey(UUID pass, Monitor monitor, ExecutorService threads, int total, List<Ask> open) {
            this.pass = pass;
            this.monitor = monitor;
            this.threads = threads;
            this.total = total;
            this.queue = new ArrayDeque<>(open);
            this.read = total - open.size();
        }

        void run() throws InterruptedException {
            report();
            while (!queue.isEmpty()) {
                var batch = new ArrayList<Ask>();
                while (!queue.isEmpty() && batch.size() < BATCH) {
                    batch.add(queue.poll());
                }
                take(ask(batch));
                report();
                if (queue.isEmpty()) {
                    beginSecondRound();
                }
            }
        }

        private void beginSecondRound() throws InterruptedException {
            if (again.isEmpty()) {
                return;
            }
            boolean nothingRead = read == 0;
            if (nothingRead && waited.compareTo(BELIEF_IN_ABSENCE) < 0) {
                waitForUpstream();
            } else {
                secondRound = true;
            }
            queue.addAll(again);
            again.clear();
        }

        private void waitForUpstream() throws InterruptedException {
            monitor.waitForUpstream(wait);
            waited = waited.plus(wait);
            var next = wait.multipliedBy(2);
            wait = next.compareTo(LONGEST_WAIT) < 0 ? next : LONGEST_WAIT;
        }

        private Map<Ask, Answer> ask(List<Ask> batch) throws InterruptedException {
            var futures = new LinkedHashMap<Ask, Future<Answer>>();
            for (var ask : batch) {
                futures.put(ask, threads.submit(() -> answer(ask)));
            }
            var answers = new LinkedHashMap<Ask, Answer>();
            for (var future : futures.entrySet()) {
                try {
                    answers.put(future.getKey(), future.getValue().get());
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException known
                            ? known
                            : new IllegalStateException(e.getCause());
                }
            }
            return answers;
        }

        private Answer answer(Ask ask) throws InterruptedException {
            slots.acquire();
            try {
                return switch (ask) {
                    case Ask.Top(var map) -> new Answer.Read(leaderboards.top(map));
                };
            } catch (UpstreamException e) {
                return e.kind() == UpstreamException.Kind.AWAY
                        ? new Answer.Away()
                        : new Answer.Unusable(String.valueOf(e.getMessage()));
            } finally {
                slots.release();
            }
        }

        private void take(Map<Ask, Answer> answers) throws InterruptedException {
            var boards = new ArrayList<Board>();
            var away = new ArrayList<Ask>();
            answers.forEach(
                    (ask, answer) -> {
                        switch (answer) {
                            case Answer.Read(var board) -> boards.add(board);
                            case Answer.Unusable(var why) -> giveUp(ask, why);
                            case Answer.Away _ -> away.add(ask);
                        }
                    });
            learn(boards);
            queue.addAll(away);
            if (!away.isEmpty() && boards.isEmpty()) {
                waitForUpstream();
            } else if (!boards.isEmpty()) {
                wait = FIRST_WAIT;
            }
        }

        private void giveUp(Ask ask, String why) {
            if (secondRound) {
                failed++;
                LOG.log(Level.WARNING, "map {0} could not be read: {1}", mapOf(ask), why);
            } else {
                again.add(ask);
            }
        }

        private void learn(Collection<Board> boards) {
            if (boards.isEmpty()) {
                return;
            }
            var now = clock.instant();
            var known = watches.load(boards.stream().map(Board::map).toList());
            var lessons = new ArrayList<Watches.Lesson>();
            for (var board : boards) {
                var watch = known.get(board.map());
                if (watch == null) {
                    throw new IllegalStateException("no watch for " + board.map());
                }
                switch (watch.look(board, now)) {
                    case Watch.Look.Learned learned -> {
                        lessons.add(new Watches.Lesson(learned.board(), learned.fresh()));
                        changed += learned.changed() ? 1 : 0;
                    }
                    case Watch.Look.NotBelieved(var why) -> giveUp(new Ask.Top(board.map()), why);
                }
            }
            watches.learn(lessons, now, pass);
            read += lessons.size();
        }

        private void report() {
            monitor.progress(new SurveyCount(total, read, changed, failed));
        }
    }
}
