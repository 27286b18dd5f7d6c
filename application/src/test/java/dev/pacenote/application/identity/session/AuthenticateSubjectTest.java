package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.session.AuthenticateSubject.Result;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.OutsideLogin;
import dev.pacenote.domain.identity.session.OutsideSession;
import dev.pacenote.domain.identity.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who comes by the tokens of an outside issuer, and what ends that. */
class AuthenticateSubjectTest {

    private static final ExternalSubject NEO = new ExternalSubject("https://issuer.example", "s-1");
    private static final Session.ClientInfo FIREFOX =
            new Session.ClientInfo("Firefox", IdentityWorld.HERE);

    private final IdentityWorld world = new IdentityWorld();
    private final Account neo = world.withoutPassword(NEO);
    private final OutsideLogin login = world.loggedInAt(NEO, "sid 1");

    private Result come(OutsideLogin login) {
        return world.authenticateSubject().of(login, FIREFOX);
    }

    private void isKnown(Result result, OutsideLogin by) {
        assertThat(result)
                .isEqualTo(
                        new Result.Known(
                                new Authenticate.Caller(neo.id(), by.session(), neo.role())));
    }

    /** A later token of the same log-in. */
    private OutsideLogin refreshed(OutsideLogin login) {
        return new OutsideLogin(
                login.subject(),
                login.key(),
                login.authenticatedAt(),
                world.now,
                world.now.plusSeconds(3_600));
    }

    @Test
    void the_first_token_of_a_log_in_opens_a_session_and_the_next_ones_keep_it() {
        isKnown(come(login), login);
        assertThat(world.found(neo).lastLoginAt()).contains(world.now);

        world.pass(Duration.ofMinutes(50));
        isKnown(come(refreshed(login)), login);

        assertThat(world.manageSessions().of(neo.id()))
                .singleElement()
                .satisfies(
                        session -> {
                            assertThat(session).isInstanceOf(OutsideSession.class);
                            assertThat(session.client()).isEqualTo(FIREFOX);
                            assertThat(session.lastUsedAt()).isEqualTo(world.now);
                            assertThat(session.expiresAt())
                                    .isEqualTo(world.now.plus(Duration.ofHours(1)));
                        });
    }

    @Test
    void another_log_in_is_another_session() {
        come(login);
        come(world.loggedInAt(NEO, "sid 2"));

        assertThat(world.manageSessions().of(neo.id())).hasSize(2);
    }

    @Test
    void whoever_is_bound_to_no_account_is_known_as_nobody_even_with_the_same_address() {
        var stranger = new ExternalSubject(NEO.issuer(), "s-2");

        assertThat(come(world.loggedInAt(stranger, "sid 1"))).isEqualTo(new Result.Unbound());
        assertThat(world.sessions.find(world.loggedInAt(stranger, "sid 1").session(), world.now))
                .isEmpty();
    }

    @Test
    void a_session_that_its_person_ended_begins_with_no_token_of_that_log_in_again() {
        come(login);

        assertThat(world.manageSessions().revoke(neo.id(), login.session())).isTrue();

        assertThat(come(login)).isEqualTo(new Result.LoggedOut());
        world.pass(Duration.ofMinutes(5));
        assertThat(come(refreshed(login))).as("refreshed").isEqualTo(new Result.LoggedOut());
        assertThat(come(world.loggedInAt(NEO, "sid 1"))).isInstanceOf(Result.Known.class);
    }

    @Test
    void where_the_issuer_tells_no_time_of_the_log_in_that_of_the_token_counts() {
        var timeless =
                new OutsideLogin(
                        NEO, "jti 1", Optional.empty(), world.now, world.now.plusSeconds(3_600));
        come(timeless);
        world.pass(Duration.ofSeconds(1));

        world.manageSessions().revoke(neo.id(), timeless.session());

        assertThat(come(timeless)).isEqualTo(new Result.LoggedOut());
    }

    @Test
    void log_out_elsewhere_ends_what_was_never_seen_here_too_and_keeps_the_callers_session() {
        come(login);
        var elsewhere = world.loggedInAt(NEO, "sid 2");
        world.pass(Duration.ofMinutes(1));

        world.manageSessions().revokeOthers(neo.id(), login.session());

        isKnown(come(login), login);
        assertThat(come(elsewhere)).isEqualTo(new Result.LoggedOut());
    }

    @Test
    void another_password_ends_sessions_by_the_issuer() {
        var fox = world.account();
        var subject = new ExternalSubject(NEO.issuer(), "fox");
        world.bind(fox, subject);
        var own = world.session(fox);
        var outside = world.loggedInAt(subject, "sid 1");
        come(outside);
        world.pass(Duration.ofMinutes(1));

        world.changePassword(world.hasher)
                .change(
                        new ChangePassword.Command(
                                fox.id(),
                                own.id(),
                                IdentityWorld.PASSWORD,
                                new RawPassword("correct horse")));

        assertThat(world.isOpen(own)).isTrue();
        assertThat(come(outside)).isEqualTo(new Result.LoggedOut());
    }

    @Test
    void a_disabled_account_is_not_opened_and_what_was_open_is_closed() {
        come(login);
        world.disabled(neo);

        assertThat(come(login)).isEqualTo(new Result.Disabled());
        assertThat(come(world.loggedInAt(NEO, "sid 2"))).isEqualTo(new Result.Disabled());
    }

    @Test
    void when_the_account_is_gone_its_person_is_unbound() {
        come(login);
        world.accounts.delete(neo.id());

        assertThat(come(login)).isEqualTo(new Result.Unbound());
        assertThat(come(world.loggedInAt(NEO, "sid 2"))).isEqualTo(new Result.Unbound());
    }

    @Test
    void a_log_in_from_before_the_account_was_closed_opens_nothing_and_a_later_one_may() {
        come(login);
        world.closeAccount().close(new Reauthenticate.Command(neo.id(), login.session(), ""));

        assertThat(come(login)).isEqualTo(new Result.LoggedOut());
        world.pass(Duration.ofDays(1));
        assertThat(come(refreshed(login))).as("refreshed").isEqualTo(new Result.LoggedOut());
        assertThat(come(world.loggedInAt(NEO, "sid 2"))).isEqualTo(new Result.Unbound());
    }

    @Test
    void a_log_in_from_before_an_admin_removed_the_account_opens_nothing() {
        come(login);
        world.closeAccount().closeByAdmin(world.admin().id(), neo.id());

        assertThat(come(login)).isEqualTo(new Result.LoggedOut());
    }

    @Test
    void many_first_uses_at_once_open_one_session() {
        var results = Samples.atOnce(8, () -> come(login));

        assertThat(results).hasSize(8).allSatisfy(result -> isKnown(result, login));
        assertThat(world.manageSessions().of(neo.id())).hasSize(1);
    }

    private static final class Coming implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Account neo = world.withoutPassword(NEO);
        private final OutsideLogin login = world.loggedInAt(NEO, "sid 1");
        private final Instant before = world.now;

        @Override
        public void act(CrashPoint crashPoint) {
            var sessions = crashPoint.on(Sessions.class, world.sessions);
            new AuthenticateSubject(
                            sessions,
                            sessions,
                            crashPoint.on(Accounts.class, world.accounts),
                            new OutsideLogins(crashPoint.on(Credentials.class, world.credentials)),
                            world.tables,
                            () -> world.now)
                    .of(login, FIREFOX);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.sessions.find(login.session(), before).isPresent())
                    .isEqualTo(world.found(neo).lastLoginAt().isPresent());
        }

        @Override
        public void isDone() {
            assertThat(world.sessions.find(login.session(), before)).isPresent();
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_session_or_none() throws InterruptedException {
        CrashEverywhere.run(Coming::new);
    }
}
