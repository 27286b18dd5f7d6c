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
