package dev.pacenote.application.contracts.identity.account.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.session.BearerSession;
import java.time.ZoneId;
import java.util.Optional;

/** What people change of their own accounts, and that they close them. */
final class OwnAccountStories {

    private OwnAccountStories() {}

    /** With an account goes what other stores keep. */
    static final class Closing implements Story {
        private final AccountsWorld world;
        private final Account account;
        private final BearerSession session;

        Closing(AccountsWorld world) {
            this.world = world;
            account = world.account();
            session = world.session(account);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.closeAccount()
                    .close(new Reauthenticate.Command(account.id(), session.id(), "old password"));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.stores.accounts().find(account.id()).isPresent()) {
                assertThat(world.isOpen(session)).isTrue();
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.stores.accounts().find(account.id())).isEmpty();
            assertThat(world.isOpen(session)).as("their session").isFalse();
            assertThat(world.mails(Samples.address(account), AccountMail.Kind.ACCOUNT_DELETED))
                    .isOne();
        }
    }

    /** By the link in a mail. */
    static final class Unsubscription implements Story {
        private final AccountsWorld world;
        private final Account account;

        Unsubscription(AccountsWorld world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(AccountUseCases useCases) {
            assertThat(
                            useCases.unsubscribe()
                                    .unsubscribe(world.readable.unsubscription(account.id())))
                    .isTrue();
        }

        @Override
        public void isWholeOrNothing() {
            // One call: there is no half of it.
        }

        @Override
        public void isDone() {
            assertThat(world.getsMail(account)).isFalse();
            assertThat(world.updated).contains(account.id());
        }
    }

    /** Zone and mail change together. */
    static final class Profile implements Story {
        private final AccountsWorld world;
        private final Account account;

        Profile(AccountsWorld world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.managePreferences()
                    .change(
                            account.id(),
                            Optional.of(ZoneId.of("Europe/Riga")),
                            Optional.of(false));
        }

        @Override
        public void isWholeOrNothing() {
            var found = world.found(account);
            assertThat(found.zone().equals(ZoneId.of("Europe/Riga")))
                    .isEqualTo(!world.getsMail(account));
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).zone()).isEqualTo(ZoneId.of("Europe/Riga"));
            assertThat(world.getsMail(account)).isFalse();
        }
    }

    /** A message is stored; said again, it may be there again. */
    static final class Feedbacks implements Story {
        private final AccountsWorld world;
        private final Account author;

        Feedbacks(AccountsWorld world) {
            this.world = world;
            author = world.account();
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.giveFeedback()
                    .give(
                            author.id(),
                            new Feedback.Draft(
                                    new Feedback.Text("I like all of it."), Feedback.Kind.GENERAL));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.stores.feedback().of(author.id())).hasSizeBetween(0, 1);
        }

        @Override
        public void isDone() {
            assertThat(world.stores.feedback().of(author.id())).hasSizeBetween(1, 2);
        }
    }
}
