package dev.pacenote.application.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever people do in whatever order, counts are what a recount finds, on each of them. */
class RandomOperationsTest {

    private static final int OPERATIONS = 200;

    private final MessagesWorld world = new MessagesWorld();
    private final List<AccountId> people = List.of(world.ann, world.bob, world.person());

    private AccountId anybody(Random random) {
        return people.get(random.nextInt(people.size()));
    }

    @Property(tries = 8)
    void counts_are_what_a_recount_finds_and_numbers_have_no_gap(@ForAll Random random) {
        world.limits =
                new SendMessage.Limits(
                        new RateLimit(OPERATIONS, Duration.ofMinutes(1)),
                        world.limits.firstContacts());
        for (int i = 0; i < OPERATIONS; i++) {
            world.pass(Duration.ofMinutes(random.nextInt(30)));
            act(random);
            for (var person : people) {
                assertThat(world.counts(person))
                        .as("after operation %s of person %s", i, person)
                        .isEqualTo(world.recount(person));
            }
        }
        for (var person : people) {
            var events = world.events(person);
            assertThat(events)
                    .extracting(StreamEvent::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events.getLast().counts()).isEqualTo(world.counts(person));
            world.readMessages()
                    .conversations(person, Optional.empty(), 50)
                    .rows()
                    .forEach(row -> unreadIsRight(person, row.item().conversation().peer()));
        }
    }

    private void unreadIsRight(AccountId owner, AccountId peer) {
        assertThat(world.mailboxes.conversation(owner, peer).orElseThrow().unread())
                .isEqualTo(world.mailboxes.takenByRead(owner, peer, Long.MAX_VALUE).size());
    }

    private void act(Random random) {
        var who = anybody(random);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> world.send(MessagesWorld.command(who, anybody(random), "Hello"));
            case 3 -> message(who, random).ifPresent(id -> world.markMessages().read(who, id));
            case 4 -> message(who, random).ifPresent(id -> world.markMessages().unread(who, id));
            case 5 -> message(who, random).ifPresent(id -> world.deleteMessage().hide(who, id));
            case 6 -> message(who, random).ifPresent(id -> world.deleteMessage().withdraw(who, id));
            case 7 -> world.markMessages().readUpTo(who, anybody(random), position(who, random));
            case 8 ->
                    item(who, random, false)
                            .ifPresent(
                                    id -> {
                                        if (random.nextBoolean()) {
                                            world.markNotifications().read(who, id);
                                        } else {
                                            world.markNotifications().unread(who, id);
                                        }
                                    });
            case 9 ->
                    item(who, random, false)
                            .ifPresent(id -> world.markNotifications().archive(who, id));
            case 10 ->
                    item(who, random, true)
                            .ifPresent(id -> world.markNotifications().unarchive(who, id));
            default -> {
                if (random.nextBoolean()) {
                    world.markNotifications()
                            .seen(who, position(who, random), MarkNotifications.Topics.ALL);
                } else {
                    world.markNotifications()
                            .readAll(who, position(who, random), MarkNotifications.Topics.ALL);
                }
            }
        }
    }

    /** Mostly not the newest. */
    private long position(AccountId who, Random random) {
        return random.nextLong(world.commits.head(who).orElseThrow().seq() + 2);
    }

    private Optional<UUID> message(AccountId who, Random random) {
        var filter =
                new Mailboxes.Filter(who, Optional.empty(), Optional.empty(), Optional.empty());
        return any(
                world.readMessages().list(filter, OptionalLong.empty(), 20).messages().stream()
                        .map(shown -> shown.message().id())
                        .toList(),
                random);
    }

    private Optional<UUID> item(AccountId who, Random random, boolean archived) {
        var query =
                new ReadNotifications.Query(
                        who,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        archived);
        return any(
                world.readNotifications().list(query, Optional.empty(), 20).items().stream()
                        .map(shown -> shown.notification().id())
                        .toList(),
                random);
    }

    private static Optional<UUID> any(List<UUID> ids, Random random) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }
}
