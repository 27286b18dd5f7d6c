package dev.pacenote.application.contracts.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.stock.VerificationRound;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link VerificationRounds} promises. */
public interface VerificationRoundsContract {

    VerificationRounds rounds();

    @Test
    default void the_newest_round_is_as_it_was_saved_last() {
        var start = Samples.NOON;
        for (var round :
                List.of(
                        new VerificationRound(start, Optional.empty(), 0, Optional.empty()),
                        new VerificationRound(
                                start, Optional.empty(), 7, Optional.of(new PartId("pads"))),
                        new VerificationRound(start, Optional.empty(), 8, Optional.empty()),
                        new VerificationRound(
                                start,
                                Optional.of(start.plusSeconds(9)),
                                1L << 40,
                                Optional.empty()),
                        new VerificationRound(
                                start.plusSeconds(99), Optional.empty(), 0, Optional.empty()))) {
            rounds().save(round);
            assertThat(rounds().last()).contains(round);
        }
    }
}
