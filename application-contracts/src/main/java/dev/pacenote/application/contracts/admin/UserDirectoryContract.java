package dev.pacenote.application.contracts.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.admin.UserDirectory.Search;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link UserDirectory} promises. */
public interface UserDirectoryContract {

    UserDirectory directory();

    Accounts accounts();

    private List<AccountId> found(String text) {
        return directory().list(new Search(text, Set.of()), Optional.empty()).stream()
                .map(Account::id)
                .toList();
    }

    @Test
    default void everybody_is_listed_once_newest_first() {
        var older = Samples.account(accounts());
        var newer = Samples.account(accounts());

        var all = directory().list(Search.EVERYBODY, Optional.empty());

        assertThat(all).containsSubsequence(newer, older);
        assertThat(all).hasSize(accounts().count());
        assertThat(directory().count(Search.EVERYBODY)).isEqualTo(all.size());
    }

    @Test
    default void people_are_found_by_any_part_of_their_names_in_pages_with_others() {
        var word = Samples.word();
        var named = Samples.added(accounts(), Samples.newAccount("A%_" + word, word + "1@a.org"));
        var other = Samples.account(accounts());
        var search = new Search(word.toUpperCase(Locale.ROOT), Set.of(other.id()));

        assertThat(directory().list(search, Optional.empty())).containsExactly(other, named);
        assertThat(directory().list(search, Optional.of(new Paging(2, 1)))).containsExactly(named);
        assertThat(directory().count(search)).isEqualTo(2);
        assertThat(found("a%_" + word)).containsExactly(named.id());
        assertThat(found(word + "1@")).containsExactly(named.id());
        assertThat(found("%" + word)).isEmpty();
    }

    @Test
    default void people_without_an_address_are_found_by_name() {
        var neo = Samples.added(accounts(), Samples.newAccountWithoutAddress());

        assertThat(found(neo.username().value())).containsExactly(neo.id());
        assertThat(found("null")).doesNotContain(neo.id());
    }
}
