package dev.pacenote.application.contracts.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link AccountNumbers} promise. */
public interface AccountNumbersContract {

    Accounts accounts();

    AccountNumbers numbers();

    private List<AccountId> people(int count) {
        return Stream.generate(() -> Samples.account(accounts()).id()).limit(count).toList();
    }

    @Test
    default void part_by_part_everybody_comes_once_in_the_order_of_numbers_and_nobody_newer() {
        var people = people(5);
        long before = people.getFirst().value() - 1;
        var newest = numbers().newest().orElseThrow();
        people(1);

        var first = numbers().next(before, newest, 3);
        var second = numbers().next(first.getLast().value(), newest, 3);

        assertThat(newest).isEqualTo(people.getLast());
        assertThat(first).isEqualTo(people.subList(0, 3));
        assertThat(second).isEqualTo(people.subList(3, 5));
        assertThat(numbers().next(newest.value(), newest, 3)).isEmpty();
    }

    @Test
    default void whoever_is_gone_is_left_out() {
        var people = people(3);
        accounts().delete(people.get(1));

        assertThat(numbers().next(people.getFirst().value() - 1, people.getLast(), 10))
                .containsExactly(people.getFirst(), people.getLast());
    }

    @Test
    default void each_account_is_in_one_part_of_all() {
        var people = people(7);
        long before = people.getFirst().value() - 1;

        var parts = new ArrayList<AccountId>();
        IntStream.range(0, 3).forEach(part -> parts.addAll(numbers().nextOf(part, 3, before, 100)));

        assertThat(parts).containsExactlyInAnyOrderElementsOf(people);
        var one = numbers().nextOf(0, 1, before, 2);
        assertThat(one).isEqualTo(people.subList(0, 2));
        assertThat(numbers().nextOf(0, 1, one.getLast().value(), 2))
                .isEqualTo(people.subList(2, 4));
    }
}
