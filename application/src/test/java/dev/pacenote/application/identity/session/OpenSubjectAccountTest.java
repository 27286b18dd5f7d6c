package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.application.identity.token.OutsideProfiles;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.Session;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person whom an outside issuer knows uses something that wants no more of them. */
class OpenSubjectAccountTest {

    private static final ExternalSubject NEO = new ExternalSubject("https://issuer.example", "s-1");

    private static final String TOKEN = "of Neo";
    private static final EmailAddress ADDRESS = new EmailAddress("neo@example.org");

    private final IdentityWorld world = new IdentityWorld();
    private int most = 10;

    /** What the issuer says; it must not be asked while others wait for a transaction of ours. */
    private OutsideProfiles issuer = (_, _) -> Optional.empty();

    private static OpenSubjectAccount on(
            IdentityWorld world, CrashPoint crash, OutsideProfiles issuer, int most) {
        return new OpenSubjectAccount(
                crash.on(Accounts.class, world.accounts),
                crash.on(Credentials.class, world.credentials),
                crash.on(OutsideProfiles.class, issuer),
                crash.on(Transactions.class, world.tables),
                () -> most,
                () -> world.now);
    }

    private boolean open(ExternalSubject subject) {
        return on(world, CrashPoint.whole(), issuer, most).open(access(world, subject), TOKEN);
    }

    private static OutsideAccess access(IdentityWorld world, ExternalSubject subject) {
        return new OutsideAccess(
                world.loggedInAt(subject, "sid 1"), world.now.plusSeconds(3_600), Optional.empty());
    }

    private Account opened() {
        var id = world.credentials.findByIdentity(NEO).orElseThrow().account();
        return world.accounts.find(id).orElseThrow();
    }

    @Test
    void an_address_that_the_issuer_says_is_theirs_is_asked_for_once_and_needs_no_confirmation() {
        var asked = new ArrayList<String>();
        issuer =
                (subject, token) -> {
                    assertThat(world.tables.isOpen()).isFalse();
                    asked.add(subject.subject() + " " + token);
                    return Optional.of(ADDRESS);
                };
        assertThat(open(NEO)).isTrue();

        assertThat(opened().email()).contains(ADDRESS);
        assertThat(opened().verifiedAt()).contains(world.now);
        assertThat(world.mails).isEmpty();
        assertThat(asked).containsExactly("s-1 " + TOKEN);
    }

    @Test
    void an_address_that_the_token_names_is_not_asked_for() {
        issuer =
                (_, _) -> {
                    throw new AssertionError("asked");
                };
        var access = access(world, NEO);
        var named = new OutsideAccess(access.login(), access.expiresAt(), Optional.of(ADDRESS));

        assertThat(on(world, CrashPoint.whole(), issuer, most).open(named, TOKEN)).isTrue();

        assertThat(opened().email()).contains(ADDRESS);
    }

    @Test
    void an_address_of_somebody_else_stays_theirs() {
        var other = world.account();
        issuer = (_, _) -> other.email();

        assertThat(open(NEO)).isTrue();

        assertThat(opened().id()).isNotEqualTo(other.id());
        assertThat(opened().email()).isEmpty();
        assertThat(world.accounts.find(other.id())).contains(other);
    }

    @Test
    void an_issuer_that_does_not_answer_opens_nothing() {
        issuer =
                (_, _) -> {
                    throw new IssuerUnavailableException("away");
                };
        assertThatThrownBy(() -> open(NEO)).isInstanceOf(IssuerUnavailableException.class);
        assertThat(world.accounts.count()).isZero();
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
            on(world, crashPoint, (_, _) -> Optional.of(ADDRESS), 10)
                    .open(access(world, NEO), TOKEN);
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
