package dev.pacenote.lambda.runtime;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function of which a snapshot is made, from which later instances start warm: before it, real
 * requests go through everything that needs no store; then connections are let go of, which the
 * first question opens again. Nothing that must differ between instances exists by then: no
 * identity, no token, no random number.
 */
public interface SnapStart extends Resource {

    Logger LOG = LoggerFactory.getLogger(SnapStart.class);

    /** The framework remembers weakly; the runtime holds the function for as long as it lives. */
    default void registerForSnapshot() {
        Core.getGlobalContext().register(this);
    }

    /** Warms everything up that a first request would wait for. */
    void prime();

    /** Lets go of what does not survive. */
    void rest();

    @Override
    default void beforeCheckpoint(Context<? extends Resource> context) {
        prime();
        rest();
    }

    @Override
    default void afterRestore(Context<? extends Resource> context) {
        LOG.info("restored from the snapshot");
    }
}
