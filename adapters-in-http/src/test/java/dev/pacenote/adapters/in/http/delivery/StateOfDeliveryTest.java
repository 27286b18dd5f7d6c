package dev.pacenote.adapters.in.http.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.DeliveryState;
import io.swagger.v3.oas.annotations.media.Schema;
import org.junit.jupiter.api.Test;

class StateOfDeliveryTest {

    @Test
    void the_document_lists_the_states_that_there_are() {
        var listed = StateOfDelivery.class.getAnnotation(Schema.class).allowableValues();

        assertThat(listed).containsExactlyElementsOf(DeliveryState.WIRE_NAMES);
    }
}
