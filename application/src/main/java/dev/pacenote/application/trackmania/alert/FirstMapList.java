package dev.pacenote.application.trackmania.alert;

import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks for the maps of an alert that was just made, while its owner waits for a moment. */
public final class FirstMapList {

    private static final System.Logger LOG = System.getLogger(FirstMapList.class.getName());

    /**
     * How long a person waits for the list of maps; afterwards it is completed in the background.
     */
    private static final Duration MAX_WAIT = Duration.ofSeconds(3);

    private final SynchronizeMaps maps;
    private final Executor background;

    public FirstMapList(SynchronizeMaps maps, Executor background) {
        this.maps = maps;
        this.background = background;
    }

    /**
     * @return whether the list is complete; one that is not follows, at the latest with the next
     *     run
     */
    boolean isKnown(MapperAlert alert, Username owner) {
        var list = CompletableFuture.runAsync(() -> maps.synchronize(alert, owner), background);
        try {
            list.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | CompletionException e) {
            LOG.log(Level.WARNING, "the maps of a new alert follow with the next run: {0}", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
