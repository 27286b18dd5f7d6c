package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.reorder.PartAlert;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartNoticesTest {

    @Test
    void the_same_alert_is_the_same_fact_about_its_part() {
        var world = new PartsWorld();
        var part =
                world.stocked(world.part("pads", 3, 0))
                        .part()
                        .with(PartDetails.named("Pads <b>", Quantity.of(5)));
        var alert = new PartAlert(PartAlert.Kind.ORDER_INSUFFICIENT, "t:order:1", part, UUID.randomUUID());
        var context = world.contexts(CrashPoint.whole()).now(world.workshop);

        var notice = PartNotices.of(alert, context);

        assertThat(notice.key().sameFact(PartNotices.of(alert, context).key())).isTrue();
        assertThat(notice.topic()).isEqualTo(PartFacts.LOW);
        assertThat(notice.key().subject()).contains("pads");
        assertThat(notice.facts(PartFacts.class))
                .satisfies(
                        facts -> {
                            assertThat(facts.name()).isEqualTo("Pads <b>");
                            assertThat(facts.numbers().suggested()).isEqualTo(Quantity.of(10));
                            assertThat(PartFacts.of(facts.stored())).isEqualTo(facts);
                        });
    }
}
