package dev.pacenote.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.Letters;
import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.EmailAddress;
import dev.pacenote.domain.identity.PendingAccountMail;
import dev.pacenote.domain.identity.ResetRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What {@link Letters} promises. */
public interface LettersContract {

    Letters letters();

    /** Letters that reached the mail server, in order. */
    List<AccountLetter> arrived();

    /** Requests for a reset link that were heard, in order. */
    List<ResetRequest> resetsAsked();

    /** From now on so many tries fail before one succeeds. */
    void failNext(int tries);

    /** Ends the worker and starts another on the same store. */
    void restart();

    static AccountLetter letter() {
        return new AccountLetter(
                UUID.randomUUID(),
                AccountLetter.Kind.CONFIRM_ADDRESS,
                new EmailAddress(Samples.word() + "@example.org"),
                "Zoë '; drop 山",
                URI.create("https://pacenote.example/go?token=a.b-c_d"));
    }

    /** Waits for a condition and fails when it does not come true in time. */
    static void until(BooleanSupplier condition, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        assertThat(condition.getAsBoolean()).as("within " + limit).isTrue();
    }

    @Test
    default void a_posted_letter_arrives_soon_as_it_was_written() {
        var letter = letter();

        letters().post(new PendingAccountMail.Written(letter));

        until(() -> arrived().contains(letter), Duration.ofSeconds(10));
    }

    @Test
    default void a_letter_survives_a_restart_and_arrives_once() {
        var letter = letter();
        failNext(1);
        letters().post(new PendingAccountMail.Written(letter));
        restart();

        until(() -> arrived().contains(letter), Duration.ofSeconds(90));
        assertThat(arrived()).containsOnlyOnce(letter);
    }

    @Test
    default void a_wish_for_a_reset_link_is_heard_soon_and_survives_a_restart() {
        var email = new EmailAddress(Samples.word() + "@example.org");
        var request = new ResetRequest(UUID.randomUUID(), email);

        letters().postReset(request);
        restart();

        until(() -> resetsAsked().contains(request), Duration.ofSeconds(90));
    }
}
