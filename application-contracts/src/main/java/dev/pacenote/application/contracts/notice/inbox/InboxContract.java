package dev.pacenote.application.contracts.notice.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.application.notice.inbox.PurgeNotifications;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Arrivals.Told;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What {@link Inbox} promises. */
public interface InboxContract {

    Duration KEEP = Duration.ofDays(90);
    StoredFacts FACTS = new StoredFacts(Map.of("town", "Rīga 'quoted' <b>"));
    Topic OTHER = new Topic("sample.other");

    Accounts accounts();

    Commits commits();

    Inbox inbox();

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    private void commit(AccountId account, InboxChange... changes) {
        commits()
                .commit(
                        Set.of(account),
                        heads ->
                                new Outcome<>(
                                        true,
                                        List.of(
                                                heads.find(account)
                                                        .orElseThrow()
                                                        .happened(
                                                                InboxEvents.COUNTS,
                                                                Samples.NOON,
                                                                FACTS)),
                                        List.of(changes)));
    }

    private long seq(AccountId account) {
        return commits().head(account).orElseThrow().seq();
    }

    private static Notice notice(AccountId account, Topic topic) {
        return Samples.notice(account, topic, Samples.word(), Samples.NOON, Weight.NEWS);
    }

    private Notification opened(AccountId account, String source) {
        return opened(account, source, Samples.WEATHER);
    }

    private Notification opened(AccountId account, String source, Topic topic) {
        var notice = notice(account, topic);
        var notification =
                Notification.opened(
                        UUID.randomUUID(),
                        new Source("town", source),
                        notice,
                        FACTS,
                        seq(account) + 1,
                        KEEP);
        commit(account, new InboxChange.Tell(notice, notification));
        return notification;
    }

    private Notification renewed(Notification open) {
        var notice = notice(open.account(), open.key().topic());
        var next = open.gather(notice, FACTS, seq(open.account()) + 1, KEEP);
        commit(open.account(), new InboxChange.Tell(notice, next));
        return next;
    }

    private Notification saved(Notification notification) {
        commit(notification.account(), new InboxChange.Save(notification));
        return notification;
    }

    private static Inbox.Filter all(AccountId account) {
        return new Inbox.Filter(
                account, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private List<UUID> list(Inbox.Filter filter) {
        var listed =
                inbox()
                        .page(filter, ListPosition.top(seq(filter.account())), 50, Samples.NOON)
                        .stream()
                        .map(placed -> placed.item().id())
                        .toList();
        assertThat(inbox().count(filter, Samples.NOON)).isEqualTo(listed.size());
        return listed;
    }

    @Test
    default void a_notification_is_read_as_it_was_stored() {
        var me = person();
        var first = opened(me, "riga");
        assertThat(inbox().find(me, first.id())).contains(first);

        var marked = saved(renewed(first).read(Samples.NOON).archived());
        assertThat(inbox().find(me, first.id())).contains(marked);
        assertThat(inbox().find(person(), first.id())).isEmpty();
    }

    @Test
    default void
            what_is_on_no_device_is_found_up_to_a_number_and_stays_delivered_when_more_comes() {
        var me = person();
        var first = opened(me, "riga");
        var second = opened(me, "oslo");
        opened(person(), "riga");
        saved(opened(me, "bergen").seen(Samples.NOON));
        saved(opened(me, "turku").archived());
        long upTo = seq(me);
        var third = opened(me, "tartu");

        assertThat(inbox().undelivered(me, 0, 9)).isEmpty();
        assertThat(inbox().undelivered(me, upTo, 9)).containsExactly(first, second);
        assertThat(inbox().undelivered(me, upTo, 1)).containsExactly(first);

        var delivered = saved(first.delivered(Samples.NOON));
        saved(second.delivered(Samples.NOON));
        assertThat(inbox().find(me, first.id())).contains(delivered);
        assertThat(inbox().undelivered(me, seq(me), 9)).containsExactly(third);

        var renewed = renewed(delivered);
        assertThat(inbox().find(me, first.id())).contains(renewed);
        assertThat(renewed.deliveredAt(0)).isEmpty();
        assertThat(renewed.deliveredAt(1)).contains(Samples.NOON);
        assertThat(inbox().undelivered(me, seq(me), 9)).containsExactly(third, renewed);
    }

    @Test
    default void many_of_one_person_are_found_at_once() {
        var me = person();
        var riga = opened(me, "riga");
        var oslo = opened(me, "oslo");
        var others = opened(person(), "riga");

        assertThat(
                        inbox().findAll(
                                        me,
                                        List.of(
                                                riga.id(),
                                                oslo.id(),
                                                others.id(),
                                                UUID.randomUUID())))
                .isEqualTo(Map.of(riga.id(), riga, oslo.id(), oslo));
        assertThat(inbox().findAll(me, List.of())).isEmpty();
    }

    @Test
    default void the_open_one_about_a_source_is_found_until_it_closes() {
        var me = person();
        var riga = opened(me, "riga");
        opened(me, "cesis");

        assertThat(inbox().open(me, riga.key().source())).contains(riga);
        assertThat(inbox().open(person(), riga.key().source())).isEmpty();
        saved(riga.read(Samples.NOON));
        assertThat(inbox().open(me, riga.key().source())).isEmpty();
    }

    @Test
    default void of_several_sources_each_open_one_is_found() {
        var me = person();
        var riga = opened(me, "riga");
        var cesis = opened(me, "cesis");
        opened(me, "oslo");
        var nowhere = new Source("town", "nowhere");

        assertThat(inbox().open(me, Set.of(riga.key().source(), cesis.key().source(), nowhere)))
                .containsExactlyInAnyOrder(riga, cesis);
        assertThat(inbox().open(me, Set.of())).isEmpty();
    }

    @Test
    default void notices_of_one_commit_are_shown_by_several_items_or_by_none() {
        var me = person();
        var riga = opened(me, "riga");
        var first = notice(me, Samples.WEATHER);
        var second = notice(me, Samples.WEATHER);
        var elsewhere = notice(me, OTHER);
        var unseen = notice(me, OTHER);
        long next = seq(me) + 1;
        var gathered = riga.gather(first, FACTS, next, KEEP).gather(second, FACTS, next, KEEP);
        var oslo =
                Notification.opened(
                        UUID.randomUUID(),
                        new Source("town", "oslo"),
                        elsewhere,
                        FACTS,
                        next,
                        KEEP);

        commit(
                me,
                new InboxChange.Tell(
                        me,
                        List.of(
                                new Told(first, Optional.of(gathered)),
                                new Told(second, Optional.of(gathered)),
                                new Told(elsewhere, Optional.of(oslo)),
                                new Told(unseen, Optional.empty()))));

        assertThat(inbox().find(me, riga.id())).contains(gathered);
        assertThat(inbox().find(me, oslo.id())).contains(oslo);
        assertThat(inbox().notices(me, riga.id(), 2))
                .extracting(Notice::id)
                .containsExactly(second.id(), first.id());
        assertThat(inbox().notices(me, oslo.id(), 50))
                .extracting(Notice::id)
                .containsExactly(elsewhere.id());
        assertThat(list(all(me))).containsExactlyInAnyOrder(riga.id(), oslo.id());
    }

    @Test
    default void two_are_never_open_about_one_source() {
        var me = person();
        opened(me, "riga");

        assertThatThrownBy(() -> opened(me, "riga")).isInstanceOf(RuntimeException.class);
        assertThat(inbox().recount(me)).isEqualTo(new Inbox.Taken(1, 1));
    }

    @Test
    default void the_newest_comes_first_and_one_that_is_renewed_moves_to_the_top() {
        var me = person();
        var first = opened(me, "a");
        var second = opened(me, "b");
        assertThat(list(all(me))).containsExactly(second.id(), first.id());

        renewed(first);
        assertThat(list(all(me))).containsExactly(first.id(), second.id());
    }

    @Test
    default void a_list_is_read_on_as_it_was_when_it_was_begun() {
        var me = person();
        var items = new ArrayList<Notification>();
        for (int i = 0; i < 5; i++) {
            items.addFirst(opened(me, "source " + i));
        }
        var begin = ListPosition.top(seq(me));
        renewed(renewed(items.getLast()));
        renewed(items.getFirst());
        opened(me, "new");

        var first = inbox().page(all(me), begin, 2, Samples.NOON);
        var rest = inbox().page(all(me), begin.behind(first.getLast().number()), 50, Samples.NOON);

        assertThat(first)
                .extracting(placed -> placed.item().id())
                .containsExactly(items.get(0).id(), items.get(1).id());
        assertThat(rest)
                .extracting(placed -> placed.item().id())
                .containsExactly(items.get(2).id(), items.get(3).id(), items.get(4).id());
    }

    @Test
    default void filters_are_by_topic_read_seen_and_archived() {
        var me = person();
        var unread = opened(me, "unread");
        var seen = saved(opened(me, "seen").seen(Samples.NOON));
        var read = saved(opened(me, "read", OTHER).read(Samples.NOON));
        var archived = saved(opened(me, "archived").archived());

        assertThat(list(filter(me, Optional.empty(), Optional.of(false), Optional.empty(), false)))
                .containsExactly(seen.id(), unread.id());
        assertThat(list(filter(me, Optional.empty(), Optional.empty(), Optional.of(true), false)))
                .containsExactly(read.id(), seen.id());
        assertThat(
                        list(
                                filter(
                                        me,
                                        Optional.of(Set.of(OTHER)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)))
                .containsExactly(read.id());
        assertThat(
                        list(
                                filter(
                                        me,
                                        Optional.of(Set.of()),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)))
                .isEmpty();
        assertThat(list(filter(me, Optional.empty(), Optional.empty(), Optional.empty(), true)))
                .containsExactly(archived.id());
    }

    private static Inbox.Filter filter(
            AccountId account,
            Optional<Set<Topic>> topics,
            Optional<Boolean> read,
            Optional<Boolean> seen,
            boolean archived) {
        return new Inbox.Filter(account, topics, read, seen, archived);
    }

    @Test
    default void what_expired_is_not_listed() {
        var me = person();
        var item = opened(me, "riga");
        var top = ListPosition.top(seq(me));
        var end = item.lifetime().expiresAt();

        assertThat(inbox().page(all(me), top, 50, end.minusMillis(1))).hasSize(1);
        assertThat(inbox().page(all(me), top, 50, end)).isEmpty();
        assertThat(inbox().count(all(me), end.minusMillis(1))).isEqualTo(1);
        assertThat(inbox().count(all(me), end)).isZero();
    }

    @Test
    default void what_expired_of_one_account_is_found() {
        var me = person();
        var riga = opened(me, "riga");
        opened(person(), "riga");
        var end = Samples.NOON.plus(KEEP);

        assertThat(inbox().expired(me, end, 10)).containsExactly(riga);
        assertThat(inbox().expired(me, end.minusMillis(1), 10)).isEmpty();
        assertThat(inbox().expired(me, end, 0)).isEmpty();
    }

    @Test
    default void what_expired_is_found_those_first_that_expired_first_and_can_be_removed() {
        var me = person();
        var later = opened(me, "riga");
        var sooner =
                saved(
                        new Notification(
                                later.key(),
                                later.gathered(),
                                later.marks(),
                                new Notification.Lifetime(
                                        Samples.NOON, Samples.NOON.minus(Duration.ofDays(9_000)))));
        var other = opened(me, "cesis");

        var end = sooner.lifetime().expiresAt();
        assertThat(inbox().expired(end, Set.of(), 1)).containsExactly(sooner);
        assertThat(inbox().expired(end.minusMillis(1), Set.of(), 50)).doesNotContain(sooner);
        assertThat(inbox().expired(end, Set.of(person()), 1)).containsExactly(sooner);
        assertThat(inbox().expired(end, Set.of(person(), me), 50)).doesNotContain(sooner);

        commit(me, new InboxChange.Remove(me, sooner.id()));

        assertThat(inbox().find(me, sooner.id())).isEmpty();
        assertThat(inbox().notices(me, sooner.id(), 50)).isEmpty();
        assertThat(inbox().find(me, other.id())).contains(other);
    }

    @Test
    default void as_many_as_one_purge_takes_expire_together_and_all_are_open() {
        var me = person();
        var items = new ArrayList<Notification>();
        for (int i = 0; i <= PurgeNotifications.AT_ONCE; i++) {
            items.add(opened(me, "town " + i));
        }
        var end = items.getFirst().lifetime().expiresAt();
        var purge = new PurgeNotifications(inbox(), commits());

        purge.purge(me, end);

        assertThat(inbox().expired(me, end, 100)).hasSize(1);
        purge.purge(me, end);
        assertThat(inbox().expired(me, end, 100)).isEmpty();
    }

    @Test
    default void it_shows_its_notices_the_newest_first() {
        var me = person();
        var item = opened(me, "riga");
        opened(me, "cesis");
        for (int i = 0; i < 3; i++) {
            item = renewed(item);
        }

        var notices = inbox().notices(me, item.id(), 3);

        assertThat(notices).hasSize(3).doesNotHaveDuplicates();
        assertThat(inbox().notices(me, item.id(), 50))
                .hasSize(4)
                .startsWith(notices.toArray(Notice[]::new));
        assertThat(inbox().notices(person(), item.id(), 50)).isEmpty();
    }

    @Test
    default void cut_offs_take_what_the_domain_says_whatever_was_marked_before() {
        var random = new Random(20261126);
        for (int round = 0; round < 4; round++) {
            var me = person();
            var items = new ArrayList<Notification>();
            for (int i = 0; i < 12; i++) {
                items.add(
                        opened(me, "source " + i, random.nextBoolean() ? Samples.WEATHER : OTHER));
            }
            for (int i = 0; i < 25; i++) {
                int at = random.nextInt(items.size());
                items.set(at, marked(items.get(at), random));
            }
            long upTo = random.nextLong(seq(me) + 1);
            var topics =
                    random.nextBoolean()
                            ? Optional.<Set<Topic>>empty()
                            : Optional.of(Set.of(OTHER));
            assertSeen(me, items, topics, upTo);
            assertRead(me, items, topics, upTo);
        }
    }

    private Notification marked(Notification item, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> saved(item.read(Samples.NOON));
            case 1 -> saved(item.unread(seq(item.account()) + 1, false));
            case 2 -> saved(random.nextBoolean() ? item.archived() : item.unarchived(false));
            case 3 -> item.isOpen() ? renewed(item) : item;
            case 4 -> saved(item.delivered(Samples.NOON));
            default -> saved(item.seen(Samples.NOON));
        };
    }

    private void assertSeen(
            AccountId me, List<Notification> items, Optional<Set<Topic>> topics, long upTo) {
        Predicate<Notification> taken =
                item ->
                        item.isSeenBy(upTo)
                                && (topics.isEmpty() || topics.get().contains(item.key().topic()));
        assertThat(inbox().takenBySeen(me, topics, upTo))
                .isEqualTo((int) items.stream().filter(taken).count());

        commit(me, new InboxChange.SeenUpTo(me, topics, upTo, Samples.NOON));

        items.replaceAll(item -> taken.test(item) ? item.seen(Samples.NOON) : item);
        assertThat(items)
                .allSatisfy(item -> assertThat(inbox().find(me, item.id())).contains(item));
    }

    private void assertRead(
            AccountId me, List<Notification> items, Optional<Set<Topic>> topics, long upTo) {
        var taken =
                items.stream()
                        .filter(item -> item.isReadBy(upTo))
                        .filter(
                                item ->
                                        topics.isEmpty()
                                                || topics.get().contains(item.key().topic()))
                        .toList();
        long unseen = taken.stream().filter(Notification::countsAsUnseen).count();
        assertThat(inbox().takenByRead(me, topics, upTo))
                .isEqualTo(new Inbox.Taken(taken.size(), (int) unseen));

        commit(me, new InboxChange.ReadUpTo(me, topics, upTo, Samples.NOON));

        items.replaceAll(item -> taken.contains(item) ? item.read(Samples.NOON) : item);
        assertThat(items)
                .allSatisfy(item -> assertThat(inbox().find(me, item.id())).contains(item));
        assertThat(inbox().recount(me))
                .isEqualTo(
                        new Inbox.Taken(
                                (int) items.stream().filter(Notification::countsAsUnread).count(),
                                (int) items.stream().filter(Notification::countsAsUnseen).count()));
    }

    @Test
    default void a_cut_off_takes_more_than_any_store_writes_at_once_and_nothing_that_came_later() {
        var me = person();
        int many = 150;
        var items = new ArrayList<Notification>();
        for (int i = 0; i < many; i++) {
            items.add(opened(me, "town " + i));
        }
        long upTo = seq(me);
        var later = opened(me, "later");
        var unread = filter(me, Optional.empty(), Optional.of(false), Optional.empty(), false);
        assertThat(inbox().takenBySeen(me, Optional.empty(), upTo)).isEqualTo(many);
        assertThat(inbox().takenByRead(me, Optional.empty(), upTo))
                .isEqualTo(new Inbox.Taken(many, many));

        commit(me, new InboxChange.ReadUpTo(me, Optional.empty(), upTo, Samples.NOON));

        assertThat(list(unread)).containsExactly(later.id());
        assertThat(inbox().recount(me)).isEqualTo(new Inbox.Taken(1, 1));
        assertThat(inbox().findAll(me, items.stream().map(Notification::id).toList()).values())
                .containsExactlyInAnyOrderElementsOf(
                        items.stream().map(item -> item.read(Samples.NOON)).toList());
        assertThat(inbox().takenByRead(me, Optional.empty(), upTo))
                .isEqualTo(new Inbox.Taken(0, 0));
    }

    @Test
    default void an_inbox_goes_with_its_account() {
        var me = person();
        var item = opened(me, "riga");
        accounts().delete(me);

        assertThat(inbox().find(me, item.id())).isEmpty();
        assertThat(inbox().recount(me)).isEqualTo(new Inbox.Taken(0, 0));
    }
}
