package dev.pacenote.application.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class ManageWorkshopTest {

    @Test
    void another_default_threshold_has_the_parts_looked_at_once_it_is_stored() {
        var world = new PartsWorld();
        var pads = world.part("pads", 2, 0);
        var manage = world.manageWorkshop(CrashPoint.whole());

        manage.change(world.workshop, it -> it.allowingNegativeStock(true));
        assertThat(world.open(pads)).isEmpty();
        world.tables.run(
                () -> {
                    manage.change(world.workshop, it -> it.withDefaultThreshold(Quantity.of(3)));
                    assertThat(world.open(pads)).as("before the commit").isEmpty();
                });
        assertThat(world.open(pads)).isPresent();
        assertThat(world.told()).containsExactly("parts.low");
    }

    @Test
    void a_crash_anywhere_saves_the_settings_of_a_workshop_or_leaves_them()
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld world = new PartsWorld();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                world.manageWorkshop(crashPoint)
                                        .change(
                                                world.workshop,
                                                it ->
                                                        it.withDefaultThreshold(Quantity.of(3))
                                                                .withCurrency(
                                                                        Currency.getInstance(
                                                                                "EUR")));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                var settings = world.settings();
                                assertThat(settings.currency().getCurrencyCode().equals("EUR"))
                                        .isEqualTo(settings.defaultThreshold().isPositive());
                            }

                            @Override
                            public void isDone() {
                                var settings =
                                        world.manageWorkshop(CrashPoint.whole())
                                                .show(world.workshop);
                                assertThat(settings.defaultThreshold()).isEqualTo(Quantity.of(3));
                                assertThat(settings.allowNegativeStock()).isFalse();
                            }
                        });
    }
}
