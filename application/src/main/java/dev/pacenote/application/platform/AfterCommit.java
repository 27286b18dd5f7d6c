package dev.pacenote.application.platform;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** What is to be done when one transaction has been committed. Made for each try of it. */
public final class AfterCommit {

    private static final System.Logger LOG = System.getLogger(AfterCommit.class.getName());

    private final List<Runnable> works = new ArrayList<>();

    /** Adds work to what is done after the commit. */
    public void add(Runnable work) {
        works.add(work);
    }

    /** Does all of it, in the order in which it was added. */
    public void run() {
        works.forEach(AfterCommit::run);
    }

    /** Does one piece of work. What is stored stays so, whatever becomes of the work. */
    public static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "what was to be done after a commit failed", e);
        }
    }
}
