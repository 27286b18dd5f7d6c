package dev.pacenote.application.dailyrun;

/** The next date's run is due before this one was finished; that one takes the rest over. */
public final class RunOverdueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunOverdueException() {
        super("the next date's run is due");
    }
}
