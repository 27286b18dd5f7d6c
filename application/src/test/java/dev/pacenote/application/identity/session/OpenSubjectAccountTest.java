package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.Session;
import org.junit.jupiter.api.Test;

/** A person whom an outside issuer knows uses something that wants no more of them. */
class OpenSubjectAccountTest {

    private static final ExternalSubject NEO = new ExternalSubject("https://issuer.example", "s-1");

    private final IdentityWorld world = new IdentityWorld();
    private int most = 10;

    private static OpenSubjectAccount on(IdentityWorld world, CrashPoint crash, int most) {
        return new OpenSubjectAccount(
                crash.on(Accounts.class, world.accounts),
                crash.on(Credentials.class, world.credentials),
                crash.on(Transactions.class, world.tables),
                () -> most,
                () -> world.now);
    }

    private boolean open(ExternalSubject subject) {
        return on(world, CrashPoint.whole(), most).open(subject);
    }

    @Test
    void the_account_has_no_name_and_no_address_and_is_theirs_from_then_on() {
        assertThat(open(NEO)).isTrue();
        var account =
                world.accounts
                        .find(world.credentials.findByIdentity(NEO).orElseThrow().account())
                        .orElseThrow();
        assertThat(account.email()).isEmpty();
        assertThat(world.mails).isEmpty();
        assertThat(
                        world.authenticateSubject()
                                .of(
                                        world.loggedInAt(NEO, "sid 1"),
                                        new Session.ClientInfo("Firefox", IdentityWorld.HERE)))
                .isInstanceOfSatisfying(
                        AuthenticateSubject.Result.Known.class,
                        it -> assertThat(it.caller().user()).isEqualTo(account.id()));

        assertThat(open(NEO)).as("again").isTrue();
        assertThat(open(new ExternalSubject(NEO.issuer(), "s-2"))).isTrue();
        assertThat(world.accounts.count()).isEqualTo(2);
    }

    @Test
    void of_many_first_uses_at_once_one_opens_it() {
        assertThat(Samples.atOnce(8, () -> open(NEO))).containsOnly(true);
        assertThat(world.accounts.count()).isEqualTo(1);
    }

    @Test
    void there_are_as_many_accounts_as_there_may_be() {
        world.account();
        most = 1;
        assertThat(open(NEO)).isFalse();
        assertThat(world.credentials.findByIdentity(NEO)).isEmpty();
    }

    private static final class Opening implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();

        @Override
        public void act(CrashPoint crashPoint) {
            on(world, crashPoint, 10).open(NEO);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.credentials.findByIdentity(NEO).isPresent())
                    .isEqualTo(world.accounts.count() == 1);
        }

        @Override
        public void isDone() {
            assertThat(world.credentials.findByIdentity(NEO)).isPresent();
            assertThat(world.accounts.count()).isEqualTo(1);
        }
    }

    @Test
    void a_crash_anywhere_leaves_one_account_that_is_bound_or_none() throws InterruptedException {
        CrashEverywhere.run(Opening::new);
    }
}
