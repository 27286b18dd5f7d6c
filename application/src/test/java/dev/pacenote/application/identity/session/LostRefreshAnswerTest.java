package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh whose answer never reaches the client, wherever the server or the line broke. */
class LostRefreshAnswerTest {

    private static final int MORE_POINTS_THAN_THERE_ARE = 50;

    private final Map<String, Object> written = new ConcurrentHashMap<>();
    private final Tokens tokens = readable();
    private final Accounts accounts = new InMemoryAccounts(new Tables());
    private final Sessions sessions = new TransactionalSessions(new Tables());
    private Instant now = Samples.NOON;
    private BearerSession session;
    private String first;

    @BeforeEach
    void logIn() {
        session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        Samples.account(accounts).id(),
                        UUID.randomUUID(),
                        now,
                        new Session.ClientInfo("Firefox", "203.0.113.9"));
        sessions.add(session);
        first = tokens.refresh(session.user(), session.id(), session.current());
    }

    /** Tokens without signatures: the text is what it says. */
    private Tokens readable() {
        return (Tokens)
                Proxy.newProxyInstance(
                        Tokens.class.getClassLoader(),
                        new Class<?>[] {Tokens.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "access" -> write(arguments[0]);
                                    case "refresh" ->
                                            write(
                                                    new Tokens.Refresh(
                                                            (AccountId) arguments[0],
                                                            (SessionId) arguments[1],
                                                            ((RefreshToken) arguments[2]).id()));
                                    case "readRefresh" ->
                                            new Tokens.Check.Valid<>(
                                                    written.get((String) arguments[0]));
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private String write(Object claims) {
        written.put(claims.toString(), claims);
        return claims.toString();
    }

    private RefreshSession.Result refresh(String token, CrashPoint crashPoint) {
        return new RefreshSession(
                        crashPoint.on(Accounts.class, accounts),
                        crashPoint.on(Sessions.class, sessions),
                        tokens,
                        crashPoint.on(RateLimiter.class, new InMemoryRateLimiter()),
                        () -> now,
                        UUID::randomUUID)
                .refresh(token);
    }

    private TokenPair refreshed(String token) {
        var result = refresh(token, CrashPoint.whole());
        assertThat(result).isInstanceOf(RefreshSession.Result.Refreshed.class);
        return ((RefreshSession.Result.Refreshed) result).tokens();
    }

    private void use(TokenPair pair) {
        assertThat(use(pair, sessions)).isPresent();
    }

    private Optional<Authenticate.Caller> use(TokenPair pair, Sessions store) {
        return new Authenticate(store, accounts, () -> now)
                .bySession((Tokens.Access) written.get(pair.accessToken()));
    }

    @Test
    void wherever_the_server_dies_the_client_asks_again_hours_later_and_goes_on() {
        for (int point = 0; ; point++) {
            logIn();
            var crashPoint = CrashPoint.at(point);
            var asked = first;
            now = now.plusSeconds(1);
            if (point >= MORE_POINTS_THAN_THERE_ARE) {
                throw new AssertionError("the refresh never comes to its end");
            }
            try {
                assertThat(refresh(asked, crashPoint))
                        .isInstanceOf(RefreshSession.Result.Refreshed.class);
                break;
            } catch (CrashPoint.Crash _) {
                now = now.plus(Duration.ofHours(3));
            }
            var pair = refreshed(asked);
            use(pair);
            assertThat(refreshed(pair.refreshToken()).refreshToken()).isNotEqualTo(asked);
        }
    }

    @Test
    void a_copy_of_the_replaced_token_ends_the_session_as_soon_as_the_new_pair_was_used() {
        var pair = refreshed(first);
        now = now.plus(Duration.ofHours(1));
        assertThat(refreshed(first).refreshToken()).isEqualTo(pair.refreshToken());

        use(pair);

        assertThat(refresh(first, CrashPoint.whole()))
                .isInstanceOf(RefreshSession.Result.Reused.class);
        assertThat(sessions.find(session.id(), now)).isEmpty();
    }

    @Test
    void of_many_first_uses_at_once_every_one_is_let_in() {
        var pair = refreshed(first);

        var results = Samples.atOnce(10, () -> use(pair, sessions));

        assertThat(results).hasSize(10).allMatch(Optional::isPresent);
        assertThat(sessions.find(session.id(), now))
                .get()
                .extracting(found -> ((BearerSession) found).currentArrived())
                .isEqualTo(true);
    }

    @Test
    void a_first_use_that_cannot_be_noted_is_noted_by_the_next() {
        var pair = refreshed(first);
        for (int point = 0; point < 4; point++) {
            var crashPoint = CrashPoint.at(point);
            var crashing = crashPoint.on(Sessions.class, sessions);
            assertThatThrownBy(() -> use(pair, crashing)).isInstanceOf(CrashPoint.Crash.class);
        }

        use(pair);

        assertThat(sessions.find(session.id(), now))
                .get()
                .extracting(found -> ((BearerSession) found).currentArrived())
                .isEqualTo(true);
    }
}
