package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalTrustTest {

    private static RefusalTrust refused(RefusalTrust before, int times) {
        return IntStream.range(0, times)
                .boxed()
                .reduce(before, (trust, _) -> trust.refused(), (first, _) -> first);
    }

    @Test
    void a_server_that_takes_mails_is_believed_when_it_refuses_some() {
        var taking = RefusalTrust.UNKNOWN.accepted();

        assertThat(refused(taking, 1).isBelieved()).isTrue();
        assertThat(refused(taking, RefusalTrust.MAX_IN_A_ROW).isBelieved()).isTrue();
        assertThat(refused(refused(taking, 4).accepted(), 4).isBelieved()).isTrue();
    }

    @Test
    void a_server_that_refuses_reader_after_reader_is_against_us() {
        var after = refused(RefusalTrust.UNKNOWN.accepted(), RefusalTrust.MAX_IN_A_ROW + 1);

        assertThat(after.isBelieved()).isFalse();
        assertThat(after.isAgainstUs()).isTrue();
        assertThat(after.accepted().isAgainstUs()).isFalse();
    }

    @Test
    void a_server_that_has_taken_nothing_yet_is_not_believed_and_nobody_is_called() {
        var first = RefusalTrust.UNKNOWN.refused();

        assertThat(first.isBelieved()).isFalse();
        assertThat(first.isAgainstUs()).isFalse();
        assertThat(refused(first, RefusalTrust.MAX_IN_A_ROW).isAgainstUs()).isTrue();
    }
}
