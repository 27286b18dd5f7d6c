package dev.pacenote.application.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.notice.inbox.PurgeNotifications;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A person reads and marks what messages leave in their inbox. */
class InboxOfMessagesTest {

    private final MessagesWorld world = new MessagesWorld();
    private final AccountId ann = world.ann;
    private final AccountId bob = world.bob;

    private static ReadNotifications.Query all(AccountId account) {
        return new ReadNotifications.Query(
                account,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private List<ReadNotifications.Shown> list(ReadNotifications.Query query) {
        return world.readNotifications().list(query, Optional.empty(), 50).items();
    }

    private Notification only(AccountId account) {
        var items = list(all(account));
        assertThat(items).hasSize(1);
        return items.getFirst().notification();
    }

    private long seq(AccountId account) {
        return world.commits.head(account).orElseThrow().seq();
    }

    @Test
    void an_item_says_how_many_messages_came_from_whom_and_not_what() {
        world.sent(ann, bob, "secret");
        assertThat(list(all(bob)).getFirst().text().title()).isEqualTo("New message");
        world.sent(ann, bob, "secret");

        var shown = list(all(bob)).getFirst();
        assertThat(shown.text().title()).isEqualTo("2 new messages");
        assertThat(shown.text().content())
                .isEqualTo("From " + world.accounts.find(ann).orElseThrow().username().value());
        assertThat(shown.text().actionUrl()).contains("/Chat/" + ann);
        assertThat(shown.type()).isEqualTo(NotificationType.MESSAGE);
        assertThat(shown.toString()).doesNotContain("secret");
    }

    @Test
    void after_reading_the_next_message_opens_another_item() {
        world.sent(ann, bob, "1");
        world.markNotifications().read(bob, only(bob).id());
        world.sent(ann, bob, "2");

        assertThat(list(all(bob))).hasSize(2);
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(2, 1, 1));
    }

    @Test
    void reading_an_item_reads_no_message() {
        world.sent(ann, bob, "1");

        assertThat(world.markNotifications().read(bob, only(bob).id())).isPresent();

        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 0, 0));
        assertThat(world.lastEvent(bob).type()).isEqualTo(InboxEvents.NOTIFICATION_UPDATED);
    }

    @Test
    void each_mark_once_more_changes_nothing_and_makes_no_event() {
        world.sent(ann, bob, "1");
        var id = only(bob).id();
        var marks = world.markNotifications();
        marks.read(bob, id);
        marks.read(bob, id);
        marks.unread(bob, id);
        marks.unread(bob, id);
        marks.archive(bob, id);
        marks.archive(bob, id);
        marks.unarchive(bob, id);
        marks.unarchive(bob, id);

        assertThat(world.events(bob)).hasSize(5);
        assertThat(world.counts(bob))
                .isEqualTo(new UnreadCounts(1, 1, 0))
                .isEqualTo(world.recount(bob));
    }

    @Test
    void nobody_marks_what_is_in_anothers_inbox() {
        world.sent(ann, bob, "1");
        var id = only(bob).id();

        assertThat(world.markNotifications().read(ann, id)).isEmpty();
        assertThat(world.readNotifications().find(ann, id)).isEmpty();
        assertThat(world.markNotifications().archive(bob, UUID.randomUUID())).isEmpty();
        assertThat(world.counts(bob).notifications()).isEqualTo(1);
    }

    @Test
    void what_is_archived_counts_nowhere_and_is_listed_only_when_asked_for() {
        world.sent(ann, bob, "1");
        var id = only(bob).id();
        world.markNotifications().archive(bob, id);

        assertThat(list(all(bob))).isEmpty();
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 0, 0));
        var archived =
                new ReadNotifications.Query(
                        bob,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);
        assertThat(list(archived)).hasSize(1);
    }

    @Test
    void marked_unread_while_another_one_is_open_it_takes_in_nothing() {
        world.sent(ann, bob, "1");
        var first = only(bob).id();
        world.markNotifications().read(bob, first);
        world.sent(ann, bob, "2");
        world.markNotifications().unread(bob, first);
        world.sent(ann, bob, "3");

        assertThat(list(all(bob)))
                .extracting(shown -> shown.notification().gathered().count())
                .containsExactly(2, 1);
        assertThat(world.counts(bob).notifications()).isEqualTo(2);
    }

    @Test
    void all_read_up_to_a_number_takes_all_of_them_and_nothing_later() {
        for (int i = 0; i < 30; i++) {
            world.sent(world.person(), bob, "Hello");
        }
        long seq = seq(bob);
        world.sent(world.person(), bob, "later");

        var marked =
                world.markNotifications()
                        .readAll(bob, seq, MarkNotifications.Topics.ALL)
                        .orElseThrow();

        assertThat(marked.marked()).isEqualTo(30);
        assertThat(marked.head().counts())
                .isEqualTo(new UnreadCounts(31, 1, 1))
                .isEqualTo(world.recount(bob));
        assertThat(marked.head().cutOffs().notificationsRead()).isEqualTo(seq);
        assertThat(world.lastEvent(bob).type()).isEqualTo(InboxEvents.NOTIFICATIONS_READ);
    }

    @Test
    void all_read_of_another_area_takes_nothing() {
        world.sent(ann, bob, "1");
        var topics = world.readNotifications().topics(Optional.empty(), Optional.of("weather"));

        var marked =
                world.markNotifications()
                        .readAll(
                                bob,
                                seq(bob),
                                new MarkNotifications.Topics(topics, Optional.of("weather")))
                        .orElseThrow();

        assertThat(marked.marked()).isZero();
        assertThat(world.events(bob)).hasSize(1);
    }

    @Test
    void all_shown_up_to_a_number_leaves_them_unread() {
        world.sent(ann, bob, "1");
        long seq = seq(bob);
        world.sent(world.person(), bob, "later");

        var marked =
                world.markNotifications()
                        .seen(bob, seq, MarkNotifications.Topics.ALL)
                        .orElseThrow();

        assertThat(marked.marked()).isEqualTo(1);
        assertThat(marked.head().counts()).isEqualTo(new UnreadCounts(2, 2, 1));
        assertThat(
                        world.markNotifications()
                                .seen(bob, seq, MarkNotifications.Topics.ALL)
                                .orElseThrow()
                                .marked())
                .isZero();
    }

    @Test
    void all_of_other_topics_that_were_shown_are_none_of_these() {
        world.sent(ann, bob, "1");
        var others =
                new MarkNotifications.Topics(
                        Optional.of(Set.of(new Topic("trackmania.record"))),
                        Optional.of("trackmania"));
        var these =
                new MarkNotifications.Topics(
                        Optional.of(Set.of(MessageFacts.TOPIC)), Optional.of("message"));

        assertThat(world.markNotifications().seen(bob, seq(bob), others).orElseThrow().marked())
                .isZero();
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 1, 1));
        assertThat(world.markNotifications().seen(bob, seq(bob), these).orElseThrow().marked())
                .isEqualTo(1);
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 1, 0));
    }

    @Test
    void what_comes_after_it_was_shown_has_to_be_shown_again() {
        world.sent(ann, bob, "1");
        world.markNotifications().seen(bob, seq(bob), MarkNotifications.Topics.ALL);
        world.sent(ann, bob, "2");

        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(2, 1, 1));
    }

    @Test
    void a_person_who_reads_on_meets_each_item_once_whatever_is_renewed_meanwhile() {
        var people = new ArrayList<AccountId>();
        for (int i = 0; i < 6; i++) {
            people.add(world.person());
            world.sent(people.getLast(), bob, "Hello");
        }
        var expected = list(all(bob)).stream().map(shown -> shown.notification().id()).toList();
        var met = new ArrayList<UUID>();
        var next = Optional.<ListPosition>empty();
        do {
            var part = world.readNotifications().list(all(bob), next, 2);
            part.items().forEach(shown -> met.add(shown.notification().id()));
            world.sent(people.getFirst(), bob, "renewed");
            world.sent(people.getLast(), bob, "renewed as well");
            world.sent(world.person(), bob, "somebody new");
            next = part.next();
        } while (next.isPresent());

        assertThat(met).isEqualTo(expected);
    }

    @Test
    void an_item_shows_its_newest_notices() {
        world.sent(ann, bob, "1");
        var newest = world.sent(ann, bob, "2").id();

        var details = world.readNotifications().find(bob, only(bob).id()).orElseThrow();

        assertThat(details.notices()).hasSize(2);
        assertThat(details.notices().getFirst().key().dedupeKey()).isEqualTo(newest.toString());
    }

    @Test
    void what_expired_is_nowhere() {
        world.sent(ann, bob, "1");
        var id = only(bob).id();
        world.pass(Duration.ofDays(90));

        assertThat(list(all(bob))).isEmpty();
        assertThat(world.readNotifications().find(bob, id)).isEmpty();
        assertThat(world.markNotifications().read(bob, id)).isEmpty();
    }

    @Test
    void expired_items_are_purged_and_count_no_longer() {
        world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(1));
        world.sent(world.person(), bob, "2");
        world.pass(Duration.ofDays(89));
        var purge = new PurgeNotifications(world.inbox, world.commits);

        assertThat(purge.purge(world.now, 100)).isEqualTo(1);

        assertThat(world.counts(bob))
                .isEqualTo(new UnreadCounts(2, 1, 1))
                .isEqualTo(world.recount(bob));
        assertThat(world.lastEvent(bob).type()).isEqualTo(InboxEvents.COUNTS);
        assertThat(purge.purge(world.now, 100)).isZero();
    }

    @Test
    void what_expired_counts_no_longer_for_whoever_asks_then() {
        world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(90));

        var counts = world.readNotifications().counts(bob).orElseThrow().counts();

        assertThat(counts).isEqualTo(new UnreadCounts(1, 0, 0)).isEqualTo(world.recount(bob));
        assertThat(world.lastEvent(bob).type()).isEqualTo(InboxEvents.COUNTS);
        assertThat(world.readNotifications().counts(bob).orElseThrow().seq()).isEqualTo(seq(bob));
    }

    @Test
    void what_comes_to_an_item_that_expired_is_alone_in_it() {
        world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(90));
        world.sent(ann, bob, "2");

        assertThat(only(bob).gathered().count()).isEqualTo(1);
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(2, 1, 1));
    }

    @Test
    void as_many_are_purged_as_one_may_and_the_rest_later() {
        for (int i = 0; i < 90; i++) {
            world.sent(world.person(), bob, "Hello");
        }
        world.pass(Duration.ofDays(90));
        var purge = new PurgeNotifications(world.inbox, world.commits);

        assertThat(purge.purge(world.now, 85)).isEqualTo(85);
        assertThat(world.counts(bob).notifications()).isEqualTo(5);
        assertThat(purge.purge(world.now, 85)).isEqualTo(5);
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(90, 0, 0));
    }

    /** As the store is, but for one account, whose streams it cannot move on. */
    private Commits failingFor(AccountId account) {
        return new Commits() {
            @Override
            public Optional<StreamHead> head(AccountId of) {
                return world.commits.head(of);
            }

            @Override
            public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
                if (accounts.contains(account)) {
                    throw new IllegalStateException("too many changes");
                }
                return world.commits.commit(accounts, decide);
            }
        };
    }

    @Test
    void an_account_whose_items_cannot_be_deleted_holds_up_no_other() {
        world.sent(bob, ann, "1");
        world.sent(ann, bob, "2");
        world.pass(Duration.ofDays(90));

        for (var failing : List.of(ann, bob)) {
            var other = failing.equals(ann) ? bob : ann;
            var before = world.counts(other).notifications();
            assertThat(
                            new PurgeNotifications(world.inbox, failingFor(failing))
                                    .purge(world.now, 100))
                    .isEqualTo(before);
            assertThat(world.counts(other).notifications()).isZero();
        }
    }

    @Test
    void an_account_with_more_failing_items_than_are_deleted_at_once_holds_up_no_other() {
        for (int i = 0; i < 3; i++) {
            world.sent(world.person(), bob, "Hello");
        }
        world.pass(Duration.ofDays(1));
        world.sent(bob, ann, "1");
        world.pass(Duration.ofDays(90));

        var purge = new PurgeNotifications(world.inbox, failingFor(bob));

        assertThat(purge.purge(world.now, 3)).isEqualTo(1);
        assertThat(world.counts(ann).notifications()).isZero();
        assertThat(world.counts(bob).notifications()).isEqualTo(3);
    }

    /** A store where every commit ends in that. */
    private Commits failing(AtomicInteger tried, Supplier<RuntimeException> failure) {
        return new Commits() {
            @Override
            public Optional<StreamHead> head(AccountId of) {
                return world.commits.head(of);
            }

            @Override
            public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
                tried.incrementAndGet();
                throw failure.get();
            }
        };
    }

    /** The same store; something else happens between what is found and the commit. */
    private Commits after(Runnable meanwhile) {
        return new Commits() {
            @Override
            public Optional<StreamHead> head(AccountId of) {
                return world.commits.head(of);
            }

            @Override
            public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
                meanwhile.run();
                return world.commits.commit(accounts, decide);
            }
        };
    }

    @Test
    void an_item_that_is_renewed_while_it_is_purged_stays_and_counts() {
        world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(90).minusHours(1));
        var end = world.now.plus(Duration.ofHours(1));
        var purge = new PurgeNotifications(world.inbox, after(() -> world.sent(ann, bob, "2")));

        purge.purge(end, 100);

        assertThat(only(bob).gathered().count()).isEqualTo(2);
        assertThat(world.counts(bob)).isEqualTo(world.recount(bob));
        assertThat(world.counts(bob).notifications()).isEqualTo(1);
    }

    @Test
    void a_purge_in_an_outage_says_so_at_once_instead_of_being_done() {
        world.sent(bob, ann, "1");
        world.sent(ann, bob, "2");
        world.pass(Duration.ofDays(90));
        var tried = new AtomicInteger();
        var away = new StoreUnavailableException(new IOException("no route to host"));
        var purge = new PurgeNotifications(world.inbox, failing(tried, () -> away));

        assertThatThrownBy(() -> purge.purge(world.now, 100)).isSameAs(away);

        assertThat(tried).hasValue(1);
    }

    @Test
    void a_purge_that_fails_for_very_many_accounts_says_so_and_stops() {
        for (int i = 0; i < 120; i++) {
            world.sent(world.person(), world.person(), "Hello");
        }
        world.pass(Duration.ofDays(90));
        var tried = new AtomicInteger();
        var purge =
                new PurgeNotifications(
                        world.inbox, failing(tried, () -> new IllegalStateException("a bug")));

        assertThatThrownBy(() -> purge.purge(world.now, 1_000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("100 accounts");

        assertThat(tried).hasValue(100);
    }

    @Test
    void a_crash_at_any_point_of_a_purge_leaves_counts_right() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final MessagesWorld at = new MessagesWorld();

                            {
                                at.sent(at.ann, at.bob, "1");
                                at.sent(at.person(), at.bob, "2");
                                at.pass(Duration.ofDays(90));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                new PurgeNotifications(
                                                crash.on(Inbox.class, at.inbox),
                                                crash.on(Commits.class, at.commits))
                                        .purge(at.now, 100);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.counts(at.bob)).isEqualTo(at.recount(at.bob));
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.recount(at.bob)).isEqualTo(new UnreadCounts(2, 0, 0));
                            }
                        });
    }

    @Test
    void filters_are_by_type_topic_and_mark() {
        world.sent(ann, bob, "1");

        assertThat(list(query(Optional.of(NotificationType.MESSAGE), "message"))).hasSize(1);
        assertThat(list(query(Optional.empty(), "message.new"))).hasSize(1);
        assertThat(list(query(Optional.of(NotificationType.ALERT), "message"))).isEmpty();
        assertThat(list(query(Optional.empty(), "mess"))).isEmpty();
    }

    private ReadNotifications.Query query(Optional<NotificationType> type, String topic) {
        return new ReadNotifications.Query(
                bob, type, Optional.of(topic), Optional.of(false), Optional.of(false), false);
    }

    @Test
    void a_crash_at_any_point_reads_all_of_them_or_none() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final MessagesWorld at = new MessagesWorld();

                            {
                                at.sent(at.ann, at.bob, "1");
                                at.sent(at.person(), at.bob, "2");
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                at.markNotifications(crash)
                                        .readAll(at.bob, 2, MarkNotifications.Topics.ALL);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.counts(at.bob)).isEqualTo(at.recount(at.bob));
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.recount(at.bob)).isEqualTo(new UnreadCounts(2, 0, 0));
                                assertThat(at.events(at.bob)).hasSize(3);
                            }
                        });
    }
}
