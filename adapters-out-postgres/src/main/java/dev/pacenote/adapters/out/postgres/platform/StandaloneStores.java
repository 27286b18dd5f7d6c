package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;

/**
 * The stores of a database for whoever has no application around it, like an operator's command.
 */
public final class StandaloneStores implements AutoCloseable {

    private final ApplicationContext context;

    /**
     * @param store stays open when these stores are closed
     * @param parts what areas would bring, such as the definitions of their topics
     */
    public StandaloneStores(PostgresStore store, Object... parts) {
        var properties = new HashMap<>(SchemaMigrations.PROPERTIES);
        properties.put(Choices.SESSION_STORE, "postgres");
        context =
                ApplicationContexts.builder(properties).singletons(store).singletons(parts).start();
    }

    /** The store of that class, made when it is asked for the first time. */
    public <T> T get(Class<T> store) {
        return context.getBean(store);
    }

    @Override
    public void close() {
        context.close();
    }
}
