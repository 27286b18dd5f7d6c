package dev.pacenote.application.contracts.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.parts.PartsStores;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** What {@link Workshops} promises. */
public interface WorkshopsContract extends PartsStores {

    Transactions transactions();

    @Test
    default void what_is_saved_in_work_that_is_undone_was_never_saved() {
        var workshop = workshop();
        var chosen = workshop.withDefaultThreshold(Quantity.of("2.5"));

        assertThatThrownBy(
                        () ->
                                transactions()
                                        .run(
                                                () -> {
                                                    workshops().save(chosen);
                                                    assertThat(workshops().find(workshop.account()))
                                                            .as("the work itself sees it")
                                                            .contains(chosen.savedAs(1));
                                                    assertThat(workshops().save(chosen.savedAs(1)))
                                                            .isEqualTo(
                                                                    new SaveResult.Saved<>(
                                                                            chosen.savedAs(2)));
                                                    throw new IllegalArgumentException("undo");
                                                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(workshops().find(workshop.account())).isEmpty();
    }

    @Test
    default void a_workshop_comes_back_as_it_was_saved_and_one_winner_per_version() {
        var workshop = workshop();
        assertThat(workshops().find(workshop.account())).isEmpty();

        var chosen =
                workshop.withDefaultThreshold(Quantity.of("2.5"))
                        .allowingNegativeStock(true)
                        .withCurrency(Currency.getInstance("EUR"));
        var results = Samples.atOnce(4, () -> workshops().save(chosen));

        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        assertThat(workshops().find(workshop.account())).contains(chosen.savedAs(1));
        assertThat(workshops().save(chosen)).isInstanceOf(SaveResult.Conflict.class);
        assertThat(workshops().save(chosen.savedAs(1)))
                .isEqualTo(new SaveResult.Saved<>(chosen.savedAs(2)));
        assertThat(workshops().save(workshop().savedAs(3)))
                .as("one that is not there")
                .isInstanceOf(SaveResult.Conflict.class);
    }
}
