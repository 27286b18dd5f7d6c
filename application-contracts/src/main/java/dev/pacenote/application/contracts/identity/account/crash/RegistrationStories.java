package dev.pacenote.application.contracts.identity.account.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.BearerSession;
import java.time.Duration;
import java.util.Optional;

/** Accounts that begin, and their addresses. */
final class RegistrationStories {

    private RegistrationStories() {}

    /** Registers, and repeats what was typed. The account is there once, with its mail. */
    abstract static class Registering implements Story {
        final AccountsWorld world;
        final EmailAddress email;
        final Username username;
        final RegisterAccount.Verification verification;
        Optional<RegisterAccount.Result> answer = Optional.empty();

        Registering(
                AccountsWorld world,
                EmailAddress email,
                RegisterAccount.Verification verification) {
            this.world = world;
            this.email = email;
            this.username = new Username("Hare " + Samples.word());
            this.verification = verification;
        }

        @Override
        public void act(AccountUseCases useCases) {
            answer =
                    Optional.of(
                            useCases.registerAccount(verification)
                                    .register(
                                            new RegisterAccount.Command(
                                                    email,
                                                    new RawPassword("first password"),
                                                    username,
                                                    "203.0.113.9")));
        }

        Optional<Account> account() {
            return world.stores.accounts().findByLogin(username.key());
        }

        /** Whoever was cut off after the account was made reads that the name is taken: by them. */
        void isAnsweredWell() {
            assertThat(answer.orElseThrow())
                    .isIn(
                            new RegisterAccount.Result.Registered(verification),
                            new RegisterAccount.Result.UsernameTaken(username));
        }
    }

    /** An account has its one confirmation mail. */
    static final class Registration extends Registering {
        Registration(AccountsWorld world) {
            super(
                    world,
                    new EmailAddress(Samples.word() + "@example.org"),
                    RegisterAccount.Verification.REQUIRED);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.mails(email, AccountMail.Kind.CONFIRM_ADDRESS))
                    .isEqualTo(account().isPresent() ? 1 : 0);
        }

        @Override
        public void isDone() {
            isAnsweredWell();
            assertThat(account()).isPresent();
            assertThat(world.mails(email, AccountMail.Kind.CONFIRM_ADDRESS)).isOne();
            assertThat(world.mails(email, AccountMail.Kind.ADDRESS_IN_USE)).isZero();
        }
    }

    /** Where nobody confirms, the account is complete at once. */
    static final class OpenRegistration extends Registering {
        OpenRegistration(AccountsWorld world) {
            super(
                    world,
                    new EmailAddress(Samples.word() + "@example.org"),
                    RegisterAccount.Verification.OFF);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(account().isEmpty() || account().get().verifiedAt().isPresent()).isTrue();
        }

        @Override
        public void isDone() {
            isAnsweredWell();
            assertThat(account()).isPresent();
        }
    }

    /** The owner of the address hears of it. */
    static final class KnownAddress extends Registering {
        KnownAddress(AccountsWorld world) {
            super(world, Samples.address(world.account()), RegisterAccount.Verification.REQUIRED);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(account()).isEmpty();
        }

        @Override
        public void isDone() {
            isAnsweredWell();
            assertThat(account()).isEmpty();
            assertThat(world.mails(email, AccountMail.Kind.ADDRESS_IN_USE)).isBetween(1, 2);
        }
    }

    /** Likewise with accounts that go by themselves. */
    static final class Unconfirmed implements Story {
        private final AccountsWorld world;
        private final Account account;
        private final BearerSession session;

        Unconfirmed(AccountsWorld world) {
            this.world = world;
            account =
                    world.added(
                            new NewAccount(
                                    new Username("Fox " + Samples.word()),
                                    new EmailAddress(Samples.word() + "@example.org"),
                                    Role.USER,
                                    Optional.empty(),
                                    world.now.minus(Duration.ofDays(8))));
            session = world.session(account);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.forgetUnconfirmed().forget();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.isOpen(session))
                    .isEqualTo(world.stores.accounts().find(account.id()).isPresent());
        }

        @Override
        public void isDone() {
            assertThat(world.stores.accounts().find(account.id())).isEmpty();
            assertThat(world.isOpen(session)).as("their session").isFalse();
        }
    }

    /** By the link in a mail. */
    static final class Confirmation implements Story {
        private final AccountsWorld world;
        private final Account account;

        Confirmation(AccountsWorld world) {
            this.world = world;
            account = unconfirmed(world);
        }

        static Account unconfirmed(AccountsWorld world) {
            return world.added(
                    new NewAccount(
                            new Username("Fox " + Samples.word()),
                            new EmailAddress(Samples.word() + "@example.org"),
                            Role.USER,
                            Optional.empty(),
                            world.now));
        }

        @Override
        public void act(AccountUseCases useCases) {
            assertThat(
                            useCases.verifyEmail()
                                    .confirm(
                                            world.readable.verification(
                                                    new Tokens.Verification(
                                                            account.id(), account.email()),
                                                    world.now)))
                    .isTrue();
        }

        @Override
        public void isWholeOrNothing() {
            // One call: there is no half of it.
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).verifiedAt()).isPresent();
            assertThat(world.updated).contains(account.id());
        }
    }

    /** The mail comes, and for a repeat another one. */
    static final class AnotherConfirmation implements Story {
        private final AccountsWorld world;
        private final Account account;

        AnotherConfirmation(AccountsWorld world) {
            this.world = world;
            account = Confirmation.unconfirmed(world);
        }

        @Override
        public void act(AccountUseCases useCases) {
            assertThat(useCases.verifyEmail().resend(account.id(), "203.0.113.9"))
                    .isInstanceOf(VerifyEmail.Resent.Sent.class);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.CONFIRM_ADDRESS))
                    .isBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.CONFIRM_ADDRESS))
                    .isBetween(1, 2);
        }
    }
}
