package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.configuration.Values;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param url empty: the server's embedded one
 */
@ConfigurationProperties("database")
@VariableGroup(title = "Database", order = 110)
public record DatabaseConfiguration(
        @Variable(
                        value = "DATABASE_URL",
                        alias = "NEON_DB_CONNECTION_STRING",
                        secret = true,
                        functionsNeedIt = true,
                        must = "be a postgres:// or jdbc:postgresql:// address",
                        otherwise = "an embedded Postgres; required by the functions",
                        meaning =
                                "`postgres://…` or JDBC, with its password; several hosts between commas, of"
                                        + " which the one that takes changes is used; a direct connection"
                                        + " for the server (ADR 5), for the functions one that may be"
                                        + " pooled transaction by transaction")
                Optional<DatabaseUrl> url) {

    /** Teaches Micronaut's conversion service to read {@link DatabaseUrl}. */
    public static final class Types implements TypeConverterRegistrar {
        @Override
        public void register(MutableConversionService conversion) {
            Values.add(conversion, DatabaseUrl.class, DatabaseUrl::read);
        }
    }

    /**
     * The settings of a pool to that database, if one is named.
     *
     * @param poolSize most connections at once
     * @param connectionTimeout how long a caller waits for a connection
     */
    public Optional<PostgresStore.Settings> settings(int poolSize, Duration connectionTimeout) {
        return url.map(
                address ->
                        new PostgresStore.Settings(
                                address.jdbcUrl(),
                                address.user(),
                                address.password(),
                                poolSize,
                                connectionTimeout));
    }
}
