package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The daily run, crashed at every single point between two steps and taken up again: the same mails
 * as without the crash.
 */
public class CrashedRunTest {

    private static final MapUid ONE = new MapUid("one");
    private static final MapUid TWO = new MapUid("two");
    private static final PlayerId NOVA = new PlayerId(new UUID(1, 1));
    private static final PlayerId VEGA = new PlayerId(new UUID(1, 2));

    /** Enough of them, so that a run asks for places before it reads boards. */
    private static final int QUIET = 10;

    /** Two mappers of the same maps; a quiet first run; then two records fall. */
    public static final class Story {
        public final DailyRunWorld world;
        public final Account fox;
        public final Account hare;

        public Story() throws InterruptedException {
            this(new DailyRunWorld());
        }

        public Story(DailyRunWorld world) throws InterruptedException {
            this.world = world;
            fox = Samples.account(world.users);
            hare = Samples.account(world.users);
            for (var map : List.of(ONE, TWO)) {
                world.listed.add(new ExchangeMap(map, 1, new MapName(map.value()), MapType.RACE));
                record(map, NOVA, 40_000, Instant.parse("2026-01-01T00:00:00Z"));
            }
            for (int i = 0; i < QUIET; i++) {
                var quiet = new MapUid("quiet_" + i);
                world.listed.add(
                        new ExchangeMap(quiet, 1, new MapName(quiet.value()), MapType.RACE));
                record(quiet, VEGA, 40_000 + i, Instant.parse("2026-01-01T00:00:00Z"));
            }
            for (var mapper : List.of(fox, hare)) {
                world.alertChanges.add(
                        mapper.id(),
                        RecordFilter.TOP5,
                        Optional.empty(),
                        Instant.parse("2026-11-19T12:00:00Z"));
            }
            world.drivers.save(new DriverIdentity(fox.id(), "Nova", NOVA));
            var board = new Board(ONE, world.boards.getOrDefault(ONE, List.of()));
            new GuardListChanges(world.guards)
                    .guard(
                            fox.id(),
                            new DriverNotification.GuardedMap(ONE, new MapName("one")),
                            LeaderboardPosition.on(board, NOVA).orElseThrow(),
                            world.now,
                            9);
            world.run(CrashPoint.whole());
            world.now = Instant.parse("2026-11-21T05:00:00Z");
            world.boards.put(
                    ONE,
                    List.of(
                            Samples.entry(VEGA, 1, 39_000, Instant.parse("2026-11-20T20:00:00Z")),
                            Samples.entry(NOVA, 2, 40_000, Instant.parse("2026-01-01T00:00:00Z"))));
            record(TWO, NOVA, 38_000, Instant.parse("2026-11-20T21:00:00Z"));
        }

        public void record(MapUid map, PlayerId driver, int score, Instant at) {
            world.boards.put(map, List.of(Samples.entry(driver, 1, score, at)));
        }

        public void everybodyHeardOnce() {
            for (var mapper : List.of(fox, hare)) {
                assertThat(world.reported(mapper))
                        .containsExactlyInAnyOrderElementsOf(news(mapper));
            }
            assertThat(world.guards.of(fox.id()).getFirst().standing().position()).isEqualTo(2);
            var date = LocalDate.of(2026, 11, 21);
            for (var mapper : List.of(fox, hare)) {
                assertThat(world.emails.find(new DailyEmailKey(mapper.id(), date)))
                        .map(DailyEmail::state)
                        .containsInstanceOf(DeliveryState.Sent.class);
                assertThat(world.history.of(mapper.id(), date, date))
                        .extracting(HistoryEntry::status)
                        .containsOnly(HistoryEntry.Status.SENT);
            }
            assertThat(world.history.of(fox.id(), date, date)).hasSize(2);
        }

        /** The fox guards the first place of map one as well, and was passed there. */
        public List<String> news(Account mapper) {
            return mapper.equals(fox)
                    ? List.of("one 39.000", "two 38.000", "one 39.000")
                    : List.of("one 39.000", "two 38.000");
        }

        /** Copies of one mail are possible only with the same id and the same content. */
        public void copiesAreCopies() {
            var seen = new HashMap<String, Object>();
            for (var mail : world.outbox) {
                var earlier = seen.put(mail.stableName(), mail.digest().sections());
                assertThat(earlier == null || earlier.equals(mail.digest().sections())).isTrue();
            }
            assertThat(seen).hasSize(2);
        }
    }

    @Test
    void a_crash_at_any_point_changes_nothing_in_the_end() throws InterruptedException {
        var reference = new Story();
        var whole = CrashPoint.whole();
        reference.world.boardsRead.set(0);
        reference.world.run(whole);
        reference.everybodyHeardOnce();
        assertThat(reference.world.placesAsked.get()).isPositive();
        assertThat(reference.world.boardsRead.get()).isLessThan(QUIET);
        assertThat(reference.world.outbox).hasSize(2);
        int points = whole.points();
        assertThat(points).isGreaterThan(80);

        for (int point = 0; point < points; point++) {
            var story = new Story();
            crash(story, point);
            // The claim of a vanished sender lapses; then somebody takes the mail over.
            story.world.now = story.world.now.plus(Lease.LENGTH);
            var run = story.world.run(CrashPoint.whole());
            assertThat(run.state())
                    .as("after a crash at point %d", point)
                    .isEqualTo(RunState.COMPLETED);
            story.everybodyHeardOnce();
            story.copiesAreCopies();
        }
    }

    private static void crash(Story story, int point) throws InterruptedException {
        try {
            story.world.run(CrashPoint.at(point));
        } catch (CrashPoint.Crash crash) {
            return;
        } catch (IllegalStateException e) {
            // A crash on a thread of the survey reaches us wrapped.
            assertThat(e).hasRootCauseInstanceOf(CrashPoint.Crash.class);
        }
    }

    @Test
    void names_that_cannot_be_brought_up_to_date_end_no_run() throws InterruptedException {
        var story = new Story();
        story.world.refreshNames =
                () -> {
                    throw new IllegalStateException("no names today");
                };

        assertThat(story.world.run(CrashPoint.whole()).state()).isEqualTo(RunState.COMPLETED);

        story.everybodyHeardOnce();
    }

    @Test
    void a_run_that_is_overdue_is_closed_and_the_next_one_takes_over() throws InterruptedException {
        var story = new Story();
        crash(story, 20);
        assertThat(story.world.runs.active()).hasSize(1);
        story.world.now = Instant.parse("2026-11-22T05:00:00Z");

        var run = story.world.run(CrashPoint.whole());

        assertThat(run.date()).isEqualTo("2026-11-22");
        assertThat(story.world.runs.find(LocalDate.of(2026, 11, 21)).orElseThrow().state())
                .isEqualTo(RunState.INCOMPLETE);
        for (var mapper : List.of(story.fox, story.hare)) {
            assertThat(story.world.reported(mapper))
                    .containsExactlyInAnyOrderElementsOf(story.news(mapper));
        }
        assertThat(story.world.outbox).hasSize(2);
    }

    @Test
    void a_run_that_waits_until_the_next_one_is_due_is_closed_and_loses_nothing()
            throws InterruptedException {
        var story = new Story();
        story.world.away = true;

        var run = story.world.run(CrashPoint.whole());

        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(story.world.now).isAfterOrEqualTo(Instant.parse("2026-11-22T05:00:00Z"));
        assertThat(story.world.outbox).isEmpty();
        story.world.away = false;
        story.world.run(CrashPoint.whole());
        for (var mapper : List.of(story.fox, story.hare)) {
            assertThat(story.world.reported(mapper))
                    .containsExactlyInAnyOrderElementsOf(story.news(mapper));
        }
    }

    @Test
    void what_is_found_after_the_days_mail_left_goes_into_the_next_dates_mail()
            throws InterruptedException {
        var story = new Story();
        story.world.run(CrashPoint.whole());
        story.record(ONE, VEGA, 37_000, Instant.parse("2026-11-21T06:00:00Z"));
        story.world.now = Instant.parse("2026-11-21T07:00:00Z");
        story.world.run(CrashPoint.whole());
        assertThat(story.world.outbox).as("one mail a date").hasSize(2);

        story.world.now = Instant.parse("2026-11-22T05:00:00Z");
        story.world.run(CrashPoint.whole());

        assertThat(story.world.outbox).hasSize(4);
        assertThat(story.world.reported(story.fox))
                .containsExactlyInAnyOrder("one 39.000", "two 38.000", "one 39.000", "one 37.000");
    }

    @Test
    void somebody_who_unsubscribed_hears_nothing_now_or_later() throws InterruptedException {
        var story = new Story();
        Samples.mailing(
                story.world.preferences, story.fox.id(), mail -> mail.switchedOff(story.world.now));
        story.world.run(CrashPoint.whole());
        Samples.mailing(
                story.world.preferences, story.fox.id(), mail -> mail.switchedOn(story.world.now));
        story.world.now = story.world.now.plus(Duration.ofDays(1));
        story.world.run(CrashPoint.whole());

        assertThat(story.world.reported(story.fox)).isEmpty();
        assertThat(story.world.reported(story.hare)).hasSize(2);
        assertThat(story.world.channels().dailyMail(story.fox.id()))
                .isEqualTo(new ChannelChoice.Use());
    }

    @Test
    void a_mail_taken_back_leaves_mail_switched_on_wherever_the_crash_was()
            throws InterruptedException {
        var whole = CrashPoint.whole();
        unsubscribedAfterAFailedTry().world.run(whole);
        int withdrawn = 0;
        for (int point = 0; point < whole.points(); point++) {
            var story = unsubscribedAfterAFailedTry();
            crash(story, point);
            Samples.mailing(
                    story.world.preferences,
                    story.fox.id(),
                    mail -> mail.switchedOn(story.world.now));
            story.world.now = story.world.now.plus(Lease.LENGTH);

            story.world.run(CrashPoint.whole());

            var mail =
                    story.world.emails.find(
                            new DailyEmailKey(story.fox.id(), LocalDate.of(2026, 11, 21)));
            withdrawn += mail.orElseThrow().state() instanceof DeliveryState.Cancelled ? 1 : 0;
            assertThat(story.world.channels().dailyMail(story.fox.id()))
                    .as("after a crash at point %d", point)
                    .isEqualTo(new ChannelChoice.Use());
            assertThat(story.world.emails.unreported()).isEmpty();
        }
        assertThat(withdrawn).isBetween(1, whole.points() - 1);
    }

    private static Story unsubscribedAfterAFailedTry() throws InterruptedException {
        var story = new Story(DailyRunWorld.withOutboxElsewhere());
        story.world.refusal = Optional.of(SendFailure.temporary("away"));
        story.world.run(CrashPoint.whole());
        story.world.refusal = Optional.empty();
        Samples.mailing(
                story.world.preferences, story.fox.id(), mail -> mail.switchedOff(story.world.now));
        return story;
    }

    @Test
    void a_mail_that_may_have_left_says_the_same_again_and_later_news_goes_into_the_next()
            throws InterruptedException {
        var story = new Story();
        story.world.refusal = Optional.of(SendFailure.unanswered());
        story.world.run(CrashPoint.whole());
        story.world.refusal = Optional.of(SendFailure.temporary("busy"));
        story.world.run(CrashPoint.whole());
        story.record(ONE, VEGA, 37_000, Instant.parse("2026-11-21T06:00:00Z"));
        story.world.now = Instant.parse("2026-11-21T07:00:00Z");
        story.world.refusal = Optional.empty();

        story.world.run(CrashPoint.whole());

        assertThat(story.world.reported(story.hare))
                .containsExactlyInAnyOrderElementsOf(story.news(story.hare));
        story.world.now = Instant.parse("2026-11-22T05:00:00Z");
        story.world.run(CrashPoint.whole());
        assertThat(story.world.reported(story.hare))
                .containsExactlyInAnyOrder("one 39.000", "two 38.000", "one 37.000");
    }

    @Test
    void an_address_refused_for_good_at_the_very_last_try_is_not_written_to_again()
            throws InterruptedException {
        var story = new Story();
        story.world.refusal = Optional.of(SendFailure.temporary("away"));
        for (int day = 0; day < 7; day++) {
            story.world.run(CrashPoint.whole());
        }
        story.world.refusal = Optional.of(SendFailure.permanent("mailbox_unavailable"));

        story.world.run(CrashPoint.whole());

        assertThat(story.world.channels().dailyMail(story.fox.id()))
                .isEqualTo(new ChannelChoice.Skip(Reason.PREF_OFF));
    }

    @Test
    void a_worker_whose_time_is_over_does_not_wait_for_questions_in_line()
            throws InterruptedException {
        var story = new Story();
        story.world.asked = new CountDownLatch(1);
        story.world.answers = new CountDownLatch(1);
        var ended = new CompletableFuture<Throwable>();
        var worker =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        story.world.run(CrashPoint.whole());
                                        ended.complete(new AssertionError("it went on"));
                                    } catch (InterruptedException | RuntimeException e) {
                                        ended.complete(e);
                                    }
                                });
        assertThat(story.world.asked.await(1, TimeUnit.MINUTES)).isTrue();

        worker.interrupt();

        assertThat(ended.orTimeout(1, TimeUnit.MINUTES).join())
                .isInstanceOf(InterruptedException.class);
        story.world.answers.countDown();
        story.world.run(CrashPoint.whole());
        story.everybodyHeardOnce();
    }
}
