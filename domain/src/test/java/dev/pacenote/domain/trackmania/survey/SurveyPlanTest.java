package dev.pacenote.domain.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.survey.MapPlan.Count;
import dev.pacenote.domain.trackmania.survey.MapPlan.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurveyPlanTest {

    private static final Rotation ROTATION = new Rotation(Boards.TODAY, Boards.NOW);

    private static SurveyPlan plan(List<Count> counts) {
        return SurveyPlan.of(List.copyOf(counts), ROTATION);
    }

    private static long reads(SurveyPlan plan, Reason reason) {
        return plan.reads().stream().filter(read -> read.reason() == reason).count();
    }

    /** Requests that this plan needs when nothing has moved, whichever way ties count. */
    private static int requests(SurveyPlan plan, TieModel model) {
        var probeAnswers = new ProbeAnswers(model, plan.counts());
        int requests = plan.reads().size() + 1;
        for (var probe : plan.calibration().probes()) {
            var count =
                    plan.counts().stream()
                            .filter(known -> known.map().equals(probe.map()))
                            .findFirst()
                            .orElseThrow();
            probeAnswers.note(probe, place(count, model, probe.score()));
        }
        for (var next = probeAnswers.next(); !next.isEmpty(); next = probeAnswers.next()) {
            requests += next.size();
            for (var request : next) {
                for (var probe : request) {
                    var count =
                            plan.counts().stream()
                                    .filter(known -> known.map().equals(probe.map()))
                                    .findFirst()
                                    .orElseThrow();
                    probeAnswers.note(probe, place(count, model, probe.score()));
                }
            }
        }
        assertThat(probeAnswers.all(ProbeAnswers.Meaning.UNCHANGED)).hasSameSizeAs(plan.counts());
        return requests;
    }

    private static int place(Count count, TieModel model, int asked) {
        int below = model.answersFor(asked);
        return (int)
                        count.thresholds().stream()
                                .filter(threshold -> threshold.score() < below)
                                .filter(
                                        threshold ->
                                                !count.guardedEnd().equals(Optional.of(threshold)))
                                .count()
                + 1;
    }

    @ParameterizedTest
    @EnumSource(TieModel.class)
    void quiet_maps_cost_a_fiftieth_for_each_place_and_a_fiftieth_for_what_hides(TieModel model) {
        for (int maps : List.of(100, 1_000)) {
            assertThat(requests(plan(Boards.counts(maps, 1)), model))
                    .as("world record of %s maps", maps)
                    .isLessThanOrEqualTo(maps / 50 + maps / 50);
            assertThat(requests(plan(Boards.counts(maps, 5)), model))
                    .as("top five of %s maps", maps)
                    .isLessThanOrEqualTo(maps / 10 + maps / 50);
        }
    }

    @Test
    void a_few_maps_are_read_because_nearly_empty_requests_cost_as_much() {
        assertThat(plan(Boards.counts(4, 5)).counts()).isEmpty();
        assertThat(reads(plan(Boards.counts(4, 5)), Reason.CHEAPER)).isGreaterThanOrEqualTo(3);
        assertThat(plan(Boards.counts(20, 5)).counts()).hasSizeGreaterThan(15);
    }

    @Test
    void a_handful_of_maps_with_many_places_is_read_beside_many_with_one() {
        var counts = new ArrayList<>(Boards.counts(200, 1));
        for (int i = 0; i < 3; i++) {
            counts.add(
                    Boards.count(
                            900 + i,
                            9,
                            Boards.NOW.minus(Duration.ofDays(1)),
                            ChangeFrequency.CALM));
        }

        var plan = plan(counts);

        assertThat(reads(plan, Reason.CHEAPER)).isEqualTo(3);
    }

    @Test
    void a_map_that_moves_every_day_is_read_and_probed_again_after_a_quiet_day() {
        var restless = ChangeFrequency.CALM;
        for (int look = 0; look < ChangeFrequency.REMEMBERED; look++) {
            restless = restless.after(true);
        }
        var counts = new ArrayList<>(Boards.counts(100, 5));
        counts.set(50, Boards.count(50, 5, Boards.NOW.minus(Duration.ofDays(1)), restless));
        assertThat(reads(plan(counts), Reason.BUSY)).isEqualTo(1);

        counts.set(
                50,
                Boards.count(50, 5, Boards.NOW.minus(Duration.ofDays(1)), restless.after(false)));
        assertThat(reads(plan(counts), Reason.BUSY)).isZero();
    }

    @Test
    void every_board_has_its_turn_the_oldest_first_and_a_second_run_of_the_day_none() {
        var counts = new ArrayList<>(Boards.counts(250, 1));
        counts.set(
                7, Boards.count(7, 1, Boards.NOW.minus(Duration.ofDays(30)), ChangeFrequency.CALM));

        var plan = plan(counts);

        assertThat(reads(plan, Reason.REFRESH)).isEqualTo(3);
        assertThat(plan.reads()).extracting(MapPlan.Read::map).contains(counts.get(7).map());
        var readToday =
                IntStream.range(0, 250)
                        .mapToObj(
                                number ->
                                        Boards.count(
                                                number,
                                                1,
                                                Boards.NOW.minusSeconds(60),
                                                ChangeFrequency.CALM))
                        .toList();
        assertThat(reads(plan(readToday), Reason.REFRESH)).isZero();
    }

    @Test
    void whoever_has_waited_too_long_is_read_however_many() {
        var counts =
                IntStream.range(0, 40)
                        .mapToObj(
                                number ->
                                        Boards.count(
                                                number,
                                                1,
                                                Boards.NOW.minus(
                                                        Duration.ofDays(Rotation.ALL_WITHIN)),
                                                ChangeFrequency.CALM))
                        .toList();

        assertThat(reads(plan(counts), Reason.REFRESH)).isEqualTo(40);
    }

    @Test
    void without_enough_maps_to_calibrate_everything_is_read() {
        var recent =
                IntStream.range(0, 60)
                        .mapToObj(number -> Boards.counts(60, 1).get(number))
                        .map(
                                count ->
                                        new Count(
                                                count.map(),
                                                count.thresholds(),
                                                count.guardedEnd(),
                                                Optional.empty(),
                                                false,
                                                false,
                                                count.readAt(),
                                                count.restlessness()))
                        .toList();

        var plan = plan(recent);

        assertThat(plan.counts()).isEmpty();
        assertThat(reads(plan, Reason.TIES_UNKNOWN)).isEqualTo(59);
    }
}
