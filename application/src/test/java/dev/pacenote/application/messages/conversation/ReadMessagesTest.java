package dev.pacenote.application.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person reads their messages and conversations. */
class ReadMessagesTest {

    private final MessagesWorld world = new MessagesWorld();
    private final AccountId ann = world.ann;
    private final AccountId bob = world.bob;

    private List<UUID> list(
            AccountId owner, Optional<Mailboxes.Box> box, Optional<AccountId> peer) {
        var filter = new Mailboxes.Filter(owner, box, peer, Optional.empty());
        return world.readMessages().list(filter, OptionalLong.empty(), 50).messages().stream()
                .map(shown -> shown.message().id())
                .toList();
    }

    @Test
    void lists_are_by_side_and_by_person_the_newest_first() {
        var cid = world.person();
        var toBob = world.sent(ann, bob, "1").id();
        var fromBob = world.sent(bob, ann, "2").id();
        var fromCid = world.sent(cid, ann, "3").id();

        assertThat(list(ann, Optional.empty(), Optional.empty()))
                .containsExactly(fromCid, fromBob, toBob);
        assertThat(list(ann, Optional.of(Mailboxes.Box.INBOX), Optional.empty()))
                .containsExactly(fromCid, fromBob);
        assertThat(list(ann, Optional.of(Mailboxes.Box.SENT), Optional.empty()))
                .containsExactly(toBob);
        assertThat(list(ann, Optional.empty(), Optional.of(bob))).containsExactly(fromBob, toBob);
        assertThat(list(cid, Optional.of(Mailboxes.Box.INBOX), Optional.empty())).isEmpty();
    }

    @Test
    void only_unread_ones_are_listed_when_asked_for() {
        var read = world.sent(ann, bob, "1").id();
        var unread = world.sent(ann, bob, "2").id();
        world.markMessages().read(bob, read);
        var filter =
                new Mailboxes.Filter(bob, Optional.empty(), Optional.empty(), Optional.of(true));

        assertThat(world.readMessages().list(filter, OptionalLong.empty(), 50).messages())
                .extracting(shown -> shown.message().id())
                .containsExactly(unread);
    }

    @Test
    void parts_of_a_list_join_whatever_arrives_meanwhile() {
        var sent = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            sent.addFirst(world.sent(ann, bob, "message " + i).id());
        }
        var filter =
                new Mailboxes.Filter(bob, Optional.empty(), Optional.empty(), Optional.empty());
        var read = new ArrayList<UUID>();
        var next = OptionalLong.empty();
        do {
            var part = world.readMessages().list(filter, next, 2);
            part.messages().forEach(shown -> read.add(shown.message().id()));
            world.sent(ann, bob, "meanwhile");
            next = part.next();
        } while (next.isPresent());

        assertThat(read).isEqualTo(sent);
    }

    @Test
    void conversations_show_the_newest_message_and_what_is_unread() {
        var cid = world.person();
        world.sent(cid, bob, "1");
        world.sent(ann, bob, "2");
        var last = world.sent(ann, bob, "3").id();
        world.sent(bob, cid, "4");

        var rows = world.readMessages().conversations(bob, Optional.empty(), 50).rows();

        assertThat(rows)
                .extracting(row -> row.item().conversation().peer())
                .containsExactly(cid, ann);
        assertThat(rows)
                .extracting(row -> row.item().conversation().unread())
                .containsExactly(1, 2);
        assertThat(rows.getLast().newest().message().id()).isEqualTo(last);
        assertThat(rows.getLast().peerName())
                .isEqualTo(world.accounts.find(ann).orElseThrow().username().value());
    }

    @Test
    void a_person_who_reads_on_meets_each_conversation_once_whatever_moves_meanwhile() {
        var people = new ArrayList<AccountId>();
        for (int i = 0; i < 6; i++) {
            var person = world.person();
            people.addFirst(person);
            world.sent(person, bob, "Hello");
        }
        var met = new ArrayList<AccountId>();
        var next = Optional.<ListPosition>empty();
        do {
            var part = world.readMessages().conversations(bob, next, 2);
            part.rows().forEach(row -> met.add(row.item().conversation().peer()));
            world.sent(people.getLast(), bob, "moves to the top");
            world.sent(people.getFirst(), bob, "moves to the top as well");
            world.sent(world.person(), bob, "somebody new");
            next = part.next();
        } while (next.isPresent());

        assertThat(met).isEqualTo(people);
    }

    @Test
    void a_conversation_of_hidden_messages_is_not_listed() {
        var id = world.sent(ann, bob, "Hello").id();
        world.deleteMessage().hide(bob, id);

        assertThat(world.readMessages().conversations(bob, Optional.empty(), 50).rows()).isEmpty();
        assertThat(world.readMessages().conversations(ann, Optional.empty(), 50).rows()).hasSize(1);
    }

    @Test
    void a_person_who_is_gone_is_called_a_deleted_user_and_what_they_wrote_stays() {
        world.sent(ann, bob, "Hello");
        world.accounts.delete(ann);

        var rows = world.readMessages().conversations(bob, Optional.empty(), 50).rows();
        assertThat(rows).extracting(ReadMessages.Row::peerName).containsExactly("Deleted user");
        assertThat(rows.getFirst().newest().message().text()).isPresent();
    }

    @Test
    void an_export_holds_what_its_person_has_and_no_more() {
        world.sent(ann, bob, "1");
        world.sent(bob, ann, "2");
        world.sent(world.person(), bob, "3");

        var rows = new MessagesExport(world.mailboxes).of(ann).toList();

        assertThat(rows).extracting(row -> row.get("content")).containsExactly("2", "1");
        assertThat(rows.getFirst())
                .containsEntry("senderId", bob.toString())
                .containsEntry("userId", ann.toString());
        assertThat(new MessagesExport(world.mailboxes).of(world.person())).isEmpty();
    }

    @Test
    void a_stranger_finds_nothing() {
        var id = world.sent(ann, bob, "Hello").id();

        assertThat(world.readMessages().find(world.person(), id)).isEmpty();
    }
}
