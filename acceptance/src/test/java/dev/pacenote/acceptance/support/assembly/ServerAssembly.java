package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.adapters.in.scheduler.trackmania.search.SearchWorker;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.server.PacenoteServer;
import java.time.InstantSource;

/** The self-hosted server. */
public record ServerAssembly(PacenoteServer server) implements RunningService {

    public static ServerAssembly open(Configuration configuration, InstantSource clock) {
        return new ServerAssembly(PacenoteServer.start(configuration, clock));
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    @Override
    public void startSearching() {
        server.bean(SearchWorker.class).start();
    }

    @Override
    public void startScheduledJobs() {
        server.startScheduledJobs();
    }

    @Override
    public void lookAround() {
        server.bean(DeleteUnconfirmedAccounts.class).forget();
        server.bean(PurgeExpired.class).purge();
        server.bean(SendDailyEmails.class).sendAll(RetryTiming.WAITS_ARE_KEPT);
    }

    @Override
    public void close() {
        server.close();
    }
}
