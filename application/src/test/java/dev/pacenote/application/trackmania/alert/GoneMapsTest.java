package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.CrashedRunTest;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.survey.Absence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A map that its author deletes: seven runs later it is over, and said so once. */
class GoneMapsTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");

    private final CrashedRunTest.Story story = story();

    private static CrashedRunTest.Story story() {
        try {
            var story = new CrashedRunTest.Story();
            story.world.run(CrashPoint.whole());
            return story;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void nextDay(CrashPoint crashPoint) throws InterruptedException {
        story.world.now = story.world.now.plus(Duration.ofDays(1));
        story.world.run(crashPoint);
    }

    private List<DigestSection> sections(Account reader, String title) {
        return story.world.outbox.stream()
                .filter(mail -> mail.to().equals(Samples.address(reader)))
                .flatMap(mail -> mail.digest().sections().stream())
                .filter(section -> section.title().equals(title))
                .toList();
    }

    private void record(MapUid map, int score) {
        story.record(map, new PlayerId(new UUID(1, 2)), score, story.world.now.plusSeconds(60));
    }

    @Test
    void after_seven_runs_without_an_answer_it_is_said_once_in_the_next_mail()
            throws InterruptedException {
        story.world.boards.remove(TWO);
        for (int run = 0; run < Absence.CONCLUDED_AFTER; run++) {
            nextDay(CrashPoint.whole());
            assertThat(sections(story.hare, "Maps that are gone")).isEmpty();
        }
        record(ONE, 30_000);
        nextDay(CrashPoint.whole());
        record(ONE, 29_000);
        nextDay(CrashPoint.whole());

        for (var mapper : List.of(story.fox, story.hare)) {
            assertThat(sections(mapper, "Maps that are gone")).hasSize(1);
        }
        assertThat(story.world.covered(story.hare)).doesNotContain(TWO);
        assertThat(story.world.outbox.getLast().digest().unchecked()).isZero();
    }

    @Test
    void a_map_that_could_not_be_read_is_unknown_and_never_gone() throws InterruptedException {
        record(TWO, 30_000);
        story.world.unreadable.add(TWO);
        for (int run = 0; run < Absence.CONCLUDED_AFTER + 1; run++) {
            record(TWO, 29_000 - run);
            nextDay(CrashPoint.whole());
        }

        assertThat(story.world.watches.absences(List.of(TWO))).isEmpty();
        assertThat(story.world.covered(story.hare)).contains(TWO);
    }

    @Test
    void an_empty_board_counts_only_where_the_position_service_answers_for_others()
            throws InterruptedException {
        story.world.boards.remove(TWO);
        story.world.placesEmpty = true;
        for (int run = 0; run < Absence.CONCLUDED_AFTER + 1; run++) {
            nextDay(CrashPoint.whole());
        }

        assertThat(story.world.watches.absences(List.of(TWO))).isEmpty();
    }

    @Test
    void days_on_which_the_map_could_not_be_read_neither_count_nor_reset()
            throws InterruptedException {
        story.world.boards.remove(TWO);
        for (int run = 1; run < Absence.CONCLUDED_AFTER; run++) {
            nextDay(CrashPoint.whole());
        }
        story.world.unreadable.add(TWO);
        nextDay(CrashPoint.whole());
        nextDay(CrashPoint.whole());
        assertThat(absence(TWO).runs()).isEqualTo(Absence.CONCLUDED_AFTER - 1);
        story.world.unreadable.clear();

        nextDay(CrashPoint.whole());

        assertThat(absence(TWO).gone()).isTrue();
    }

    @Test
    void a_map_that_was_deleted_before_it_was_ever_seen_concludes_as_well()
            throws InterruptedException {
        var never = new MapUid("never");
        story.world.listed.add(new ExchangeMap(never, 9, new MapName("never"), MapType.RACE));
        for (int run = 1; run < Absence.CONCLUDED_AFTER; run++) {
            nextDay(CrashPoint.whole());
        }
        assertThat(absence(never).gone()).isFalse();

        nextDay(CrashPoint.whole());

        assertThat(absence(never).gone()).isTrue();
    }

    @Test
    void a_map_without_records_that_the_position_service_knows_is_never_gone()
            throws InterruptedException {
        var fresh = new MapUid("fresh");
        story.world.listed.add(new ExchangeMap(fresh, 9, new MapName("fresh"), MapType.RACE));
        story.world.boards.put(fresh, List.of());
        for (int run = 0; run < Absence.CONCLUDED_AFTER + 1; run++) {
            nextDay(CrashPoint.whole());
        }

        assertThat(story.world.watches.absences(List.of(fresh))).isEmpty();
    }

    @Test
    void an_answer_of_the_position_service_ends_the_absence() throws InterruptedException {
        story.world.boards.remove(TWO);
        nextDay(CrashPoint.whole());
        nextDay(CrashPoint.whole());
        assertThat(absence(TWO).runs()).isEqualTo(2);
        story.world.boards.put(TWO, List.of());

        nextDay(CrashPoint.whole());

        assertThat(story.world.watches.absences(List.of(TWO))).isEmpty();
    }

    @Test
    void whoever_paused_or_stopped_mails_gets_no_notice_that_nothing_would_show()
            throws InterruptedException {
        story.world.alertChanges.change(story.fox.id(), alert -> alert.pause(story.world.now));
        Samples.mailing(
                story.world.preferences,
                story.hare.id(),
                mail -> mail.switchedOff(story.world.now));
        story.world.boards.remove(TWO);
        // Somebody who hears of it keeps the map watched.
        var owl = Samples.account(story.world.users);
        story.world.alertChanges.add(
                owl.id(), RecordFilter.TOP5, Optional.empty(), story.world.now);
        for (int run = 0; run < Absence.CONCLUDED_AFTER; run++) {
            nextDay(CrashPoint.whole());
        }

        assertThat(gone(owl)).hasSize(1);
        assertThat(gone(story.fox)).isEmpty();
        assertThat(gone(story.hare)).isEmpty();
    }

    private List<Notice> gone(Account person) {
        var query = NoticesQuery.all(person.id(), new Topic("trackmania.map-gone"));
        return story.world.notices.page(query, new Paging(1, 50)).rows();
    }

    private Absence absence(MapUid map) {
        return story.world.watches.absences(List.of(map)).getOrDefault(map, Absence.NONE);
    }

    @Test
    void an_outage_is_no_absence() throws InterruptedException {
        var boards = List.copyOf(story.world.boards.entrySet());
        story.world.boards.clear();
        for (int run = 0; run < Absence.CONCLUDED_AFTER + 1; run++) {
            nextDay(CrashPoint.whole());
        }
        boards.forEach(board -> story.world.boards.put(board.getKey(), board.getValue()));

        assertThat(story.world.watches.absences(List.of(ONE, TWO))).isEmpty();
    }

    @Test
    void a_map_that_comes_back_is_watched_again() throws InterruptedException {
        var board = story.world.boards.remove(TWO);
        for (int run = 0; run < Absence.CONCLUDED_AFTER; run++) {
            nextDay(CrashPoint.whole());
        }
        assertThat(story.world.covered(story.hare)).doesNotContain(TWO);
        story.world.boards.put(TWO, board);

        nextDay(CrashPoint.whole());

        assertThat(story.world.covered(story.hare)).contains(TWO);
        int told = story.world.reported(story.hare).size();
        record(TWO, 20_000);
        nextDay(CrashPoint.whole());
        assertThat(story.world.reported(story.hare)).hasSize(told + 1).contains("two 20.000");
    }

    @Test
    void a_guarded_place_is_lost_with_its_map_and_regained_when_it_comes_back()
            throws InterruptedException {
        var board = story.world.boards.remove(ONE);
        for (int run = 0; run < Absence.CONCLUDED_AFTER + 2; run++) {
            nextDay(CrashPoint.whole());
        }

        var leads =
                sections(story.fox, "Your places").stream()
                        .flatMap(section -> section.blocks().stream())
                        .flatMap(block -> block.lead().stream())
                        .filter(lead -> lead.contains("The map is gone"))
                        .toList();
        assertThat(leads).hasSize(1);
        assertThat(story.world.guards.of(story.fox.id()).getFirst().status())
                .isEqualTo(DriverNotification.Status.INACTIVE);
        story.world.boards.put(ONE, board);
        nextDay(CrashPoint.whole());
        assertThat(story.world.guards.of(story.fox.id()).getFirst().status())
                .isEqualTo(DriverNotification.Status.ACTIVE);
    }

    @Test
    void a_crash_at_any_point_of_the_concluding_run_says_it_once_all_the_same()
            throws InterruptedException {
        int points = 1;
        for (int point = 0; point < points; point++) {
            var other = new GoneMapsTest();
            other.story.world.boards.remove(TWO);
            for (int run = 1; run < Absence.CONCLUDED_AFTER; run++) {
                other.nextDay(CrashPoint.whole());
            }
            other.record(ONE, 30_000);
            var crashPoint = point == 0 && points == 1 ? CrashPoint.whole() : CrashPoint.at(point);
            try {
                other.nextDay(crashPoint);
            } catch (CrashPoint.Crash | IllegalStateException e) {
                assertThat(e)
                        .satisfiesAnyOf(
                                crash -> assertThat(crash).isInstanceOf(CrashPoint.Crash.class),
                                crash ->
                                        assertThat(crash)
                                                .hasRootCauseInstanceOf(CrashPoint.Crash.class));
            }
            if (points == 1) {
                points = crashPoint.points();
                point = -1;
                continue;
            }
            other.story.world.now = other.story.world.now.plusSeconds(1_000);
            other.story.world.run(CrashPoint.whole());
            other.record(ONE, 29_000);
            other.nextDay(CrashPoint.whole());
            for (var mapper : List.of(other.story.fox, other.story.hare)) {
                assertThat(
                                other.sections(mapper, "Maps that are gone").stream()
                                        .map(DigestSection::blocks)
                                        .distinct())
                        .as("after a crash at point %d", point)
                        .hasSize(1);
            }
        }
        assertThat(points).isGreaterThan(80);
    }
}
