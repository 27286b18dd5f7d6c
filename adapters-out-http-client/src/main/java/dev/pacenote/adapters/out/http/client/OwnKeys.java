package dev.pacenote.adapters.out.http.client;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a service takes our own keys. That it does not is an alarm: no waiting helps, an operator
 * has to look. The log says each change once.
 */
public final class OwnKeys {

    private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);

    private final String service;
    private final String variables;
    private final AtomicBoolean refused = new AtomicBoolean();

    /**
     * @param service such as {@code Discord}
     * @param variables where the keys come from, for the operator
     */
    public OwnKeys(String service, String variables) {
        this.service = service;
        this.variables = variables;
    }

    /** The service said that they are wrong. */
    public void refuse() {
        if (refused.compareAndSet(false, true)) {
            LOG.error("{} refuses our keys; check {}", service, variables);
        }
    }

    /** The service took them. */
    public void accept() {
        if (refused.compareAndSet(true, false)) {
            LOG.info("{} takes our keys again", service);
        }
    }

    /** Whether the service refused them last. */
    public boolean areRefused() {
        return refused.get();
    }
}
