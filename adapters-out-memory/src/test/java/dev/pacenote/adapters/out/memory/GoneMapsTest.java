package dev.pacenote.adapters.out.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.Fuse;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.notice.MailSection;
import dev.pacenote.domain.trackmania.Absence;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.DriverNotification;
import dev.pacenote.domain.trackmania.MapUid;
import java.time.Duration;
import java.util.List;
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
            story.world.run(Fuse.whole());
            return story;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void nextDay(Fuse fuse) throws InterruptedException {
        story.world.now = story.world.now.plus(Duration.ofDays(1));
        story.world.run(fuse);
    }

    private List<MailSection> sections(Account reader, String title) {
        return story.world.outbox.stream()
                .filter(mail -> mail.to().equals(reader.email()))
                .flatMap(mail -> mail.digest().sections().stream())
                .filter(section -> section.title().equals(title))
                .toList();
    }

    private void record(MapUid map, int score) {
        story.record(map, new AccountId(new UUID(1, 2)), score, story.world.now.plusSeconds(60));
    }

    @Test
    void after_seven_runs_without_an_answer_it_is_said_once_in_the_next_mail()
            throws InterruptedException {
        story.world.boards.remove(TWO);
        for (int run = 0; run < Absence.CONCLUDED_AFTER; run++) {
            nextDay(Fuse.whole());
            assertThat(sections(story.hare, "Maps that are gone")).isEmpty();
        }
        record(ONE, 30_000);
        nextDay(Fuse.whole());
        record(ONE, 29_000);
        nextDay(Fuse.whole());

        for (var mapper : List.of(story.fox, story.hare)) {
            assertThat(sections(mapper, "Maps that are gone")).hasSize(1);
        }
        var alert = story.world.alerts.of(story.hare.id()).orElseThrow();
        assertThat(story.world.alerts.covered(alert.id())).doesNotContainKey(TWO);
        assertThat(story.world.outbox.getLast().digest().unchecked()).isZero();
    }

    @Test
    void an_outage_is_no_absence() throws InterruptedException {
        var boards = List.copyOf(story.world.boards.entrySet());
        story.world.boards.clear();
        for (int run = 0; run < Absence.CONCLUDED_AFTER + 1; run++) {
            nextDay(Fuse.whole());
        }
        boards.forEach(board -> story.world.boards.put(board.getKey(), board.getValue()));

        assertThat(story.world.watches.absences(List.of(ONE, TWO))).isEmpty();
    }

    @Test
    void a_map_that_comes_back_is_watched_again() throws InterruptedException {
        var board = story.world.boards.remove(TWO);
        for (int run = 0; run < Absence.CONCLUDED_AFTER; run++) {
            nextDay(Fuse.whole());
        }
        var alert = story.world.alerts.of(story.hare.id()).orElseThrow();
        assertThat(story.world.alerts.covered(alert.id())).doesNotContainKey(TWO);
        story.world.boards.put(TWO, board);

        nextDay(Fuse.whole());

        assertThat(story.world.alerts.covered(alert.id())).containsKey(TWO);
        int told = story.world.told(story.hare).size();
        record(TWO, 20_000);
        nextDay(Fuse.whole());
        assertThat(story.world.told(story.hare)).hasSize(told + 1).contains("two 20.000");
    }

    @Test
    void a_guarded_place_is_lost_with_its_map_and_regained_when_it_comes_back()
            throws InterruptedException {
        var board = story.world.boards.remove(ONE);
        for (int run = 0; run < Absence.CONCLUDED_AFTER + 2; run++) {
            nextDay(Fuse.whole());
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
        nextDay(Fuse.whole());
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
                other.nextDay(Fuse.whole());
            }
            other.record(ONE, 30_000);
            var fuse = point == 0 && points == 1 ? Fuse.whole() : Fuse.at(point);
            try {
                other.nextDay(fuse);
            } catch (Fuse.Crash | IllegalStateException e) {
                assertThat(e)
                        .satisfiesAnyOf(
                                crash -> assertThat(crash).isInstanceOf(Fuse.Crash.class),
                                crash ->
                                        assertThat(crash).hasRootCauseInstanceOf(Fuse.Crash.class));
            }
            if (points == 1) {
                points = fuse.points();
                point = -1;
                continue;
            }
            other.story.world.now = other.story.world.now.plusSeconds(1_000);
            other.story.world.run(Fuse.whole());
            other.record(ONE, 29_000);
            other.nextDay(Fuse.whole());
            for (var mapper : List.of(other.story.fox, other.story.hare)) {
                assertThat(
                                other.sections(mapper, "Maps that are gone").stream()
                                        .map(MailSection::blocks)
                                        .distinct())
                        .as("after a crash at point %d", point)
                        .hasSize(1);
            }
        }
        assertThat(points).isGreaterThan(80);
    }
}
