package dev.pacenote.application.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People by name, part by part. */
class ListUsersTest {

    /** Nobody has written to anybody. */
    private static final class Strangers implements Acquaintances {

        @Override
        public boolean know(AccountId one, AccountId other) {
            return false;
        }

        @Override
        public Set<AccountId> of(AccountId account) {
            return Set.of();
        }
    }

    private static final DirectoryEntries.Filter EVERYBODY =
            new DirectoryEntries.Filter("", Optional.empty());

    private final IdentityWorld world = new IdentityWorld();
    private final ListUsers list =
            new ListUsers(
                    new InMemoryDirectoryEntries(world.tables),
                    new ShowUser(world.accounts, world.preferences),
                    new Visibility(Visibility.Directory.OPEN, world.accounts, new Strangers()));
    private final List<Account> people = Stream.generate(world::account).limit(3).toList();

    @Test
    void a_part_says_whether_there_is_more() {
        var first = list.page(people.getFirst().id(), EVERYBODY, Optional.empty(), 2);
        assertThat(first.entries()).hasSize(2);
        assertThat(first.hasMore()).isTrue();

        var rest =
                list.page(
                        people.getFirst().id(),
                        EVERYBODY,
                        Optional.of(first.entries().getLast()),
                        2);
        assertThat(rest.entries()).hasSize(1).doesNotContainAnyElementsOf(first.entries());
        assertThat(rest.hasMore()).isFalse();
        assertThat(list.page(people.getFirst().id(), EVERYBODY, Optional.empty(), 3).hasMore())
                .isFalse();
    }

    @Test
    void a_person_who_is_gone_meanwhile_is_missing() {
        var page = list.page(people.getFirst().id(), EVERYBODY, Optional.empty(), 3).entries();
        world.accounts.delete(people.get(1).id());

        assertThat(list.whole(page))
                .extracting(user -> user.account().id())
                .containsExactlyInAnyOrder(people.get(0).id(), people.get(2).id());
    }
}
