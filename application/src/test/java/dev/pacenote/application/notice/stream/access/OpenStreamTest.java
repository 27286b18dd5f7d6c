package dev.pacenote.application.notice.stream.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.stream.access.IssueStreamTicket.Result.Issued;
import dev.pacenote.application.notice.stream.access.IssueStreamTicket.Result.RateLimited;
import dev.pacenote.application.notice.stream.access.IssueStreamTicket.Result.SessionOver;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionCookie;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A ticket opens one socket, once and soon, as long as its session lasts. */
class OpenStreamTest {

    private static final StreamLimits LIMITS = StreamLimits.perMinute(3, 2);

    private static final class World {
        private final IdentityWorld identity = new IdentityWorld();
        private final InMemoryStreamTickets tickets = new InMemoryStreamTickets();
        private final Account fox = identity.account();
        private final BearerSession session = identity.session(fox);
        private Optional<StreamTicket.Secret> held = Optional.empty();

        IssueStreamTicket issue(CrashPoint crashPoint) {
            return new IssueStreamTicket(
                    identity.sessions,
                    crashPoint.on(StreamTickets.class, tickets),
                    identity.rateLimiter,
                    LIMITS,
                    () -> identity.now,
                    UUID::randomUUID);
        }

        OpenStream open(CrashPoint crashPoint) {
            return new OpenStream(
                    identity.sessions,
                    crashPoint.on(StreamTickets.class, tickets),
                    identity.rateLimiter,
                    LIMITS,
                    () -> identity.now);
        }

        IssueStreamTicket.Result issue(Session of) {
            return issue(CrashPoint.whole()).issue(new Caller(of.user(), of.id(), Role.USER));
        }

        StreamTicket.Secret secret(Session of) {
            return ((Issued) issue(of)).secret();
        }

        OpenStream open() {
            return open(CrashPoint.whole());
        }
    }

    private final World world = new World();

    private StreamAccess access(Duration left) {
        return new StreamAccess(world.fox.id(), world.session.id(), world.identity.now.plus(left));
    }

    @Test
    void a_ticket_opens_the_stream_of_its_account_once() {
        var secret = world.secret(world.session);

        assertThat(world.open().byTicket(secret))
                .isEqualTo(new OpenStream.Result.Admitted(access(Tokens.ACCESS_LIFETIME)));
        assertThat(world.open().byTicket(secret)).isEqualTo(new OpenStream.Result.Refused());
        assertThat(world.open().byTicket(new StreamTicket.Secret("guessed")))
                .isEqualTo(new OpenStream.Result.Refused());
    }

    @Test
    void a_ticket_is_good_for_half_a_minute() {
        var issued = (Issued) world.issue(world.session);
        assertThat(issued.expiresAt()).isEqualTo(world.identity.now.plusSeconds(30));

        world.identity.pass(StreamTicket.LIFETIME.minusMillis(1));
        assertThat(world.open().redeem(issued.secret())).isPresent();
        var late = world.secret(world.session);
        world.identity.pass(StreamTicket.LIFETIME);
        assertThat(world.open().redeem(late)).isEmpty();
    }

    @Test
    void only_the_hash_of_a_ticket_is_stored_and_its_secret_is_not_printed() {
        var secret = world.secret(world.session);

        assertThat(world.tickets.take(secret.value())).isEmpty();
        assertThat(world.tickets.take(secret.hash())).isPresent();
        assertThat(secret.toString()).doesNotContain(secret.value());
        assertThat(secret.value()).isNotEqualTo(world.secret(world.session).value());
    }

    @Test
    void a_session_that_ended_opens_no_socket_and_keeps_none_open() {
        var secret = world.secret(world.session);
        var open = access(Duration.ofMinutes(1));
        assertThat(world.open().isSessionOpen(open)).isTrue();

        world.identity.sessions.revoke(world.session.id());

        assertThat(world.open().isSessionOpen(open)).isFalse();
        assertThat(world.open().byTicket(secret)).isEqualTo(new OpenStream.Result.Refused());
        assertThat(world.issue(world.session)).isEqualTo(new SessionOver());
    }

    @Test
    void a_session_of_somebody_else_keeps_no_socket_open() {
        var other =
                new StreamAccess(
                        world.identity.account().id(), world.session.id(), world.identity.now);

        assertThat(world.open().isSessionOpen(other)).isFalse();
        assertThat(world.open().over(List.of(other))).containsExactly(other);
    }

    @Test
    void of_many_sockets_those_are_told_apart_whose_sessions_are_over() {
        var open = access(Duration.ofMinutes(1));
        var again = access(Duration.ofMinutes(2));
        var unknown =
                new StreamAccess(
                        world.fox.id(), new SessionId(UUID.randomUUID()), world.identity.now);

        assertThat(world.open().over(List.of(open, unknown, again))).containsExactly(unknown);
        world.identity.sessions.revoke(world.session.id());
        assertThat(world.open().over(List.of(open, unknown, again)))
                .containsExactlyInAnyOrder(open, unknown, again);
        assertThat(world.open().over(List.of())).isEmpty();
    }

    @Test
    void a_socket_by_a_browsers_ticket_lasts_as_long_as_its_session() {
        var cookie = SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());
        var session =
                BrowserSession.start(
                        cookie,
                        world.fox.id(),
                        world.identity.now,
                        new Session.ClientInfo("Firefox", IdentityWorld.HERE));
        world.identity.sessions.add(session);

        var redeemed = world.open().redeem(world.secret(session)).orElseThrow();

        assertThat(redeemed.endsAt()).isEqualTo(session.endsAt());
    }

    @Test
    void an_account_asks_for_so_many_tickets_and_sockets_a_minute() {
        for (int i = 0; i < 3; i++) {
            world.secret(world.session);
        }
        assertThat(world.issue(world.session)).isEqualTo(new RateLimited(Duration.ofMinutes(1)));
        var open = access(Duration.ofMinutes(1));
        for (int i = 0; i < 2; i++) {
            assertThat(world.open().bySession(open))
                    .isEqualTo(new OpenStream.Result.Admitted(open));
        }
        assertThat(world.open().bySession(open))
                .isEqualTo(new OpenStream.Result.RateLimited(Duration.ofMinutes(1)));
    }

    @Test
    void a_socket_that_the_server_asked_for_does_not_count() {
        var open = access(Duration.ofMinutes(1));
        world.open().asked(List.of(world.fox.id(), world.identity.account().id()));
        world.identity.pass(Duration.ofSeconds(30));
        for (int i = 0; i < 3; i++) {
            assertThat(world.open().bySession(open))
                    .isEqualTo(new OpenStream.Result.Admitted(open));
        }
        assertThat(world.open().bySession(open))
                .isEqualTo(new OpenStream.Result.RateLimited(Duration.ofMinutes(1)));

        world.open().asked(List.of(world.fox.id(), world.fox.id()));
        assertThat(world.open().bySession(open)).isEqualTo(new OpenStream.Result.Admitted(open));
        world.identity.pass(Duration.ofSeconds(30));
        assertThat(world.open().bySession(open)).isEqualTo(new OpenStream.Result.Admitted(open));
        assertThat(world.open().bySession(open))
                .isEqualTo(new OpenStream.Result.RateLimited(Duration.ofSeconds(30)));
    }

    /** Whoever got no answer asks for another ticket. */
    private static final class Opening implements CrashEverywhere.Story {
        private final World world = new World();

        @Override
        public void act(CrashPoint crashPoint) {
            var issued =
                    (Issued)
                            world.issue(crashPoint)
                                    .issue(
                                            new Caller(
                                                    world.fox.id(), world.session.id(), Role.USER));
            world.held = Optional.of(issued.secret());
            assertThat(world.open(crashPoint).byTicket(issued.secret()))
                    .isInstanceOf(OpenStream.Result.Admitted.class);
        }

        @Override
        public void isWholeOrNothing() {
            // A ticket that was used before the crash opens nothing after it, another one does.
            world.held.ifPresent(world.open()::redeem);
        }

        @Override
        public void isDone() {
            assertThat(world.held.flatMap(world.open()::redeem)).isEmpty();
        }
    }

    @Test
    void a_crash_costs_a_ticket_and_nothing_else() throws InterruptedException {
        CrashEverywhere.run(Opening::new);
    }
}
