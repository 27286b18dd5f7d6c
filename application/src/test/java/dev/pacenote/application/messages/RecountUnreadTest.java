package dev.pacenote.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.InMemoryAccountNumbers;
import dev.pacenote.application.notice.stream.RecountUnread;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counts that are wrong are found, repaired and told to devices. */
class RecountUnreadTest {

    private static final UnreadCounts RIGHT = new UnreadCounts(2, 1, 1);
    private static final UnreadCounts WRONG = new UnreadCounts(7, 0, 9);

    private final MessagesWorld world = new MessagesWorld();
    private @Nullable AccountId busy;
    private final List<String> found = new ArrayList<>();

    private RecountUnread recountUnread(CrashPoint crash) {
        return new RecountUnread(
                crash.on(AccountNumbers.class, new InMemoryAccountNumbers(world.tables)),
                crash.on(Commits.class, world.commits),
                List.of(
                        account -> {
                            if (account.equals(busy)) {
                                throw new OverloadedException("changes of one stream");
                            }
                            return new UnreadCounts(world.mailboxes.recount(account), 0, 0);
                        },
                        account -> {
                            var items = world.inbox.recount(account);
                            return new UnreadCounts(0, items.unread(), items.unseen());
                        }),
                (account, counted, wrong) -> found.add(account + " " + counted + " " + wrong),
                () -> world.now);
    }

    /** Until everybody had their turn. */
    private void recountAll() {
        for (int hour = 0; hour < RecountUnread.PARTS; hour++) {
            recountUnread(CrashPoint.whole()).recount();
            world.pass(Duration.ofHours(1));
        }
    }

    private void damage(AccountId account) {
        world.commits.commit(
                Set.of(account),
                heads ->
                        new Outcome<>(
                                true,
                                List.of(
                                        heads.find(account)
                                                .orElseThrow()
                                                .with(WRONG)
                                                .happened(
                                                        InboxEvents.COUNTS,
                                                        world.now,
                                                        StoredFacts.builder().build())),
                                List.of()));
    }

    private void wrongAndRight() {
        world.sent(world.ann, world.bob, "1");
        world.sent(world.ann, world.bob, "2");
        damage(world.bob);
    }

    @Test
    void a_count_that_is_wrong_is_repaired_told_and_reported_once() {
        wrongAndRight();
        int events = world.events(world.bob).size();

        recountAll();
        recountAll();

        assertThat(world.counts(world.bob)).isEqualTo(RIGHT);
        assertThat(world.events(world.bob)).hasSize(events + 1);
        assertThat(world.lastEvent(world.bob).type()).isEqualTo(InboxEvents.COUNTS);
        assertThat(world.lastEvent(world.bob).counts()).isEqualTo(RIGHT);
        assertThat(found).containsExactly(world.bob + " " + RIGHT + " " + WRONG);
    }

    @Test
    void counts_that_are_right_are_no_event() {
        world.sent(world.ann, world.bob, "1");
        int events = world.events(world.bob).size();

        recountAll();

        assertThat(world.events(world.bob)).hasSize(events);
        assertThat(found).isEmpty();
    }

    @Test
    void in_an_hour_a_hundredth_of_all_accounts_is_counted() {
        var people = new ArrayList<AccountId>();
        for (int i = 0; i < RecountUnread.PARTS; i++) {
            var person = world.person();
            people.add(person);
            damage(person);
        }

        recountUnread(CrashPoint.whole()).recount();

        assertThat(people)
                .filteredOn(person -> world.counts(person).equals(UnreadCounts.NONE))
                .hasSize(1);
    }

    @Test
    void one_that_cannot_be_counted_stops_no_other() {
        // A hundred others, so that somebody has the same hour.
        busy = world.ann;
        var sameHour = world.person();
        while ((sameHour.value() - world.ann.value()) % RecountUnread.PARTS != 0) {
            sameHour = world.person();
        }
        damage(sameHour);

        recountAll();

        assertThat(world.counts(sameHour)).isEqualTo(UnreadCounts.NONE);
    }

    private static final class Recounting implements CrashEverywhere.Story {
        private final RecountUnreadTest test = new RecountUnreadTest();

        Recounting() {
            test.wrongAndRight();
            // The hour of the one whose counts are wrong.
            while (Math.floorMod(
                            test.world.now.getEpochSecond() / 3_600, (long) RecountUnread.PARTS)
                    != test.world.bob.value()) {
                test.world.pass(Duration.ofHours(1));
            }
        }

        @Override
        public void act(CrashPoint crashPoint) {
            test.recountUnread(crashPoint).recount();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.world.counts(test.world.bob)).isIn(WRONG, RIGHT);
        }

        @Override
        public void isDone() {
            assertThat(test.world.counts(test.world.bob)).isEqualTo(RIGHT);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_what_the_next_time_repairs() throws InterruptedException {
        CrashEverywhere.run(Recounting::new);
    }
}
