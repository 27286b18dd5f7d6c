package dev.pacenote.application.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.JoinWayIn.Result;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A person who is logged in joins who they are at an outside issuer. */
class JoinWayInTest {

    private static final ExternalSubject NEO = new ExternalSubject("https://issuer.example", "s-1");

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final BearerSession session = world.session(fox);

    private Result join(Account account, Session session, String password, ExternalSubject who) {
        return world.joinWayIn()
                .join(
                        new JoinWayIn.Command(
                                new Reauthenticate.Command(account.id(), session.id(), password),
                                who));
    }

    private boolean isWayInto(Account account) {
        return world.credentials
                .findByIdentity(NEO)
                .filter(owner -> owner.account().equals(account.id()))
                .isPresent();
    }

    @Test
    void whoever_types_the_password_has_one_more_way_in_and_is_told_once() {
        assertThat(join(fox, session, IdentityWorld.PASSWORD, NEO)).isEqualTo(new Result.Joined());
        assertThat(join(fox, session, IdentityWorld.PASSWORD, NEO))
                .as("once more")
                .isEqualTo(new Result.Joined());

        assertThat(isWayInto(fox)).isTrue();
        assertThat(world.hasPassword(fox, IdentityWorld.PASSWORD)).isTrue();
        assertThat(world.written(Samples.address(fox)))
                .containsExactly(AccountMail.Kind.WAY_IN_ADDED);
        assertThat(world.securityEvents)
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.WAY_IN_ADDED);
    }

    @Test
    void without_the_password_nothing_is_joined() {
        assertThat(join(fox, session, "guessed", NEO)).isEqualTo(new Result.WrongPassword());
        assertThat(join(fox, session, "", NEO)).isEqualTo(new Result.WrongPassword());

        assertThat(isWayInto(fox)).isFalse();
        assertThat(world.mails).isEmpty();
    }

    @Test
    void whoever_has_no_password_needs_a_log_in_of_the_last_ten_minutes() {
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));
        var own = world.session(neo);
        world.pass(Duration.ofMinutes(11));
        assertThat(join(neo, own, "", NEO)).isEqualTo(new Result.LoginTooOld());

        assertThat(join(neo, world.session(neo), "", NEO)).isEqualTo(new Result.Joined());
        assertThat(isWayInto(neo)).isTrue();
    }

    @Test
    void an_account_with_such_a_way_in_stays_though_its_address_is_never_confirmed() {
        var cat = world.unconfirmed();
        assertThat(join(cat, world.session(cat), IdentityWorld.PASSWORD, NEO))
                .isEqualTo(new Result.Joined());

        world.pass(Duration.ofDays(30));
        assertThat(world.deleteUnconfirmedAccounts().forget()).isZero();
        assertThat(world.found(cat).awaitsConfirmation()).isTrue();
    }

    @Test
    void what_is_the_way_into_another_account_stays_that() {
        var neo = world.withoutPassword(NEO);

        assertThat(join(fox, session, IdentityWorld.PASSWORD, NEO))
                .isEqualTo(new Result.IdentityTaken());

        assertThat(isWayInto(neo)).isTrue();
        assertThat(world.mails).isEmpty();
    }

    @Test
    void an_account_has_one_identity_of_each_issuer() {
        join(fox, session, IdentityWorld.PASSWORD, new ExternalSubject(NEO.issuer(), "s-2"));

        assertThat(join(fox, session, IdentityWorld.PASSWORD, NEO))
                .isEqualTo(new Result.IdentityTaken());
        assertThat(world.credentials.findByIdentity(NEO)).isEmpty();
    }

    @Test
    void of_two_accounts_at_once_one_gets_it() {
        var other = world.account();
        var others = world.session(other);
        var turn = new AtomicInteger();

        var results =
                Samples.atOnce(
                        2,
                        () ->
                                turn.getAndIncrement() == 0
                                        ? join(fox, session, IdentityWorld.PASSWORD, NEO)
                                        : join(other, others, IdentityWorld.PASSWORD, NEO));

        assertThat(results)
                .containsExactlyInAnyOrder(new Result.Joined(), new Result.IdentityTaken());
    }

    private static final class Joining implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Account fox = world.account();
        private final BearerSession session = world.session(fox);

        @Override
        public void act(CrashPoint crashPoint) {
            var credentials = crashPoint.on(Credentials.class, world.credentials);
            new JoinWayIn(
                            world.reauthenticate(),
                            crashPoint.on(Accounts.class, world.accounts),
                            credentials,
                            world.outbox,
                            world.links,
                            () -> world.now,
                            UUID::randomUUID)
                    .join(
                            new JoinWayIn.Command(
                                    new Reauthenticate.Command(
                                            fox.id(), session.id(), IdentityWorld.PASSWORD),
                                    NEO));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.credentials.findByIdentity(NEO).isPresent()) {
                isDone();
            } else {
                assertThat(world.mails).isEmpty();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.credentials.findByIdentity(NEO)).isPresent();
            assertThat(world.written(Samples.address(fox)))
                    .containsExactly(AccountMail.Kind.WAY_IN_ADDED);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_way_in_of_which_its_person_is_told_or_none()
            throws InterruptedException {
        CrashEverywhere.run(Joining::new);
    }
}
