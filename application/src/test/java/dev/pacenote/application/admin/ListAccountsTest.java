package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountAttribute;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ListAccountsTest {

    private final List<UserDirectory.Search> searches = new ArrayList<>();

    private final UserDirectory nobody =
            new UserDirectory() {

                @Override
                public List<Account> list(Search search, Optional<Paging> paging) {
                    searches.add(search);
                    return List.of();
                }

                @Override
                public long count(Search search) {
                    return 7;
                }
            };

    private record Owners(String thing, AccountId owner) implements AccountAttributes {

        @Override
        public List<AccountAttribute> attributes() {
            return List.of();
        }

        @Override
        public Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts) {
            return Map.of();
        }

        @Override
        public Set<AccountId> matching(String text) {
            return thing.contains(text) ? Set.of(owner) : Set.of();
        }
    }

    private final ListAccounts accounts =
            new ListAccounts(
                    nobody,
                    new DescribeAccounts(
                            List.of(
                                    new Owners("umbrella", new AccountId(1)),
                                    new Owners("umbrella stand", new AccountId(2)),
                                    new Owners("hat", new AccountId(3)))));

    @Test
    void whom_a_feature_knows_by_the_text_is_found_too() {
        accounts.list(Optional.of("UMBRELLA"), Optional.empty());

        assertThat(searches)
                .containsExactly(
                        new UserDirectory.Search(
                                "umbrella", Set.of(new AccountId(1), new AccountId(2))));
    }

    @Test
    void without_a_text_no_feature_is_asked_whom_it_finds() {
        accounts.list(Optional.empty(), Optional.empty());
        accounts.list(Optional.of(""), Optional.empty());

        assertThat(searches).containsOnly(UserDirectory.Search.EVERYBODY);
    }

    @Test
    void a_page_tells_how_many_there_are_on_all_pages() {
        assertThat(accounts.list(Optional.empty(), Optional.of(new Paging(1, 5))).total())
                .isEqualTo(7);
        assertThat(accounts.list(Optional.empty(), Optional.empty()).total()).isZero();
    }
}
