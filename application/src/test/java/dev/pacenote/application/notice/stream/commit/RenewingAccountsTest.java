package dev.pacenote.application.notice.stream.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The copy of an account's state follows its commits. */
class RenewingAccountsTest {

    private final Tables tables = new Tables();
    private final List<AccountId> renewed = new ArrayList<>();
    private final Accounts accounts =
            new RenewingAccounts(new InMemoryAccounts(tables), () -> renewed::add, tables);
    private final AccountId me = Samples.account(accounts).id();

    @Test
    void a_copy_is_renewed_after_the_commit_that_changed_its_account_and_not_before() {
        tables.run(
                () -> {
                    Samples.changed(accounts, me, account -> account.enabled(false));
                    assertThat(renewed).isEmpty();
                });

        assertThat(renewed).containsExactly(me);
    }

    @Test
    void what_is_undone_renews_nothing() {
        assertThatThrownBy(
                        () ->
                                tables.run(
                                        () -> {
                                            accounts.delete(me);
                                            throw new IllegalStateException("undone");
                                        }))
                .hasMessage("undone");

        assertThat(renewed).isEmpty();
    }

    @Test
    void a_person_who_is_deleted_is_renewed_as_well() {
        accounts.delete(me);

        assertThat(renewed).containsExactly(me);
    }
}
