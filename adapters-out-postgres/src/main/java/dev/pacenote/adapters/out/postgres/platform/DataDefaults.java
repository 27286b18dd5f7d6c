package dev.pacenote.adapters.out.postgres.platform;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/**
 * Tells every context with this module on its class path of a data source, whose address only
 * {@link DatabaseConfiguration} knows.
 */
@ContextConfigurer
public final class DataDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.properties(Map.of("datasources.default.dialect", "POSTGRES"));
    }
}
