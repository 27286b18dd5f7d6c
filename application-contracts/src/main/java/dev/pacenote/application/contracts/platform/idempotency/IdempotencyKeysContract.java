package dev.pacenote.application.contracts.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} promise. */
public interface IdempotencyKeysContract extends RetentionStoreContract {

    StoredReply REPLY =
            new StoredReply(
                    201, "{\"id\":\"'; --\"}", Optional.of("/users/7"), Optional.of("\"0\""));

    IdempotencyKeys keys();

    /** Erases the replies of an account that is gone. */
    AccountEraser eraser();

    Transactions transactions();

    private static IdempotentRequest request() {
        return IdempotentRequest.of("7", "POST", "/users", Samples.word(), "{}");
    }

    /** The same key with something else behind it. */
    private static IdempotentRequest other(IdempotentRequest request) {
        return new IdempotentRequest(request.caller(), request.scope(), request.content() + "x");
    }

    private Claim claim(IdempotentRequest request, Instant now) {
        return transactions().inTransaction(() -> keys().claim(request, now));
    }

    private void done(IdempotentRequest request, StoredReply reply) {
        transactions()
                .run(
                        () -> {
                            assertThat(keys().claim(request, Samples.NOON))
                                    .isEqualTo(new Claim.First());
                            keys().store(request, reply, Samples.NOON);
                        });
    }

    @Test
    default void a_repeat_gets_the_reply_of_the_first_to_the_last_field() {
        var request = request();
        done(request, REPLY);
        var plain = request();
        done(plain, new StoredReply(200, "", Optional.empty(), Optional.empty()));

        assertThat(claim(request, Samples.NOON)).isEqualTo(new Claim.Repeated(REPLY));
        assertThat(claim(plain, Samples.NOON))
                .isEqualTo(
                        new Claim.Repeated(
                                new StoredReply(200, "", Optional.empty(), Optional.empty())));
    }

    @Test
    default void a_key_with_something_else_behind_it_is_a_mismatch() {
        var request = request();
        done(request, REPLY);

        assertThat(claim(other(request), Samples.NOON)).isEqualTo(new Claim.Mismatch());
        assertThat(claim(request, Samples.NOON)).isEqualTo(new Claim.Repeated(REPLY));
    }

    @Test
    default void a_reply_is_kept_for_twenty_four_hours() {
        var request = request();
        done(request, REPLY);
        var end = Samples.NOON.plus(IdempotentRequest.KEPT);

        assertThat(claim(request, end.minusMillis(1))).isEqualTo(new Claim.Repeated(REPLY));
        transactions()
                .run(
                        () -> {
                            assertThat(keys().claim(other(request), end))
                                    .isEqualTo(new Claim.First());
                            keys().store(other(request), REPLY, end);
                        });
        assertThat(claim(request, end))
                .as("the key is another's now")
                .isEqualTo(new Claim.Mismatch());
    }

    @Test
    default void a_key_that_was_given_back_is_new() {
        var request = request();
        transactions()
                .run(
                        () -> {
                            keys().claim(request, Samples.NOON);
                            keys().release(request);
                        });

        done(other(request), REPLY);
    }

    @Test
    default void a_key_of_a_transaction_that_was_undone_is_new() {
        var request = request();
        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    keys().claim(request, Samples.NOON);
                                                    keys().store(request, REPLY, Samples.NOON);
                                                    throw new IllegalStateException("crash");
                                                }))
                .hasMessage("crash");

        done(other(request), REPLY);
    }

    @Test
    default void a_key_without_a_transaction_is_refused() {
        var request = request();

        assertThatThrownBy(() -> keys().claim(request, Samples.NOON))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void of_many_at_once_one_does_the_work_and_the_others_repeat_its_reply() {
        var request = request();
        var works = new AtomicInteger();

        var claims =
                Samples.atOnce(
                        8,
                        () ->
                                transactions()
                                        .inTransaction(
                                                () -> {
                                                    var claim = keys().claim(request, Samples.NOON);
                                                    if (claim instanceof Claim.First) {
                                                        works.incrementAndGet();
                                                        keys().store(request, REPLY, Samples.NOON);
                                                    }
                                                    return claim;
                                                }));

        assertThat(works).hasValue(1);
        assertThat(claims).filteredOn(new Claim.First()::equals).hasSize(1);
        assertThat(claims).filteredOn(new Claim.Repeated(REPLY)::equals).hasSize(7);
    }

    @Test
    default void replies_go_with_their_account_and_those_of_others_stay() {
        var mine = IdempotentRequest.of("8", "POST", "/users", Samples.word(), "{}");
        var theirs = IdempotentRequest.of("88", "POST", "/users", Samples.word(), "{}");
        done(mine, REPLY);
        done(theirs, REPLY);

        eraser().erase(new AccountId(8));
        eraser().erase(new AccountId(8));

        assertThat(keys().find(mine, Samples.NOON)).isEqualTo(new Claim.First());
        assertThat(keys().find(theirs, Samples.NOON)).isEqualTo(new Claim.Repeated(REPLY));
        done(other(mine), REPLY);
    }

    @Test
    default void expired_keys_are_purged_and_no_others() {
        var old = request();
        var recent = request();
        done(old, REPLY);
        transactions()
                .run(
                        () -> {
                            keys().claim(recent, Samples.NOON.plusSeconds(1));
                            keys().store(recent, REPLY, Samples.NOON.plusSeconds(1));
                        });
        var end = Samples.NOON.plus(IdempotentRequest.KEPT);

        assertThat(retention().purge(end, 1_000_000)).isPositive();

        assertThat(claim(old, Samples.NOON)).as("it is gone").isEqualTo(new Claim.First());
        assertThat(claim(recent, end)).isEqualTo(new Claim.Repeated(REPLY));
    }
}
