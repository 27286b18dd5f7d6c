package dev.pacenote.application.delivery.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of what a store holds some may come from a version that knows more. */
class ReadableNoticesTest {

    private static final Notice NOTICE =
            Samples.notice(new AccountId(1), Samples.WEATHER, "fact", Samples.NOON, Weight.NEWS);

    @Test
    void one_that_cannot_be_read_is_left_out_and_an_absent_store_is_no_such_one() {
        assertThat(ReadableNotices.read("stored", "one", _ -> NOTICE)).contains(NOTICE);
        assertThat(
                        ReadableNotices.<String>read(
                                "stored",
                                "one",
                                _ -> {
                                    throw new IllegalArgumentException("no such kind");
                                }))
                .isEmpty();
        assertThatThrownBy(
                        () ->
                                ReadableNotices.<String>read(
                                        "stored",
                                        "one",
                                        _ -> {
                                            throw new StoreUnavailableException(
                                                    new IOException("no answer"));
                                        }))
                .isInstanceOf(StoreUnavailableException.class);
    }

    /** Numbers up to 250; those from the first readable one on can be read. */
    private static List<Integer> oldest(int limit, int firstReadable) {
        return ReadableNotices.oldest(
                limit,
                most -> IntStream.range(0, Math.min(most, 250)).boxed().toList(),
                found -> found.stream().filter(number -> number >= firstReadable).toList());
    }

    @Test
    void behind_as_many_that_cannot_be_read_as_are_asked_for_the_next_ones_are_found() {
        assertThat(oldest(2, 0)).containsExactly(0, 1);
        assertThat(oldest(2, 1)).containsExactly(1);
        assertThat(oldest(2, 200)).containsExactly(200, 201);
        assertThat(oldest(2, 1_000)).isEmpty();
    }
}
