package dev.pacenote.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.PurgeNotifications;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.inbox.TellInbox;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageRetention;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Three devices of one person, each of which looks now and then, while messages and notices of an
 * area come, are read, archived and expire: all of them end with the counts that a recount finds.
 */
class RandomDevicesTest {

    /**
     * Together 100,000. In one world they would take ever longer, the store looks at all it has.
     */
    private static final int STORIES = 200;

    private static final int OPERATIONS = 500;
    private static final MessageRetention A_DAY =
            new MessageRetention(Optional.of(new RetentionPeriod(1)));
    private static final Duration SHORT = Duration.ofHours(3);

    /** Knows only what events told it. */
    private static final class Device {
        private long seq;
        private UnreadCounts counts = UnreadCounts.NONE;

        void take(StreamEvent event) {
            if (event.seq() <= seq) {
                return;
            }
            assertThat(event.seq()).as("no gap").isEqualTo(seq + 1);
            seq = event.seq();
            counts = event.counts();
        }
    }

    @Property(tries = STORIES)
    void all_devices_end_with_the_counts_of_a_recount(@ForAll Random random) {
        new Story().run(random);
    }

    /** People and devices that nothing has happened to yet. */
    private static final class Story {

        private final MessagesWorld world = new MessagesWorld();
        private final AccountId owner = world.bob;
        private final List<Device> devices = List.of(new Device(), new Device(), new Device());
        private final List<Notice> told = new ArrayList<>();
        private final TellInbox tellInbox =
                new TellInbox(
                        new TellInbox.Stores(
                                new InMemoryNotices(world.tables),
                                world.inbox,
                                world.preferences,
                                world.commits),
                        new Topics(List.of(Samples.topic(Samples.WEATHER, Optional.empty()))),
                        List.of(
                                new InboxTopic(
                                        Samples.WEATHER,
                                        notice ->
                                                new Source(
                                                        "town",
                                                        notice.key().subject().orElseThrow()),
                                        notice -> Optional.of(notice.foundAt().plus(SHORT)))),
                        new RetentionPeriod(90),
                        () -> world.now,
                        UUID::randomUUID);

        void run(Random random) {
            world.retention = A_DAY;
            world.limits =
                    new SendMessage.Limits(
                            new RateLimit(OPERATIONS, Duration.ofMinutes(1)),
                            world.limits.firstContacts());
            for (int i = 0; i < OPERATIONS; i++) {
                world.pass(Duration.ofMinutes(random.nextInt(20)));
                act(random);
                assertThat(world.counts(owner))
                        .as("operation %s", i)
                        .isEqualTo(world.recount(owner));
                if (random.nextInt(8) == 0) {
                    look(random);
                }
            }
            for (var device : devices) {
                world.events(owner).forEach(device::take);
                assertThat(device.counts).isEqualTo(world.recount(owner));
            }
            world.pass(SHORT);
            assertThat(world.readNotifications().counts(owner).orElseThrow().counts())
                    .as("what has expired counts no longer")
                    .isEqualTo(world.recount(owner));
        }

        /**
         * Some device takes what it missed, or a part of that, and something that it had before.
         */
        private void look(Random random) {
            var events = world.events(owner);
            var device = devices.get(random.nextInt(devices.size()));
            events.stream().skip(device.seq).limit(random.nextInt(50)).forEach(device::take);
            if (device.seq > 0) {
                device.take(events.get(random.nextInt((int) device.seq)));
            }
        }

        private void act(Random random) {
            switch (random.nextInt(10)) {
                case 0, 1 -> world.sent(world.ann, owner, "Hello");
                case 2, 3 -> tell(random);
                case 4 ->
                        any(random, false)
                                .ifPresent(id -> world.markNotifications().read(owner, id));
                case 5 ->
                        any(random, false)
                                .ifPresent(id -> world.markNotifications().unread(owner, id));
                case 6 ->
                        any(random, random.nextBoolean())
                                .ifPresent(
                                        id -> {
                                            if (random.nextBoolean()) {
                                                world.markNotifications().archive(owner, id);
                                            } else {
                                                world.markNotifications().unarchive(owner, id);
                                            }
                                        });
                case 7 -> markAll(random);
                case 8 -> world.purgeMessages(CrashPoint.whole()).purge(world.now, 100);
                default -> {
                    if (random.nextBoolean()) {
                        new PurgeNotifications(world.inbox, world.commits).purge(world.now, 100);
                    } else {
                        world.markMessages().readUpTo(owner, world.ann, position(random));
                    }
                }
            }
        }

        private void markAll(Random random) {
            if (random.nextBoolean()) {
                world.markNotifications()
                        .seen(owner, position(random), MarkNotifications.Topics.ALL);
            } else {
                world.markNotifications()
                        .readAll(owner, position(random), MarkNotifications.Topics.ALL);
            }
        }

        private long position(Random random) {
            return random.nextLong(world.commits.head(owner).orElseThrow().seq() + 2);
        }

        /** New ones, and some that were told before. */
        private void tell(Random random) {
            var notices = new ArrayList<Notice>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                if (!told.isEmpty() && random.nextInt(4) == 0) {
                    notices.add(told.get(random.nextInt(told.size())));
                } else {
                    notices.add(
                            Samples.notice(
                                    owner,
                                    Samples.WEATHER,
                                    (char) ('a' + random.nextInt(4)) + " " + told.size() + " " + i,
                                    world.now,
                                    Weight.NEWS));
                }
            }
            tellInbox.tell(owner, notices);
            told.addAll(notices);
        }

        private Optional<UUID> any(Random random, boolean archived) {
            var query =
                    new ReadNotifications.Query(
                            owner,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            archived);
            var items = world.readNotifications().list(query, Optional.empty(), 20).items();
            return items.isEmpty()
                    ? Optional.empty()
                    : Optional.of(items.get(random.nextInt(items.size())).notification().id());
        }
    }
}
