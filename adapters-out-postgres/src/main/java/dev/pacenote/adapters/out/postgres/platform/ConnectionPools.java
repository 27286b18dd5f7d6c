package dev.pacenote.adapters.out.postgres.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens pools of connections, each for another use. None connects before it has to. */
final class ConnectionPools {

    /**
     * Fails on a database that only reads: after a fail-over the pool must not keep its connections
     * to what has become a standby.
     */
    private static final String WRITABLE =
            "select case current_setting('transaction_read_only') when 'off' then 1"
                    + " else ('it only reads: ' || current_setting('transaction_read_only'))::integer"
                    + " end";

    /** As many connections as Flyway takes at once while somebody asks something else. */
    private static final int FEW = 4;

    private ConnectionPools() {}

    /**
     * For a process that stays. It connects when it is asked the first time: its database may be
     * about to start, and a pool that has tried in vain waits longer each time.
     */
    static HikariDataSource lasting(PostgresStore.Settings settings) {
        var config = writing(settings);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        // No disk turns any more: an index is worth its while sooner than Postgres assumes.
        config.setConnectionInitSql("set random_page_cost = 1.1");
        var pool = new HikariDataSource();
        config.copyStateTo(pool);
        return pool;
    }

    /**
     * For a process that comes and goes, through a pooler that may hand every transaction to
     * another connection.
     */
    static HikariDataSource behindAnother(PostgresStore.Settings settings) {
        var config = writing(settings);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        // What one transaction prepares is not there in the next one.
        config.addDataSourceProperty("prepareThreshold", "0");
        return new HikariDataSource(config);
    }

    /** For a look at whatever database is there, also at a standby. Fails when there is none. */
    static HikariDataSource looking(PostgresStore.Settings settings) {
        var config = config(settings);
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(FEW);
        config.setInitializationFailTimeout(settings.connectionTimeout().toMillis());
        return new HikariDataSource(config);
    }

    /** For connections to whichever host takes changes. */
    private static HikariConfig writing(PostgresStore.Settings settings) {
        var config = config(settings);
        config.addDataSourceProperty("targetServerType", "primary");
        // How long, in seconds, a host that was found to be a standby is not asked again.
        config.addDataSourceProperty("hostRecheckSeconds", "2");
        // Asked of a connection that was idle for half a second, before it is lent.
        config.setConnectionTestQuery(WRITABLE);
        return config;
    }

    private static HikariConfig config(PostgresStore.Settings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.jdbcUrl());
        if (!settings.user().isEmpty()) {
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setPoolName("pacenote");
        config.addDataSourceProperty("ApplicationName", "pacenote");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Longer than any statement of ours: a connection that hangs is given up.
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return config;
    }
}
