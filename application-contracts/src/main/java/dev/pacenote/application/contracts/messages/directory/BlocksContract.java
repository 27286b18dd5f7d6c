package dev.pacenote.application.contracts.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link Blocks} promise. */
public interface BlocksContract {

    Blocks blocks();

    Accounts accounts();

    Transactions transactions();

    private AccountId account() {
        return Samples.account(accounts()).id();
    }

    @Test
    default void those_whom_somebody_blocks_are_found_the_latest_first() {
        var owner = account();
        var one = account();
        var other = account();
        blocks().add(owner, one, Samples.NOON);
        blocks().add(owner, other, Samples.NOON.plusSeconds(1));

        assertThat(blocks().of(owner)).containsExactly(other, one);
        assertThat(blocks().of(one)).isEmpty();
        assertThat(blocks().isBlocked(owner, one)).isTrue();
        assertThat(blocks().isBlocked(one, owner)).isFalse();
    }

    @Test
    default void of_many_pairs_those_are_found_of_whom_the_first_blocks_the_other() {
        var owner = account();
        var other = account();
        blocks().add(owner, other, Samples.NOON);
        var block = new Blocks.Block(owner, other);

        assertThat(
                        blocks().findAll(
                                        List.of(
                                                block,
                                                new Blocks.Block(other, owner),
                                                new Blocks.Block(owner, account()))))
                .containsExactly(block);
        assertThat(blocks().findAll(List.of())).isEmpty();
    }

    @Test
    default void a_block_that_is_there_stays_as_old_as_it_is_and_ends_once() {
        var owner = account();
        var one = account();
        var other = account();
        blocks().add(owner, one, Samples.NOON);
        blocks().add(owner, other, Samples.NOON.plusSeconds(1));
        blocks().add(owner, one, Samples.NOON.plusSeconds(2));
        assertThat(blocks().of(owner)).containsExactly(other, one);

        blocks().remove(owner, one);
        blocks().remove(owner, one);

        assertThat(blocks().of(owner)).containsExactly(other);
    }

    @Test
    default void a_block_goes_with_either_of_the_two_accounts() {
        var owner = account();
        var other = account();
        blocks().add(owner, other, Samples.NOON);
        blocks().add(other, owner, Samples.NOON);

        accounts().delete(other);

        assertThat(blocks().of(owner)).isEmpty();
        assertThat(blocks().of(other)).isEmpty();
    }

    @Test
    default void a_caller_who_asks_in_order_to_change_waits_for_the_one_before() {
        var owner = account();
        var others = new ConcurrentLinkedQueue<>(Stream.generate(this::account).limit(6).toList());

        var sizes =
                Samples.atOnce(
                        6,
                        () ->
                                transactions()
                                        .inTransaction(
                                                () -> {
                                                    int size = blocks().ofForUpdate(owner).size();
                                                    blocks().add(
                                                                    owner,
                                                                    others.remove(),
                                                                    Samples.NOON);
                                                    return size;
                                                }));

        assertThat(sizes).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }
}
