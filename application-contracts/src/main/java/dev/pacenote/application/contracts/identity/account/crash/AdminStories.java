package dev.pacenote.application.contracts.identity.account.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.setting.SettingsContract;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What admins do, and how there comes to be one. */
final class AdminStories {

    private AdminStories() {}

    /** At the start, with an address that nobody has. */
    static final class NewAdmin implements Story {
        private final AccountsWorld world;
        private final EnsureAdmin.Command command;

        NewAdmin(AccountsWorld world) {
            this(
                    world,
                    new EnsureAdmin.Command(
                            new EmailAddress(Samples.word() + "@example.org"),
                            new Username("Admin " + Samples.word()),
                            new RawPassword("first password")));
        }

        private NewAdmin(AccountsWorld world, EnsureAdmin.Command command) {
            this.world = world;
            this.command = command;
        }

        @Override
        public void act(AccountUseCases useCases) {
            assertThat(useCases.ensureAdmin().ensure(command))
                    .isNotEqualTo(EnsureAdmin.Result.NAME_TAKEN);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(found().stream()).allMatch(Account::isActiveAdmin);
        }

        private Optional<Account> found() {
            return world.stores.accounts().findByLogin(command.email().key());
        }

        @Override
        public void isDone() {
            assertThat(found()).hasValueSatisfying(a -> assertThat(a.isActiveAdmin()).isTrue());
        }
    }

    /** At the start, with the address of an account. */
    static final class Promotion implements Story {
        private final AccountsWorld world;
        private final Account account;

        Promotion(AccountsWorld world) {
            this.world = world;
            account = world.account();
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.ensureAdmin()
                    .ensure(
                            new EnsureAdmin.Command(
                                    Samples.address(account),
                                    new Username("Somebody else"),
                                    new RawPassword("other password")));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.hasPassword(account, "old password")).isTrue();
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).role()).isEqualTo(Role.ADMIN);
            assertThat(world.hasPassword(account, "old password")).isTrue();
        }
    }

    /** Status, sessions and audit log change together. */
    static final class Disabling implements Story {
        private final AccountsWorld world;
        private final Account account;
        private final Account admin;
        private final BearerSession session;

        Disabling(AccountsWorld world) {
            this.world = world;
            admin = world.account();
            account = world.account();
            session = world.session(account);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.manageUsers()
                    .change(admin.id(), account.id(), Optional.of(Role.ADMIN), Optional.of(false));
        }

        @Override
        public void isWholeOrNothing() {
            if (world.found(account).enabled()) {
                assertThat(world.isOpen(session)).isTrue();
                assertThat(world.found(account).role()).isEqualTo(Role.USER);
                assertThat(world.audited(account.id())).isEmpty();
            } else {
                isDone();
            }
        }

        @Override
        public void isDone() {
            assertThat(world.found(account).enabled()).isFalse();
            assertThat(world.found(account).role()).isEqualTo(Role.ADMIN);
            assertThat(world.isOpen(session)).as("their session").isFalse();
            assertThat(world.audited(account.id())).hasSize(2);
        }
    }

    /** A setting in force has its line in the audit log. */
    static final class SettingChange implements Story {
        private static final int NUMBER = 77;

        private final AccountsWorld world;
        private final Account admin;

        SettingChange(AccountsWorld world) {
            this.world = world;
            admin = world.account();
            world.stores.settings().put(SettingsContract.MAX_UMBRELLAS, 100, world.now);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.changeSettings().change(admin.id(), SettingsContract.MAX_UMBRELLAS, NUMBER);
        }

        private boolean isAudited() {
            return world.stores.audit().latest(1_000).stream()
                    .filter(entry -> entry.actor().equals(admin.id()))
                    .map(entry -> entry.what())
                    .collect(Collectors.toSet())
                    .contains(SettingsContract.MAX_UMBRELLAS.key() + ": 100 → " + NUMBER);
        }

        private int number() {
            return world.stores.settings().get(SettingsContract.MAX_UMBRELLAS).number();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(isAudited()).isEqualTo(number() == NUMBER);
        }

        @Override
        public void isDone() {
            assertThat(number()).isEqualTo(NUMBER);
            assertThat(isAudited()).isTrue();
        }
    }

    /** A pinned alert has its line in the audit log. */
    static final class Pinning implements Story {
        private final AccountsWorld world;
        private final Account owner;

        Pinning(AccountsWorld world) {
            this.world = world;
            owner = world.account();
            world.stores
                    .alertChanges()
                    .add(owner.id(), RecordFilter.TOP5, Optional.empty(), world.now);
        }

        @Override
        public void act(AccountUseCases useCases) {
            useCases.pinCheckMode().pin(owner.id(), owner.id(), CheckMode.INACCURATE);
        }

        private boolean isPinned() {
            return world.stores
                    .alerts()
                    .find(owner.id())
                    .orElseThrow()
                    .mode()
                    .pinned()
                    .equals(Optional.of(CheckMode.INACCURATE));
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.audited(owner.id()).isEmpty()).isEqualTo(!isPinned());
        }

        @Override
        public void isDone() {
            assertThat(isPinned()).isTrue();
            assertThat(Set.copyOf(world.audited(owner.id()))).hasSize(1);
        }
    }
}
