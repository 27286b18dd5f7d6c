package dev.pacenote.application.dailyrun;

/** Somebody else ended the pass of a run while this worker was still at it. */
final class PassEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PassEndedException() {
        super("the pass has ended", null, false, false);
    }
}
