package dev.pacenote.application.platform;

/** More of something is asked at once than can be done in a sensible time. Nothing was changed. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what there is too much of
     */
    public OverloadedException(String what) {
        super(what);
    }
}
