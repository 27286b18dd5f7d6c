package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.MapPlan.Read;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import dev.pacenote.domain.trackmania.survey.ProbeConsistency;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads whole boards for a survey and learns from them. A map that gives no usable answer is tried
 * a second time at the end and then left as unknown: it never costs another map its look.
 */
final class ReadBoards {

    private static final System.Logger LOG = System.getLogger(ReadBoards.class.getName());

    private static final int BATCH = 50;

    /**
     * How long a survey in which not one map answered is taken for an absence of the upstream; then
     * the maps themselves must be to blame.
     */
    private static final Duration BELIEF_IN_ABSENCE = Duration.ofHours(3);

    private final MapWatches watches;
    private final FetchedBoards fetched;
    private final Leaderboards leaderboards;
    private final UpstreamBatch asking;
    private final SurveyReport log;
    private final InstantSource clock;
    private final DailyRun run;
    private final ProbeConsistency trust = new ProbeConsistency();
    private final List<Read> again = new ArrayList<>();
    private final Set<MapUid> empty = new HashSet<>();
    private boolean secondRound;

    ReadBoards(
            MapWatches watches,
            FetchedBoards fetched,
            Leaderboards leaderboards,
            UpstreamBatch asking,
            SurveyReport log,
            InstantSource clock,
            DailyRun run) {
        this.watches = watches;
        this.fetched = fetched;
        this.leaderboards = leaderboards;
        this.asking = asking;
        this.log = log;
        this.clock = clock;
        this.run = run;
    }

    /**
     * What the boards that were read say of the answers about places.
     *
     * @param confirmed maps whose answers were the expected ones
     */
    ProbeConsistency trust(int confirmed) {
        trust.counted(confirmed);
        return trust;
    }

    /** Maps that the upstream showed an empty board for, as it does for unknown ones. */
    Set<MapUid> empty() {
        return empty;
    }

    void read(List<Read> reads) throws InterruptedException {
        secondRound = false;
        var queue = new ArrayDeque<>(reads);
        while (!queue.isEmpty()) {
            var batch = new ArrayList<Read>();
            while (!queue.isEmpty() && batch.size() < BATCH) {
                batch.add(queue.poll());
            }
            take(batch);
            log.report();
            if (queue.isEmpty() && !again.isEmpty()) {
                secondRound = nobodyIsAway();
                queue.addAll(again);
                again.clear();
            }
        }
    }

    private boolean nobodyIsAway() throws InterruptedException {
        if (log.looked() > 0 || asking.waited().compareTo(BELIEF_IN_ABSENCE) >= 0) {
            return true;
        }
        asking.waitForUpstream();
        return false;
    }

    private void take(List<Read> batch) throws InterruptedException {
        var boards = new LinkedHashMap<Read, Board>();
        var at = clock.instant();
        // What somebody who waited has fetched during this pass serves here too.
        var known = fetched.find(batch.stream().map(Read::map).toList(), run.passStartedAt());
        var toAsk = new ArrayList<Read>();
        for (var read : batch) {
            var board = known.get(read.map());
            if (board == null) {
                toAsk.add(read);
            } else {
                boards.put(read, board);
                log.figure("boards_shared", 1);
            }
        }
        asking.all(toAsk, read -> leaderboards.top(read.map()))
                .forEach(
                        (read, answer) -> {
                            switch (answer) {
                                case UpstreamBatch.Answer.Given(var board) -> {
                                    boards.put(read, board);
                                    log.read(read.reason());
                                }
                                case UpstreamBatch.Answer.Refused(var why) -> giveUp(read, why);
                            }
                        });
        saveSurvey(boards, at);
    }

    private void giveUp(Read read, String why) {
        if (secondRound) {
            log.failed();
            LOG.log(System.Logger.Level.WARNING, "map {0} could not be read: {1}", read.map(), why);
        } else {
            again.add(read);
        }
    }

    /**
     * @param at before the boards were asked for: what happens later is not on them
     */
    private void saveSurvey(Map<Read, Board> boards, Instant at) {
        if (boards.isEmpty()) {
            return;
        }
        var known = watches.findAll(boards.keySet().stream().map(Read::map).toList());
        var surveyed = new ArrayList<SurveyedBoard>();
        boards.forEach(
                (read, board) -> {
                    note(board);
                    var watch = Objects.requireNonNull(known.get(read.map()));
                    switch (watch.look(board, clock.instant())) {
                        case MapWatch.BoardSurveyResult.Learned learned -> {
                            surveyed.add(
                                    new SurveyedBoard(board, learned.fresh(), read.movedOn(board)));
                            log.learned(learned.changed());
                            judge(read, board);
                        }
                        case MapWatch.BoardSurveyResult.NotBelieved(var why) -> giveUp(read, why);
                    }
                });
        watches.saveSurvey(surveyed, at, run.pass());
    }

    private void note(Board board) {
        if (board.isEmpty()) {
            empty.add(board.map());
        } else {
            empty.remove(board.map());
        }
    }

    private void judge(Read read, Board board) {
        if (read.reason() == Reason.MOVED) {
            trust.counted(1);
            read.instead().ifPresent(count -> trust.read(count, board));
        }
    }
}
