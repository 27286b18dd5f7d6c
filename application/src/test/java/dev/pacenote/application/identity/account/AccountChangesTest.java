package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * An account is read, the domain decides, what it decided is saved; whoever was slower decides
 * again.
 */
class AccountChangesTest {

    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private final IdentityWorld world = new IdentityWorld();
    private final AccountChanges changes = new AccountChanges(world.accounts);
    private final Account fox = world.account();

    @Test
    void a_change_gives_the_account_before_and_after() {
        var change = changes.change(fox.id(), account -> account.in(RIGA)).orElseThrow();

        assertThat(change.before()).isEqualTo(fox);
        assertThat(change.after()).isEqualTo(world.found(fox));
        assertThat(change.after().zone()).isEqualTo(RIGA);
    }

    @Test
    void whoever_was_overtaken_decides_again_on_what_is_there_now() {
        var tries = new int[1];

        changes.change(
                fox.id(),
                account -> {
                    if (tries[0]++ == 0) {
                        Samples.changed(world.accounts, fox.id(), other -> other.in(RIGA));
                    }
                    return account.enabled(false);
                });

        assertThat(tries[0]).isEqualTo(2);
        assertThat(world.found(fox).zone()).isEqualTo(RIGA);
        assertThat(world.found(fox).enabled()).isFalse();
    }

    @Test
    void whoever_is_overtaken_a_hundred_times_gives_up_and_says_so() {
        assertThatThrownBy(
                        () ->
                                changes.change(
                                        fox.id(),
                                        account -> {
                                            Samples.changed(
                                                    world.accounts, fox.id(), other -> other);
                                            return account.enabled(false);
                                        }))
                .isInstanceOf(OverloadedException.class);
        assertThat(world.found(fox).enabled()).isTrue();
    }

    @Test
    void an_account_that_goes_meanwhile_is_not_brought_back() {
        var change =
                changes.change(
                        fox.id(),
                        account -> {
                            world.accounts.delete(fox.id());
                            return account.in(RIGA);
                        });

        assertThat(change).isEmpty();
        assertThat(world.accounts.find(fox.id())).isEmpty();
    }

    @Test
    void what_the_domain_does_not_allow_changes_nothing() {
        assertThat(changes.changeIf(fox.id(), _ -> Optional.empty())).isEmpty();

        assertThat(world.found(fox)).isEqualTo(fox);
    }
}
