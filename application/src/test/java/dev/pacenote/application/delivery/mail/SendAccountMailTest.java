package dev.pacenote.application.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.InMemoryDeliveries;
import dev.pacenote.application.delivery.bounce.DeliveryBounces;
import dev.pacenote.application.delivery.bounce.RecordBounce;
import dev.pacenote.application.delivery.bounce.RefusalRecordingMailer;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.credential.InMemoryCredentials;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.PlainHasher;
import dev.pacenote.application.identity.token.ReadableTokens;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.notice.DailyMail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Links live from the moment a mail server took the mail, however slowly it did, and void ones are
 * not mailed.
 */
class SendAccountMailTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Tables tables = new Tables();
    private final Accounts accounts = new InMemoryAccounts(tables);
    private final Credentials credentials = new InMemoryCredentials(tables);
    private final Passwords passwords = new Passwords(credentials, new PlainHasher());
    private final NoticePreferencesStore preferences = new InMemoryNoticePreferences(tables);
    private final Tokens tokens = new ReadableTokens();
    private final List<String> taken = new ArrayList<>();
    private boolean busy;
    private boolean unwritable;
    private SendFailure failure = SendFailure.temporary("greylisted");
    private Duration handOver = Duration.ZERO;
    private Instant now = Samples.NOON;

    private final AccountMailHandOvers handOvers = new InMemoryAccountMailHandOvers();

    private final AccountMailTemplate template =
            mail -> {
                if (unwritable) {
                    throw new IllegalStateException("no template for it");
                }
                return new MailText("Hello", mail.link().toString(), "<p>Hello</p>");
            };

    private final SendAccountMail sender =
            new SendAccountMail(
                    mail -> {
                        if (busy) {
                            return new Mailer.Result.Refused(failure);
                        }
                        now = now.plus(handOver);
                        var link = mail.text();
                        taken.add(link.substring(link.indexOf("token=") + "token=".length()));
                        return new Mailer.Result.Accepted();
                    },
                    handOvers,
                    template,
                    accounts,
                    passwords,
                    tokens,
                    new AccountLinks("https://x.example"),
                    () -> now);

    private final Account account =
            Samples.added(
                    accounts,
                    new NewAccount(
                            new Username("Fox"),
                            new EmailAddress("fox@example.org"),
                            Role.USER,
                            Optional.empty(),
                            Samples.NOON));

    private final UUID id = UUID.randomUUID();
    private final PendingAccountMail reset = new PendingAccountMail.SetPassword(id, account.id());
    private final PendingAccountMail confirm =
            new PendingAccountMail.ConfirmAddress(id, account.id());

    private void heldBackForAnHour(PendingAccountMail mail) {
        busy = true;
        assertThat(sender.send(mail, 0)).isInstanceOf(SendAccountMail.Result.TryAgain.class);
        now = now.plus(Duration.ofHours(1));
        busy = false;
        assertThat(sender.send(mail, 1)).isEqualTo(new SendAccountMail.Result.Sent());
    }

    private void isNotSent(PendingAccountMail mail) {
        assertThat(sender.send(mail, 0)).isEqualTo(new SendAccountMail.Result.NotNeeded());
        assertThat(taken).isEmpty();
    }

    @Test
    void a_mail_that_its_queue_brings_twice_leaves_once() {
        assertThat(sender.send(confirm, 0)).isEqualTo(new SendAccountMail.Result.Sent());
        now = now.plus(Duration.ofHours(23));

        assertThat(sender.send(confirm, 0)).isEqualTo(new SendAccountMail.Result.Sent());

        assertThat(taken).hasSize(1);
    }

    @Test
    void whoever_comes_while_another_hands_it_over_waits_until_that_one_must_have_ended() {
        handOvers.take(id, now, now.plus(Mailer.MAX_HAND_OVER.multipliedBy(2)));

        assertThat(sender.send(confirm, 0))
                .isEqualTo(new SendAccountMail.Result.TryAgain(Duration.ofMinutes(2)));
        assertThat(taken).isEmpty();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(sender.send(confirm, 1)).isEqualTo(new SendAccountMail.Result.Sent());
        assertThat(taken).hasSize(1);
    }

    @Test
    void nothing_is_sent_to_an_account_without_an_address() {
        var neo = Samples.added(accounts, Samples.newAccountWithoutAddress());
        passwords.requestReset(neo.id(), id, Samples.NOON);

        isNotSent(new PendingAccountMail.SetPassword(id, neo.id()));
        isNotSent(new PendingAccountMail.ConfirmAddress(id, neo.id()));
    }

    @Test
    void a_reset_link_lives_half_an_hour_from_the_moment_the_mail_was_taken() {
        handOver = Mailer.MAX_HAND_OVER;
        passwords.requestReset(account.id(), id, Samples.NOON);
        heldBackForAnHour(reset);

        var token = taken.getFirst();
        now = now.plus(Tokens.RESET_LIFETIME).minus(MOMENT);
        assertThat(tokens.readReset(token, now))
                .isEqualTo(
                        new Tokens.Check.Valid<>(
                                new Tokens.Reset(account.id(), id, account.email())));
        now = now.plus(MOMENT);
        assertThat(tokens.readReset(token, now)).isInstanceOf(Tokens.Check.Expired.class);
    }

    @Test
    void a_confirmation_link_lives_a_day_from_the_moment_the_mail_was_taken() {
        handOver = Mailer.MAX_HAND_OVER;
        heldBackForAnHour(confirm);

        var token = taken.getFirst();
        now = now.plus(Tokens.VERIFY_LIFETIME).minus(MOMENT);
        assertThat(tokens.readVerification(token, now))
                .isEqualTo(
                        new Tokens.Check.Valid<>(
                                new Tokens.Verification(account.id(), account.email())));
        now = now.plus(MOMENT);
        assertThat(tokens.readVerification(token, now)).isInstanceOf(Tokens.Check.Expired.class);
    }

    @Test
    void an_invitation_lives_a_day_and_opens_what_a_reset_link_opens() {
        handOver = Mailer.MAX_HAND_OVER;
        passwords.requestReset(account.id(), id, Samples.NOON);
        heldBackForAnHour(new PendingAccountMail.Invitation(id, account.id()));

        var token = taken.getFirst();
        now = now.plus(Tokens.INVITATION_LIFETIME).minus(MOMENT);
        assertThat(tokens.readReset(token, now))
                .isEqualTo(
                        new Tokens.Check.Valid<>(
                                new Tokens.Reset(account.id(), id, account.email())));
        now = now.plus(MOMENT);
        assertThat(tokens.readReset(token, now)).isInstanceOf(Tokens.Check.Expired.class);
    }

    @Test
    void a_confirmation_goes_to_the_address_that_the_account_is_to_have() {
        var next = new EmailAddress("next@example.org");
        Samples.changed(accounts, account.id(), known -> known.confirmed(now).wantsMailAt(next));

        assertThat(sender.send(confirm, 0)).isEqualTo(new SendAccountMail.Result.Sent());

        assertThat(tokens.readNewAddress(taken.getFirst(), now))
                .isEqualTo(new Tokens.Check.Valid<>(new Tokens.NewAddress(account.id(), next)));
        assertThat(tokens.readVerification(taken.getFirst(), now))
                .isInstanceOf(Tokens.Check.Invalid.class);
    }

    @Test
    void a_link_of_a_mail_that_was_taken_at_once_lives_no_longer_than_that_of_a_slow_one() {
        passwords.requestReset(account.id(), id, Samples.NOON);
        assertThat(sender.send(reset, 0)).isEqualTo(new SendAccountMail.Result.Sent());

        now = now.plus(Tokens.RESET_LIFETIME).plus(Mailer.MAX_HAND_OVER).minus(MOMENT);
        assertThat(tokens.readReset(taken.getFirst(), now)).isInstanceOf(Tokens.Check.Valid.class);
        now = now.plus(MOMENT);
        assertThat(tokens.readReset(taken.getFirst(), now))
                .isInstanceOf(Tokens.Check.Expired.class);
    }

    @Test
    void a_link_that_a_newer_request_replaced_is_not_mailed() {
        passwords.requestReset(account.id(), id, Samples.NOON);
        passwords.requestReset(account.id(), UUID.randomUUID(), Samples.NOON);

        isNotSent(reset);
    }

    @Test
    void a_reset_link_is_not_mailed_once_the_password_was_changed() {
        passwords.requestReset(account.id(), id, Samples.NOON);
        passwords.reset(account.id(), id, PlainHasher.of("other"));

        isNotSent(reset);
    }

    @Test
    void a_confirmation_is_not_asked_for_again_once_it_was_given() {
        Samples.changed(accounts, account.id(), a -> a.confirmed(now));

        isNotSent(confirm);
    }

    @Test
    void a_disabled_account_gets_no_links() {
        passwords.requestReset(account.id(), id, Samples.NOON);
        Samples.changed(accounts, account.id(), a -> a.enabled(false));

        isNotSent(reset);
        isNotSent(confirm);
    }

    @Test
    void an_account_that_is_gone_gets_no_links() {
        passwords.requestReset(account.id(), id, Samples.NOON);
        accounts.delete(account.id());

        isNotSent(reset);
        isNotSent(confirm);
    }

    @Test
    void a_mail_that_cannot_be_written_is_given_up_and_no_mail_server_is_asked() {
        unwritable = true;

        assertThat(sender.send(confirm, 0))
                .isEqualTo(new SendAccountMail.Result.GivenUp(SendFailure.unwritable().code()));
        assertThat(taken).isEmpty();
    }

    @Test
    void a_mail_server_that_is_busy_is_tried_less_and_less_often_and_then_no_more() {
        busy = true;
        var results =
                IntStream.range(0, RetrySchedule.MAX_ATTEMPTS)
                        .mapToObj(failedBefore -> sender.send(confirm, failedBefore))
                        .toList();

        assertThat(results.subList(0, results.size() - 1))
                .hasSizeGreaterThan(1)
                .hasOnlyElementsOfType(SendAccountMail.Result.TryAgain.class);
        assertThat(results.getLast()).isEqualTo(new SendAccountMail.Result.GivenUp("greylisted"));
    }

    @Test
    void a_mail_that_is_refused_for_good_is_given_up_at_once() {
        busy = true;
        failure = SendFailure.permanent("no_such_address");

        assertThat(sender.send(confirm, 0))
                .isEqualTo(new SendAccountMail.Result.GivenUp("no_such_address"));
    }

    /** The queue hands out again what nobody finished; the mail server refuses the address. */
    private static final class Refused implements CrashEverywhere.Story {
        private final SendAccountMailTest test = new SendAccountMailTest();
        private final List<String> names = new ArrayList<>();

        @Override
        public void act(CrashPoint crashPoint) {
            // Whoever crashed has the mail for a while.
            test.now = test.now.plus(Mailer.MAX_HAND_OVER.multipliedBy(2));
            var users = crashPoint.on(Accounts.class, test.accounts);
            Mailer refusing =
                    mail -> {
                        names.add(mail.messageId());
                        return new Mailer.Result.Refused(SendFailure.permanent("no_such_address"));
                    };
            new SendAccountMail(
                            new RefusalRecordingMailer(
                                    crashPoint.on(Mailer.class, refusing),
                                    new RecordBounce(
                                            users,
                                            List.of(
                                                    name ->
                                                            DailyEmailKey.ofStableName(name)
                                                                    .map(DailyEmailKey::person)),
                                            new DeliveryBounces(
                                                    new InMemoryDeliveries(test.tables),
                                                    _ -> {},
                                                    () -> test.now),
                                            new StopDailyMail(
                                                    crashPoint.on(
                                                            NoticePreferencesStore.class,
                                                            test.preferences),
                                                    new InMemoryOutbox(test.tables),
                                                    test.tables,
                                                    () -> test.now,
                                                    UUID::randomUUID)),
                                    () -> test.now),
                            crashPoint.on(AccountMailHandOvers.class, test.handOvers),
                            crashPoint.on(AccountMailTemplate.class, test.template),
                            users,
                            new Passwords(
                                    crashPoint.on(Credentials.class, test.credentials),
                                    new PlainHasher()),
                            crashPoint.on(Tokens.class, test.tokens),
                            new AccountLinks("https://x.example"),
                            () -> test.now)
                    .send(test.confirm, 0);
        }

        private DailyMail dailyMail() {
            return test.preferences.find(test.account.id()).orElseThrow().dailyMail();
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(names.size() > 0 || dailyMail().isOn()).isTrue();
        }

        @Override
        public void isDone() {
            assertThat(names).hasSizeBetween(1, 2).containsOnly("account." + test.id);
            assertThat(dailyMail())
                    .isInstanceOfSatisfying(
                            DailyMail.Off.class,
                            off -> assertThat(off.reason()).isEqualTo(DailyMail.Reason.REFUSED));
        }
    }

    @Test
    void a_crash_at_any_point_leaves_a_mail_that_the_next_try_ends_under_the_same_name()
            throws InterruptedException {
        CrashEverywhere.run(Refused::new);
    }
}
