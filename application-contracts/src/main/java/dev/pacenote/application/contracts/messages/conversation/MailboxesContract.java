package dev.pacenote.application.contracts.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.conversation.MailboxChange;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.conversation.Mailboxes.Box;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.ReadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Mailboxes} promises. */
public interface MailboxesContract {

    SentMessage.Receipt NO_RECEIPT = new SentMessage.Receipt(Optional.empty(), Optional.empty());

    Accounts accounts();

    Commits commits();

    Mailboxes mailboxes();

    private AccountId person() {
        return Samples.account(accounts()).id();
    }

    /** One commit of one person, with an event. */
    private void commit(AccountId account, MailboxChange... changes) {
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
                                                                MessageEvents.MESSAGE,
                                                                Samples.NOON,
                                                                new StoredFacts(Map.of()))),
                                        List.of(changes)));
    }

    private long seq(AccountId account) {
        return commits().head(account).orElseThrow().seq();
    }

    private Message.Envelope envelope(UUID id, AccountId owner, AccountId peer) {
        return new Message.Envelope(id, owner, peer, seq(owner) + 1, Samples.NOON);
    }

    private SentMessage sent(AccountId from, AccountId to) {
        var message =
                new SentMessage(
                        envelope(UUID.randomUUID(), from, to),
                        Optional.of(new MessageText("  Hello 'you' <b>\r\n\uD83E\uDD8A ")),
                        NO_RECEIPT,
                        Samples.NOON);
        commit(
                from,
                new MailboxChange.Add(message),
                new MailboxChange.SaveConversation(
                        new Conversation(from, to, message.envelope().seq(), 0, true)));
        return message;
    }

    private ReceivedMessage received(SentMessage sent) {
        var owner = sent.recipient();
        long seq = seq(owner) + 1;
        var message =
                new ReceivedMessage(
                        envelope(sent.id(), owner, sent.sender()),
                        sent.text(),
                        ReadState.unread(seq),
                        Optional.empty(),
                        Samples.NOON);
        commit(
                owner,
                new MailboxChange.Add(message),
                new MailboxChange.SaveConversation(
                        new Conversation(owner, sent.sender(), seq, 1, false)));
        return message;
    }

    private ReceivedMessage arrived(AccountId from, AccountId to) {
        return received(sent(from, to));
    }

    private <M extends Message> M saved(M message) {
        commit(message.owner(), new MailboxChange.Save(message));
        return message;
    }

    private List<UUID> list(
            AccountId owner,
            Optional<Box> box,
            Optional<AccountId> peer,
            Optional<Boolean> unread) {
        return mailboxes()
                .page(new Mailboxes.Filter(owner, box, peer, unread), OptionalLong.empty(), 50)
                .stream()
                .map(Message::id)
                .toList();
    }

    @Test
    default void each_of_the_two_has_a_copy_that_is_read_as_it_was_stored() {
        var me = person();
        var other = person();
        var sent = sent(me, other);
        var received = received(sent);

        assertThat(mailboxes().find(me, sent.id())).contains(sent);
        assertThat(mailboxes().find(other, sent.id())).contains(received);
        assertThat(mailboxes().find(person(), sent.id())).isEmpty();

        var read = saved(received.read(Samples.NOON).unread(9, Samples.NOON));
        var known = saved(sent.readByRecipient(Samples.NOON));
        assertThat(mailboxes().find(other, sent.id())).contains(read);
        assertThat(mailboxes().find(me, sent.id())).contains(known);
    }

    @Test
    default void many_copies_of_one_person_are_found_at_once() {
        var one = arrived(person(), person());
        var me = one.owner();
        var two = sent(me, one.peer());
        var others = arrived(person(), person());

        assertThat(
                        mailboxes()
                                .findAll(
                                        me,
                                        List.of(
                                                one.id(),
                                                two.id(),
                                                others.id(),
                                                UUID.randomUUID())))
                .isEqualTo(Map.of(one.id(), one, two.id(), two));
        assertThat(mailboxes().findAll(me, List.of())).isEmpty();
    }

    private Map<Mailboxes.Pair, Conversation> conversations(Mailboxes.Pair... pairs) {
        return Stream.of(pairs)
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                pair ->
                                        mailboxes()
                                                .conversation(pair.owner(), pair.peer())
                                                .orElseThrow()));
    }

    @Test
    default void those_who_have_a_conversation_are_known_pair_by_pair() {
        var sent = sent(person(), person());
        var pair = new Mailboxes.Pair(sent.sender(), sent.recipient());
        var turned = pair.turned();
        var stranger = new Mailboxes.Pair(sent.sender(), person());

        // The recipient has no copy yet, so they have no conversation either.
        assertThat(mailboxes().conversations(List.of(pair, turned, stranger)))
                .isEqualTo(conversations(pair));
        received(sent);
        assertThat(mailboxes().conversations(List.of(pair, turned, stranger)))
                .isEqualTo(conversations(pair, turned));
        assertThat(mailboxes().conversations(List.of())).isEmpty();
    }

    @Test
    default void what_is_not_delivered_is_found_the_oldest_first_and_up_to_a_number() {
        var first = arrived(person(), person());
        var me = first.owner();
        var second = arrived(first.peer(), me);
        var delivered = saved(arrived(first.peer(), me).delivered(Samples.NOON));
        sent(me, first.peer());
        var last = arrived(person(), me);
        long seq = last.envelope().seq();

        assertThat(mailboxes().find(me, delivered.id())).contains(delivered);
        assertThat(mailboxes().undelivered(me, seq, 9)).containsExactly(first, second, last);
        assertThat(mailboxes().undelivered(me, seq - 1, 9)).containsExactly(first, second);
        assertThat(mailboxes().undelivered(me, seq, 1)).containsExactly(first);
    }

    @Test
    default void an_emptied_message_has_no_text_any_more() {
        var received = arrived(person(), person());
        var emptied = saved(received.emptied(Samples.NOON));

        assertThat(mailboxes().find(received.owner(), received.id())).contains(emptied);
        assertThat(mailboxes().recount(received.owner())).isZero();
    }

    @Test
    default void a_copy_that_goes_leaves_the_other_one() {
        var received = arrived(person(), person());
        commit(received.owner(), new MailboxChange.Remove(received.owner(), received.id()));

        assertThat(mailboxes().find(received.owner(), received.id())).isEmpty();
        assertThat(mailboxes().find(received.peer(), received.id())).isPresent();
        saved(received);
        assertThat(mailboxes().find(received.owner(), received.id())).isEmpty();
    }

    @Test
    default void a_copy_is_added_once() {
        var received = arrived(person(), person());

        assertThatThrownBy(() -> commit(received.owner(), new MailboxChange.Add(received)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void lists_are_by_side_person_and_whether_it_is_unread() {
        var me = person();
        var one = person();
        var two = person();
        var toOne = sent(me, one).id();
        var fromOne = saved(arrived(one, me).read(Samples.NOON)).id();
        var fromTwo = arrived(two, me).id();

        assertThat(list(me, Optional.empty(), Optional.empty(), Optional.empty()))
                .containsExactly(fromTwo, fromOne, toOne);
        assertThat(list(me, Optional.of(Box.INBOX), Optional.empty(), Optional.empty()))
                .containsExactly(fromTwo, fromOne);
        assertThat(list(me, Optional.of(Box.SENT), Optional.of(one), Optional.empty()))
                .containsExactly(toOne);
        assertThat(list(me, Optional.empty(), Optional.of(one), Optional.empty()))
                .containsExactly(fromOne, toOne);
        assertThat(list(me, Optional.empty(), Optional.empty(), Optional.of(true)))
                .containsExactly(fromTwo);
        assertThat(list(me, Optional.empty(), Optional.empty(), Optional.of(false)))
                .containsExactly(fromOne, toOne);
        assertThat(list(me, Optional.empty(), Optional.of(two), Optional.of(false))).isEmpty();
    }

    @Test
    default void a_list_is_read_on_behind_a_number() {
        var me = person();
        var other = person();
        var messages = new ArrayList<ReceivedMessage>();
        for (int i = 0; i < 4; i++) {
            messages.addFirst(arrived(other, me));
        }
        var filter = new Mailboxes.Filter(me, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(mailboxes().page(filter, OptionalLong.empty(), 2))
                .isEqualTo(messages.subList(0, 2));
        assertThat(mailboxes().page(filter, OptionalLong.of(messages.get(1).envelope().seq()), 50))
                .isEqualTo(messages.subList(2, 4));
    }

    @Test
    default void a_conversation_is_kept_for_each_of_the_two() {
        var me = person();
        var other = person();
        sent(me, other);

        assertThat(mailboxes().conversation(me, other))
                .contains(new Conversation(me, other, 1, 0, true));
        assertThat(mailboxes().conversation(other, me)).isEmpty();
        sent(me, other);
        assertThat(mailboxes().conversation(me, other))
                .contains(new Conversation(me, other, 2, 0, true));
    }

    @Test
    default void conversations_are_listed_with_their_newest_message() {
        var me = person();
        var one = person();
        var two = person();
        arrived(one, me);
        var fromTwo = arrived(two, me);
        var newest = arrived(one, me);

        var list = mailboxes().conversations(me, ListPosition.top(seq(me)), 50);

        assertThat(list)
                .extracting(placed -> placed.item().newest())
                .containsExactly(newest, fromTwo);
        assertThat(list.getFirst().item().conversation().peer()).isEqualTo(one);
    }

    @Test
    default void conversations_are_read_on_as_they_were_when_the_list_was_begun() {
        var me = person();
        var people = new ArrayList<AccountId>();
        for (int i = 0; i < 4; i++) {
            people.addFirst(person());
            arrived(people.getFirst(), me);
        }
        var begin = ListPosition.top(seq(me));
        arrived(people.getLast(), me);
        arrived(people.getFirst(), me);
        arrived(person(), me);

        var first = mailboxes().conversations(me, begin, 2);
        var rest = mailboxes().conversations(me, begin.behind(first.getLast().number()), 50);

        assertThat(first)
                .extracting(placed -> placed.item().conversation().peer())
                .isEqualTo(people.subList(0, 2));
        assertThat(rest)
                .extracting(placed -> placed.item().conversation().peer())
                .isEqualTo(people.subList(2, 4));
    }

    @Test
    default void a_conversation_without_messages_is_not_listed() {
        var received = arrived(person(), person());
        commit(received.owner(), new MailboxChange.Remove(received.owner(), received.id()));

        assertThat(
                        mailboxes()
                                .conversations(
                                        received.owner(),
                                        ListPosition.top(seq(received.owner())),
                                        50))
                .isEmpty();
    }

    @Test
    default void a_clients_id_is_remembered_once_for_each_sender() {
        var me = person();
        var other = person();
        var message =
                new Mailboxes.ClientMessage(
                        me, "hash", "fingerprint", UUID.randomUUID(), other, 7, Samples.NOON);
        commit(me, new MailboxChange.Remember(message));

        assertThat(mailboxes().sent(me, "hash")).contains(message);
        assertThat(mailboxes().sent(me, "another")).isEmpty();
        assertThat(mailboxes().sent(other, "hash")).isEmpty();
        assertThatThrownBy(() -> commit(me, new MailboxChange.Remember(message)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void a_cut_off_takes_what_the_domain_says_and_lets_the_sender_know() {
        var random = new Random(20261126);
        var me = person();
        var other = person();
        var sent = new ArrayList<SentMessage>();
        var received = new ArrayList<ReceivedMessage>();
        for (int i = 0; i < 15; i++) {
            sent.add(sent(other, me));
            received.add(marked(received(sent.getLast()), random));
        }
        var apart = arrived(person(), me);
        // Just as far as a message that nobody marked.
        long upTo =
                received.stream()
                        .filter(message -> message.isReadBy(message.envelope().seq()))
                        .skip(2)
                        .findFirst()
                        .orElseThrow()
                        .envelope()
                        .seq();
        var taken = received.stream().filter(message -> message.isReadBy(upTo)).toList();
        assertThat(mailboxes().takenByRead(me, other, upTo))
                .containsExactlyElementsOf(taken.reversed().stream().map(Message::id).toList());

        commit(me, new MailboxChange.ReadUpTo(me, other, upTo, Samples.NOON));

        assertThat(taken).hasSizeBetween(1, sent.size() - 1);
        assertThat(received)
                .allSatisfy(
                        message ->
                                assertThat(mailboxes().find(me, message.id()))
                                        .contains(
                                                taken.contains(message)
                                                        ? message.read(Samples.NOON)
                                                        : message));
        assertThat(sent)
                .allSatisfy(
                        message ->
                                assertThat(mailboxes().find(other, message.id()))
                                        .contains(
                                                taken.stream()
                                                                .anyMatch(
                                                                        copy ->
                                                                                copy.id()
                                                                                        .equals(
                                                                                                message
                                                                                                        .id()))
                                                        ? message.readByRecipient(Samples.NOON)
                                                        : message));
        assertThat(mailboxes().find(me, apart.id())).contains(apart);
        assertThat(mailboxes().recount(me))
                .isEqualTo(
                        1
                                + (int)
                                        received.stream()
                                                .filter(message -> !taken.contains(message))
                                                .filter(ReceivedMessage::isUnread)
                                                .count());
    }

    private ReceivedMessage marked(ReceivedMessage message, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> saved(message.read(Samples.NOON));
            case 1 ->
                    saved(
                            message.read(Samples.NOON)
                                    .unread(seq(message.owner()) + 20, Samples.NOON));
            case 2 -> random.nextBoolean() ? saved(message.emptied(Samples.NOON)) : message;
            default -> message;
        };
    }

    @Test
    default void a_copy_goes_with_its_owner_and_stays_when_the_other_one_goes() {
        var received = arrived(person(), person());
        accounts().delete(received.peer());

        assertThat(mailboxes().find(received.peer(), received.id())).isEmpty();
        assertThat(mailboxes().find(received.owner(), received.id())).contains(received);
        assertThat(mailboxes().conversation(received.owner(), received.peer())).isPresent();
    }
}
