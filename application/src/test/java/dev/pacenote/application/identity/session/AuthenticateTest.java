package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionCookie;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose request it is, by the session that its token names. */
class AuthenticateTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final BearerSession session = world.session(fox);

    private static Tokens.Access access(
            AccountId user, BearerSession session, Optional<UUID> refresh) {
        return new Tokens.Access(user, session.id(), Role.USER, refresh);
    }

    private Optional<Authenticate.Caller> caller(AccountId user, Optional<UUID> refresh) {
        return world.authenticate().bySession(access(user, session, refresh));
    }

    @Test
    void a_live_session_says_who_calls() {
        assertThat(caller(fox.id(), Optional.empty()))
                .contains(new Authenticate.Caller(fox.id(), session.id(), Role.USER));
    }

    @Test
    void a_session_that_was_ended_opens_nothing_however_fresh_its_token() {
        world.sessions.revoke(session.id());

        assertThat(caller(fox.id(), Optional.of(session.current().id()))).isEmpty();
    }

    @Test
    void a_session_ends_after_thirty_days_whatever_its_token_says() {
        world.pass(BearerSession.SESSION_LIFETIME);

        assertThat(caller(fox.id(), Optional.empty())).isEmpty();
    }

    @Test
    void a_token_that_names_the_session_of_somebody_else_opens_nothing() {
        assertThat(caller(world.account().id(), Optional.empty())).isEmpty();
    }

    @Test
    void the_first_use_of_a_refreshed_token_shows_that_the_answer_arrived() {
        world.refreshSession().refresh(world.refreshToken(session));
        var refreshed = stored();
        assertThat(refreshed.currentArrived()).isFalse();

        assertThat(caller(fox.id(), Optional.of(UUID.randomUUID()))).isPresent();
        assertThat(stored()).as("after an older token was used").isEqualTo(refreshed);

        assertThat(caller(fox.id(), Optional.of(refreshed.current().id()))).isPresent();
        assertThat(stored().currentArrived()).isTrue();
        var arrived = stored();
        assertThat(caller(fox.id(), Optional.of(refreshed.current().id()))).isPresent();
        assertThat(stored()).as("after a second use").isEqualTo(arrived);
    }

    private BearerSession stored() {
        return (BearerSession) world.sessions.find(session.id(), world.now).orElseThrow();
    }

    private final SessionCookie cookie = SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());

    private BrowserSession inBrowser() {
        var client = new Session.ClientInfo("Opera", IdentityWorld.HERE);
        var opened = BrowserSession.start(cookie, fox.id(), world.now, client);
        world.sessions.add(opened);
        return opened;
    }

    private Optional<Authenticate.Caller> caller(SessionCookie sent) {
        return world.authenticate().byCookie(sent);
    }

    @Test
    void a_cookie_says_who_calls_until_a_day_after_the_log_in() {
        var opened = inBrowser();
        var caller = new Authenticate.Caller(fox.id(), opened.id(), Role.USER);

        assertThat(caller(cookie)).contains(caller);
        assertThat(caller(SessionCookie.of(UUID.randomUUID(), UUID.randomUUID()))).isEmpty();
        world.pass(BrowserSession.LIFETIME.minusMillis(1));
        assertThat(caller(cookie)).as("in the last moment").contains(caller);
        world.pass(Duration.ofMillis(1));
        assertThat(caller(cookie)).isEmpty();
    }

    @Test
    void the_cookie_of_a_session_that_was_ended_or_of_a_disabled_account_opens_nothing() {
        var opened = inBrowser();
        world.disabled(fox);
        assertThat(caller(cookie)).as("disabled").isEmpty();

        Samples.changed(world.accounts, fox.id(), account -> account.enabled(true));
        assertThat(caller(cookie)).isPresent();
        world.sessions.revoke(opened.id());
        assertThat(caller(cookie)).as("ended").isEmpty();
    }

    @Test
    void a_use_of_a_cookie_is_noted_once_a_minute() {
        var opened = inBrowser();
        world.pass(Duration.ofSeconds(59));
        caller(cookie);
        assertThat(world.sessions.find(opened.id(), world.now)).contains(opened);

        world.pass(Duration.ofSeconds(1));
        caller(cookie);
        assertThat(world.sessions.find(opened.id(), world.now).orElseThrow().lastUsedAt())
                .isEqualTo(world.now);
    }

    @Test
    void a_token_opens_no_session_of_a_browser() {
        var claims = new Tokens.Access(fox.id(), inBrowser().id(), Role.USER, Optional.empty());

        assertThat(world.authenticate().bySession(claims)).isEmpty();
    }

    @Test
    void an_admin_is_who_is_one_in_the_store_now() {
        var admin = world.admin();
        var authenticate = world.authenticate();

        assertThat(authenticate.isAdmin(admin.id())).isTrue();
        assertThat(authenticate.isAdmin(fox.id())).isFalse();
        Samples.changed(world.accounts, fox.id(), account -> account.as(Role.ADMIN));
        assertThat(authenticate.isAdmin(fox.id())).as("promoted").isTrue();
        world.disabled(admin);
        assertThat(authenticate.isAdmin(admin.id())).as("disabled").isFalse();
        world.accounts.delete(fox.id());
        assertThat(authenticate.isAdmin(fox.id())).as("gone").isFalse();
    }
}
