package dev.pacenote.configuration;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.beans.BeanIntrospection;
import org.junit.jupiter.api.Test;

class DescribedTest {

    @Introspected
    record Storage(@Variable(value = "S3_ENDPOINT", meaning = "where it is") String s3Endpoint) {}

    @Test
    void a_name_that_the_context_would_not_find_is_refused() {
        var component =
                BeanIntrospection.getIntrospection(Storage.class).getConstructorArguments()[0];

        assertThatThrownBy(() -> Described.of("storage", component))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("s3Endpoint");
    }
}
