package dev.pacenote.application.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.Password;
import dev.pacenote.domain.identity.credential.PasswordHash;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final PasswordHash OLD = PlainHasher.of(IdentityWorld.PASSWORD);
    private static final PasswordHash NEXT = PlainHasher.of("next password");

    private final IdentityWorld world = new IdentityWorld();
    private final Passwords passwords = world.passwords();
    private final Account fox = world.account();

    @Test
    void only_the_password_in_force_is_confirmed() {
        assertThat(passwords.confirm(fox.id(), IdentityWorld.PASSWORD)).contains(OLD);
        assertThat(passwords.confirm(fox.id(), "wrong password")).isEmpty();
        assertThat(passwords.confirm(world.withoutPassword(neo()).id(), "")).isEmpty();
    }

    private static DiscordUser neo() {
        return new DiscordUser("186000000000000001");
    }

    @Test
    void a_password_that_was_replaced_is_in_force_no_more() {
        assertThat(passwords.holdInForce(fox.id(), OLD)).isTrue();

        assertThat(passwords.change(fox.id(), OLD, NEXT)).isTrue();

        assertThat(passwords.holdInForce(fox.id(), OLD)).isFalse();
        assertThat(passwords.change(fox.id(), OLD, NEXT)).isFalse();
    }

    @Test
    void a_change_is_made_again_when_somebody_saved_another_way_in_meanwhile() {
        var reads = new AtomicInteger();
        var overtaken =
                new Credentials() {
                    @Override
                    public AccountCredentials find(AccountId account) {
                        var found = world.credentials.find(account);
                        if (reads.getAndIncrement() == 0) {
                            world.bind(fox, neo());
                        }
                        return found;
                    }

                    @Override
                    public Optional<Password> passwordForUpdate(AccountId account) {
                        return world.credentials.passwordForUpdate(account);
                    }

                    @Override
                    public Optional<AccountCredentials> findByIdentity(ExternalIdentity identity) {
                        return world.credentials.findByIdentity(identity);
                    }

                    @Override
                    public void remember(ClosedAccess closed) {
                        world.credentials.remember(closed);
                    }

                    @Override
                    public Optional<ClosedAccess> findClosed(ExternalSubject subject) {
                        return world.credentials.findClosed(subject);
                    }

                    @Override
                    public SaveResult save(AccountCredentials credentials) {
                        return world.credentials.save(credentials);
                    }
                };

        assertThat(new Passwords(overtaken, world.hasher).change(fox.id(), OLD, NEXT)).isTrue();

        assertThat(reads).hasValue(2);
        assertThat(world.credentials.find(fox.id()).identities()).containsExactly(neo());
    }

    @Test
    void of_many_resets_at_once_with_one_link_one_wins() {
        var link = UUID.randomUUID();
        assertThat(passwords.requestReset(fox.id(), link, world.now)).isTrue();

        assertThat(Samples.atOnce(4, () -> passwords.reset(fox.id(), link, NEXT)))
                .containsExactlyInAnyOrder(true, false, false, false);
    }

    @Test
    void an_account_gets_its_first_password_once() {
        assertThatThrownBy(() -> passwords.open(fox.id(), NEXT))
                .isInstanceOf(IllegalStateException.class);
        assertThat(world.hasPassword(fox, IdentityWorld.PASSWORD)).isTrue();
    }
}
