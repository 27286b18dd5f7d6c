package dev.pacenote.application.contracts.identity.account.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.PlainHasher;
import dev.pacenote.application.identity.credential.RequestPasswordReset;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.BearerSession;
import java.util.List;
import java.util.UUID;

/** Passwords that are lost, replaced and changed. */
final class PasswordStories {

    private PasswordStories() {}

    /** The old password and the old sessions, or the new one and none. */
    static final class PasswordReset implements Story {
        private final AccountsWorld world;
        private final Account account;
        private final List<BearerSession> sessions;
        private final Tokens.Reset reset;
        private final String token;

        PasswordReset(AccountsWorld world) {
            this.world = world;
            account = world.account();
            sessions = List.of(world.session(account), world.session(account));
            reset = new Tokens.Reset(account.id(), UUID.randomUUID(), account.email());
            new Passwords(world.stores.credentials(), new PlainHasher())
                    .requestReset(account.id(), reset.id(), world.now);
            token = world.readable.reset(reset, world.now);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.resetPassword().reset(token, new RawPassword("new password"));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.hasPassword(account, "old password")) {
                assertThat(sessions).allMatch(world::isOpen);
                assertThat(world.mails(Samples.address(account), AccountMail.Kind.PASSWORD_CHANGED))
                        .isZero();
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.hasPassword(account, "new password")).isTrue();
            assertThat(sessions).as("old sessions").noneMatch(world::isOpen);
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.PASSWORD_CHANGED))
                    .as("mails about it")
                    .isOne();
        }
    }

    /** The request waits for the worker; whoever asks again makes another one. */
    static final class LinkRequest implements Story {
        private final AccountsWorld world;
        private final Account account;

        LinkRequest(AccountsWorld world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(AccountUseCases useCases) {
            assertThat(
                            useCases.requestPasswordReset()
                                    .request(Samples.address(account), "203.0.113.9"))
                    .isInstanceOf(RequestPasswordReset.Result.Accepted.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.resetsAsked).hasSizeBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.resetsAsked)
                    .hasSizeBetween(1, 2)
                    .doesNotHaveDuplicates()
                    .allMatch(request -> request.email().equals(Samples.address(account)));
        }
    }

    /** The worker does again what it did not end. */
    static final class ResetLink implements Story {
        private final AccountsWorld world;
        private final Account account;
        private final PasswordResetRequest request;

        ResetLink(AccountsWorld world) {
            this.world = world;
            account = world.account();
            request =
                    new PasswordResetRequest(
                            UUID.randomUUID(), Samples.address(account), world.now);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.resetPassword().send(request);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.RESET_PASSWORD))
                    .isBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.RESET_PASSWORD))
                    .isOne();
            assertThat(world.stores.credentials().find(account.id()))
                    .as("the mailed link works")
                    .matches(credentials -> credentials.isResetOpen(request.id()));
        }
    }

    /** All other sessions end with the old password. */
    static final class PasswordChange implements Story {
        private final AccountsWorld world;
        private final Account account;
        private final BearerSession kept;
        private final BearerSession other;

        PasswordChange(AccountsWorld world) {
            this.world = world;
            account = world.account();
            kept = world.session(account);
            other = world.session(account);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.changePassword()
                    .change(
                            new ChangePassword.Command(
                                    account.id(),
                                    kept.id(),
                                    "old password",
                                    new RawPassword("new password")));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.hasPassword(account, "old password")) {
                assertThat(List.of(kept, other)).allMatch(world::isOpen);
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.hasPassword(account, "new password")).isTrue();
            assertThat(world.isOpen(kept)).as("the session it was changed in").isTrue();
            assertThat(world.isOpen(other)).as("another session").isFalse();
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.PASSWORD_CHANGED))
                    .as("mails about it")
                    .isOne();
        }
    }
}
