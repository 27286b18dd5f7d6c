package dev.pacenote.application.platform;

import java.util.function.Supplier;

/**
 * All changes that the work makes through the ports of the relational store, or none. Work inside
 * work joins it. An exception of the work undoes everything and is passed on. Where the store undid
 * everything by itself, to let another transaction through, the work is done again.
 */
public interface Transactions {

    <T> T inTransaction(Supplier<T> work);

    /**
     * The same, but that inside of work a failure undoes the changes of this work alone: whoever
     * catches the exception goes on with all that was done before, in a transaction that is whole.
     */
    <T> T apart(Supplier<T> work);

    /** Whether the caller is inside such work. */
    boolean isOpen();

    /**
     * Does something when everything that the caller is inside of is stored: after the commit of
     * the outermost work, in which a new transaction can begin, and never if that is undone; at
     * once where the caller is inside of none. A failure of it is logged and harms nobody.
     */
    void afterCommit(Runnable work);

    default void run(Runnable work) {
        inTransaction(
                () -> {
                    work.run();
                    return true;
                });
    }
}
