package dev.pacenote.application.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody changes their account and what they have chosen, or an admin somebody else's. */
class UpdateUserTest {

    private static final PreferenceDefinitions DEFINITIONS =
            new PreferenceDefinitions(CorePreferences.ALL, Set.of());
    private static final EmailAddress NEXT = new EmailAddress("next@example.org");

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final List<String> audited = new ArrayList<>();

    private static UpdateUser on(
            IdentityWorld world,
            Accounts accounts,
            NoticePreferencesStore preferences,
            List<String> audited) {
        return on(world, accounts, preferences, audited, Verification.REQUIRED);
    }

    private static UpdateUser on(
            IdentityWorld world,
            Accounts accounts,
            NoticePreferencesStore preferences,
            List<String> audited,
            Verification verification) {
        AdminActions audit =
                (_, admin, subject, what) ->
                        audited.add(admin + " " + subject.orElseThrow() + " " + what);
        return new UpdateUser(
                accounts,
                preferences,
                DEFINITIONS,
                new ChangeAddress(
                        accounts,
                        world.passwords(),
                        new ChangeAddress.Proof(
                                world.reauthenticate(),
                                world.rateLimiter,
                                new RateLimit(5, Duration.ofHours(1))),
                        audit,
                        world.links,
                        world.confirmation(verification),
                        new ResumeDailyMail(preferences),
                        () -> world.now,
                        UUID::randomUUID),
                world.outbox,
                audit,
                () -> world.now);
    }

    private static Reauthenticate.Command proof(Account actor, String password) {
        return new Reauthenticate.Command(actor.id(), new SessionId(UUID.randomUUID()), password);
    }

    private UpdateUser.Result update(
            Account actor, Account subject, VersionCondition condition, UserChange change) {
        return on(world, world.accounts, world.preferences, audited)
                .update(
                        new UpdateUser.Command(
                                subject.id(),
                                proof(actor, IdentityWorld.PASSWORD),
                                condition,
                                change));
    }

    private User updated(Account actor, Account subject, UserChange change) {
        var result = update(actor, subject, VersionCondition.ANY, change);
        assertThat(result).isInstanceOf(UpdateUser.Result.Updated.class);
        var user = ((UpdateUser.Result.Updated) result).user();
        assertThat(user(subject)).isEqualTo(user);
        return user;
    }

    private User user(Account account) {
        return new ShowUser(world.accounts, world.preferences).of(account.id()).orElseThrow();
    }

    private static PreferencePatch settings(Map<String, ?> tree) {
        return DEFINITIONS.patch(tree);
    }

    private static UserChange email(EmailAddress email) {
        return new UserChange(
                Optional.of(email),
                false,
                Optional.empty(),
                Optional.empty(),
                PreferencePatch.NONE,
                Optional.empty(),
                Optional.empty());
    }

    private static UserChange named(String first, Map<String, ?> settings) {
        return new UserChange(
                Optional.empty(),
                false,
                Optional.of(new NamePart(first)),
                Optional.empty(),
                settings(settings),
                Optional.empty(),
                Optional.empty());
    }

    private static UserChange rights(Role role, boolean enabled) {
        return new UserChange(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                PreferencePatch.NONE,
                Optional.of(role),
                Optional.of(enabled));
    }

    @Test
    void names_zone_and_choices_change_together_and_the_rest_stays() {
        world.pass(Duration.ofHours(1));
        var before = user(fox);

        var after =
                updated(fox, fox, named("Ann", Map.of("theme", "dark", "timezone", "Europe/Riga")));

        assertThat(after.account().displayName()).isEqualTo("Ann");
        assertThat(after.account().zone()).isEqualTo(ZoneId.of("Europe/Riga"));
        assertThat(after.account().contact()).isEqualTo(fox.contact());
        assertThat(after.preferences().choices()).isEqualTo(Map.of("/theme", "dark"));
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(after.updatedAt()).isEqualTo(world.now).isNotEqualTo(before.updatedAt());
        assertThat(world.updated).containsExactly(fox.id());
    }

    @Test
    void what_is_so_already_is_no_change_and_keeps_its_version() {
        var once = updated(fox, fox, named("Ann", Map.of("theme", "dark")));
        world.pass(Duration.ofHours(1));

        var again = updated(fox, fox, named("Ann", Map.of("theme", "dark")));

        assertThat(again).isEqualTo(once);
        assertThat(updated(fox, fox, email(Samples.address(fox)))).isEqualTo(once);
        assertThat(world.mails).isEmpty();
        assertThat(world.updated).containsExactly(fox.id());
    }

    @Test
    void one_switch_for_mail_is_known_to_both_interfaces() {
        updated(fox, fox, UserChange.of(settings(Map.of("notifications", Map.of("email", false)))));
        assertThat(world.dailyMail(fox).isOn()).isFalse();

        new ManagePreferences(world.accounts, world.preferences, world.outbox, () -> world.now)
                .change(fox.id(), Optional.empty(), Optional.of(true));
        assertThat(DEFINITIONS.inForce(CorePreferences.EMAIL, user(fox).preferences()))
                .isEqualTo(true);
    }

    /** Preferences that somebody else saves just before the first save. */
    private record SavedMeanwhile(NoticePreferencesStore real, AtomicBoolean done)
            implements NoticePreferencesStore {

        @Override
        public Optional<NoticePreferences> find(AccountId account) {
            return real.find(account);
        }

        @Override
        public Map<AccountId, NoticePreferences> findAll(Collection<AccountId> accounts) {
            return real.findAll(accounts);
        }

        @Override
        public Map<AccountId, Recipient> recipients(Collection<AccountId> accounts) {
            return real.recipients(accounts);
        }

        @Override
        public SaveResult<NoticePreferences> save(NoticePreferences preferences) {
            if (!done.getAndSet(true)) {
                var known = real.find(preferences.account()).orElseThrow();
                real.save(
                        DEFINITIONS.merged(
                                known, settings(Map.of("theme", "dark")), Instant.EPOCH));
            }
            return real.save(preferences);
        }
    }

    @Test
    void of_two_who_change_one_version_at_once_one_hears_that_it_is_another() {
        var meanwhile = new SavedMeanwhile(world.preferences, new AtomicBoolean());
        var mine =
                new UpdateUser.Command(
                        fox.id(),
                        proof(fox, IdentityWorld.PASSWORD),
                        new VersionCondition(Optional.of(Set.of(user(fox).version()))),
                        UserChange.of(settings(Map.of("theme", "system"))));

        assertThat(on(world, world.accounts, meanwhile, audited).update(mine))
                .isEqualTo(new UpdateUser.Result.VersionMismatch());
    }

    @Test
    void a_person_who_knows_another_version_changes_nothing() {
        var version = user(fox).version();
        updated(fox, fox, UserChange.of(settings(Map.of("theme", "dark"))));
        var now = user(fox);

        assertThat(
                        update(
                                fox,
                                fox,
                                new VersionCondition(Optional.of(Set.of(version))),
                                named("Ann", Map.of())))
                .isEqualTo(new UpdateUser.Result.VersionMismatch());
        assertThat(
                        update(
                                fox,
                                fox,
                                new VersionCondition(Optional.of(Set.of(version))),
                                UserChange.of(settings(Map.of("theme", "light")))))
                .as("only what is chosen")
                .isEqualTo(new UpdateUser.Result.VersionMismatch());
        assertThat(user(fox)).isEqualTo(now);
        assertThat(
                        update(
                                fox,
                                fox,
                                new VersionCondition(Optional.of(Set.of(now.version()))),
                                named("Ann", Map.of())))
                .isInstanceOf(UpdateUser.Result.Updated.class);
    }

    @Test
    void a_new_address_of_ones_own_waits_until_it_is_confirmed_and_the_old_one_is_told() {
        var after = updated(fox, fox, email(NEXT));

        assertThat(after.account().email()).isEqualTo(fox.email());
        assertThat(after.account().pendingEmail()).contains(NEXT);
        assertThat(world.written(Samples.address(fox)))
                .containsExactly(AccountMail.Kind.ADDRESS_CHANGE_ASKED);
        assertThat(world.confirmationMails(fox.id())).isOne();
        assertThat(world.securityEvents).as("nothing has changed yet").isEmpty();

        assertThat(world.verifyEmail().confirm(link(NEXT))).isTrue();

        assertThat(world.found(fox).email()).contains(NEXT);
        assertThat(world.found(fox).pendingEmail()).isEmpty();
        assertThat(world.verifyEmail().confirm(link(NEXT))).as("a second click").isTrue();
        assertThat(world.accounts.findByLogin(Samples.address(fox).key())).isEmpty();
        assertThat(world.securityEvents)
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.ADDRESS_CHANGED);
    }

    private String link(EmailAddress email) {
        return world.tokens.newAddress(new Tokens.NewAddress(fox.id(), email), world.now);
    }

    @Test
    void a_link_to_an_address_that_is_not_wanted_any_more_or_taken_meanwhile_opens_nothing() {
        updated(fox, fox, email(NEXT));
        updated(fox, fox, email(new EmailAddress("other@example.org")));
        assertThat(world.verifyEmail().confirm(link(NEXT))).isFalse();

        updated(fox, fox, email(NEXT));
        world.accounts.insert(Samples.newAccount("Hare", NEXT.value()));
        assertThat(world.verifyEmail().confirm(link(NEXT))).isFalse();
        assertThat(world.found(fox).email()).isEqualTo(fox.email());
    }

    @Test
    void a_new_address_needs_the_password_and_nothing_else_does() {
        var useCase = on(world, world.accounts, world.preferences, audited);
        var wrong = proof(fox, "wrong password");

        assertThat(
                        useCase.update(
                                new UpdateUser.Command(
                                        fox.id(), wrong, VersionCondition.ANY, email(NEXT))))
                .isEqualTo(new UpdateUser.Result.WrongPassword());
        assertThat(
                        useCase.update(
                                new UpdateUser.Command(
                                        fox.id(),
                                        wrong,
                                        VersionCondition.ANY,
                                        named("Ann", Map.of()))))
                .isInstanceOf(UpdateUser.Result.Updated.class);
        assertThat(world.mails).isEmpty();
    }

    @Test
    void a_person_who_has_no_password_needs_a_recent_log_in_for_a_new_address() {
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));
        var old = world.session(neo);
        world.pass(Duration.ofMinutes(11));
        var recent = world.session(neo);
        var useCase = on(world, world.accounts, world.preferences, audited);

        for (var session : List.of(old, recent)) {
            var proof = new Reauthenticate.Command(neo.id(), session.id(), "");
            var result =
                    useCase.update(
                            new UpdateUser.Command(
                                    neo.id(), proof, VersionCondition.ANY, email(NEXT)));
            assertThat(result instanceof UpdateUser.Result.LoginTooOld)
                    .isEqualTo(session.equals(old));
        }
        assertThat(world.found(neo).pendingEmail()).contains(NEXT);
    }

    @Test
    void an_address_of_somebody_else_is_taken_in_any_letter_case() {
        var owl = world.account();
        var admin = world.admin();
        var taken = email(new EmailAddress(Samples.address(owl).value().toUpperCase(Locale.ROOT)));

        assertThat(update(fox, fox, VersionCondition.ANY, taken))
                .isEqualTo(new UpdateUser.Result.EmailTaken());
        assertThat(update(admin, fox, VersionCondition.ANY, taken))
                .isEqualTo(new UpdateUser.Result.EmailTaken());
        assertThat(world.found(fox)).isEqualTo(fox);
        assertThat(world.mails).isEmpty();
    }

    @Test
    void five_new_addresses_in_an_hour_are_enough() {
        assertThat(
                        IntStream.range(0, 5)
                                .mapToObj(i -> new EmailAddress("next" + i + "@example.org"))
                                .map(next -> update(fox, fox, VersionCondition.ANY, email(next))))
                .hasOnlyElementsOfType(UpdateUser.Result.Updated.class);

        assertThat(update(fox, fox, VersionCondition.ANY, email(NEXT)))
                .isEqualTo(new UpdateUser.Result.TooMany(Duration.ofHours(1)));
    }

    @Test
    void an_address_from_an_admin_holds_at_once_and_is_not_confirmed() {
        var admin = world.admin();

        var after = updated(admin, fox, email(NEXT));

        assertThat(after.account().email()).contains(NEXT);
        assertThat(after.account().verifiedAt()).isEmpty();
        assertThat(world.accounts.findByLogin(NEXT.key())).contains(after.account());
        assertThat(audited).containsExactly(admin.id() + " " + fox.id() + " address changed");
        assertThat(world.securityEvents)
                .extracting(SecurityEvent::account, SecurityEvent::kind)
                .containsExactly(tuple(fox.id(), SecurityEvent.Kind.ADDRESS_CHANGED_BY_ADMIN));
        assertThat(world.written(Samples.address(fox)))
                .as("the address before")
                .containsExactly(AccountMail.Kind.ADDRESS_CHANGED);
        assertThat(world.confirmationMails(fox.id())).as("the address now").isOne();
    }

    @Test
    void where_nobody_confirms_an_address_from_an_admin_counts_at_once() {
        on(world, world.accounts, world.preferences, audited, Verification.OFF)
                .update(
                        new UpdateUser.Command(
                                fox.id(),
                                proof(world.admin(), IdentityWorld.PASSWORD),
                                VersionCondition.ANY,
                                email(NEXT)));

        assertThat(world.found(fox).hasAddress(NEXT)).isTrue();
        assertThat(world.found(fox).verifiedAt()).contains(world.now);
        assertThat(world.confirmationMails(fox.id())).isZero();
    }

    private DailyMail atNextAddress(Account subject, DailyMail.Reason stopped, boolean byAdmin) {
        new PreferenceChanges(world.preferences)
                .dailyMail(subject.id(), mail -> mail.stopped(stopped, world.now, world.now));
        world.pass(Duration.ofDays(1));
        var next = new EmailAddress("next" + subject.id() + "@example.org");
        if (byAdmin) {
            updated(world.admin(), subject, email(next));
        } else {
            updated(subject, subject, email(next));
            assertThat(
                            world.verifyEmail()
                                    .confirm(
                                            world.tokens.newAddress(
                                                    new Tokens.NewAddress(subject.id(), next),
                                                    world.now)))
                    .isTrue();
        }
        return user(subject).preferences().dailyMail();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void at_another_address_mail_begins_again_that_the_one_before_sent_back(boolean byAdmin) {
        assertThat(atNextAddress(fox, DailyMail.Reason.BOUNCED, byAdmin))
                .isEqualTo(new DailyMail.On(Optional.of(world.now)));
        assertThat(atNextAddress(world.account(), DailyMail.Reason.REFUSED, byAdmin))
                .isEqualTo(new DailyMail.On(Optional.of(world.now)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoever_wants_no_mail_gets_none_at_another_address(boolean byAdmin) {
        assertThat(atNextAddress(fox, DailyMail.Reason.COMPLAINED, byAdmin).isOn()).isFalse();
        assertThat(atNextAddress(world.account(), DailyMail.Reason.UNSUBSCRIBED, byAdmin).isOn())
                .isFalse();
    }

    @Test
    void an_address_that_waits_is_mailed_again_and_is_no_longer_wanted_when_its_person_says_so() {
        updated(fox, fox, email(NEXT));
        assertThat(world.verifyEmail().resend(fox.id(), "203.0.113.9"))
                .isInstanceOf(VerifyEmail.Resent.Sent.class);
        assertThat(world.confirmationMails(fox.id())).isEqualTo(2);

        var cancelled =
                updated(
                        fox,
                        fox,
                        new UserChange(
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                PreferencePatch.NONE,
                                Optional.empty(),
                                Optional.empty()));

        assertThat(cancelled.account().pendingEmail()).isEmpty();
        assertThat(world.verifyEmail().confirm(link(NEXT))).isFalse();
        assertThat(world.verifyEmail().resend(fox.id(), "203.0.113.9"))
                .isInstanceOf(VerifyEmail.Resent.AlreadyVerified.class);
    }

    @Test
    void a_log_in_is_no_new_version_of_what_a_person_sees() {
        var before = user(fox);
        Samples.changed(
                world.accounts, fox.id(), account -> account.loggedIn(world.now).orElseThrow());

        assertThat(user(fox).account().version()).isGreaterThan(before.account().version());
        assertThat(user(fox).version()).isEqualTo(before.version());
        assertThat(updated(fox, fox, named("Ann", Map.of())).version())
                .isGreaterThan(before.version());
    }

    @Test
    void a_person_who_was_invited_to_a_mistyped_address_is_out_once_an_admin_corrects_it() {
        var admin = world.admin();
        var typo = new EmailAddress("typo@example.org");
        var ann = world.accounts.insert(NewAccount.added(PersonName.UNKNOWN, typo, world.now));
        var first = UUID.randomUUID();
        world.passwords().requestReset(ann.id(), first, world.now);
        world.pass(Duration.ofMinutes(1));

        updated(admin, ann, email(NEXT));

        assertThat(isSetBy(ann, first, Optional.of(typo))).isFalse();
        assertThat(world.mails).hasSize(1);
        assertThat(world.mails.getFirst()).isInstanceOf(PendingAccountMail.Invitation.class);
        assertThat(isSetBy(ann, world.mails.getFirst().id(), Optional.of(NEXT))).isTrue();
        assertThat(world.found(ann).verifiedAt()).contains(world.now);
    }

    @Test
    void a_reset_link_is_void_once_an_admin_moved_the_address_that_it_was_mailed_to() {
        var admin = world.admin();
        var link = UUID.randomUUID();
        world.passwords().requestReset(fox.id(), link, world.now);
        world.pass(Duration.ofMinutes(1));

        updated(admin, fox, email(NEXT));

        assertThat(world.mails)
                .as("whoever has a password needs no invitation")
                .noneMatch(PendingAccountMail.Invitation.class::isInstance);
        assertThat(isSetBy(fox, link, fox.email())).isFalse();
        assertThat(isSetBy(fox, link, Optional.empty())).as("from before it was named").isFalse();
        assertThat(world.hasPassword(fox, IdentityWorld.PASSWORD)).isTrue();
        assertThat(world.found(fox).verifiedAt()).isEmpty();
    }

    private boolean isSetBy(Account account, UUID link, Optional<EmailAddress> mailedTo) {
        var token =
                world.tokens.invitation(new Tokens.Reset(account.id(), link, mailedTo), world.now);
        return world.resetPassword().reset(token, new RawPassword("another password"));
    }

    @Test
    void an_admin_changes_what_somebody_may_do_and_it_is_written_down() {
        var admin = world.admin();
        var session = world.session(fox);

        updated(admin, fox, rights(Role.ADMIN, false));

        assertThat(world.found(fox).role()).isEqualTo(Role.ADMIN);
        assertThat(world.found(fox).enabled()).isFalse();
        assertThat(world.isOpen(session)).isFalse();
        assertThat(audited)
                .containsExactly(
                        admin.id() + " " + fox.id() + " role: user → admin",
                        admin.id() + " " + fox.id() + " disabled");
    }

    @Test
    void the_last_admin_stays_and_nothing_of_the_change_remains() {
        var admin = world.admin();
        var before = user(admin);

        assertThat(
                        update(
                                admin,
                                admin,
                                VersionCondition.ANY,
                                new UserChange(
                                        Optional.of(NEXT),
                                        false,
                                        Optional.of(new NamePart("Ann")),
                                        Optional.empty(),
                                        settings(Map.of("theme", "dark")),
                                        Optional.of(Role.USER),
                                        Optional.empty())))
                .isEqualTo(new UpdateUser.Result.LastAdmin());

        assertThat(user(admin)).isEqualTo(before);
        assertThat(world.mails).isEmpty();
        assertThat(audited).isEmpty();
    }

    /** Everything at once by an admin. */
    private static final class Everything implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Account fox = world.account();
        private final Account admin = world.admin();
        private final UserChange change =
                new UserChange(
                        Optional.of(NEXT),
                        false,
                        Optional.of(new NamePart("Ann")),
                        Optional.empty(),
                        settings(Map.of("theme", "dark")),
                        Optional.of(Role.ADMIN),
                        Optional.empty());

        @Override
        public void act(CrashPoint crashPoint) {
            on(
                            world,
                            crashPoint.on(Accounts.class, world.accounts),
                            crashPoint.on(NoticePreferencesStore.class, world.preferences),
                            new ArrayList<>())
                    .update(
                            new UpdateUser.Command(
                                    fox.id(), proof(admin, ""), VersionCondition.ANY, change));
        }

        private boolean isChosen() {
            return !world.preferences.find(fox.id()).orElseThrow().choices().isEmpty();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(world.found(fox).hasAddress(NEXT)).isEqualTo(isChosen());
            assertThat(world.found(fox).role() == Role.ADMIN).isEqualTo(isChosen());
        }

        @Override
        public void isDone() {
            assertThat(world.found(fox).hasAddress(NEXT)).isTrue();
            assertThat(world.found(fox).displayName()).isEqualTo("Ann");
            assertThat(world.found(fox).role()).isEqualTo(Role.ADMIN);
            assertThat(isChosen()).isTrue();
        }
    }

    @Test
    void a_crash_at_any_point_leaves_all_of_a_change_or_nothing() throws InterruptedException {
        CrashEverywhere.run(Everything::new);
    }
}
