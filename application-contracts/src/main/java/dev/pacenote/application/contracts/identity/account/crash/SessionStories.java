package dev.pacenote.application.contracts.identity.account.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.session.LogIn;
import dev.pacenote.application.identity.session.RefreshSession;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;

/** Sessions that are opened, refreshed and ended. */
final class SessionStories {

    private SessionStories() {}

    /** A log-in that is noted has its session. */
    static final class Login implements Story {
        private final AccountsWorld world;
        private final Account account;

        Login(AccountsWorld world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(AccountUseCases useCases) {
            var result =
                    useCases.logIn()
                            .logIn(
                                    new LogIn.Command(
                                            Samples.address(account).value(),
                                            "old password",
                                            new Session.ClientInfo("Firefox", "203.0.113.9")));
            assertThat(result).isInstanceOf(LogIn.Result.LoggedIn.class);
        }

        @Override
        public void isWholeOrNothing() {
            if (world.found(account).lastLoginAt().isPresent()) {
                assertThat(world.stores.sessions().of(account.id(), world.now)).isNotEmpty();
            } else if (world.stores.sessions().joinsTransactions()) {
                assertThat(world.stores.sessions().of(account.id(), world.now)).isEmpty();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).lastLoginAt()).isPresent();
            assertThat(world.stores.sessions().of(account.id(), world.now)).isNotEmpty();
        }
    }

    /** Who logs out is out. */
    static final class Logout implements Story {
        private final AccountsWorld world;
        private final BearerSession session;
        private final String token;

        Logout(AccountsWorld world) {
            this.world = world;
            session = world.session(world.account());
            token = world.readable.refresh(session.user(), session.id(), session.current());
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.logOut().logOut(token);
        }

        @Override
        public void isWholeOrNothing() {
            // One call: there is no half of it.
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(session)).isFalse();
        }
    }

    /** An answer that got lost is given again. */
    static final class Refreshing implements Story {
        private final AccountsWorld world;
        private final BearerSession session;
        private final String token;

        Refreshing(AccountsWorld world) {
            this.world = world;
            session = world.session(world.account());
            token = world.readable.refresh(session.user(), session.id(), session.current());
        }

        @Override
        public void act(AccountUseCases useCases) {
            assertThat(useCases.refreshSession().refresh(token))
                    .isInstanceOf(RefreshSession.Result.Refreshed.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(session)).isTrue();
            // The client asks again at once.
            world.now = AccountsWorld.START;
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(session)).isTrue();
        }
    }

    /** One of one's own. */
    static final class OneSession implements Story {
        private final AccountsWorld world;
        private final BearerSession ended;
        private final BearerSession other;

        OneSession(AccountsWorld world) {
            this.world = world;
            var account = world.account();
            ended = world.session(account);
            other = world.session(account);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.manageSessions().revoke(ended.user(), ended.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(other)).isTrue();
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(ended)).isFalse();
            assertThat(world.isOpen(other)).isTrue();
        }
    }

    /** All but the one that asks. */
    static final class OtherSessions implements Story {
        private final AccountsWorld world;
        private final BearerSession kept;
        private final BearerSession other;

        OtherSessions(AccountsWorld world) {
            this.world = world;
            var account = world.account();
            kept = world.session(account);
            other = world.session(account);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.manageSessions().revokeOthers(kept.user(), kept.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(kept)).isTrue();
        }

        @Override
        public void isDone() {
            assertThat(world.isOpen(kept)).isTrue();
            assertThat(world.isOpen(other)).isFalse();
        }
    }
}
