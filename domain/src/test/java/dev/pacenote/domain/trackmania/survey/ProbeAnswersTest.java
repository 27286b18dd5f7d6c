package dev.pacenote.domain.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import dev.pacenote.domain.trackmania.survey.ProbeAnswers.Meaning;
import dev.pacenote.domain.trackmania.survey.WantedCoverage.Depth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeAnswersTest {

    private static final Board BOARD = Boards.of(100, 110, 110, 130, 140, 150);
    private static final Count COUNT =
            Boards.count(BOARD, WantedCoverage.in(Depth.TOP_FIVE)).withGuardedEnd();

    private static ProbeAnswers probeAnswers(TieModel model) {
        return new ProbeAnswers(model, List.of(COUNT));
    }

    /** Answers every open probe; places of unmentioned scores are the expected ones. */
    private static Meaning after(TieModel model, Map<Integer, Integer> betterByScore) {
        var probeAnswers = probeAnswers(model);
        for (var next = probeAnswers.next(); !next.isEmpty(); next = probeAnswers.next()) {
            for (var probe : next.getFirst()) {
                int score = model.answersFor(probe.score());
                int expected = Threshold.on(BOARD, score).better();
                probeAnswers.note(probe, betterByScore.getOrDefault(score, expected) + 1);
            }
        }
        return probeAnswers.of(Boards.MAP);
    }

    @ParameterizedTest
    @EnumSource(TieModel.class)
    void only_expected_answers_to_everything_mean_unchanged(TieModel model) {
        assertThat(after(model, Map.of())).isEqualTo(Meaning.UNCHANGED);
        assertThat(after(model, Map.of(130, 4))).isEqualTo(Meaning.MOVED);
        assertThat(after(model, Map.of(130, 2))).isEqualTo(Meaning.STALE);
        assertThat(after(model, Map.of(141, 4))).as("the fifth is gone").isEqualTo(Meaning.STALE);
    }

    @Test
    void whoever_deviated_is_asked_no_more() {
        var probeAnswers = probeAnswers(TieModel.BEHIND_EQUALS);
        assertThat(probeAnswers.next().getFirst()).containsExactly(new Probe(Boards.MAP, 99));

        probeAnswers.note(new Probe(Boards.MAP, 99), 2);

        assertThat(probeAnswers.next()).isEmpty();
        assertThat(probeAnswers.of(Boards.MAP)).isEqualTo(Meaning.MOVED);
    }

    @Test
    void a_missing_answer_is_unknown_and_never_unchanged() {
        var probeAnswers = probeAnswers(TieModel.AHEAD_OF_EQUALS);
        probeAnswers.note(new Probe(Boards.MAP, 100), 1);
        probeAnswers.noteUnanswered(Boards.MAP);

        assertThat(probeAnswers.next()).isEmpty();
        assertThat(probeAnswers.of(Boards.MAP)).isEqualTo(Meaning.UNKNOWN);
        assertThat(probeAnswers.all(Meaning.UNCHANGED)).isEmpty();
    }

    @Test
    void ties_are_found_out_by_agreement_and_never_guessed() {
        var counts = Boards.counts(10, 5);
        var calibration = TieCalibration.over(counts, Set.of());

        assertThat(calibration.probes())
                .hasSize(10)
                .contains(new Probe(counts.get(0).map(), 1_040));
        assertThat(calibration.decide(places(counts, 10, 0))).contains(TieModel.AHEAD_OF_EQUALS);
        assertThat(calibration.decide(places(counts, 0, 10))).contains(TieModel.BEHIND_EQUALS);
        assertThat(calibration.decide(places(counts, 1, 9))).contains(TieModel.BEHIND_EQUALS);
        assertThat(calibration.decide(places(counts, 4, 6))).isEmpty();
        assertThat(calibration.decide(places(counts, 2, 0))).isEmpty();
        assertThat(calibration.decide(Map.of())).isEmpty();
    }

    private static Map<MapUid, Integer> places(List<Count> counts, int ahead, int behind) {
        var places = new HashMap<MapUid, Integer>();
        for (int i = 0; i < ahead + behind; i++) {
            places.put(counts.get(i).map(), i < ahead ? 5 : 6);
        }
        return places;
    }

    @Test
    void contradictions_are_tolerated_one_by_one_and_not_in_numbers() {
        var trust = new ProbeConsistency();
        trust.counted(100);
        for (int i = 0; i < 2; i++) {
            trust.read(COUNT, BOARD);
        }
        assertThat(trust.broken()).isFalse();
        trust.read(COUNT, Boards.of(90, 100, 110, 110, 130, 140));
        assertThat(trust.broken()).as("a board that has moved explains its answer").isFalse();

        trust.read(COUNT, BOARD);

        assertThat(trust.contradictions()).isEqualTo(3);
        assertThat(trust.broken()).isTrue();
    }
}
