package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.account.mail.AccountMessages;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.account.mail.InMemoryAccountMailCodec;
import dev.pacenote.application.identity.credential.InMemoryCredentials;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.session.TransactionalSessions;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes wrong with one person never keeps anything from the others. */
class OnePersonsTroubleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static DeliveryState mail(CrashedRunTest.Story story, Account reader) {
        return story.world.emails.find(new DailyEmailKey(reader.id(), DAY)).orElseThrow().state();
    }

    @Test
    void a_mail_that_cannot_be_composed_waits_and_the_others_leave() throws InterruptedException {
        var story = new CrashedRunTest.Story();
        story.world.uncomposable = Optional.of(story.fox.id());

        var run = story.world.run(CrashPoint.whole());

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.tally().sent()).isEqualTo(1);
        assertThat(run.tally().failed()).isEqualTo(1);
        assertThat(story.world.reported(story.hare)).isNotEmpty();
        assertThat(mail(story, story.fox))
                .isInstanceOfSatisfying(
                        DeliveryState.Scheduled.class,
                        failed -> assertThat(failed.error()).isEqualTo("mail_not_written_yet"));
        assertThat(story.world.history.of(story.fox.id(), DAY, DAY))
                .extracting(HistoryEntry::status)
                .containsOnly(HistoryEntry.Status.TECHNICAL_ERROR);

        story.world.uncomposable = Optional.empty();
        story.world.run(CrashPoint.whole());
        story.everybodyHeardOnce();
    }

    @Test
    void maps_that_cannot_be_read_keep_no_new_map_from_the_others() throws InterruptedException {
        var story = new CrashedRunTest.Story();
        var added = new MapUid("added");
        story.world.listed.add(new ExchangeMap(added, 1, new MapName("added"), MapType.RACE));
        story.world.unreadableMaps = story.world.alerts.find(story.fox.id()).map(MapperAlert::id);

        var run = story.world.run(CrashPoint.whole());

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(story.world.covered(story.hare)).contains(added);
        assertThat(story.world.covered(story.fox)).isNotEmpty().doesNotContain(added);
        assertThat(story.world.reported(story.hare)).isNotEmpty();
    }

    @Test
    void a_mailer_that_stumbles_over_one_mail_gets_the_others() throws InterruptedException {
        var story = new CrashedRunTest.Story();
        story.world.stumbling = Optional.of(story.fox.id());

        var run = story.world.run(CrashPoint.whole());

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(story.world.reported(story.hare)).isNotEmpty();
        assertThat(story.world.reported(story.fox)).isEmpty();

        story.world.stumbling = Optional.empty();
        story.world.now = story.world.now.plus(Lease.LENGTH).plusSeconds(1);
        story.world.run(CrashPoint.whole());
        story.everybodyHeardOnce();
    }

    private static void waitForTheNextTry(CrashedRunTest.Story story) {
        story.world.now = story.world.now.plus(Lease.LENGTH).plusSeconds(1);
    }

    @Test
    void a_mail_whose_outcome_cannot_be_stored_is_given_up_after_as_many_copies_as_tries()
            throws InterruptedException {
        var story = new CrashedRunTest.Story();
        story.world.unrecordable = Optional.of(story.fox.id());

        for (int i = 0; i < 20; i++) {
            story.world.run(CrashPoint.whole());
            waitForTheNextTry(story);
        }

        var copies =
                story.world.outbox.stream()
                        .filter(copy -> copy.to().equals(Samples.address(story.fox)))
                        .toList();
        assertThat(copies).hasSize(RetrySchedule.MAX_ATTEMPTS);

        story.world.unrecordable = Optional.empty();
        story.world.run(CrashPoint.whole());

        assertThat(
                        story.world.outbox.stream()
                                .filter(c -> c.to().equals(Samples.address(story.fox))))
                .as("copies")
                .hasSameSizeAs(copies);
        assertThat(mail(story, story.fox))
                .isInstanceOfSatisfying(
                        DeliveryState.Failed.class, dead -> assertThat(dead.uncertain()).isTrue());
        assertThat(story.world.history.of(story.fox.id(), DAY, DAY))
                .extracting(HistoryEntry::message)
                .containsOnly(
                        "The mail may have reached you: we could not note that it left, and do not"
                                + " send it again; everything is in your inbox.");
        assertThat(story.world.dailyMail(story.fox).isOn()).isTrue();
    }

    @Test
    void the_history_says_when_a_mail_is_not_tried_again() throws InterruptedException {
        var story = new CrashedRunTest.Story();
        story.world.refusal = Optional.of(SendFailure.temporary("busy"));

        for (int i = 0; i < RetrySchedule.MAX_ATTEMPTS - 1; i++) {
            story.world.run(CrashPoint.whole());
        }
        assertThat(story.world.history.of(story.fox.id(), DAY, DAY))
                .extracting(HistoryEntry::message)
                .containsOnly("The mail could not be handed over yet; it is tried again.");
        story.world.run(CrashPoint.whole());

        assertThat(mail(story, story.fox)).isInstanceOf(DeliveryState.Failed.class);
        assertThat(story.world.history.of(story.fox.id(), DAY, DAY))
                .extracting(HistoryEntry::message)
                .containsOnly(
                        "The mail could not be handed over, and we have stopped trying; everything"
                                + " is in your inbox.");
    }

    @Test
    void a_mail_that_cannot_be_written_is_given_up_and_mail_stays_on() throws InterruptedException {
        var story = new CrashedRunTest.Story();
        story.world.unwritable = true;

        story.world.run(CrashPoint.whole());

        assertThat(mail(story, story.fox)).isInstanceOf(DeliveryState.Failed.class);
        assertThat(story.world.dailyMail(story.fox).isOn()).isTrue();
        assertThat(story.world.history.of(story.fox.id(), DAY, DAY))
                .extracting(HistoryEntry::message)
                .containsOnly("We could not write the mail; everything is in your inbox.");
    }

    @Test
    void an_address_that_takes_no_mail_switches_mail_off() throws InterruptedException {
        var story = new CrashedRunTest.Story();
        story.world.refusal = Optional.of(SendFailure.unmailableAddress());

        story.world.run(CrashPoint.whole());

        assertThat(mail(story, story.fox)).isInstanceOf(DeliveryState.Failed.class);
        assertThat(story.world.dailyMail(story.fox).isOn()).isFalse();
    }

    @Test
    void everybody_who_never_confirmed_is_forgotten_although_one_makes_trouble() {
        var tables = new Tables();
        var users = new InMemoryAccounts(tables);
        var people = new ArrayList<AccountId>();
        for (int i = 0; i < 3; i++) {
            var word = Samples.word();
            people.add(
                    Samples.added(
                                    users,
                                    new NewAccount(
                                            new Username(word),
                                            new EmailAddress(word + "@example.org"),
                                            Role.USER,
                                            Optional.empty(),
                                            Samples.NOON))
                            .id());
        }
        var forgotten = new ArrayList<AccountId>();
        AccountEraser stumbling =
                person -> {
                    if (person.equals(people.getFirst())) {
                        throw new IllegalStateException("trouble");
                    }
                };
        var failures = new ArrayList<RuntimeException>();
        var sessions = new TransactionalSessions(new Tables());
        var outbox =
                new AccountOutbox(
                        new InMemoryOutbox(tables),
                        tables,
                        sessions,
                        new OutsideLogins(new InMemoryCredentials(tables)),
                        new AccountMessages(
                                sessions,
                                List.of(stumbling, forgotten::add),
                                () -> {
                                    throw new AssertionError("no mail is due");
                                },
                                new InMemoryAccountMailCodec(),
                                _ -> {},
                                _ -> {}),
                        (_, _, _, cause) -> failures.add(cause),
                        () -> Samples.NOON,
                        UUID::randomUUID);
        var forget =
                new DeleteUnconfirmedAccounts(
                        users, outbox, () -> Samples.NOON.plus(Duration.ofDays(8)));

        assertThat(forget.forget()).isEqualTo(people.size());

        assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("trouble");
        assertThat(forgotten).containsExactlyInAnyOrderElementsOf(people.subList(1, people.size()));
        assertThat(users.count()).isZero();
    }
}
