package dev.pacenote.application.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.messages.directory.LookUpUser.Result;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom people see, in an open directory and in a closed one. */
class LookUpUserTest {

    private final MessagesWorld world = new MessagesWorld();
    private final AccountId ann = world.ann;
    private final AccountId bob = world.bob;
    private final AccountId admin = world.person();

    LookUpUserTest() {
        Samples.changed(world.accounts, admin, account -> account.as(Role.ADMIN));
    }

    private Result seen(AccountId viewer, AccountId other) {
        return new LookUpUser(
                        world.accounts,
                        new ShowUser(world.accounts, world.preferences),
                        world.visibility())
                .of(viewer, other);
    }

    private SendMessage.Result send(AccountId from, AccountId to) {
        return world.send(MessagesWorld.command(from, to, "Hello"));
    }

    private Iterable<AccountId> listed(AccountId viewer) {
        return new ListUsers(
                        new InMemoryDirectoryEntries(world.tables),
                        new ShowUser(world.accounts, world.preferences),
                        world.visibility())
                        .page(
                                viewer,
                                new DirectoryEntries.Filter("", Optional.empty()),
                                Optional.empty(),
                                100)
                        .entries()
                        .stream()
                        .map(DirectoryEntries.Entry::id)
                        .toList();
    }

    @Test
    void people_see_all_of_themselves_and_what_others_are_called_and_admins_see_all_of_everybody() {
        assertThat(seen(ann, ann)).isInstanceOf(Result.Whole.class);
        assertThat(seen(ann, bob)).isInstanceOf(Result.Other.class);
        assertThat(seen(admin, bob)).isInstanceOf(Result.Whole.class);
        assertThat(listed(ann)).containsExactlyInAnyOrder(ann, bob, admin);
    }

    @Test
    void a_person_who_is_gone_is_deleted_and_one_who_never_was_is_nobody() {
        world.accounts.delete(bob);

        assertThat(seen(ann, bob)).isEqualTo(new Result.Deleted());
        assertThat(seen(admin, bob)).isEqualTo(new Result.Deleted());
        assertThat(seen(ann, new AccountId(999))).isEqualTo(new Result.NoSuchUser());
    }

    @Test
    void in_a_closed_directory_people_see_those_with_whom_they_have_a_conversation() {
        world.directory = Visibility.Directory.CLOSED;

        assertThat(seen(ann, bob)).isEqualTo(new Result.NoSuchUser());
        assertThat(send(ann, bob)).isEqualTo(new SendMessage.Result.NoSuchRecipient());
        assertThat(listed(ann)).isEmpty();
        assertThat(seen(ann, ann)).isInstanceOf(Result.Whole.class);

        world.sent(admin, bob, "an admin begins");
        assertThat(send(bob, admin)).isInstanceOf(SendMessage.Result.Sent.class);
        assertThat(seen(bob, admin)).isInstanceOf(Result.Other.class);
        assertThat(listed(bob)).containsExactly(admin);
        assertThat(listed(admin)).contains(ann, bob);
    }

    @Test
    void nobody_blocks_whom_they_do_not_see() {
        world.directory = Visibility.Directory.CLOSED;

        assertThat(
                        new ManageBlocks(
                                        world.accounts,
                                        world.blocks,
                                        world.visibility(),
                                        3,
                                        world.tables,
                                        () -> world.now)
                                .block(ann, bob))
                .isEqualTo(new ManageBlocks.Result.NoSuchUser());
    }
}
