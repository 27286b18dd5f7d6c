package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.application.platform.StoreUnavailableException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.flyway.FlywayConfigurationProperties;
import io.micronaut.flyway.FlywayMigrator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Brings the schema up to date, by the framework's module for Flyway. Whoever wants that asks for
 * it: a function that only answers requests never looks at migrations.
 */
@Singleton
@Requires(beans = PostgresStore.class)
@Requires(property = SchemaMigrations.SWITCH)
public final class SchemaMigrations {

    static final String SWITCH = "flyway.datasources.default.enabled";

    /** What a context is told that migrates. The module does nothing before it is asked to. */
    public static final Map<String, Object> PROPERTIES = Map.of(SWITCH, false);

    private static final Set<MigrationState> NEWER =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private final PostgresStore store;
    private final FlywayMigrator migrator;
    private final FlywayConfigurationProperties configuration;

    SchemaMigrations(
            PostgresStore store,
            FlywayMigrator migrator,
            @Named("default") FlywayConfigurationProperties configuration) {
        this.store = store;
        this.migrator = migrator;
        this.configuration = configuration;
        // Tables that a newer version has changed are refused: what it made of them is not known.
        configuration.getFluentConfiguration().ignoreMigrationPatterns(new String[0]);
    }

    /**
     * Brings the schema up to date. Of several who do so at once one does it, and the others wait.
     *
     * @throws StoreUnavailableException when there is no database at that address
     * @throws NewerSchemaException when a newer version has changed the schema
     */
    public void migrate() {
        // Flyway waits for a database twice: once is enough to know that there is none.
        store.checkConnection();
        try {
            migrator.run(configuration, store.dataSource());
        } catch (FlywayValidateException e) {
            var newest = newest();
            throw newest.isPresent() ? new NewerSchemaException(newest.get(), e) : e;
        } catch (RuntimeException e) {
            throw StoreFailures.translate(e);
        }
    }

    private Optional<String> newest() {
        try {
            return newer(flyway(store.dataSource()).info());
        } catch (RuntimeException e) {
            throw StoreFailures.translate(e);
        }
    }

    /** Brings the schema up to date for whoever has no application around it. */
    public static void migrate(PostgresStore.Settings settings) {
        PostgresStore.open(settings).close();
    }

    /** For looking only. */
    static Flyway flyway(DataSource database) {
        return Flyway.configure().dataSource(database).load();
    }

    /** Number and name of the last change that a newer version has made, if one has. */
    static Optional<String> newer(MigrationInfoService migrations) {
        return Stream.of(migrations.all())
                .filter(migration -> NEWER.contains(migration.getState()))
                .reduce((_, last) -> last)
                .map(migration -> migration.getVersion() + ", " + migration.getDescription());
    }
}
